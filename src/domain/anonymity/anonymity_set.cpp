#include "domain/anonymity/anonymity_set.hpp"

#include <algorithm>
#include <cmath>

namespace noroshi::domain {
namespace {

using namespace std::chrono;

constexpr hours japan_offset{9};

template <class Level> auto level_of(const Levels& levels, SetAttribute attribute) -> Level {
  return static_cast<Level>(levels[static_cast<std::size_t>(attribute)]);
}

auto start_of(year_month_day day) -> UtcTime { return UtcTime{sys_days{day}} - japan_offset; }

auto first_of_ten(year_month_day day) -> year_month_day {
  const unsigned number = static_cast<unsigned>(day.day());
  return day.year() / day.month() / std::chrono::day{number <= 10 ? 1U : number <= 20 ? 11U : 21U};
}

auto next_month(year_month_day day, int count) -> year_month_day { return (day.year() / day.month() + months{count}) / 1; }

auto overlaps(const PublicEvent& event, const std::pair<UtcTime, UtcTime>& period) -> bool {
  return event.from < period.second && period.first <= event.to;
}

}  // namespace

auto top_levels() -> Levels {
  return {static_cast<int>(SectorLevel::All), static_cast<int>(PlaceLevel::Nation), static_cast<int>(TimeLevel::Unsaid),
          static_cast<int>(ScaleLevel::Unsaid), static_cast<int>(SystemLevel::Unsaid)};
}

auto period_of(UtcTime at, TimeLevel level) -> std::pair<UtcTime, UtcTime> {
  const auto day = floor<days>(at + japan_offset);
  const year_month_day date{day};
  switch (level) {
    case TimeLevel::Day: return {UtcTime{day} - japan_offset, UtcTime{day + days{1}} - japan_offset};
    case TimeLevel::TenDays: {
      const auto first = first_of_ten(date);
      const bool is_last = static_cast<unsigned>(first.day()) == 21;
      return {start_of(first), is_last ? start_of(next_month(date, 1)) : UtcTime{sys_days{first} + days{10}} - japan_offset};
    }
    case TimeLevel::Month: return {start_of(next_month(date, 0)), start_of(next_month(date, 1))};
    case TimeLevel::Season: {
      // As it is said: "2026年冬" is January, February or December of that year.
      const int month = static_cast<int>(static_cast<unsigned>(date.month()));
      const int before = std::min(month % 3, month - 1);
      const int after = month == 12 ? 1 : 3 - month % 3;
      return {start_of(next_month(date, -before)), start_of(next_month(date, after))};
    }
    case TimeLevel::Unsaid: break;
  }
  return {UtcTime::min(), UtcTime::max()};
}

auto least_of(double scale, ScaleLevel level) -> double {
  if (level == ScaleLevel::Unsaid || scale < 1) return 0;
  const double magnitude = std::pow(10.0, std::floor(std::log10(scale)));
  return level == ScaleLevel::Magnitude ? magnitude : std::floor(scale / magnitude) * magnitude;
}

AnonymitySets::AnonymitySets(std::vector<MemberProfile> members, std::vector<PublicEvent> events, SetTables tables)
    : members_{std::move(members)}, events_{std::move(events)}, tables_{std::move(tables)} {}

auto AnonymitySets::who(const std::function<bool(const MemberProfile&)>& fits) const -> MemberSet {
  MemberSet set{members_.size()};
  for (std::size_t at = 0; at < members_.size(); ++at) {
    if (fits(members_[at])) set.add(at);
  }
  return set;
}

auto AnonymitySets::family_of(const std::string& sector) const -> std::string {
  const auto family = tables_.families.find(sector);
  return family == tables_.families.end() ? sector : family->second;
}

auto AnonymitySets::place_at(const std::string& prefecture, PlaceLevel level) const -> std::string {
  if (level == PlaceLevel::Prefecture) return prefecture;
  const auto region = tables_.regions.find(prefecture);
  if (region == tables_.regions.end()) return prefecture;
  if (level == PlaceLevel::Region) return region->second;
  const auto half = tables_.halves.find(region->second);
  return half == tables_.halves.end() ? region->second : half->second;
}

auto AnonymitySets::fits_place(const MemberProfile& member, const Traits& said, PlaceLevel level) const -> bool {
  if (level == PlaceLevel::Nation || said.prefectures.empty() || member.prefectures.empty()) return true;
  // Every place that is named must be one where the member operates.
  return std::ranges::all_of(said.prefectures, [&](const auto& named) {
    return std::ranges::any_of(member.prefectures, [&](const auto& own) { return place_at(own, level) == place_at(named, level); });
  });
}

// Whoever a complete public source does not name was not down then.
auto AnonymitySets::seen_in(const Traits& said, TimeLevel level) const -> Seen {
  Seen seen;
  if (!said.service_stopped || !said.occurred || level == TimeLevel::Unsaid) return seen;
  const auto period = period_of(*said.occurred, level);
  for (const auto& event : events_) {
    if (!overlaps(event, period)) continue;
    seen.affected.insert(event.affected.begin(), event.affected.end());
    if (event.is_complete) seen.sectors.insert(event.sector);
  }
  return seen;
}

auto AnonymitySets::fits_of(const Traits& said) const -> Fits {
  Fits fits(set_attributes);
  const auto add = [&](SetAttribute attribute, auto predicate) {
    auto& steps = fits[static_cast<std::size_t>(attribute)];
    for (int level = 0; level <= top_levels()[static_cast<std::size_t>(attribute)]; ++level) {
      steps.push_back(who([&](const MemberProfile& member) { return predicate(member, level); }));
      // What is said less exactly never rules out more.
      if (level > 0) steps.back() |= steps[static_cast<std::size_t>(level) - 1];
    }
  };
  add(SetAttribute::Sector, [&](const MemberProfile& member, int level) {
    const auto step = static_cast<SectorLevel>(level);
    if (step == SectorLevel::All) return true;
    return step == SectorLevel::Sector ? member.sector == said.sector : family_of(member.sector) == family_of(said.sector);
  });
  add(SetAttribute::Place,
      [&](const MemberProfile& member, int level) { return fits_place(member, said, static_cast<PlaceLevel>(level)); });
  std::vector<Seen> seen;
  for (int level = 0; level <= static_cast<int>(TimeLevel::Unsaid); ++level) seen.push_back(seen_in(said, static_cast<TimeLevel>(level)));
  add(SetAttribute::Time, [&](const MemberProfile& member, int level) {
    const auto& public_then = seen[static_cast<std::size_t>(level)];
    return !public_then.sectors.contains(member.sector) || public_then.affected.contains(member.id);
  });
  add(SetAttribute::Scale, [&](const MemberProfile& member, int level) {
    if (!said.scale || member.customers <= 0) return true;
    const auto step = static_cast<ScaleLevel>(level);
    const double least = least_of(*said.scale, step);
    return member.customers >= (step == ScaleLevel::OneDigit ? std::max(least, said.scale_border) : least);
  });
  add(SetAttribute::System, [&](const MemberProfile& member, int level) {
    return level > 0 || said.system.empty() || member.systems.empty() || member.systems.contains(said.system);
  });
  return fits;
}

auto AnonymitySets::fitting(const Traits& said, const Levels& levels, const MemberSet& memory) const -> MemberSet {
  const auto fits = fits_of(said);
  auto set = memory;
  for (std::size_t at = 0; at < set_attributes; ++at) set &= fits[at][static_cast<std::size_t>(levels[at])];
  return set;
}

auto AnonymitySets::measure(const MemberSet& set) const -> SetMeasure {
  SetMeasure measure;
  std::map<std::string, int> groups;
  for (std::size_t at = 0; at < members_.size(); ++at) {
    if (!set.contains(at)) continue;
    const auto& member = members_[at];
    measure.organisations += member.represented;
    if (member.parent.empty()) {
      // An association's members are groups of their own, each with one share.
      measure.groups += member.represented;
      groups["/" + member.id.str()] = 1;
    } else {
      measure.groups += groups.contains(member.parent) ? 0 : 1;
      groups[member.parent] += member.represented;
    }
  }
  int largest = 0;
  for (const auto& [group, organisations] : groups) largest = std::max(largest, organisations);
  if (measure.organisations > 0) measure.largest_share = static_cast<double>(largest) / measure.organisations;
  return measure;
}

auto AnonymitySets::is_safe(const SetMeasure& measure, int k) const -> bool {
  if (k <= 1) return true;  // the charter asks for none
  return measure.organisations >= k && measure.groups >= tables_.groups_min && measure.largest_share <= tables_.largest_share_max;
}

auto AnonymitySets::remember(const std::vector<SaidBefore>& before) const -> MemberSet {
  auto memory = everybody();
  for (const auto& [said, levels] : before) memory = fitting(said, levels, memory);
  return memory;
}

auto AnonymitySets::shows_sector_and_place(const Traits& said, const Levels& levels) const -> bool {
  const bool says_place = !said.prefectures.empty() && level_of<PlaceLevel>(levels, SetAttribute::Place) != PlaceLevel::Nation;
  if (!says_place || level_of<SectorLevel>(levels, SetAttribute::Sector) != SectorLevel::Sector) return false;
  std::size_t represented = 0;
  for (const auto& member : members_) represented += member.sector == said.sector ? static_cast<std::size_t>(member.represented) : 0;
  return represented < tables_.small_sector_below;
}

auto AnonymitySets::choose(const Traits& said, const Levels& floor, const MemberSet& memory, int k, const Levels& ceiling) const
    -> std::optional<SetChoice> {
  const auto fits = fits_of(said);
  Levels room(set_attributes);
  for (std::size_t at = 0; at < set_attributes; ++at) room[at] = std::max(0, ceiling[at] - floor[at]);
  const auto whole = [&](const Levels& above) {
    Levels levels(set_attributes);
    for (std::size_t at = 0; at < set_attributes; ++at) levels[at] = floor[at] + above[at];
    return levels;
  };
  const auto set_at = [&](const Levels& levels) {
    auto set = memory;
    for (std::size_t at = 0; at < set_attributes; ++at) set &= fits[at][static_cast<std::size_t>(levels[at])];
    return set;
  };
  // Each attribute's loss over the whole directory, so that it never falls; a step costs a little even where it rules nobody out.
  constexpr double step_cost = 1e-3;
  const auto loss = [&](const Levels& above) {
    double bits = 0;
    const auto levels = whole(above);
    for (std::size_t at = 0; at < set_attributes; ++at) {
      const auto& steps = fits[at];
      bits += tables_.weights[at] * bits_lost(steps.front().count(), steps[static_cast<std::size_t>(levels[at])].count());
      bits += step_cost * tables_.weights[at] * levels[at];
    }
    return bits;
  };
  const auto node = find_cheapest_node(room, loss, [&](const Levels& above) {
    const auto levels = whole(above);
    return !shows_sector_and_place(said, levels) && is_safe(measure(set_at(levels)), k);
  });
  if (!node) return std::nullopt;
  auto levels = whole(node->levels);
  auto set = set_at(levels);
  const auto found = measure(set);
  return SetChoice{std::move(levels), node->loss, std::move(set), found};
}

auto AnonymitySets::is_published(const Traits& said, const OrganisationId& source, int k) const -> bool {
  if (!said.service_stopped || !said.occurred) return false;
  const auto period = period_of(*said.occurred, TimeLevel::Day);
  return std::ranges::any_of(events_, [&](const PublicEvent& event) {
    return overlaps(event, period) && event.affected.contains(source) && event.affected.size() < static_cast<std::size_t>(k);
  });
}

}  // namespace noroshi::domain
