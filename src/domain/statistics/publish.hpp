#pragma once

#include "domain/statistics/rules.hpp"
#include "domain/statistics/tabulate.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace noroshi::domain {

/// One line of the table as the centre publishes it, as far as it may be shown.
struct PublishedNational {
  std::string period;  ///< as the rows of the tables, or a fiscal year: "2023"
  std::optional<int> reports;
  std::array<std::optional<int>, 8> by_event{};  ///< in the order of `all_event_types`
  int from_authorities = 0;                      ///< these two count acts of stations, not of members: nothing is hidden
  int bulletins = 0;
};

/// What one period says about the working of the whole, as far as it may be shown. The mean and the share of near misses rest on shown
/// cells alone: a second source of them would open what the tables hide.
struct PublishedKpi {
  std::string period;
  std::optional<double> mean_level;
  std::optional<double> near_miss_share;
  std::optional<std::int64_t> first_report_min_p50;
  std::optional<double> use_decision_share;
};

struct Statistics {
  std::map<Breakdown, PublishedTable> tables;  ///< every breakdown, with the same rows
  std::vector<PublishedNational> periods;
  std::vector<PublishedNational> years;  ///< sums of periods where all of a year are shown, so that they tell nothing more
  std::vector<PublishedKpi> kpis;
};

/// Columns that stand in a table though nothing may fall under them.
using KnownColumns = std::map<Breakdown, std::vector<std::string>>;

/// The one way from records to what anybody may see: the page, HTTP and the command line show nothing else, and whoever asks sees the same.
/// All breakdowns are made together. They share the totals of their periods, which are shown, and nothing else: so what can be computed
/// from all of them is what can be computed from each.
auto publish_statistics(const std::vector<StatRecord>& records, const DisclosureRules& rules, const KnownColumns& known = {}) -> Statistics;

/// One category's count of one month, by one member or as a station told it for its members. What grew into reports is no longer in it.
struct TallyCount {
  std::string period;    ///< "2026-11"
  std::string category;  ///< "spam"
  int count = 0;
  int members = 1;         ///< who counted; 0 = not told
  std::string counted_by;  ///< tells one from another; never shown
};
/// Counts by fiscal quarter and category. Of a sum that fewer than three counted, or nobody knows how many, one may hold it all.
auto publish_tallies(const std::vector<TallyCount>& tallies, const DisclosureRules& rules) -> PublishedTable;

/// 下限の見張り as it is told.
struct PublishedFloor {
  bool alarm = false;
  double chance = 1.0;
  std::string since;  ///< "2026-07", with an alarm
  double lost = 0.0;
  double lost_part = 0.0;
  int months = 0;  ///< compared
};
/// Near misses and counts below, what happened above, over the months that had ended at `until`. None when they are too few to compare.
auto publish_floor(const std::vector<StatRecord>& records, const std::vector<TallyCount>& tallies, const FloorRules& rules, UtcTime until)
    -> std::optional<PublishedFloor>;

}  // namespace noroshi::domain
