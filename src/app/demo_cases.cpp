#include "app/demo_cases.hpp"

#include "formats/rules/table_reader.hpp"
#include "services/bulletin/bulletins.hpp"
#include "services/charter/handles.hpp"
#include "services/clearance/clearance_steps.hpp"
#include "services/clearance/read_clearance.hpp"
#include "services/enquiry/answer_enquiry.hpp"
#include "services/enquiry/ask_enquiry.hpp"
#include "services/people/authenticate.hpp"
#include "services/report/file_report.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

namespace noroshi::app {
namespace {

using services::House;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::minutes longest_wait{1};
constexpr std::chrono::milliseconds look_again{50};
constexpr const char* stages[] = {"filed", "consented", "released", "asked", "answered", "warned"};

struct DemoCase {
  std::string station, user, kind, text, attacker, question, answer, title, body, countermeasure, action_asked;
  std::size_t stage = 0;
  domain::Facts facts;
};

auto read_fact(const rules::Value& value) -> domain::FactValue {
  if (const auto flag = value.boolean()) return *flag;
  if (const auto whole = value.integer()) return *whole;
  if (const auto number = value.number()) return *number;
  return value.string() != nullptr ? *value.string() : std::string{};
}

auto read_case(rules::TableReader row) -> DemoCase {
  DemoCase one{row.text("station"),
               row.text("user"),
               row.text("kind"),
               row.text("text"),
               row.optional_text("attacker"),
               row.optional_text("question"),
               row.optional_text("answer"),
               row.optional_text("title"),
               row.optional_text("body"),
               row.optional_text("countermeasure"),
               row.optional_text("action_asked"),
               0,
               {}};
  const auto stage = row.text("stage");
  const auto* found = std::find(std::begin(stages), std::end(stages), stage);
  if (found == std::end(stages)) row.refuse("stage", "\"" + stage + "\" is no stage of a case");
  one.stage = static_cast<std::size_t>(found - std::begin(stages));
  if (const auto* facts = row.value("facts"); facts != nullptr && facts->table() != nullptr) {
    for (const auto& [name, value] : *facts->table()) one.facts.emplace(name, read_fact(value));
  }
  row.finish();
  return one;
}

/// Plays the parts: whoever acts is signed in by the token that was settled for them, like anybody else.
class Player {
public:
  Player(const std::map<std::string, House*>& houses, const std::vector<Credential>& people) : houses_{houses}, people_{people} {}

  auto play(const DemoCase& one) -> Result<> {
    auto& house = *houses_.at(one.station);
    const auto reporter = NOROSHI_TRY(caller(house, one.user));
    const auto filed = NOROSHI_TRY(file(house, reporter, one));
    if (one.stage < 1 || filed.clearances.empty()) return {};
    NOROSHI_TRY(agree(house, reporter, filed.clearances.front().clearance));
    if (one.stage < 2) return {};
    auto& centre = *houses_.at("centre");
    NOROSHI_TRY(release(house, filed.clearances.front().clearance));
    const auto thread = NOROSHI_TRY(wait_for_case(house, filed.thread, centre));
    if (one.stage < 3) return {};
    const auto analyst = NOROSHI_TRY(caller(centre, "centre.analyst"));
    NOROSHI_TRY(services::ask_enquiry(centre, analyst, next_key(), thread, one.question, std::nullopt));
    if (one.stage < 4) return {};
    NOROSHI_TRY(answer(house, reporter, one));
    if (one.stage < 5) return {};
    return warn(centre, analyst, thread, one);
  }

private:
  auto next_key() -> services::RequestKey { return {"demo-" + std::to_string(++keys_), {}}; }

  auto caller(House& house, const std::string& user) -> Result<domain::Caller> {
    for (const auto& credential : people_) {
      if (credential.person.user == user && credential.person.station == house.station.slug) {
        return NOROSHI_TRY(services::authenticate_token(house, credential.api_token)).caller;
      }
    }
    return fail(ErrorCode::InvalidInput, "config", "the cast has no " + user + " at " + house.station.slug);
  }

  auto file(House& house, const domain::Caller& reporter, const DemoCase& one) -> Result<services::Filed> {
    services::FileReport filing;
    filing.input.kind = NOROSHI_TRY(domain::parse_report_kind(one.kind));
    filing.input.what_i_know = one.text;
    filing.input.attacker_side = one.attacker;
    filing.input.facts = one.facts;
    return NOROSHI_TRY(services::file_report(house, reporter, next_key(), std::move(filing))).value();
  }

  auto agree(House& house, const domain::Caller& reporter, const ports::ClearanceId& id) -> Result<> {
    const auto view = NOROSHI_TRY(services::read_clearance(house, reporter, id));
    const auto small = !view.value().set.is_enough || view.value().set.is_published ? domain::SmallSet::Accept : domain::SmallSet::Refuse;
    const auto step = NOROSHI_TRY(services::consent_to(house, reporter, id, view.value().digest, small));
    if (step.value().state != ports::ClearanceState::AwaitingHome) return {};
    NOROSHI_TRY(services::approve_at_home(house, NOROSHI_TRY(home_approver(house, reporter)), id, view.value().digest));
    return {};
  }

  /// The home approver of the reporter's organisation.
  auto home_approver(House& house, const domain::Caller& reporter) -> Result<domain::Caller> {
    for (const auto& credential : people_) {
      if (credential.person.station != house.station.slug) continue;
      auto found = NOROSHI_TRY(services::authenticate_token(house, credential.api_token)).caller;
      if (found.organisation == reporter.organisation && found.has(domain::Role::HomeApprover)) return found;
    }
    return fail(ErrorCode::InvalidInput, "config", "the cast has no home approver for " + reporter.display);
  }

  auto release(House& house, const ports::ClearanceId& id) -> Result<> {
    const auto approver = NOROSHI_TRY(caller(house, house.station.slug + ".approver"));
    const auto view = NOROSHI_TRY(services::read_clearance(house, approver, id));
    NOROSHI_TRY(services::release_clearance(house, approver, id, {view.value().digest}));
    return {};
  }

  /// The case of the centre that this one has become, once all that was released of it lies there. By its handle, because at night the
  /// technical half of any case may come in by itself meanwhile.
  auto wait_for_case(House& house, const domain::ThreadId& filed, House& centre) -> Result<domain::ThreadId> {
    for (const auto end = Clock::now() + longest_wait; Clock::now() < end; std::this_thread::sleep_for(look_again)) {
      if (!NOROSHI_TRY(all_delivered(house, filed))) continue;
      if (auto found = NOROSHI_TRY(find_case(house, filed, centre))) return *std::move(found);
    }
    return fail(ErrorCode::Unavailable, "demo_stuck", "a case did not reach the centre within a minute");
  }

  auto all_delivered(House& house, const domain::ThreadId& filed) -> Result<bool> {
    std::vector<ports::OutboundRow> sent;
    NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
      sent = NOROSHI_TRY(tx.list_outbound_of(filed));
      return {};
    }));
    return std::ranges::all_of(sent, [](const auto& row) { return row.state == ports::DispatchState::Delivered; });
  }

  auto find_case(House& house, const domain::ThreadId& filed, House& centre) -> Result<std::optional<domain::ThreadId>> {
    std::vector<ports::ThreadRow> threads;
    NOROSHI_TRY(centre.store.read([&](const ports::Transaction& tx) -> Result<> {
      threads = NOROSHI_TRY(tx.list_threads({}));
      return {};
    }));
    std::optional<domain::ThreadId> found;
    NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
      for (const auto& thread : threads) {
        if (!thread.handle) continue;
        const auto given = NOROSHI_TRY(services::find_thread_given_to(tx, house, centre.station.id, *thread.handle));
        if (given && given->thread.id == filed) found = thread.id;
      }
      return {};
    }));
    return found;
  }

  auto answer(House& house, const domain::Caller& reporter, const DemoCase& one) -> Result<> {
    for (const auto end = Clock::now() + longest_wait; Clock::now() < end; std::this_thread::sleep_for(look_again)) {
      const auto open = NOROSHI_TRY(services::list_open_enquiries(house, reporter));
      if (open.value().empty()) continue;
      const auto answered = NOROSHI_TRY(
          services::answer_enquiry(house, reporter, next_key(), open.value().front().enquiry, one.answer, services::ConsentMode::Look));
      if (!answered.value().clearance) return {};
      NOROSHI_TRY(agree(house, reporter, *answered.value().clearance));
      return release(house, *answered.value().clearance);
    }
    return fail(ErrorCode::Unavailable, "demo_stuck", "an enquiry did not come down within a minute");
  }

  auto warn(House& centre, const domain::Caller& analyst, const domain::ThreadId& thread, const DemoCase& one) -> Result<> {
    domain::Bulletin bulletin{centre.random.id<domain::BulletinId>(), one.title, one.body, one.countermeasure, one.action_asked};
    bulletin.terms = {domain::Tlp::Amber, {domain::Purpose::Response, domain::Purpose::CrossSectorWarning}, std::nullopt, std::nullopt};
    const auto draft = NOROSHI_TRY(services::write_bulletin(centre, analyst, next_key(), {std::move(bulletin), {thread}}));
    NOROSHI_TRY(services::issue_bulletin(centre, NOROSHI_TRY(caller(centre, "centre.approver")), draft.value().bulletin));
    return {};
  }

  const std::map<std::string, House*>& houses_;
  const std::vector<Credential>& people_;
  int keys_ = 0;
};

}  // namespace

auto play_demo_cases(std::string_view toml, const std::map<std::string, services::House*>& houses, const std::vector<Credential>& people)
    -> Result<> {
  const auto root = NOROSHI_TRY(rules::parse_toml(toml));
  rules::Mistakes mistakes;
  rules::TableReader reader{root, "data/demo/cases.toml", mistakes};
  std::vector<DemoCase> cases;
  for (auto& row : reader.rows("case")) cases.push_back(read_case(std::move(row)));
  reader.finish();
  if (!mistakes.empty()) return fail(std::move(mistakes));
  Player player{houses, people};
  for (const auto& one : cases) NOROSHI_TRY(player.play(one));
  return {};
}

}  // namespace noroshi::app
