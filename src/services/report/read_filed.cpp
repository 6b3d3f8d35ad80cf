#include "services/report/read_filed.hpp"

#include "formats/wire/reading.hpp"
#include "services/charter/load_charter.hpp"
#include "services/log/receipts.hpp"

namespace noroshi::services {
namespace {

/// All that was known of the case with this version, where it was read; else what was told.
auto facts_known(const ports::Transaction& tx, House& house, const ports::ReportRow& report, const domain::Facts& told)
    -> Result<domain::Facts> {
  for (const auto& row : NOROSHI_TRY(tx.list_readings(report.thread))) {
    // The first of a version is its own; others came later.
    if (row.party != ports::ReadingParty::Source || row.report_version != report.version) continue;
    return NOROSHI_TRY(wire::decode_kept_reading(NOROSHI_TRY(house.vault.decrypt_machine(row.body)))).facts;
  }
  return told;
}

auto find_near(const ports::Transaction& tx, House& house, const ports::ReportRow& report, const std::string& sector,
               const domain::ReportInput& told) -> Result<std::vector<std::pair<domain::NearPrecedent, domain::Precedent>>> {
  const auto facts = NOROSHI_TRY(facts_known(tx, house, report, told.facts));
  std::vector<std::pair<domain::NearPrecedent, domain::Precedent>> found;
  const auto now = house.clock.now();
  const auto& rules = house.rule_book.rules_at(now);
  for (auto& near : domain::nearest_precedents(facts, told.what_i_know, sector, rules, now)) {
    const auto* precedent = rules.find_precedent(near.id);
    NOROSHI_ASSERT(precedent != nullptr);
    found.emplace_back(std::move(near), *precedent);
  }
  return found;
}

auto read_filed_in(const ports::Transaction& tx, House& house, const domain::ReportId& id, const domain::ReportInput& told)
    -> Result<Filed> {
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
              0,
              NOROSHI_TRY(find_near(tx, house, *report, thread->sector, told))};
  for (const auto& clearance : NOROSHI_TRY(tx.list_clearances({std::nullopt, std::nullopt, thread->id}))) {
    if (clearance.subject_id != id.str()) continue;
    const auto arrow = NOROSHI_TRY(load_charter(tx, house, clearance.charter));
    filed.clearances.push_back({clearance.id, arrow.charter().to.slug, clearance.state});
  }
  return filed;
}

}  // namespace

auto read_filed(House& house, const domain::ReportId& report, const domain::ReportInput& told) -> Result<Filed> {
  std::optional<Filed> filed;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    filed = NOROSHI_TRY(read_filed_in(tx, house, report, told));
    return {};
  }));
  return *std::move(filed);
}

}  // namespace noroshi::services
