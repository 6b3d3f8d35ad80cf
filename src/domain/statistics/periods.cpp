#include "domain/statistics/periods.hpp"

#include <algorithm>
#include <map>

namespace noroshi::domain {
namespace {

using Givers = std::map<std::string, int>;  ///< reports by organisation

struct Counted {
  Period period;
  Givers givers;
};

/// A total stands in every table, so those of it must have room to move as well: it is never below the width.
auto may_show(const Givers& givers, const DisclosureRules& rules) -> bool {
  int count = 0;
  int largest = 0;
  for (const auto& [organisation, held] : givers) {
    count += held;
    largest = std::max(largest, held);
  }
  return !is_sensitive(count, largest, rules) && (count == 0 || count >= rules.least_width);
}

/// `next` follows `counted` in time.
void join(Counted& counted, const Counted& next) {
  counted.period.last = next.period.last;
  for (const auto& [organisation, held] : next.givers) counted.givers[organisation] += held;
}

auto count_quarters(const std::vector<StatRecord>& records) -> std::vector<Counted> {
  std::map<FiscalQuarter, Givers> quarters;
  for (const auto& record : records) {
    auto& givers = quarters[fiscal_quarter_of(record.received_at)];
    if (record.flow == Flow::Report) ++givers[record.organisation];
  }
  std::vector<Counted> list;
  if (quarters.empty()) return list;
  for (auto at = quarters.begin()->first; at <= quarters.rbegin()->first; at = next(at)) list.push_back({{at, at}, quarters[at]});
  return list;
}

}  // namespace

auto Period::year() const -> std::optional<int> { return first.year == last.year ? std::optional{first.year} : std::nullopt; }

auto to_text(const Period& period) -> std::string {
  return period.first == period.last ? to_text(period.first) : to_text(period.first) + "-" + to_text(period.last);
}

auto split_periods(const std::vector<StatRecord>& records, const DisclosureRules& rules) -> std::vector<Period> {
  std::vector<Counted> counted;
  for (auto& quarter : count_quarters(records)) {
    if (!counted.empty() && !may_show(counted.back().givers, rules))
      join(counted.back(), quarter);
    else
      counted.push_back(std::move(quarter));
  }
  while (counted.size() > 1 && !may_show(counted.back().givers, rules)) {
    const auto last = std::move(counted.back());
    counted.pop_back();
    join(counted.back(), last);
  }
  if (counted.size() == 1 && !may_show(counted.front().givers, rules)) return {};
  std::vector<Period> periods;
  for (const auto& one : counted) periods.push_back(one.period);
  return periods;
}

}  // namespace noroshi::domain
