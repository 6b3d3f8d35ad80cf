#include "services/report/file_report.hpp"

#include "formats/wire/reading.hpp"
#include "formats/wire/report.hpp"
#include "formats/wire/source_link.hpp"
#include "services/charter/load_charter.hpp"
#include "services/clearance/advance_clearance.hpp"
#include "services/log/append_log.hpp"
#include "services/reading/record_reading.hpp"
#include "services/report/read_filed.hpp"
#include "services/report/thread_access.hpp"

#include <fmt/format.h>

namespace noroshi::services {
namespace {

using domain::Action;

struct ReportBody;

/// Whose report it is: the caller's organisation, or the one that telephoned.
auto source_of(const ports::Transaction& tx, const House& house, const domain::Caller& caller, const FileReport& request)
    -> Result<domain::Organisation> {
  const auto action = request.on_behalf_of ? Action::FileForCaller : Action::FileReport;
  const auto relation = caller.station_staff ? domain::Relation::Staff : domain::Relation::Own;
  NOROSHI_TRY(domain::check_policy(caller, action, {relation, {}, false}, std::nullopt));
  const auto id = request.on_behalf_of.value_or(caller.organisation);
  const auto organisation = NOROSHI_TRY(tx.find_organisation(id));
  if (!organisation)
    return fail({FieldError{"on_behalf_of", "no such member at " + house.station.slug + "; choose one of GET organisations"}});
  return *organisation;
}

auto filing_charter(const ports::Transaction& tx, House& house, const FileReport& request) -> Result<domain::SignedCharter> {
  if (request.charter) {
    auto charter = load_charter(tx, house, *request.charter);
    if (charter && is_filing_charter(charter->charter(), house.station.id)) return charter;
    return fail({FieldError{"charter", "no such charter to file under; choose one of GET catalogue"}});
  }
  for (auto& charter : NOROSHI_TRY(list_charters(tx, house))) {
    if (is_filing_charter(charter.charter(), house.station.id) && !charter.charter().statutory) return std::move(charter);
  }
  return fail(ErrorCode::Conflict, "charter_unknown", "this station has no charter for filing; ask its administrator");
}

/// Six digits to say back on the telephone; drawn until unused.
auto draw_short_number(const ports::Transaction& tx, House& house) -> Result<std::string> {
  for (int tries = 0; tries < 100; ++tries) {
    const auto bytes = house.random.bytes32();
    const auto number = (static_cast<unsigned>(bytes[0]) << 16U | static_cast<unsigned>(bytes[1]) << 8U | bytes[2]) % 1'000'000U;
    auto text = fmt::format("{:03}-{:03}", number / 1000, number % 1000);
    if (!NOROSHI_TRY(tx.find_thread_by_short_number(text))) return text;
  }
  return fail(ErrorCode::Unavailable, "short_numbers_used_up", "no free short number; try again");
}

auto seal_machine(House& house, const domain::ThreadId& thread, const std::string& what, BytesView plain) -> Result<domain::SealedBytes> {
  return house.vault.seal(machine_key(thread), what + ":" + thread.str(), plain);
}

auto open_thread(const ports::Transaction& tx, House& house, const domain::Caller& caller, const domain::Organisation& source,
                 const domain::ThreadId& id, const domain::Charter& charter, const std::string& sector) -> Result<ports::ThreadRow> {
  const auto now = house.clock.now();
  ports::ThreadRow thread{
      id,  sector, charter.statutory, charter.id, std::nullopt, source_tag_of(house, source.id), std::nullopt, std::nullopt, "", false,
      now, now};
  thread.source_link = NOROSHI_TRY(seal_machine(house, id, "link", wire::encode_source_link({source.id, caller.person})));
  thread.short_number = NOROSHI_TRY(draw_short_number(tx, house));
  return thread;
}

/// The case that a later version belongs to; must be the source's own, or the coordinator's who takes down the call.
auto continue_thread(const ports::Transaction& tx, const House& house, const domain::Caller& caller, const domain::ThreadId& id)
    -> Result<ports::ThreadRow> {
  auto thread = NOROSHI_TRY(load_visible_thread(tx, house, caller, id));
  NOROSHI_TRY(domain::check_policy(caller, Action::AddVersion, {relation_to(house, caller, thread), {}, false}, std::nullopt));
  if (!thread.source_tag) return fail(ErrorCode::Forbidden, "not_source", "only the station where it was filed adds versions");
  if (thread.withdrawn) return fail(ErrorCode::Conflict, "withdrawn", "this case was withdrawn; file a new report");
  return thread;
}

/// What may not even be stored (個人番号, card numbers, secrets) is sent back to whoever typed it, in words that do not repeat it.
auto check_hard_blocks(const House& house, const domain::Report& report) -> Result<> {
  std::vector<FieldError> errors;
  const std::pair<const char*, const std::string*> texts[] = {{"what_i_know", &report.input().what_i_know},
                                                              {"attacker_side", &report.input().attacker_side}};
  for (const auto& [field, text] : texts) {
    domain::Pseudonyms unused;
    const auto masked = domain::mask_text(*text, {}, house.anonymise_rules, unused, {});
    if (!masked && masked.error().slug == "anonymise_blocked") errors.push_back({field, masked.error().message});
  }
  if (!errors.empty()) return fail(std::move(errors));
  return {};
}

auto add_version(ports::Transaction& tx, House& house, const domain::Report& report, const ports::ThreadRow& thread,
                 const wire::Reading& reading, const std::string& actor) -> Result<ports::ReportRow> {
  const auto versions = NOROSHI_TRY(tx.list_reports(thread.id));
  ports::ReportRow row{house.random.id<domain::ReportId>(),
                       thread.id,
                       static_cast<int>(versions.size()) + 1,
                       report.kind(),
                       report.stage(),
                       report.input().channel,
                       {},
                       std::nullopt,
                       reading.assessment.level,
                       house.clock.now(),
                       0};
  row.body = NOROSHI_TRY(house.vault.seal(thread_key(thread.id), "report:" + row.id.str(), wire::encode_report_input(report.input())));
  row.assessment = NOROSHI_TRY(seal_machine(house, thread.id, "reading", wire::encode_reading(reading)));
  LogDraft draft{domain::EntryKind::ReportFiled, actor, row.id.str(), row.version};
  draft.thread = thread.id;
  draft.detail = std::string{domain::to_text(report.stage())};
  draft.rules = {reading_edition(reading.assessment.tables_sha256)};
  row.leaf_index = NOROSHI_TRY(append_log(tx, house, draft));
  NOROSHI_TRY(tx.add_report(row));
  return row;
}

/// One clearance for each arrow that carries reports onward from here.
auto open_clearances(ports::Transaction& tx, House& house, const domain::Caller& caller, const ports::ThreadRow& thread,
                     const ports::ReportRow& report, ConsentMode consent) -> Result<> {
  if (thread.statutory) return {};
  for (const auto& arrow : NOROSHI_TRY(list_onward_charters(tx, house, domain::ItemKind::Report))) {
    const auto now = house.clock.now();
    ports::ClearanceRow row{house.random.id<ports::ClearanceId>(), ports::ClearanceSubject::Report, report.id.str(), thread.id,
                            arrow.charter().id};
    row.created_at = now;
    row.changed_at = now;
    row.due_at = now + std::chrono::minutes{arrow.charter().acknowledge_minutes};
    if (consent == ConsentMode::Standing) row.consent = domain::Consent{caller.person, now, std::nullopt, domain::SmallSet::Refuse};
    NOROSHI_TRY(tx.add_clearance(row));
    if (consent == ConsentMode::Standing) NOROSHI_TRY(advance_clearance(tx, house, row));
  }
  return {};
}

auto file_in(ports::Transaction& tx, House& house, const domain::Caller& caller, FileReport request, const domain::ThreadId& fresh)
    -> Result<domain::ReportId> {
  std::optional<ports::ThreadRow> thread;
  if (request.thread) {  // first of all: who may not know of the case gets the absent answer, whatever else is wrong (C5)
    thread = NOROSHI_TRY(continue_thread(tx, house, caller, *request.thread));
    request.charter = thread->charter;
    request.input.sector = thread->sector;
    if (caller.station_staff && !request.on_behalf_of)
      return fail({FieldError{"on_behalf_of", "a coordinator adds what a member told: name the member; choose one of GET organisations"}});
  }
  const auto source = NOROSHI_TRY(source_of(tx, house, caller, request));
  if (request.growth) NOROSHI_TRY(check_growth(tx, house, source, *request.growth));
  const auto charter = NOROSHI_TRY(filing_charter(tx, house, request));
  if (request.input.sector.empty()) request.input.sector = source.sector;
  if (const auto* sector = house.rules().catalogue.find_by_name(request.input.sector)) request.input.sector = sector->id;
  if (request.on_behalf_of) request.input.channel = domain::IntakeChannel::Telephone;
  const domain::Terms offered{charter.charter().tlp_max, charter.charter().purposes, std::nullopt, std::nullopt};
  const auto report = NOROSHI_TRY(domain::check_report(std::move(request.input), offered));
  NOROSHI_TRY(domain::may_cross(charter.charter(), domain::ItemKind::Report, report.terms(), house.clock.now()));
  NOROSHI_TRY(check_hard_blocks(house, report));
  if (!thread) thread = NOROSHI_TRY(open_thread(tx, house, caller, source, fresh, charter.charter(), report.sector()));
  thread->changed_at = house.clock.now();
  thread->withdrawn = report.stage() == domain::ReportStage::Withdrawal;
  NOROSHI_TRY(tx.put_thread(*thread));
  if (request.growth) NOROSHI_TRY(grow_tally(tx, house, *request.growth, thread->id));
  auto draft = NOROSHI_TRY(draft_of_version(tx, house, *thread, ports::ReadingParty::Source, report.input().facts, report.stage()));
  const auto action = request.on_behalf_of ? Action::FileForCaller : Action::FileReport;
  const auto actor = domain::actor_text(caller, action, house.station);
  const auto row = NOROSHI_TRY(add_version(tx, house, report, *thread, draft.kept.reading, actor));
  draft.report_version = row.version;
  draft.kept.noticed_at = report.input().noticed_at;
  if (!thread->withdrawn) NOROSHI_TRY(record_reading(tx, house, *thread, std::move(draft)));
  NOROSHI_TRY(open_clearances(tx, house, caller, *thread, row, request.consent));
  return row.id;
}

}  // namespace

auto file_report(House& house, const domain::Caller& caller, const RequestKey& key, FileReport request) -> Result<domain::Written<Filed>> {
  const auto told = request.input;
  const auto fresh = request.thread ? *request.thread : NOROSHI_TRY(house.vault.draw_thread(house.random, case_keys));
  std::optional<domain::ReportId> report;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    if (const auto before = NOROSHI_TRY(find_repeat(tx, caller, key))) {
      report = NOROSHI_TRY(domain::ReportId::parse(*before));
      return {};
    }
    report = NOROSHI_TRY(file_in(tx, house, caller, request, fresh));
    return remember_request(tx, house, caller, key, report->str());
  }));
  return domain::Written<Filed>{NOROSHI_TRY(read_filed(house, *report, told)), durable};
}

}  // namespace noroshi::services
