#include "domain/sector/rule.hpp"

#include <array>
#include <utility>

namespace noroshi::domain {
namespace {

template <class Enum> struct Word {
  Enum value;
  std::string_view text;
};

constexpr std::array forces{Word<Force>{Force::LawWithPenalty, "law_with_penalty"},
                            Word<Force>{Force::LawWithoutPenalty, "law_without_penalty"},
                            Word<Force>{Force::Law, "law"},
                            Word<Force>{Force::Guideline, "guideline"},
                            Word<Force>{Force::Agreement, "agreement"},
                            Word<Force>{Force::Free, "free"},
                            Word<Force>{Force::None, "none"}};
constexpr std::array statuses{Word<RuleStatus>{RuleStatus::Verified, "verified"}, Word<RuleStatus>{RuleStatus::Unverified, "unverified"},
                              Word<RuleStatus>{RuleStatus::Proposed, "proposed"}};
constexpr std::array starts{Word<ClockStart>{ClockStart::Occurrence, "occurrence"}, Word<ClockStart>{ClockStart::Awareness, "awareness"}};
constexpr std::array routes{Word<Route>{Route::NotNeededButMayAsk, "not_needed_but_may_ask"},
                            Word<Route>{Route::CountOnly, "count_only"},
                            Word<Route>{Route::NearMissMonthly, "near_miss_monthly"},
                            Word<Route>{Route::NearMissNow, "near_miss_now"},
                            Word<Route>{Route::ReportNow, "report_now"},
                            Word<Route>{Route::StatutoryReport, "statutory_report"}};
constexpr std::array effects{Word<RuleEffect>{RuleEffect::Duty, "duty"}, Word<RuleEffect>{RuleEffect::UnknownDuty, "unknown_duty"},
                             Word<RuleEffect>{RuleEffect::Context, "context"}, Word<RuleEffect>{RuleEffect::Voluntary, "voluntary"}};

template <class Table, class Enum> auto text_of(const Table& table, Enum value) -> std::string_view {
  for (const auto& word : table) {
    if (word.value == value) return word.text;
  }
  return "";
}

template <class Enum, std::size_t N> auto value_of(const std::array<Word<Enum>, N>& table, std::string_view text) -> std::optional<Enum> {
  for (const auto& word : table) {
    if (word.text == text) return word.value;
  }
  return std::nullopt;
}

}  // namespace

auto to_text(Force force) -> std::string_view { return text_of(forces, force); }
auto to_text(RuleStatus status) -> std::string_view { return text_of(statuses, status); }
auto to_text(ClockStart start) -> std::string_view { return text_of(starts, start); }
auto to_text(Route route) -> std::string_view { return text_of(routes, route); }
auto to_text(RuleEffect effect) -> std::string_view { return text_of(effects, effect); }

auto parse_force(std::string_view text) -> std::optional<Force> { return value_of(forces, text); }
auto parse_rule_status(std::string_view text) -> std::optional<RuleStatus> { return value_of(statuses, text); }
auto parse_clock_start(std::string_view text) -> std::optional<ClockStart> { return value_of(starts, text); }
auto parse_route(std::string_view text) -> std::optional<Route> { return value_of(routes, text); }
auto parse_rule_effect(std::string_view text) -> std::optional<RuleEffect> { return value_of(effects, text); }

}  // namespace noroshi::domain
