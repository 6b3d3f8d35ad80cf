#include "formats/rules/condition_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace noroshi::rules {
namespace {

using domain::Comparison;
using domain::Condition;
using domain::FactDefinition;
using domain::FactType;

constexpr std::array comparisons{std::pair{std::string_view{">="}, Comparison::AtLeast},
                                 std::pair{std::string_view{">"}, Comparison::Above}, std::pair{std::string_view{"<="}, Comparison::AtMost},
                                 std::pair{std::string_view{"<"}, Comparison::Below}, std::pair{std::string_view{"="}, Comparison::Is}};

auto mistake(std::string message) { return fail(ErrorCode::InvalidInput, "rules_condition", std::move(message)); }

auto split(std::string_view text, char separator) -> std::vector<std::string> {
  std::vector<std::string> parts;
  std::string part;
  for (const char letter : text) {
    if (letter != separator) {
      part += letter;
      continue;
    }
    if (!part.empty()) parts.push_back(std::exchange(part, {}));
  }
  if (!part.empty()) parts.push_back(part);
  return parts;
}

auto has(const FactDefinition& definition, FactType type) -> bool {
  return std::find(definition.types.begin(), definition.types.end(), type) != definition.types.end();
}

auto parse_number(std::string text) -> std::optional<double> {
  std::erase(text, '_');
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// The words as people may write them, for each word as the rules use it.
auto expand_words(const FactDefinition& definition, const std::string& text) -> Result<std::vector<std::string>> {
  std::vector<std::string> accepted;
  for (const auto& word : split(text, '|')) {
    if (definition.choices.empty()) {
      accepted.push_back(word);
      continue;
    }
    const auto before = accepted.size();
    for (const auto& [written, canonical] : definition.choices) {
      if (canonical == word) accepted.push_back(written);
    }
    if (accepted.size() == before) return mistake(fmt::format("\"{}\" is not a word of {}", word, definition.name));
  }
  return accepted;
}

auto set_wanted(const FactDefinition& definition, const std::string& text, Condition& condition) -> Result<> {
  if (const auto number = parse_number(text); number && has(definition, FactType::Number)) {
    condition.wanted = *number;
    return {};
  }
  if (condition.comparison != Comparison::Is)
    return mistake(fmt::format("{} is compared with \"{}\", which is no number", definition.name, text));
  if ((text == "true" || text == "false") && has(definition, FactType::Bool)) {
    condition.wanted = text == "true";
    return {};
  }
  const bool worded = has(definition, FactType::Text) || has(definition, FactType::Choice) || has(definition, FactType::List);
  if (!worded) return mistake(fmt::format("{} cannot be \"{}\"", definition.name, text));
  condition.wanted = NOROSHI_TRY(expand_words(definition, text));
  for (const auto& [written, canonical] : definition.choices) condition.known_words.push_back(written);
  return {};
}

}  // namespace

auto parse_condition(std::string_view text, const domain::FactDictionary& dictionary) -> Result<domain::Condition> {
  const auto parts = split(text, ' ');
  if (parts.size() < 2 || parts.size() > 3) return mistake(fmt::format("\"{}\" is not of the form fact, comparison, value", text));
  const auto* definition = dictionary.find(parts[0]);
  if (!definition) {
    return mistake(fmt::format("{} is not a known fact; nearest: {}", parts[0], fmt::join(dictionary.nearest(parts[0]), ", ")));
  }
  Condition condition;
  condition.fact = parts[0];
  condition.quantity = definition->quantity;
  if (parts.size() == 2) {
    if (parts[1] != "stated") return mistake(fmt::format("\"{}\" lacks a value", text));
    condition.comparison = Comparison::Stated;
    return condition;
  }
  const auto* known = std::find_if(comparisons.begin(), comparisons.end(), [&](const auto& pair) { return pair.first == parts[1]; });
  if (known == comparisons.end()) return mistake(fmt::format("\"{}\" is not a comparison: >= > <= < =", parts[1]));
  condition.comparison = known->second;
  NOROSHI_TRY(set_wanted(*definition, parts[2], condition));
  return condition;
}

}  // namespace noroshi::rules
