#include "services/bulletin/share_uses.hpp"
#include "services/charter/load_charter.hpp"
#include "services/enquiry/answer_enquiry.hpp"
#include "services/enquiry/ask_enquiry.hpp"
#include "tests/scenario/steps.hpp"

#include <charconv>

namespace noroshi::scenario {
namespace {

auto file(Stage& stage, const Actor& actor, services::FileReport request) -> Result<> {
  const auto filed = NOROSHI_TRY(services::file_report(stage.house(actor), stage.caller(actor), stage.town().key(), std::move(request)));
  stage.remember_filed(actor.station, filed.value().thread);
  return {};
}

auto file_first(Stage& stage, const Words& words) -> Result<> {
  services::FileReport request;
  request.input.what_i_know = words.texts[0];
  return file(stage, NOROSHI_TRY(find_actor(words.names[0])), std::move(request));
}

auto file_standing(Stage& stage, const Words& words) -> Result<> {
  services::FileReport request;
  request.input.what_i_know = words.texts[0];
  request.consent = services::ConsentMode::Standing;
  return file(stage, NOROSHI_TRY(find_actor(words.names[0])), std::move(request));
}

auto file_duty(Stage& stage, const Words& words) -> Result<> {
  const auto actor = NOROSHI_TRY(find_actor(words.names[0]));
  auto& house = stage.house(actor);
  services::FileReport request;
  request.input.what_i_know = words.texts[0];
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    for (const auto& charter : NOROSHI_TRY(services::list_charters(tx, house))) {
      if (charter.charter().statutory) request.charter = charter.charter().id;
    }
    return {};
  }));
  if (!request.charter) return untrue("no law asks for a report at " + actor.station);
  return file(stage, actor, std::move(request));
}

auto take_down_call(Stage& stage, const Words& words) -> Result<> {
  const auto caller = NOROSHI_TRY(find_actor(words.names[1]));
  services::FileReport request;
  request.input.what_i_know = words.texts[0];
  request.on_behalf_of = stage.caller(caller).organisation;
  return file(stage, NOROSHI_TRY(find_actor(words.names[0])), std::move(request));
}

template <domain::ReportStage S> auto file_later(Stage& stage, const Words& words) -> Result<> {
  const auto actor = NOROSHI_TRY(find_actor(words.names[0]));
  services::FileReport request;
  request.input.stage = S;
  request.input.what_i_know = words.texts[0];
  request.thread = NOROSHI_TRY(stage.case_at(actor));
  return file(stage, actor, std::move(request));
}

auto consent(Stage& stage, const Words& words) -> Result<> {
  const auto actor = NOROSHI_TRY(find_actor(words.names[0]));
  const auto view = NOROSHI_TRY(stage.look_at_clearance(actor));
  NOROSHI_TRY(services::consent_to(stage.house(actor), stage.caller(actor), view.clearance, view.digest, domain::SmallSet::Refuse));
  return {};
}

auto approve_at_home(Stage& stage, const Words& words) -> Result<> {
  const auto actor = NOROSHI_TRY(find_actor(words.names[0]));
  const auto view = NOROSHI_TRY(stage.look_at_clearance(actor));
  NOROSHI_TRY(services::approve_at_home(stage.house(actor), stage.caller(actor), view.clearance, {view.digest}));
  return {};
}

auto release(Stage& stage, const Words& words) -> Result<> {
  const auto actor = NOROSHI_TRY(find_actor(words.names[0]));
  const auto view = NOROSHI_TRY(stage.look_at_clearance(actor));
  NOROSHI_TRY(services::release_clearance(stage.house(actor), stage.caller(actor), view.clearance, {view.digest}));
  return {};
}

auto edit(Stage& stage, const Words& words) -> Result<> {
  const auto actor = NOROSHI_TRY(find_actor(words.names[0]));
  const auto view = NOROSHI_TRY(stage.look_at_clearance(actor));
  NOROSHI_TRY(services::edit_clearance(stage.house(actor), stage.caller(actor), view.clearance, {view.revision, words.texts[0], {}}));
  return {};
}

auto ask(Stage& stage, const Words& words) -> Result<> {
  const auto actor = NOROSHI_TRY(find_actor(words.names[0]));
  const auto thread = NOROSHI_TRY(stage.case_at(actor));
  NOROSHI_TRY(services::ask_enquiry(stage.house(actor), stage.caller(actor), stage.town().key(), thread, words.texts[0], std::nullopt));
  return {};
}

auto answer(Stage& stage, const Words& words) -> Result<> {
  const auto actor = NOROSHI_TRY(find_actor(words.names[0]));
  const auto who = stage.caller(actor);
  const auto open = NOROSHI_TRY(services::list_open_enquiries(stage.house(actor), who));
  if (open.value().empty()) return untrue("nothing is asked of " + words.names[0]);
  NOROSHI_TRY(services::answer_enquiry(stage.house(actor), who, stage.town().key(), open.value().front().enquiry, words.texts[0],
                                       services::ConsentMode::Look));
  return {};
}

/// What the stations do without being asked, until all is where it goes.
auto let_post_go(Stage& stage, const Words& /*words*/) -> Result<> {
  for (const auto* slug : {"centre", "power", "credit", "agency", "ministry"}) {
    stage.town().deliver();
    NOROSHI_TRY(services::share_uses(stage.town().house(slug)));
  }
  stage.town().deliver();
  return {};
}

auto cut_line(Stage& stage, const Words& /*words*/) -> Result<> {
  stage.town().relay().set_line(support::LoopRelay::Line::Down);
  return {};
}

auto mend_line(Stage& stage, const Words& /*words*/) -> Result<> {
  stage.town().relay().set_line(support::LoopRelay::Line::Good);
  stage.town().clock().advance(std::chrono::hours{1});  // past every wait between two tries
  return {};
}

auto read_number(const std::string& text) -> Result<int> {
  int number = 0;
  const auto end = text.data() + text.size();
  if (const auto read = std::from_chars(text.data(), end, number); read.ec == std::errc{} && read.ptr == end) return number;
  return fail(ErrorCode::InvalidInput, "scenario_number", text + " is no number");
}

/// On to the next time that clocks in Japan show this.
auto set_clock(Stage& stage, const Words& words) -> Result<> {
  const int wanted = NOROSHI_TRY(read_number(words.names[0])) * 60 + NOROSHI_TRY(read_number(words.names[1]));
  const int now = japan_minute_of_day(stage.town().clock().now());
  constexpr int day = 24 * 60;
  stage.town().clock().advance(std::chrono::minutes{(wanted - now + day) % day});
  return {};
}

constexpr Phrase phrases[] = {
    {R"({} files "")", "{}が報告する「」", file_first},
    {R"({} files under standing consent "")", "{}が事前の同意のもとで報告する「」", file_standing},
    {R"({} files by duty "")", "{}が法令により届け出る「」", file_duty},
    {R"({} takes down a call of {} "")", "{}が電話を書き取る（相手は{}）「」", take_down_call},
    {R"({} follows up "")", "{}が続報を出す「」", file_later<domain::ReportStage::FollowUp>},
    {R"({} corrects "")", "{}が訂正する「」", file_later<domain::ReportStage::Correction>},
    {R"({} withdraws "")", "{}が取り下げる「」", file_later<domain::ReportStage::Withdrawal>},
    {"{} consents", "{}が同意する", consent},
    {"{} approves at home", "{}が社内で承認する", approve_at_home},
    {R"({} rewords "")", "{}が書き直す「」", edit},
    {"{} releases", "{}が送り出す", release},
    {R"({} asks "")", "{}が尋ねる「」", ask},
    {R"({} answers "")", "{}が答える「」", answer},
    {"the post goes", "便が届く", let_post_go},
    {"the line is cut", "回線が切れる", cut_line},
    {"the line is mended", "回線が直る", mend_line},
    {"the clock shows {}:{}", "時計は{}:{}を指す", set_clock},
};

}  // namespace

auto acts() -> std::span<const Phrase> { return phrases; }

}  // namespace noroshi::scenario
