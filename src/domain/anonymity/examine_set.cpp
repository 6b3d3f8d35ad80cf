#include "domain/anonymity/examine_set.hpp"

#include <algorithm>

namespace noroshi::domain {
namespace {

constexpr auto sector_at = static_cast<std::size_t>(SetAttribute::Sector);

/// What was told once needs no hiding later, and nothing is told finer than it was.
auto floor_after(const SetQuestion& question) -> Levels {
  auto floor = question.floor;
  if (question.before.empty()) return floor;
  for (std::size_t at = 0; at < set_attributes; ++at) {
    int told = question.before.front().levels[at];
    for (const auto& earlier : question.before) told = std::min(told, earlier.levels[at]);
    floor[at] = std::max(floor[at], told);
  }
  return floor;
}

auto fits_alone(const AnonymitySets& sets, const Traits& said, std::size_t attribute, int level) -> int {
  auto levels = top_levels();
  levels[attribute] = level;
  return sets.measure(sets.fitting(said, levels, sets.everybody())).organisations;
}

auto list_coarsened(const AnonymitySets& sets, const SetQuestion& question, const Levels& levels) -> std::vector<Coarsened> {
  std::vector<Coarsened> list;
  for (std::size_t at = 0; at < set_attributes; ++at) {
    const int from = question.floor[at];
    if (levels[at] <= from) continue;
    list.push_back({static_cast<SetAttribute>(at), from, levels[at], fits_alone(sets, question.said, at, from),
                    fits_alone(sets, question.said, at, levels[at])});
  }
  return list;
}

void find_repair(const AnonymitySets& sets, const SetQuestion& question, SetFinding& finding) {
  if (finding.is_published) {
    finding.repair = SetRepair::Published;
  } else if (!finding.is_enough) {
    auto sector_alone = top_levels();
    sector_alone[sector_at] = static_cast<int>(SectorLevel::Sector);
    const auto found = sets.measure(sets.fitting(question.said, sector_alone, sets.everybody()));
    finding.repair = sets.is_safe(found, question.minimum) ? SetRepair::SaidBefore : SetRepair::SectorTooSmall;
  }
  if (finding.repair != SetRepair::SectorTooSmall) return;
  const auto& tables = sets.tables();
  const auto family = tables.families.find(question.said.sector);
  if (family == tables.families.end()) return;
  finding.family_fits = fits_alone(sets, question.said, sector_at, static_cast<int>(SectorLevel::Family));
  const auto name = tables.family_names.find(family->second);
  if (name != tables.family_names.end()) finding.family = name->second;
}

}  // namespace

auto examine_set(const AnonymitySets& sets, const SetQuestion& question) -> SetFinding {
  const auto memory = sets.remember(question.before);
  auto floor = floor_after(question);
  SetFinding finding;
  finding.minimum = question.minimum;
  if (auto choice = sets.choose(question.said, floor, memory, question.minimum, question.ceiling)) {
    finding.is_enough = true;
    finding.levels = std::move(choice->levels);
    finding.measure = choice->measure;
  } else {
    // Not enough: then at least as little as can be said.
    for (std::size_t at = 0; at < set_attributes; ++at) floor[at] = std::max(floor[at], question.ceiling[at]);
    finding.levels = floor;
    finding.measure = sets.measure(sets.fitting(question.said, floor, memory));
  }
  finding.is_published = question.source && sets.is_published(question.said, *question.source, question.minimum);
  finding.coarsened = list_coarsened(sets, question, finding.levels);
  find_repair(sets, question, finding);
  return finding;
}

}  // namespace noroshi::domain
