#pragma once

#include "base/time.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// 事象の類型, in the order of the published table: one that has not happened, seven that have.
enum class EventType { NearMiss, Leak, Destruction, Unavailable, Malware, Execution, Intrusion, Other };
inline constexpr std::array all_event_types{EventType::NearMiss, EventType::Leak,      EventType::Destruction, EventType::Unavailable,
                                            EventType::Malware,  EventType::Execution, EventType::Intrusion,   EventType::Other};
auto to_text(EventType type) -> std::string_view;  ///< "near_miss"
auto parse_event_type(std::string_view text) -> Result<EventType>;

/// Which column of the national table an item is counted in: 情報連絡, 関係省庁等からの情報共有, 情報提供.
enum class Flow { Report, FromAuthorities, Bulletin };
auto to_text(Flow flow) -> std::string_view;
auto parse_flow(std::string_view text) -> Result<Flow>;

/// What statistics know of one item: no words of its giver. `organisation` only tells one giver from another and is never shown.
struct StatRecord {
  Flow flow = Flow::Report;
  EventType event = EventType::Other;
  std::string sector;
  std::string organisation;
  std::vector<std::string> causes;  ///< 複数選択: one record may count under several
  std::optional<int> level;         ///< 0–4; absent = not assessed
  UtcTime received_at;
  std::optional<UtcTime> occurred_at;
  std::optional<UtcTime> noticed_at;
  std::optional<bool> used;  ///< a use decision was recorded: yes or no; absent = nobody was asked
};

/// A quarter of the Japanese fiscal year: 2023 Q1 is April to June 2023, Q4 is January to March 2024, in Japan time.
struct FiscalQuarter {
  int year = 0;
  int quarter = 1;
  friend auto operator<=>(const FiscalQuarter&, const FiscalQuarter&) = default;
};
auto next(FiscalQuarter quarter) -> FiscalQuarter;
auto fiscal_quarter_of(UtcTime time) -> FiscalQuarter;
auto to_text(FiscalQuarter quarter) -> std::string;  ///< "2023Q1"

}  // namespace noroshi::domain
