#pragma once

#include "domain/statistics/disclosure.hpp"
#include "domain/statistics/record.hpp"

#include <optional>
#include <string>
#include <vector>

namespace noroshi::domain {

/// Fiscal quarters on end that are counted together: one, or as few as it takes until their total may be shown.
struct Period {
  FiscalQuarter first;
  FiscalQuarter last;
  auto holds(FiscalQuarter quarter) const -> bool { return first <= quarter && quarter <= last; }
  /// The fiscal year that it lies in; none when it lies in two.
  auto year() const -> std::optional<int>;
};
auto to_text(const Period& period) -> std::string;  ///< "2023Q1", "2023Q4-2024Q1"

/// Every quarter from the first record to the last, empty ones too. One whose number of reports may not be shown is counted together with
/// the next, the last with those before it, so that the totals of all periods may be shown and every table by other columns can rest on
/// them. None when not even the total of all may be shown.
auto split_periods(const std::vector<StatRecord>& records, const DisclosureRules& rules) -> std::vector<Period>;

}  // namespace noroshi::domain
