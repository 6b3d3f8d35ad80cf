#include "services/consensus/proposal_access.hpp"
#include "services/reading/record_reading.hpp"

#include <algorithm>

namespace noroshi::services {
namespace {

constexpr std::size_t past_cases_max = 500;  ///< the newest: enough to see what a threshold does

auto cases_of(const ports::TriedEdition& tried, const wire::ProposalPayload& payload, UtcTime at) -> std::vector<domain::WorkedCase> {
  auto cases = tried.cases;
  for (const auto& precedent : tried.rules->precedents) {
    for (const auto& sector : precedent.sectors) cases.push_back({precedent.id, sector, precedent.facts, at});
  }
  if (!payload.sector.empty()) cases.push_back({"dispute", payload.sector, payload.facts, at});
  return cases;
}

/// Only what the proposal brings about: a precedent that parts from the tables today already is no effect of it.
auto parted_decisions(const domain::Rules& before, const domain::Rules& after, UtcTime at) -> std::vector<PartedDecision> {
  std::vector<PartedDecision> parted;
  for (const auto& precedent : after.precedents) {
    const auto* known = before.find_precedent(precedent.id);
    const auto so_far = known ? domain::precedent_differences(*known, before, at) : std::vector<domain::DecisionDifference>{};
    for (auto& difference : domain::precedent_differences(precedent, after, at)) {
      if (std::find(so_far.begin(), so_far.end(), difference) == so_far.end()) parted.push_back({precedent.id, std::move(difference)});
    }
  }
  return parted;
}

/// The cases that this station keeps and the caller's seat may know of, by the facts of their newest reading. A case whose keys are
/// destroyed has none.
auto past_facts(const ports::Transaction& tx, House& house, const domain::Caller& caller, UtcTime at)
    -> Result<std::vector<domain::WorkedCase>> {
  std::vector<domain::WorkedCase> cases;
  for (const auto& thread : NOROSHI_TRY(tx.list_threads({}))) {
    if (cases.size() == past_cases_max) break;
    const auto duty = thread.statutory ? domain::Duty::Statutory : domain::Duty::Voluntary;
    if (!domain::staff_may_see(caller, house.station.kind, duty)) continue;
    const auto reading = find_known_reading(tx, house, thread.id, party_here(house, thread));
    if (!reading && reading.error().code != ErrorCode::NotFound) return tl::unexpected<Error>{reading.error()};
    if (reading && *reading) cases.push_back({"", thread.sector, (*reading)->kept.facts, at});
  }
  return cases;
}

/// How many answers change in which part: of past cases nothing is said but counts.
auto count_changes(const std::vector<domain::WorkedCase>& cases, const domain::Rules& before, const domain::Rules& after)
    -> std::map<std::string, std::size_t> {
  std::map<std::string, std::size_t> counts;
  for (const auto& asked : cases) {
    for (const auto& difference : domain::compare_editions(asked, before, after)) ++counts[difference.field];
  }
  return counts;
}

}  // namespace

auto show_effect(House& house, const domain::Caller& caller, const ports::ProposalId& proposal) -> Result<Effect> {
  const auto view = NOROSHI_TRY(find_proposal(house, caller, proposal));
  if (view.payload.text.empty())
    return fail(ErrorCode::Conflict, "no_text", "its words are still to be written; there is nothing to compare yet");
  Effect effect;
  effect.at = std::max(house.clock.now(), view.row.effective_from.value_or(house.clock.now()));
  const auto tried = NOROSHI_TRY(house.rule_book.try_table({view.payload.table, view.payload.text}, effect.at));
  const auto& before = house.rules();
  auto cases = cases_of(tried, view.payload, effect.at);
  effect.cases = cases.size();
  for (auto& asked : cases) {
    auto differences = domain::compare_editions(asked, before, *tried.rules);
    if (!differences.empty()) effect.changed.push_back({std::move(asked), std::move(differences)});
  }
  effect.parted = parted_decisions(before, *tried.rules, effect.at);
  if (!caller.station_staff || !caller.has(domain::Role::Coordinator)) return effect;
  std::vector<domain::WorkedCase> past;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    past = NOROSHI_TRY(past_facts(tx, house, caller, effect.at));
    return {};
  }));
  effect.past_cases = past.size();
  effect.past_changes = count_changes(past, before, *tried.rules);
  return effect;
}

}  // namespace noroshi::services
