#include "services/statistics/gather_records.hpp"

#include "domain/report/tally.hpp"
#include "services/charter/load_charter.hpp"
#include "services/reading/record_reading.hpp"
#include "services/tally/tally_sheet.hpp"

#include <algorithm>
#include <map>

namespace noroshi::services {
namespace {

constexpr std::size_t threads_at_once = 200;
constexpr std::size_t bulletins_at_most = 100'000;
constexpr int tally_months_least = 36;

auto decode_kept(House& house, const ports::ReadingRow& row) -> std::optional<wire::KeptReading> {
  const auto bytes = house.vault.decrypt_machine(row.body);
  if (!bytes) return std::nullopt;
  auto kept = wire::decode_kept_reading(*bytes);
  if (!kept) return std::nullopt;
  return *std::move(kept);
}

/// The newest reading of the station's own people where there is one, else of the source: one grade a case, and whose is no question of
/// statistics.
auto reading_that_counts(const std::vector<ports::ReadingRow>& readings, ports::ReadingParty own) -> const ports::ReadingRow* {
  const ports::ReadingRow* counted = nullptr;
  for (const auto& row : readings) {
    if (row.party == own || (row.party == ports::ReadingParty::Source && (!counted || counted->party != own))) counted = &row;
  }
  return counted;
}

/// A near miss is what its reporter calls so, as long as nothing turned out to be affected.
auto event_of(const House& house, domain::ReportKind kind, const ports::ReadingRow* reading, const std::optional<wire::KeptReading>& kept)
    -> domain::EventType {
  const bool affected = reading && reading->layer != domain::Layer::NearMiss;
  if (kind != domain::ReportKind::Incident && !affected) return domain::EventType::NearMiss;
  return kept ? domain::event_type_of(kept->facts, house.rules().statistics) : domain::EventType::Other;
}

auto causes_of(const std::optional<wire::KeptReading>& kept) -> std::vector<std::string> {
  if (!kept) return {};
  const auto found = kept->facts.find("cause");
  const auto* word = found == kept->facts.end() ? nullptr : std::get_if<std::string>(&found->second);
  if (!word) return {};
  return {*word};
}

/// Did somebody decide something with a bulletin that rests on this case? Empty when there is none.
auto use_of(const ports::Transaction& tx, const domain::ThreadId& thread) -> Result<std::optional<bool>> {
  std::optional<bool> used;
  for (const auto& bulletin : NOROSHI_TRY(tx.list_bulletins_about(thread))) {
    if (bulletin.state == ports::BulletinState::Draft) continue;
    const auto own = NOROSHI_TRY(tx.list_uses(bulletin.id));
    const auto told = NOROSHI_TRY(tx.list_received_uses(bulletin.id));
    const bool decided = std::any_of(own.begin(), own.end(), [](const auto& use) { return use.outcome.has_value(); }) ||
                         std::any_of(told.begin(), told.end(), [](const auto& use) { return !use.outcomes.empty(); });
    used = used.value_or(false) || decided;
  }
  return used;
}

auto record_of(const ports::Transaction& tx, House& house, const ports::ThreadRow& thread) -> Result<std::optional<domain::StatRecord>> {
  const auto reports = NOROSHI_TRY(tx.list_reports(thread.id));
  if (reports.empty() || thread.withdrawn) return std::optional<domain::StatRecord>{};
  const auto readings = NOROSHI_TRY(tx.list_readings(thread.id));
  const auto* counted = reading_that_counts(readings, party_of_staff(house));
  const auto kept = counted ? decode_kept(house, *counted) : std::nullopt;
  domain::StatRecord record;
  record.event = event_of(house, reports.back().kind, counted, kept);
  record.sector = thread.sector;
  // Whose a case that came over an arrow is, nobody here knows: each then counts as somebody's own.
  record.organisation = thread.source_tag ? to_hex(*thread.source_tag) : thread.id.str();
  record.causes = causes_of(kept);
  if (counted) record.level = counted->level;
  record.received_at = reports.front().received_at;
  if (const auto first = readings.empty() ? std::nullopt : decode_kept(house, readings.front())) record.noticed_at = first->noticed_at;
  record.used = NOROSHI_TRY(use_of(tx, thread.id));
  return std::optional{std::move(record)};
}

/// Whether the terms under which a case was given allow to count it (R1); asked once a charter.
class Countable {
public:
  Countable(const ports::Transaction& tx, const House& house) : tx_{tx}, house_{house} {}

  auto ask(const domain::CharterId& id) -> bool {
    const auto [at, fresh] = known_.try_emplace(id, false);
    if (!fresh) return at->second;
    const auto charter = load_charter(tx_, house_, id);
    at->second = charter && charter->charter().purposes.contains(domain::Purpose::Statistics);
    return at->second;
  }

private:
  const ports::Transaction& tx_;
  const House& house_;
  std::map<domain::CharterId, bool> known_;
};

/// 情報提供 that went out from here, and what others provided: 関係省庁等からの情報共有.
auto add_bulletins(const ports::Transaction& tx, std::vector<domain::StatRecord>& records) -> Result<> {
  for (const auto& bulletin : NOROSHI_TRY(tx.list_bulletins(bulletins_at_most))) {
    if (bulletin.state == ports::BulletinState::Draft) continue;
    domain::StatRecord record;
    record.flow = bulletin.issued_here ? domain::Flow::Bulletin : domain::Flow::FromAuthorities;
    record.received_at = bulletin.at;
    records.push_back(std::move(record));
  }
  return {};
}

auto first_month(const House& house, const std::vector<domain::StatRecord>& records) -> Result<std::string> {
  std::string first = domain::period_of(house.clock.now());
  for (int month = 1; month < tally_months_least; ++month) first = NOROSHI_TRY(domain::period_before(first));
  for (const auto& record : records) first = std::min(first, domain::period_of(record.received_at));
  return first;
}

}  // namespace

auto gather_records(const ports::Transaction& tx, House& house) -> Result<std::vector<domain::StatRecord>> {
  std::vector<domain::StatRecord> records;
  Countable countable{tx, house};
  ports::ThreadQuery query{.statutory = false, .limit = threads_at_once};
  for (bool more = true; more;) {
    const auto page = NOROSHI_TRY(tx.list_threads(query));
    for (const auto& thread : page) {
      if (!countable.ask(thread.charter)) continue;
      if (auto record = NOROSHI_TRY(record_of(tx, house, thread))) records.push_back(*std::move(record));
    }
    more = page.size() == threads_at_once;
    if (more) query.after = page.back().id;
  }
  NOROSHI_TRY(add_bulletins(tx, records));
  return records;
}

auto gather_tallies(const ports::Transaction& tx, const House& house, const std::vector<domain::StatRecord>& records)
    -> Result<std::vector<domain::TallyCount>> {
  std::vector<domain::TallyCount> tallies;
  const auto first = NOROSHI_TRY(first_month(house, records));
  for (auto period = domain::period_of(house.clock.now()); period >= first; period = NOROSHI_TRY(domain::period_before(period))) {
    for (const auto& line : NOROSHI_TRY(list_members_lines(tx, period)))
      tallies.push_back({period, line.row.category, line.left(), 1, to_hex(*line.row.source_tag)});
    for (const auto& row : NOROSHI_TRY(tx.list_tallies(period))) {
      if (row.station) tallies.push_back({period, row.category, row.count, row.members, row.station->str() + " " + row.sector});
    }
  }
  return tallies;
}

}  // namespace noroshi::services
