#include "domain/triage/nearest_precedents.hpp"

#include "base/result.hpp"
#include "base/text.hpp"
#include "domain/triage/fact_agreement.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace noroshi::domain {
namespace {

/// What only the precedent states is half missing: the asker may not know it yet. What only the asker states counts less still.
constexpr double missing_share = 0.5;
constexpr double beyond_share = 0.25;
/// How much of the nearness goes with the sector.
constexpr double sector_share = 0.15;
constexpr double family_share = 0.6;
/// A word that stands in more than this share of the precedents tells nobody why one is near.
constexpr double shown_rarity_min = 0.35;
constexpr std::size_t words_shown_max = 6;
constexpr double thousandth = 1000;

struct Asked {
  Facts facts;
  std::vector<TextTerm> terms;
  TermWeights text;  ///< of length 1, over the terms that any precedent has
};

struct FactNearness {
  double nearness = 0;
  double contradicted = 0;  ///< share of what the precedent states
  std::vector<std::pair<double, FactPair>> shared;
  std::vector<std::pair<double, FactPair>> differing;
};

auto ask(const Facts& facts, std::string_view text, const PrecedentIndex& index) -> Asked {
  Asked asked{known_facts(facts), text_terms(text), {}};
  double squares = 0;
  for (const auto& [term, weight] : count_terms(asked.terms)) {
    const auto rarity = index.term_rarity.find(term);
    if (rarity == index.term_rarity.end()) continue;
    const double weighed = weight * rarity->second;
    asked.text.emplace(term, weighed);
    squares += weighed * weighed;
  }
  for (auto& [term, weight] : asked.text) weight = squares > 0 ? weight / std::sqrt(squares) : 0;
  return asked;
}

/// agreement − contradiction over all that was compared, and a part of what could not be.
auto compare_facts(const Facts& asked, const Precedent& precedent, const PrecedentMarks& marks, const Rules& rules) -> FactNearness {
  FactNearness found;
  double agreed = 0;
  double against = 0;
  double compared = 0;
  double uncompared = 0;
  double stated = 0;
  const auto decided = known_facts(precedent.facts);
  for (const auto& [name, there] : decided) {
    const double weight = marks.fact_weights.find(name)->second;
    stated += weight;
    const auto here = asked.find(name);
    if (here == asked.end()) {
      uncompared += missing_share * weight;
      continue;
    }
    const double agreement = fact_agreement(rules.triage.facts.find(name), here->second, there);
    compared += weight;
    (agreement > 0 ? agreed : against) += weight * std::abs(agreement);
    (agreement > 0 ? found.shared : found.differing).push_back({weight, {name, here->second, there}});
  }
  for (const auto& [name, here] : asked) {
    if (decided.contains(name)) continue;
    const auto rarity = rules.precedent_index.fact_rarity.find(name);
    uncompared += beyond_share * (rarity == rules.precedent_index.fact_rarity.end() ? 1 : rarity->second);
  }
  const double all = compared + uncompared;
  if (all > 0) found.nearness = std::max(0.0, agreed - against) / all;
  if (stated > 0) found.contradicted = against / stated;
  return found;
}

auto compare_text(const TermWeights& asked, const PrecedentMarks& marks) -> double {
  double nearest = 0;
  for (const auto& text : marks.texts) {
    double product = 0;
    for (const auto& [term, weight] : asked) {
      if (const auto found = text.find(term); found != text.end()) product += weight * found->second;
    }
    nearest = std::max(nearest, product);
  }
  return nearest;
}

auto tie_of(std::string_view sector, const Precedent& precedent, const Catalogue& catalogue) -> SectorTie {
  const auto& sectors = precedent.sectors;
  if (std::find(sectors.begin(), sectors.end(), sector) != sectors.end()) return SectorTie::Same;
  const auto* own = catalogue.find(sector);
  const bool family = own && std::any_of(sectors.begin(), sectors.end(), [&](const auto& other) {
                        const auto* found = catalogue.find(other);
                        return found && !own->group.ja.empty() && found->group == own->group;
                      });
  return family ? SectorTie::Family : SectorTie::Other;
}

/// Nobody named a known sector: then it decides nothing.
auto sector_factor(std::string_view sector, SectorTie tie, const Catalogue& catalogue) -> double {
  if (!catalogue.find(sector) || tie == SectorTie::Same) return 1;
  return 1 - sector_share * (tie == SectorTie::Family ? 1 - family_share : 1);
}

auto pairs_by_weight(std::vector<std::pair<double, FactPair>> weighed) -> std::vector<FactPair> {
  std::stable_sort(weighed.begin(), weighed.end(), [](const auto& left, const auto& right) { return left.first > right.first; });
  std::vector<FactPair> pairs;
  for (auto& [weight, pair] : weighed) pairs.push_back(std::move(pair));
  return pairs;
}

auto begins_with_hiragana(const std::string& word) -> bool {
  const auto points = to_code_points(word);
  return !points.empty() && points.front() >= 0x3041 && points.front() <= 0x309F;
}

/// 券売機が → 券売機
auto without_particle(const std::string& word) -> std::string {
  auto points = to_code_points(word);
  if (points.size() > 2 && std::u32string_view{U"がをはにのでともへ"}.find(points.back()) != std::u32string_view::npos) points.pop_back();
  return to_utf8(points);
}

/// Words of the asker that the precedent has too: neighbouring pairs are joined to the longest word both have.
auto shared_words(const std::vector<TextTerm>& terms, const TermWeights& there, const TermWeights& rarity) -> std::vector<std::string> {
  std::vector<std::pair<double, std::string>> words;
  bool joined = false;
  for (const auto& term : terms) {
    const bool common = !term.shown.empty() && there.contains(term.term);
    const double rare = common ? rarity.find(term.term)->second : 0;
    if (common && joined && term.continues) {
      const auto points = to_code_points(term.shown);
      words.back().second += to_utf8(points.back());
      words.back().first += rare;
    } else if (common && rare >= shown_rarity_min && !begins_with_hiragana(term.shown)) {
      words.emplace_back(rare, term.shown);
    }
    joined = common && ((joined && term.continues) || (rare >= shown_rarity_min && !begins_with_hiragana(term.shown)));
  }
  std::stable_sort(words.begin(), words.end(), [](const auto& left, const auto& right) { return left.first > right.first; });
  std::vector<std::string> shown;
  for (const auto& [rare, joined_word] : words) {
    auto word = without_particle(joined_word);
    if (shown.size() < words_shown_max && std::find(shown.begin(), shown.end(), word) == shown.end()) shown.push_back(std::move(word));
  }
  return shown;
}

auto compare(const Asked& asked, std::string_view sector, const Rules& rules, std::size_t i) -> NearPrecedent {
  const auto& precedent = rules.precedents[i];
  const auto& marks = rules.precedent_index.marks[i];
  auto facts = compare_facts(asked.facts, precedent, marks, rules);
  const double text = compare_text(asked.text, marks) * (1 - facts.contradicted);
  NearPrecedent near{precedent.id,
                     0,
                     tie_of(sector, precedent, rules.catalogue),
                     pairs_by_weight(std::move(facts.shared)),
                     pairs_by_weight(std::move(facts.differing)),
                     {}};
  const double both = 1 - (1 - facts.nearness) * (1 - text);
  // Thousandths: the last digits of a logarithm are not the same on every machine, and the order has to be.
  near.nearness = std::round(both * sector_factor(sector, near.sector, rules.catalogue) * thousandth) / thousandth;
  near.words = shared_words(asked.terms, marks.texts.back(), rules.precedent_index.term_rarity);
  return near;
}

}  // namespace

auto nearest_precedents(const Facts& facts, std::string_view text, std::string_view sector, const Rules& rules, UtcTime now,
                        std::size_t count) -> std::vector<NearPrecedent> {
  NOROSHI_ASSERT(rules.precedent_index.marks.size() == rules.precedents.size());
  const auto asked = ask(facts, text, rules.precedent_index);
  std::vector<NearPrecedent> near;
  for (std::size_t i = 0; i < rules.precedents.size(); ++i) {
    if (!rules.precedents[i].backing.is_valid_at(now)) continue;
    auto one = compare(asked, sector, rules, i);
    if (one.nearness >= nearness_min) near.push_back(std::move(one));
  }
  std::stable_sort(near.begin(), near.end(), [](const auto& left, const auto& right) { return left.nearness > right.nearness; });
  if (near.size() > count) near.resize(count);
  return near;
}

auto to_text(SectorTie tie) -> std::string_view {
  switch (tie) {
    case SectorTie::Other: return "other";
    case SectorTie::Family: return "family";
    case SectorTie::Same: return "same";
  }
  return "";
}

}  // namespace noroshi::domain
