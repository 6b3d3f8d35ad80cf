#include "services/report/read_filed.hpp"

#include "formats/wire/reading.hpp"
#include "services/charter/load_charter.hpp"
#include "services/log/receipts.hpp"

namespace noroshi::services {
namespace {

auto read_filed_in(const ports::Transaction& tx, House& house, const domain::ReportId& id) -> Result<Filed> {
  const auto report = NOROSHI_TRY(tx.find_report(id));
  NOROSHI_ASSERT(report.has_value() && report->assessment.has_value());
  const auto thread = NOROSHI_TRY(tx.find_thread(report->thread));
  NOROSHI_ASSERT(thread.has_value());
  const auto charter = NOROSHI_TRY(load_charter(tx, house, thread->charter));
  auto reading = NOROSHI_TRY(wire::decode_reading(NOROSHI_TRY(house.vault.decrypt_machine(*report->assessment))));
  Filed filed{thread->id,
              report->id,
              thread->short_number,
              report->version,
              report->received_at,
              NOROSHI_TRY(make_receipt(tx, house, report->leaf_index, thread->id)),
              std::move(reading.verdict),
              std::move(reading.assessment),
              {},
              charter.charter().secrecy_ja,
              charter.charter().secrecy_en,
              house.station.name_ja,
              house.station.name_en,
              0};
  for (const auto& clearance : NOROSHI_TRY(tx.list_clearances({std::nullopt, std::nullopt, thread->id}))) {
    if (clearance.subject_id != id.str()) continue;
    const auto arrow = NOROSHI_TRY(load_charter(tx, house, clearance.charter));
    filed.clearances.push_back({clearance.id, arrow.charter().to.slug, clearance.state});
  }
  return filed;
}

}  // namespace

auto read_filed(House& house, const domain::ReportId& report) -> Result<Filed> {
  std::optional<Filed> filed;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    filed = NOROSHI_TRY(read_filed_in(tx, house, report));
    return {};
  }));
  return *std::move(filed);
}

}  // namespace noroshi::services
