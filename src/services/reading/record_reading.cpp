#include "services/reading/record_reading.hpp"

#include "services/log/append_log.hpp"
#include "services/notice/notify_people.hpp"
#include "services/report/send_read_notice.hpp"
#include "services/report/thread_access.hpp"

#include <fmt/format.h>

namespace noroshi::services {
namespace {

using ports::ReadingParty;

auto mark_of(const wire::Reading& reading) -> domain::ReadingMark {
  return {reading.assessment.level, reading.assessment.layer, reading.verdict.route};
}

/// Why a follow-up was read anew: what the checklist found in it, else that it came.
auto reason_of(const domain::Facts& facts, const domain::TriageTable& table) -> domain::Wording {
  domain::Wording reason{"対応が十分でなかったと分かりました。", "The handling turned out to be insufficient."};
  for (const auto* question : domain::list_insufficient(facts, table.handling)) {
    reason.ja += question->reason.ja + "。";
    reason.en += " " + question->reason.en + ".";
  }
  return reason;
}

/// What the new reading is compared with.
auto find_before(const ports::Transaction& tx, const domain::ThreadId& thread, ReadingParty party)
    -> Result<std::optional<ports::ReadingRow>> {
  auto own = NOROSHI_TRY(tx.find_newest_reading(thread, party));
  if (own || party == ReadingParty::Source) return own;
  return tx.find_newest_reading(thread, ReadingParty::Source);
}

auto log_reading(ports::Transaction& tx, House& house, const ports::ReadingRow& row, const std::string& actor) -> Result<std::uint64_t> {
  LogDraft draft{domain::EntryKind::Assessed, actor, row.id.str(), row.report_version};
  draft.thread = row.thread;
  draft.detail = fmt::format("{} {} level {} {} {}", ports::to_text(row.party), ports::to_text(row.cause), row.level,
                             domain::to_text(row.layer), row.route);
  draft.rules = {reading_edition(row.tables_sha256)};
  return append_log(tx, house, draft);
}

/// The source of a case that came over an arrow hears of it through its handle.
auto tell_down(ports::Transaction& tx, House& house, const ports::ThreadRow& thread, const ports::ReadingRow& row,
               const ReadingDraft& draft, std::uint64_t log_index) -> Result<> {
  domain::ReadNoticeContent notice{draft.actor, domain::Purpose::Response, row.report_version, row.at, log_index};
  notice.risen = domain::RisenReading{std::string{ports::to_text(row.cause)}, row.level,         row.layer,
                                      draft.kept.reading.verdict.route,       draft.kept.reason, row.tables_sha256};
  return send_read_notice(tx, house, thread, notice);
}

auto tell_source(ports::Transaction& tx, House& house, const ports::ThreadRow& thread, const ports::ReadingRow& row,
                 const ReadingDraft& draft, std::uint64_t log_index) -> Result<> {
  if (thread.source_tag) return notify_source(tx, house, thread, {"reading_rose", "reports/" + thread.id.str(), std::nullopt});
  if (thread.handle && row.party != ReadingParty::Source) return tell_down(tx, house, thread, row, draft, log_index);
  return {};
}

}  // namespace

auto read_facts_here(const House& house, const domain::Facts& facts, const std::string& sector) -> wire::Reading {
  const auto now = house.clock.now();
  const auto& rules = house.rule_book.rules_at(now);
  return {domain::draw_line(facts, sector, rules, now), domain::assess(facts, sector, rules)};
}

auto party_of_staff(const House& house) -> ReadingParty {
  const auto kind = house.station.kind;
  return kind == domain::StationKind::Centre || kind == domain::StationKind::Ministry ? ReadingParty::National : ReadingParty::Ceptoar;
}

auto party_here(const House& house, const ports::ThreadRow& thread) -> ReadingParty {
  return thread.source_tag ? ReadingParty::Source : party_of_staff(house);
}

auto find_known_reading(const ports::Transaction& tx, House& house, const domain::ThreadId& thread, ReadingParty party)
    -> Result<std::optional<KnownReading>> {
  auto row = NOROSHI_TRY(tx.find_newest_reading(thread, party));
  if (!row) return std::optional<KnownReading>{};
  auto kept = NOROSHI_TRY(wire::decode_kept_reading(NOROSHI_TRY(house.vault.decrypt_machine(row->body))));
  return KnownReading{*std::move(row), std::move(kept)};
}

auto mark_of(const ports::ReadingRow& row) -> domain::ReadingMark {
  return {row.level, row.layer, domain::parse_route(row.route).value_or(domain::Route::NotNeededButMayAsk)};
}

auto facts_so_far(const std::optional<KnownReading>& before, const domain::Facts& stated, domain::ReportStage stage) -> domain::Facts {
  domain::Facts facts = stated;
  if (before && stage != domain::ReportStage::Correction) facts.insert(before->kept.facts.begin(), before->kept.facts.end());
  return facts;
}

auto draft_of_version(const ports::Transaction& tx, House& house, const ports::ThreadRow& thread, ReadingParty party,
                      const domain::Facts& stated, domain::ReportStage stage) -> Result<ReadingDraft> {
  const auto before = NOROSHI_TRY(find_known_reading(tx, house, thread.id, party));
  ReadingDraft draft;
  draft.party = party;
  draft.entry = ReadingEntry::OfTheReport;
  draft.actor = "machine@" + house.station.slug;
  draft.kept.facts = facts_so_far(before, stated, stage);
  draft.kept.reading = read_facts_here(house, draft.kept.facts, thread.sector);
  if (!before) return draft;
  const auto& table = house.rules().triage;
  const bool learnt = domain::is_handling_insufficient(draft.kept.facts, table.handling) &&
                      !domain::is_handling_insufficient(before->kept.facts, table.handling);
  draft.cause = learnt ? ports::ReadingCause::Handling : ports::ReadingCause::FollowUp;
  draft.kept.reason =
      learnt ? reason_of(draft.kept.facts, table) : domain::Wording{"続報により見直しました。", "Read anew with what the follow-up says."};
  return draft;
}

auto record_reading(ports::Transaction& tx, House& house, const ports::ThreadRow& thread, ReadingDraft draft) -> Result<ports::ReadingRow> {
  const auto& reading = draft.kept.reading;
  ports::ReadingRow row{.id = house.random.id<ports::ReadingId>(),
                        .thread = thread.id,
                        .report_version = draft.report_version,
                        .at = house.clock.now(),
                        .cause = draft.cause,
                        .party = draft.party,
                        .level = reading.assessment.level,
                        .layer = reading.assessment.layer,
                        .route = std::string{domain::to_text(reading.verdict.route)},
                        .tables_sha256 = reading.assessment.tables_sha256,
                        .body = {}};
  const auto before = NOROSHI_TRY(find_before(tx, thread.id, draft.party));
  const bool rose = before && domain::rises(services::mark_of(*before), mark_of(reading));
  if (rose) row.notified_at = row.at;
  row.body = NOROSHI_TRY(house.vault.seal(machine_key(thread.id), "kept-reading:" + row.id.str(), wire::encode_kept_reading(draft.kept)));
  NOROSHI_TRY(tx.add_reading(row));
  std::uint64_t log_index = 0;
  if (draft.entry == ReadingEntry::OfItsOwn) log_index = NOROSHI_TRY(log_reading(tx, house, row, draft.actor));
  if (rose) NOROSHI_TRY(tell_source(tx, house, thread, row, draft, log_index));
  return row;
}

}  // namespace noroshi::services
