#pragma once

#include "domain/statistics/record.hpp"

#include <map>

namespace noroshi::domain {

/// One line of the table as the centre publishes it.
struct NationalRow {
  int reports = 0;                ///< 情報連絡
  std::array<int, 8> by_event{};  ///< in the order of `all_event_types`; adds up to `reports`
  int from_authorities = 0;       ///< 関係省庁等からの情報共有
  int bulletins = 0;              ///< 情報提供
  friend auto operator==(const NationalRow&, const NationalRow&) -> bool = default;
};

struct NationalTable {
  std::map<FiscalQuarter, NationalRow> quarters;  ///< every quarter between the first and the last record, empty ones too
  std::map<int, NationalRow> years;
};

/// Counted by the time of receipt, in Japan time. Raw numbers: for the centre's own eyes until `suppress` has passed over them.
auto count_national(const std::vector<StatRecord>& records) -> NationalTable;

/// What one quarter says about the working of the whole. A share has no value where there is nothing to divide by.
struct KpiPoint {
  FiscalQuarter quarter;
  int reports = 0;
  std::array<int, 5> by_level{};                     ///< reports assessed at 0–4
  std::optional<double> mean_level;                  ///< of those assessed
  std::optional<double> near_miss_share;             ///< 4–9 % nationally, zero in some quarters: no alarm by itself
  std::optional<std::int64_t> first_report_min_p50;  ///< minutes from noticing to receipt, median
  int first_report_stated = 0;                       ///< reports that say when it was noticed
  std::optional<double> use_decision_share;
  int use_asked = 0;  ///< items of which it is known whether somebody decided something with them
  int used = 0;       ///< of which somebody did
};
/// Of these records together; `quarter` is the first one's.
auto kpi_point(const std::vector<const StatRecord*>& records) -> KpiPoint;
auto kpi_series(const std::vector<StatRecord>& records) -> std::vector<KpiPoint>;

}  // namespace noroshi::domain
