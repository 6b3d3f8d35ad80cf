#pragma once

#include "domain/handling/policy.hpp"
#include "services/house.hpp"

#include <optional>
#include <string>
#include <vector>

namespace noroshi::services {

/// A line with what grew out of it: what is left is what counts.
struct TallyLine {
  ports::TallyRow row;
  int grown = 0;
  std::vector<domain::ThreadId> threads = {};  ///< the reports it grew into
  auto left() const -> int { return row.count - grown; }
};

/// Members' lines of one sector and category together.
struct TallyTotal {
  std::string sector;
  std::string category;
  int count = 0;    ///< without what grew into reports
  int members = 0;  ///< who counted any
  int minutes_spent = 0;
};

/// One month: a member's own lines, or for staff the sums and what other stations told.
struct TallySheet {
  std::string period;
  std::vector<TallyLine> lines;
  std::vector<TallyTotal> totals;
  std::vector<std::pair<ports::TallyRow, std::string>> received;  ///< with the station's slug
  int minutes_spent = 0;                                          ///< what counting cost, over the lines shown
};

/// Errors: field errors for what is no month; NotFound for those who may not know of counts.
auto read_tallies(House& house, const domain::Caller& caller, const std::string& period) -> Result<TallySheet>;

auto with_growth(const ports::Transaction& tx, ports::TallyRow row) -> Result<TallyLine>;
auto list_members_lines(const ports::Transaction& tx, const std::string& period) -> Result<std::vector<TallyLine>>;
auto sum_lines(const std::vector<TallyLine>& lines) -> std::vector<TallyTotal>;

}  // namespace noroshi::services
