#include "domain/severity/assess.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace noroshi::domain {
namespace {

constexpr std::array all_lenses{Lens::Continuity, Lens::Safety, Lens::Trust, Lens::ItView, Lens::SafetyView, Lens::Potential};

auto names(const std::vector<std::string>& sectors, std::string_view sector) -> bool {
  return std::find(sectors.begin(), sectors.end(), sector) != sectors.end();
}

auto is_for(const SeverityRow& row, std::string_view sector) -> bool {
  return (row.sectors.empty() || names(row.sectors, sector)) && !names(row.except_sectors, sector);
}

template <class Row> auto state_of(const Row& row, const Facts& facts) -> Truth {
  return evaluate(row.unless, facts) == Truth::True ? Truth::False : evaluate(row.when, facts);
}

auto makes_the_level(Lens lens) -> bool { return lens == Lens::Continuity || lens == Lens::Safety || lens == Lens::Trust; }

/// The gravest row that holds for this lens; among equals the first in the table.
auto find_deciding_row(Lens lens, const Facts& facts, std::string_view sector, const SeverityTable& table) -> const SeverityRow* {
  const SeverityRow* gravest = nullptr;
  for (const auto& row : table.rows) {
    if (row.lens != lens || !is_for(row, sector) || (gravest && row.level <= gravest->level)) continue;
    if (state_of(row, facts) == Truth::True) gravest = &row;
  }
  return gravest;
}

auto facts_that_could_raise(int level, const Facts& facts, std::string_view sector, const SeverityTable& table)
    -> std::vector<std::string> {
  std::vector<std::string> open;
  for (const auto& row : table.rows) {
    if (row.level <= level || !makes_the_level(row.lens) || !is_for(row, sector) || state_of(row, facts) != Truth::Unknown) continue;
    for (const auto& alternative : row.when) {
      if (is_pointed_at(alternative, facts)) append_open_facts(alternative, facts, open);
    }
  }
  return open;
}

void decide_layer(const Facts& facts, const SeverityTable& table, Assessment& assessment) {
  for (const auto& row : table.layers) {
    if (row.layer <= assessment.layer && !assessment.layer_sentence.ja.empty()) continue;
    if (row.layer != Layer::NearMiss && state_of(row, facts) != Truth::True) continue;
    assessment.layer = row.layer;
    assessment.layer_sentence = row.sentence;
  }
}

auto is_stated_true(const Facts& facts, std::string_view name) -> bool {
  const auto found = facts.find(name);
  const auto* value = found == facts.end() ? nullptr : std::get_if<bool>(&found->second);
  return value && *value;
}

auto potential_of(const std::array<int, all_lenses.size()>& by_lens, const Assessment& assessment) -> std::optional<int> {
  const int potential = by_lens[static_cast<std::size_t>(Lens::Potential)];
  if (assessment.layer == Layer::ServiceFailure) return std::nullopt;
  if (assessment.layer == Layer::Intermediate && potential == 0) return std::nullopt;
  return std::max(potential, assessment.level);
}

}  // namespace

auto assess(const Facts& stated, std::string_view sector, const Rules& rules) -> Assessment {
  const auto facts = with_handling(stated, rules.triage.handling);
  Assessment assessment;
  std::array<int, all_lenses.size()> by_lens{};
  for (const auto lens : all_lenses) {
    const auto* row = find_deciding_row(lens, facts, sector, rules.severity);
    if (!row || row->level == 0) continue;
    by_lens[static_cast<std::size_t>(lens)] = row->level;
    assessment.deciding.push_back({row->id, lens, row->level, row->sentence});
    if (makes_the_level(lens)) assessment.level = std::max(assessment.level, row->level);
  }
  assessment.level_2016 = assessment.level + 1;
  assessment.it_lens = by_lens[static_cast<std::size_t>(Lens::ItView)];
  assessment.safety_lens = std::max(by_lens[static_cast<std::size_t>(Lens::Safety)], by_lens[static_cast<std::size_t>(Lens::SafetyView)]);
  decide_layer(facts, rules.severity, assessment);
  assessment.potential_level = potential_of(by_lens, assessment);
  assessment.could_raise = facts_that_could_raise(assessment.level, facts, sector, rules.severity);
  assessment.provisional = !facts.contains("service_state") || is_stated_true(facts, "ongoing") || !assessment.could_raise.empty();
  assessment.tables_sha256 = rules.sha256;
  return assessment;
}

}  // namespace noroshi::domain
