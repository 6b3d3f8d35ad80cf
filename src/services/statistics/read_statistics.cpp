#include "services/statistics/read_statistics.hpp"

#include "services/log/read_log.hpp"
#include "services/statistics/gather_records.hpp"

#include <set>

namespace noroshi::services {
namespace {

using domain::Action;

/// What the permit is about: counts of the whole station.
struct Counts;

/// Counts of voluntary cases: who sits in the supervising seat does not know of them.
auto facts_of_counts(const House& house, const domain::Caller& caller) -> domain::ObjectFacts {
  const bool at_desk = domain::staff_may_see(caller, house.station.kind, domain::Duty::Voluntary);
  return {at_desk ? domain::Relation::Staff : domain::Relation::None, {}, false};
}

struct Gathered {
  std::vector<domain::StatRecord> records;
  std::vector<domain::TallyCount> tallies;
};

/// Permit first, then the counting, which writes nothing and so holds nobody up; then the log entry, and only behind it the answer.
template <class Count>
auto count_logged(House& house, const domain::Caller& caller, const std::string& what, const Count& count)
    -> Result<domain::Released<std::invoke_result_t<Count, const Gathered&>>> {
  const auto ask = [&] {
    const domain::ObjectRef object{"statistics", what};
    return domain::decide<Action::ReadStatistics, Counts>(caller, house.station, {{object, facts_of_counts(house, caller)}}, std::nullopt);
  };
  NOROSHI_TRY(ask());
  Gathered gathered;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    gathered.records = NOROSHI_TRY(gather_records(tx, house));
    gathered.tallies = NOROSHI_TRY(gather_tallies(tx, house, gathered.records));
    return {};
  }));
  auto counted = count(gathered);
  std::optional<domain::LoggedRead<Counts>> read;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    TransactionReadLog log{tx, house};
    read.emplace(NOROSHI_TRY(log.append(NOROSHI_TRY(ask()))));
    return {};
  }));
  return domain::show_logged(*read, std::move(counted)).commit(durable);
}

/// Every sector and cause is a column whether or not anything came: that a column is there tells nobody that something did.
auto columns_of(const domain::Rules& rules) -> domain::KnownColumns {
  domain::KnownColumns columns;
  for (const auto& sector : rules.catalogue.sectors()) columns[domain::Breakdown::Sector].push_back(sector.id);
  std::set<std::string> causes{"not_stated"};
  if (const auto* cause = rules.triage.facts.find("cause")) {
    for (const auto& [said, word] : cause->choices) causes.insert(word);
  }
  columns[domain::Breakdown::Cause] = {causes.begin(), causes.end()};
  return columns;
}

}  // namespace

auto read_statistics(House& house, const domain::Caller& caller) -> Result<domain::Released<StationStatistics>> {
  const auto& rules = house.rules();
  const auto& disclosure = rules.statistics.disclosure;
  return count_logged(house, caller, "reports", [&](const Gathered& gathered) {
    return StationStatistics{disclosure, domain::publish_statistics(gathered.records, disclosure, columns_of(rules)),
                             domain::publish_tallies(gathered.tallies, disclosure)};
  });
}

auto read_floor(House& house, const domain::Caller& caller) -> Result<domain::Released<std::optional<domain::PublishedFloor>>> {
  const auto& rules = house.rules().statistics.floor;
  return count_logged(house, caller, "floor", [&](const Gathered& gathered) {
    return domain::publish_floor(gathered.records, gathered.tallies, rules, house.clock.now());
  });
}

}  // namespace noroshi::services
