#include "services/tally/tally_sheet.hpp"

#include "domain/report/tally.hpp"
#include "services/report/thread_access.hpp"

#include <map>

namespace noroshi::services {
namespace {

/// Counts are told freely: who sits in the supervising seat does not see them.
auto relation_of(const House& house, const domain::Caller& caller) -> domain::Relation {
  if (!caller.station_staff) return domain::Relation::Own;
  const bool at_desk = domain::staff_may_see(caller, house.station.kind, domain::Duty::Voluntary);
  return at_desk ? domain::Relation::Staff : domain::Relation::None;
}

auto list_received(const ports::Transaction& tx, const std::string& period)
    -> Result<std::vector<std::pair<ports::TallyRow, std::string>>> {
  std::vector<std::pair<ports::TallyRow, std::string>> received;
  for (auto& row : NOROSHI_TRY(tx.list_tallies(period))) {
    if (!row.station) continue;
    const auto peer = NOROSHI_TRY(tx.find_peer(*row.station));
    received.emplace_back(std::move(row), peer ? peer->slug : "");
  }
  return received;
}

}  // namespace

auto with_growth(const ports::Transaction& tx, ports::TallyRow row) -> Result<TallyLine> {
  TallyLine line{std::move(row)};
  for (const auto& growth : NOROSHI_TRY(tx.list_growths(line.row.id))) {
    line.grown += growth.count;
    line.threads.push_back(growth.thread);
  }
  return line;
}

auto list_members_lines(const ports::Transaction& tx, const std::string& period) -> Result<std::vector<TallyLine>> {
  std::vector<TallyLine> lines;
  for (auto& row : NOROSHI_TRY(tx.list_tallies(period))) {
    if (row.source_tag) lines.push_back(NOROSHI_TRY(with_growth(tx, std::move(row))));
  }
  return lines;
}

auto sum_lines(const std::vector<TallyLine>& lines) -> std::vector<TallyTotal> {
  std::map<std::pair<std::string, std::string>, TallyTotal> sums;
  for (const auto& line : lines) {
    auto& sum = sums[{line.row.sector, line.row.category}];
    sum.sector = line.row.sector;
    sum.category = line.row.category;
    sum.count += line.left();
    sum.members += line.left() > 0 ? 1 : 0;
    sum.minutes_spent += line.row.minutes_spent;
  }
  std::vector<TallyTotal> totals;
  for (auto& [place, sum] : sums) totals.push_back(std::move(sum));
  return totals;
}

auto read_tallies(House& house, const domain::Caller& caller, const std::string& period) -> Result<TallySheet> {
  const auto relation = relation_of(house, caller);
  NOROSHI_TRY(domain::check_policy(caller, domain::Action::ReadTallies, {relation, {}, false}, std::nullopt));
  NOROSHI_TRY(domain::end_of_period(period));
  TallySheet sheet{period, {}, {}, {}, 0};
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    sheet.lines = NOROSHI_TRY(list_members_lines(tx, period));
    if (relation == domain::Relation::Staff) {
      sheet.totals = sum_lines(sheet.lines);
      sheet.received = NOROSHI_TRY(list_received(tx, period));
    }
    return {};
  }));
  const auto own = source_tag_of(house, caller.organisation);
  if (relation == domain::Relation::Own)
    std::erase_if(sheet.lines, [&](const TallyLine& line) { return !equal_constant_time(*line.row.source_tag, own); });
  for (const auto& line : sheet.lines) sheet.minutes_spent += line.row.minutes_spent;
  if (relation == domain::Relation::Staff) sheet.lines.clear();  // whose line it is stays with the member
  return sheet;
}

}  // namespace noroshi::services
