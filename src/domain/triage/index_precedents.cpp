#include "domain/triage/index_precedents.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace noroshi::domain {
namespace {

/// A fact that decided the precedent says this much more than one that only stands there.
constexpr double deciding_weight = 3;

auto is_for(const std::vector<std::string>& sectors, std::string_view sector) -> bool {
  return sectors.empty() || std::find(sectors.begin(), sectors.end(), sector) != sectors.end();
}

void add_deciding(const When& when, const When& unless, const Facts& facts, std::set<std::string>& names) {
  if (evaluate(unless, facts) == Truth::True) return;
  for (const auto& alternative : when) {
    if (evaluate(alternative, facts) != Truth::True) continue;
    for (const auto& condition : alternative) names.insert(condition.fact);
  }
}

/// The facts by which rows of the line and the grade hold for this case, whenever those rows are in force.
auto deciding_facts(const Precedent& precedent, const Rules& rules) -> std::set<std::string> {
  std::set<std::string> names;
  const auto add_rule = [&](const Rule& rule) {
    add_deciding(rule.when, rule.unless, precedent.facts, names);
    add_deciding(rule.also_when, rule.unless, precedent.facts, names);
  };
  for (const auto& sector : precedent.sectors) {
    if (const auto* found = rules.catalogue.find(sector)) std::for_each(found->rules.begin(), found->rules.end(), add_rule);
    for (const auto& rule : rules.triage.rules) {
      if (is_for(rule.sectors, sector)) add_rule(rule);
    }
    for (const auto& row : rules.severity.rows) {
      if (is_for(row.sectors, sector)) add_deciding(row.when, row.unless, precedent.facts, names);
    }
  }
  return names;
}

/// 1 for what one precedent has, falling towards 0 for what all have.
auto rarity(std::size_t having, std::size_t all) -> double {
  const auto total = static_cast<double>(all);
  return std::log((1 + total) / static_cast<double>(having)) / std::log(1 + total);
}

auto texts_of(const Precedent& precedent) -> std::vector<std::vector<TextTerm>> {
  std::string words;
  for (const auto& word : precedent.words) words += word + "\n";
  const auto ja = precedent.title.ja + "\n" + precedent.text.ja + "\n" + words;
  const auto en = precedent.title.en + "\n" + precedent.text.en + "\n" + words;
  return {text_terms(ja), text_terms(en), text_terms(ja + en)};
}

void weigh(TermWeights& terms, const TermWeights& term_rarity) {
  double squares = 0;
  for (auto& [term, weight] : terms) {
    weight *= term_rarity.find(term)->second;
    squares += weight * weight;
  }
  const double length = std::sqrt(squares);
  for (auto& [term, weight] : terms) weight = length > 0 ? weight / length : 0;
}

}  // namespace

auto index_precedents(const Rules& rules) -> PrecedentIndex {
  PrecedentIndex index;
  const auto all = rules.precedents.size();
  std::map<std::string, std::size_t> fact_counts;
  std::map<std::string, std::size_t> term_counts;
  for (const auto& precedent : rules.precedents) {
    PrecedentMarks marks;
    for (const auto& [fact, value] : precedent.facts) ++fact_counts[fact];
    for (const auto& terms : texts_of(precedent)) marks.texts.push_back(count_terms(terms));
    for (const auto& [term, weight] : marks.texts.back()) ++term_counts[term];
    index.marks.push_back(std::move(marks));
  }
  for (const auto& [fact, having] : fact_counts) index.fact_rarity.emplace(fact, rarity(having, all));
  for (const auto& [term, having] : term_counts) index.term_rarity.emplace(term, rarity(having, all));
  for (std::size_t i = 0; i < all; ++i) {
    const auto deciding = deciding_facts(rules.precedents[i], rules);
    for (const auto& [fact, value] : rules.precedents[i].facts) {
      const double telling = deciding.contains(fact) ? deciding_weight : 1;
      index.marks[i].fact_weights.emplace(fact, telling * index.fact_rarity.find(fact)->second);
    }
    for (auto& terms : index.marks[i].texts) weigh(terms, index.term_rarity);
  }
  return index;
}

}  // namespace noroshi::domain
