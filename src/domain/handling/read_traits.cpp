#include "domain/handling/read_traits.hpp"

#include "base/text.hpp"
#include "domain/anonymise/quantity.hpp"

#include <algorithm>

namespace noroshi::domain {
namespace {

using std::chrono::days;
using std::chrono::hours;

auto level_of(const Levels& levels, SetAttribute attribute) -> int { return levels[static_cast<std::size_t>(attribute)]; }

/// Dates, counts and places that leave in a coarser form; what is masked says nothing.
template <class Visit> void each_said(const ToldText& told, std::string_view type, Visit&& visit) {
  const auto points = to_code_points(told.text);
  for (const auto& mask : told.masks) {
    if (mask.type != type || mask.decision != MaskDecision::Generalise || mask.end > points.size()) continue;
    visit(to_utf8({points.begin() + static_cast<long>(mask.start), points.begin() + static_cast<long>(mask.end)}));
  }
}

void read_places(const ToldText& told, const SetTables& tables, Traits& traits) {
  each_said(told, "LOCATION", [&](const std::string& place) {
    for (const auto& [prefecture, region] : tables.regions) {
      if (place.starts_with(prefecture)) traits.prefectures.insert(prefecture);
    }
  });
}

/// A written month and day in the year in which it came in, or the one before when that lies ahead.
auto written_day(const std::string& text, UtcTime received) -> std::optional<UtcTime> {
  const auto date = parse_date(text);
  if (!date || date->month == 0) return std::nullopt;
  const std::chrono::year_month_day today{std::chrono::floor<days>(received + hours{9})};
  const auto in_year = [&](std::chrono::year year) {
    const auto day = std::chrono::day{static_cast<unsigned>(std::max(date->day, 1))};
    return UtcTime{std::chrono::sys_days{year / std::chrono::month{static_cast<unsigned>(date->month)} / day}} + hours{3};
  };
  const auto this_year = in_year(today.year());
  return this_year <= received + days{1} ? this_year : in_year(today.year() - std::chrono::years{1});
}

void read_time(const ToldText& told, Traits& traits) {
  traits.occurred = told.occurred;
  each_said(told, "DATE", [&](const std::string& date) {
    if (!traits.occurred) traits.occurred = written_day(date, told.received);
  });
}

auto number_of(const FactValue& value) -> std::optional<double> {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  if (const auto* number = std::get_if<double>(&value)) return *number;
  return std::nullopt;
}

auto counts_customers(const std::string& text, const SetTables& tables) -> bool {
  return std::ranges::any_of(tables.scale_counters, [&](const auto& counter) { return text.find(counter) != std::string::npos; });
}

void read_scale(const ToldText& told, const SetTables& tables, Traits& traits) {
  const auto add = [&](double count) { traits.scale = std::max(traits.scale.value_or(0), count); };
  for (const auto& [name, value] : told.facts) {
    const auto number = tables.scale_facts.contains(name) ? number_of(value) : std::nullopt;
    if (!number || *number <= 0) continue;
    add(*number);
    traits.scale_border = std::max(traits.scale_border, *number);
  }
  each_said(told, "QUANTITY", [&](const std::string& text) {
    const auto count = counts_customers(text, tables) ? parse_count(text) : std::nullopt;
    if (count) add(*count);
  });
}

/// Whether it says that people went without: only then does a page of outages rule anybody out.
auto tells_of_outage(const ToldText& told, const SetTables& tables) -> bool {
  const auto state = told.facts.find("service_state");
  if (state != told.facts.end() && state->second == FactValue{std::string{"stopped"}}) return true;
  return std::ranges::any_of(tables.outage_words, [&](const auto& word) { return told.text.find(word) != std::string::npos; });
}

}  // namespace

auto read_traits(const ToldText& told, const AnonymiseRules& rules) -> Traits {
  Traits traits;
  traits.sector = told.sector;
  read_places(told, rules.sets, traits);
  read_time(told, traits);
  read_scale(told, rules.sets, traits);
  traits.service_stopped = tells_of_outage(told, rules.sets);
  return traits;
}

auto set_floor(const ToldText& told) -> Levels {
  bool writes_date = false;
  each_said(told, "DATE", [&](const std::string&) { writes_date = true; });
  const auto time = writes_date ? TimeLevel::TenDays : TimeLevel::Month;
  return {static_cast<int>(SectorLevel::Sector), static_cast<int>(PlaceLevel::Region), static_cast<int>(time),
          static_cast<int>(ScaleLevel::OneDigit), static_cast<int>(SystemLevel::Unsaid)};
}

auto set_ceiling() -> Levels {
  auto levels = top_levels();
  levels[static_cast<std::size_t>(SetAttribute::Sector)] = static_cast<int>(SectorLevel::Sector);
  return levels;
}

auto coarseness_at(const Levels& levels) -> Coarseness {
  const Coarseness least;
  const auto scale = static_cast<ScaleLevel>(level_of(levels, SetAttribute::Scale));
  return {std::max(least.date, static_cast<TimeLevel>(level_of(levels, SetAttribute::Time))), std::max(least.count, scale),
          std::max(least.place, static_cast<PlaceLevel>(level_of(levels, SetAttribute::Place))), scale};
}

}  // namespace noroshi::domain
