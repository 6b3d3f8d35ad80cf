#include "formats/wire/item.hpp"
#include "formats/wire/reading.hpp"
#include "services/log/append_log.hpp"
#include "services/notice/notify_people.hpp"
#include "services/reading/retriage.hpp"
#include "services/relay/store_received.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::services {
namespace {

/// The case that the report goes on with, or a new one.
auto thread_for(const ports::Transaction& tx, const Arrival& arrival, const domain::Item& item, const domain::ReportContent& report)
    -> Result<ports::ThreadRow> {
  const auto& charter = arrival.charter.charter();
  if (item.handle) {
    if (auto known = NOROSHI_TRY(tx.find_thread_by_handle(charter.id, *item.handle))) return std::move(*known);
  }
  return ports::ThreadRow{arrival.fresh, report.sector, charter.statutory, charter.id, item.handle,
                          std::nullopt,  std::nullopt,  std::nullopt,      "",         false,
                          arrival.now,   arrival.now};
}

/// The source's own reading as it came: its grade, and the line that these tables draw for it.
auto record_source(ports::Transaction& tx, House& house, const ports::ThreadRow& thread, const domain::ReportContent& report,
                   const ReadingDraft& own) -> Result<> {
  if (!report.assessment) return {};
  ReadingDraft draft = own;
  draft.party = ports::ReadingParty::Source;
  draft.kept.facts = report.facts;
  draft.kept.reading.assessment = *report.assessment;
  NOROSHI_TRY(record_reading(tx, house, thread, std::move(draft)));
  return {};
}

}  // namespace

auto store_report(ports::Transaction& tx, House& house, const Arrival& arrival, const domain::Item& item) -> Result<> {
  const auto& report = std::get<domain::ReportContent>(item.content);
  auto thread = NOROSHI_TRY(thread_for(tx, arrival, item, report));
  thread.changed_at = arrival.now;
  thread.withdrawn = thread.withdrawn || report.stage == domain::ReportStage::Withdrawal;
  NOROSHI_TRY(tx.put_thread(thread));

  auto draft = NOROSHI_TRY(draft_of_version(tx, house, thread, party_of_staff(house), report.facts, report.stage));
  const auto& reading = draft.kept.reading;
  const auto index = NOROSHI_TRY(
      log_received(tx, house, arrival, domain::ItemKind::Report, thread.id, {reading_edition(reading.assessment.tables_sha256)}));
  ports::ReportRow row{house.random.id<domain::ReportId>(),
                       thread.id,
                       static_cast<int>(NOROSHI_TRY(tx.list_reports(thread.id)).size()) + 1,
                       report.kind,
                       report.stage,
                       domain::IntakeChannel::Api,
                       {},
                       std::nullopt,
                       reading.assessment.level,
                       arrival.now,
                       index};
  row.body = NOROSHI_TRY(house.vault.seal(thread_key(thread.id), "report:" + row.id.str(), wire::encode_item(item)));
  row.assessment = NOROSHI_TRY(house.vault.seal(machine_key(thread.id), "reading:" + row.id.str(), wire::encode_reading(reading)));
  NOROSHI_TRY(tx.add_report(row));
  if (report.stage != domain::ReportStage::Withdrawal) {
    draft.report_version = row.version;
    NOROSHI_TRY(record_source(tx, house, thread, report, draft));
    NOROSHI_TRY(record_reading(tx, house, thread, std::move(draft)));
    NOROSHI_TRY(match_indicators(tx, house, thread, report.indicators));
  }
  const auto due = arrival.now + std::chrono::minutes{arrival.charter.charter().acknowledge_minutes};
  const auto seat = thread.statutory ? ItemSeat::Statutory : ItemSeat::Voluntary;
  return notify_seat(tx, house, seat, {"report_arrived", "reports/" + thread.id.str(), due});
}

}  // namespace noroshi::services
