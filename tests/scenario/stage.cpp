#include "tests/scenario/stage.hpp"

#include "services/bulletin/bulletins.hpp"
#include "services/report/read_thread.hpp"

#include <algorithm>

namespace noroshi::scenario {
namespace {

struct Name {
  const char* ja;
  const char* en;
  const char* station;
  const char* user;
};

constexpr Name names[] = {
    {"東雲電力", "Shinonome", "power", "shinonome.reporter"},
    {"みさき送配電", "Misaki", "power", "misaki.reporter"},
    {"北浜パワー", "Kitahama", "power", "kitahama.reporter"},
    {"電力セプター", "power", "power", "power.coordinator"},
    {"電力セプターの調整担当", "coordinator of power", "power", "power.coordinator"},
    {"電力セプターの承認者", "approver of power", "power", "power.approver"},
    {"みなとペイ", "Minato", "credit", "minato.reporter"},
    {"みなとペイの社内承認者", "home approver of Minato", "credit", "minato.home"},
    {"風見クレジット", "Kazami", "credit", "kazami.reporter"},
    {"クレジットセプター", "credit", "credit", "credit.coordinator"},
    {"クレジットセプターの調整担当", "coordinator of credit", "credit", "credit.coordinator"},
    {"クレジットセプターの承認者", "approver of credit", "credit", "credit.approver"},
    {"あさぎり病院協会", "Asagiri", "agency", "asagiri.reporter"},
    {"調整機関の調整担当", "coordinator of agency", "agency", "agency.coordinator"},
    {"調整機関の承認者", "approver of agency", "agency", "agency.approver"},
    {"東雲電力の届出担当", "duty officer of Shinonome", "ministry", "shinonome.duty"},
    {"産業基盤省の窓口", "desk of ministry", "ministry", "ministry.desk"},
    {"産業基盤省の監督担当", "supervision of ministry", "ministry", "ministry.supervision"},
    {"センター", "centre", "centre", "centre.analyst"},
    {"センターの承認者", "approver of centre", "centre", "centre.approver"},
};

void note_case(const services::ThreadView& view, Seen& seen) {
  ++seen.cases;
  seen.withdrawn = seen.withdrawn || view.thread.withdrawn;
  for (const auto& version : view.versions) {
    ++seen.versions;
    seen.whole_versions += version.technical_half ? 0 : 1;
    seen.texts.push_back(version.text);
    seen.texts.push_back(version.attacker_side);
    seen.texts.push_back(version.organisation);
    for (const auto& indicator : version.indicators) seen.texts.push_back(indicator.value);
  }
  for (const auto& enquiry : view.enquiries) {
    seen.texts.push_back(enquiry.question);
    for (const auto& answer : enquiry.answers) seen.texts.push_back(answer.text);
  }
}

void note_bulletin(const services::BulletinView& view, Seen& seen) {
  ++seen.bulletins;
  seen.recalled = seen.recalled || view.row.state == ports::BulletinState::Recalled;
  for (const auto* text : {&view.bulletin.title, &view.bulletin.body, &view.bulletin.countermeasure, &view.bulletin.action_asked})
    seen.texts.push_back(*text);
}

auto purpose_of(const domain::Caller& caller) -> std::optional<domain::Purpose> {
  if (!caller.station_staff) return std::nullopt;
  return caller.has(domain::Role::MinistrySupervision) ? domain::Purpose::Supervision : domain::Purpose::Response;
}

}  // namespace

auto find_actor(const std::string& name) -> Result<Actor> {
  for (const auto& row : names) {
    if (name == row.ja || name == row.en) return Actor{row.station, row.user};
  }
  return fail(ErrorCode::InvalidInput, "scenario_name", "nobody of the cast is called " + name);
}

auto Seen::holds(const std::string& text) const -> bool {
  return std::any_of(texts.begin(), texts.end(), [&](const std::string& seen) { return seen.find(text) != std::string::npos; });
}

auto Stage::bulletin() const -> Result<domain::BulletinId> {
  if (!bulletin_) return untrue("nobody wrote a bulletin yet");
  return *bulletin_;
}

auto Stage::case_at(const Actor& actor) -> Result<domain::ThreadId> {
  if (const auto filed = filed_.find(actor.station); filed != filed_.end()) return filed->second;
  const auto cases = town_.cases_at(actor.station);
  if (cases.size() == 1) return cases.front().id;
  return untrue("there are " + std::to_string(cases.size()) + " cases at " + actor.station + ", where the line speaks of one");
}

auto Stage::clearance_at(const Actor& actor) -> Result<ports::ClearanceId> {
  const auto thread = NOROSHI_TRY(case_at(actor));
  std::optional<ports::ClearanceRow> newest;
  NOROSHI_TRY(house(actor).store.read([&](const ports::Transaction& tx) -> Result<> {
    for (auto& row : NOROSHI_TRY(tx.list_clearances({std::nullopt, std::nullopt, thread}))) {
      if (!newest || row.created_at >= newest->created_at) newest = std::move(row);
    }
    return {};
  }));
  if (!newest) return untrue("nothing of this case waits to leave " + actor.station);
  return newest->id;
}

auto Stage::look_at_clearance(const Actor& actor) -> Result<services::ClearanceView> {
  const auto id = NOROSHI_TRY(clearance_at(actor));
  return NOROSHI_TRY(services::read_clearance(house(actor), caller(actor), id)).value();
}

auto Stage::read_all(const Actor& actor) -> Result<Seen> {
  const auto who = caller(actor);
  Seen seen;
  for (const auto& row : town_.cases_at(actor.station)) {
    if (const auto view = services::read_thread(house(actor), who, row.id, purpose_of(who))) note_case(view->value(), seen);
  }
  if (const auto views = services::list_bulletins(house(actor), who)) {
    for (const auto& view : views->value()) note_bulletin(view, seen);
  }
  return seen;
}

}  // namespace noroshi::scenario
