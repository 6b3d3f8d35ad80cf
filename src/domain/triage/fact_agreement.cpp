#include "domain/triage/fact_agreement.hpp"

#include "base/text.hpp"
#include "domain/triage/text_terms.hpp"

#include <algorithm>
#include <cmath>

namespace noroshi::domain {
namespace {

/// Something is stated on one side, and only that there was something on the other.
constexpr double something_agrees = 0.5;
/// One name contains the other: "ransomware" and "ransomware of a known family".
constexpr double contained_agrees = 0.8;
constexpr double words_alike_min = 0.3;

auto number_in(const FactValue& value) -> std::optional<double> {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&value)) return *real;
  return std::nullopt;
}

auto words_in(const FactValue& value) -> std::vector<std::string> {
  if (const auto* text = std::get_if<std::string>(&value)) return {*text};
  const auto* list = std::get_if<std::vector<std::string>>(&value);
  return list ? *list : std::vector<std::string>{};
}

auto states_something(const FactValue& value) -> bool {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  if (const auto number = number_in(value)) return *number != 0;
  const auto words = words_in(value);
  return std::any_of(words.begin(), words.end(), [](const auto& word) { return !word.empty() && word != "none"; });
}

auto agreement_of_numbers(double one, double other) -> double {
  if (one == other) return 1;
  if (one <= 0 || other <= 0) return -1;
  return std::max(-1.0, 1 - std::abs(std::log10(one / other)));
}

/// Twice what both have over what each has.
auto likeness(const std::string& one, const std::string& other) -> double {
  if (one.empty() || other.empty()) return one == other ? 1 : 0;
  const auto first = fold_for_match(one);
  const auto second = fold_for_match(other);
  if (first == second) return 1;
  if (first.find(second) != std::string::npos || second.find(first) != std::string::npos) return contained_agrees;
  const auto left = count_terms(text_terms(one));
  const auto right = count_terms(text_terms(other));
  const auto both = std::count_if(left.begin(), left.end(), [&](const auto& term) { return right.contains(term.first); });
  const auto all = static_cast<double>(left.size() + right.size());
  const double share = all > 0 ? 2 * static_cast<double>(both) / all : 0;
  return share >= words_alike_min ? share : 0;
}

auto agreement_of_words(const std::vector<std::string>& one, const std::vector<std::string>& other) -> double {
  double best = 0;
  for (const auto& left : one) {
    for (const auto& right : other) best = std::max(best, likeness(left, right));
  }
  return best;
}

auto canonical(const FactDefinition& definition, const FactValue& value) -> const std::string* {
  const auto* word = std::get_if<std::string>(&value);
  const auto found = word ? definition.choices.find(*word) : definition.choices.end();
  return found == definition.choices.end() ? nullptr : &found->second;
}

}  // namespace

auto known_facts(const Facts& facts) -> Facts {
  Facts known;
  for (const auto& [name, value] : facts) {
    const auto* word = std::get_if<std::string>(&value);
    if (name != "fright" && (!word || *word != "unknown")) known.emplace(name, value);
  }
  return known;
}

auto fact_agreement(const FactDefinition* definition, const FactValue& one, const FactValue& other) -> double {
  const auto* flag = std::get_if<bool>(&one);
  const auto* other_flag = std::get_if<bool>(&other);
  if (flag && other_flag) return *flag == *other_flag ? 1 : -1;
  if (flag || other_flag) return states_something(one) == states_something(other) ? something_agrees : -1;
  const auto number = number_in(one);
  const auto other_number = number_in(other);
  if (number && other_number) return agreement_of_numbers(*number, *other_number);
  if (number || other_number) return states_something(one) == states_something(other) ? something_agrees : -1;
  if (definition) {
    const auto* word = canonical(*definition, one);
    const auto* other_word = canonical(*definition, other);
    if (word && other_word) return *word == *other_word ? 1 : -1;
  }
  return agreement_of_words(words_in(one), words_in(other));
}

}  // namespace noroshi::domain
