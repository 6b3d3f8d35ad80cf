#pragma once

#include "domain/anonymise/coarseness.hpp"
#include "domain/anonymise/rules.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// "約4万2千世帯" → 42000, "三名" → 3, "1,200 customers" → 1200.
auto parse_count(std::string_view text) -> std::optional<double>;

struct WrittenDate {
  std::string year;  ///< as written ("2026年", "令和8年"), or empty
  int month = 0;     ///< 0: not written
  int day = 0;       ///< 0: not written
  bool is_english = false;
};
/// Nothing when month or day do not exist ("13月", "4/45").
auto parse_date(std::string_view text) -> std::optional<WrittenDate>;

/// The hour of "午後3時10分", "19:05", "3 p.m.".
auto parse_hour(std::string_view text) -> std::optional<int>;

/// True when what follows makes a length of time or something else of it: 3日間, 2時間, 5日後.
auto is_duration_tail(std::string_view after) -> bool;

enum class Language { Japanese, English };

/// Coarser forms of a date, time, count or place, finest first; each a last resort of the one before. Empty when there is none.
auto generalise(std::string_view type, std::string_view text, const AnonymiseTables& tables, Language language,
                const Coarseness& coarseness) -> std::vector<std::string>;

}  // namespace noroshi::domain
