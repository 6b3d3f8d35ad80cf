#include "domain/triage/facts.hpp"

#include "domain/report/limits.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace noroshi::domain {
namespace {

constexpr std::size_t nearest_max = 3;

/// Levenshtein: insertions, deletions and substitutions between two names.
auto edit_distance(std::string_view from, std::string_view to) -> std::size_t {
  std::vector<std::size_t> row(to.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < from.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < to.size(); ++j) {
      const std::size_t substituted = diagonal + (from[i] == to[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({substituted, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

/// A name cut short, or with something added, is as near as one wrong letter.
auto distance(std::string_view stated, std::string_view known) -> std::size_t {
  constexpr std::size_t letters_min = 5;
  const auto& shorter = stated.size() < known.size() ? stated : known;
  const auto& longer = stated.size() < known.size() ? known : stated;
  if (shorter.size() >= letters_min && stated != known && longer.find(shorter) != std::string_view::npos) return 1;
  return edit_distance(stated, known);
}

auto type_of(const FactValue& value, const FactDefinition& definition) -> FactType {
  if (std::holds_alternative<bool>(value)) return FactType::Bool;
  if (std::holds_alternative<std::vector<std::string>>(value)) return FactType::List;
  if (!std::holds_alternative<std::string>(value)) return FactType::Number;
  return definition.choices.empty() ? FactType::Text : FactType::Choice;
}

auto words_for(FactType type) -> std::string_view {
  switch (type) {
    case FactType::Bool: return "true or false";
    case FactType::Number: return "a number";
    case FactType::Text: return "a text";
    case FactType::Choice: return "a word";
    case FactType::List: return "a list of texts";
  }
  return "";
}

auto expected_types(const FactDefinition& definition) -> std::string {
  std::vector<std::string_view> words;
  for (const auto type : definition.types) words.push_back(words_for(type));
  return fmt::format("{}", fmt::join(words, " or "));
}

auto is_number_in_range(const FactValue& value) -> bool {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole >= 0;
  const auto* real = std::get_if<double>(&value);
  return !real || (std::isfinite(*real) && *real >= 0);
}

auto find_text_mistake(const std::string& text) -> std::optional<std::string> {
  if (text.size() > limits::fact_text_chars_max * 4) return fmt::format("at most {} characters", limits::fact_text_chars_max);
  return std::nullopt;
}

auto find_words_mistake(const FactValue& value) -> std::optional<std::string> {
  if (const auto* text = std::get_if<std::string>(&value)) return find_text_mistake(*text);
  const auto* list = std::get_if<std::vector<std::string>>(&value);
  if (!list) return std::nullopt;
  if (list->size() > limits::list_items_max) return fmt::format("at most {} items", limits::list_items_max);
  for (const auto& item : *list) {
    if (auto mistake = find_text_mistake(item)) return mistake;
  }
  return std::nullopt;
}

auto find_choice_mistake(const FactDefinition& definition, const FactValue& value) -> std::optional<std::string> {
  const auto* word = std::get_if<std::string>(&value);
  if (!word || definition.choices.empty() || !definition.closed || definition.choices.contains(*word)) return std::nullopt;
  std::vector<std::string> words;
  for (const auto& [accepted, canonical] : definition.choices) {
    if (accepted == canonical) words.push_back(accepted);
  }
  return fmt::format("\"{}\" is not one of {}", *word, fmt::join(words, ", "));
}

}  // namespace

FactDictionary::FactDictionary(std::vector<FactDefinition> definitions) {
  for (auto& definition : definitions) {
    auto name = definition.name;
    definitions_.emplace(std::move(name), std::move(definition));
  }
}

auto FactDictionary::find(std::string_view name) const -> const FactDefinition* {
  const auto found = definitions_.find(name);
  return found == definitions_.end() ? nullptr : &found->second;
}

auto FactDictionary::nearest(std::string_view name) const -> std::vector<std::string> {
  std::vector<std::pair<std::size_t, std::string>> ranked;
  for (const auto& [known, definition] : definitions_)
    ranked.emplace_back(distance(name.substr(0, limits::short_text_chars_max), known), known);
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(nearest_max, ranked.size()); ++i) names.push_back(ranked[i].second);
  return names;
}

auto find_fact_mistake(const FactDefinition& definition, const FactValue& value) -> std::optional<std::string> {
  const auto type = type_of(value, definition);
  if (std::find(definition.types.begin(), definition.types.end(), type) == definition.types.end()) {
    return fmt::format("has to be {}", expected_types(definition));
  }
  if (!is_number_in_range(value)) return "has to be 0 or more";
  if (auto mistake = find_words_mistake(value)) return mistake;
  return find_choice_mistake(definition, value);
}

auto find_fact_mistakes(const FactDictionary& dictionary, const Facts& facts) -> std::vector<FieldError> {
  std::vector<FieldError> mistakes;
  for (const auto& [name, value] : facts) {
    const auto* definition = dictionary.find(name);
    if (!definition) {
      mistakes.push_back({"facts/" + name, fmt::format("is not a known fact; nearest: {}", fmt::join(dictionary.nearest(name), ", "))});
    } else if (auto mistake = find_fact_mistake(*definition, value)) {
      mistakes.push_back({"facts/" + name, std::move(*mistake)});
    }
  }
  return mistakes;
}

}  // namespace noroshi::domain
