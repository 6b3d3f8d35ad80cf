#include "domain/statistics/record.hpp"

#include <algorithm>
#include <utility>

namespace noroshi::domain {
namespace {

constexpr std::array<std::pair<EventType, std::string_view>, 8> event_words{{{EventType::NearMiss, "near_miss"},
                                                                             {EventType::Leak, "leak"},
                                                                             {EventType::Destruction, "destruction"},
                                                                             {EventType::Unavailable, "unavailable"},
                                                                             {EventType::Malware, "malware"},
                                                                             {EventType::Execution, "execution"},
                                                                             {EventType::Intrusion, "intrusion"},
                                                                             {EventType::Other, "other"}}};
constexpr std::array<std::pair<Flow, std::string_view>, 3> flow_words{
    {{Flow::Report, "report"}, {Flow::FromAuthorities, "from_authorities"}, {Flow::Bulletin, "bulletin"}}};

template <class Enum, std::size_t size>
auto parse_word(const std::array<std::pair<Enum, std::string_view>, size>& words, std::string_view text) -> Result<Enum> {
  std::string known;
  for (const auto& [value, word] : words) {
    if (word == text) return value;
    known += (known.empty() ? "" : ", ") + std::string{word};
  }
  return fail(ErrorCode::InvalidInput, "unknown_word", "\"" + std::string{text} + "\" is none of: " + known);
}

}  // namespace

auto to_text(EventType type) -> std::string_view { return event_words[static_cast<std::size_t>(type)].second; }
auto parse_event_type(std::string_view text) -> Result<EventType> { return parse_word(event_words, text); }
auto to_text(Flow flow) -> std::string_view { return flow_words[static_cast<std::size_t>(flow)].second; }
auto parse_flow(std::string_view text) -> Result<Flow> { return parse_word(flow_words, text); }

auto next(FiscalQuarter quarter) -> FiscalQuarter {
  return quarter.quarter == 4 ? FiscalQuarter{quarter.year + 1, 1} : FiscalQuarter{quarter.year, quarter.quarter + 1};
}

auto fiscal_quarter_of(UtcTime time) -> FiscalQuarter {
  const auto local = time + std::chrono::hours{9};
  const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(local)};
  const int month = static_cast<int>(static_cast<unsigned>(date.month()));
  const int year = static_cast<int>(date.year());
  return month >= 4 ? FiscalQuarter{year, (month - 1) / 3} : FiscalQuarter{year - 1, 4};
}

auto to_text(FiscalQuarter quarter) -> std::string { return std::to_string(quarter.year) + "Q" + std::to_string(quarter.quarter); }

}  // namespace noroshi::domain
