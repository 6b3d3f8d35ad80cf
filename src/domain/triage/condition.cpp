#include "domain/triage/condition.hpp"

#include <algorithm>
#include <optional>

namespace noroshi::domain {
namespace {

/// "We do not know" is an answer, and it is not "no".
constexpr std::string_view not_known = "unknown";

auto truth_of(bool holds) -> Truth { return holds ? Truth::True : Truth::False; }

auto number_in(const FactValue& value) -> std::optional<double> {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&value)) return *real;
  return std::nullopt;
}

auto compare(Comparison comparison, double stated, double wanted) -> Truth {
  switch (comparison) {
    case Comparison::AtLeast: return truth_of(stated >= wanted);
    case Comparison::Above: return truth_of(stated > wanted);
    case Comparison::AtMost: return truth_of(stated <= wanted);
    case Comparison::Below: return truth_of(stated < wanted);
    case Comparison::Is: return truth_of(stated == wanted);
    case Comparison::Stated: return Truth::True;
  }
  return Truth::Unknown;
}

auto contains(const std::vector<std::string>& words, const std::string& word) -> bool {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// As the tables write words: "LPWA" is lpwa, and "Emergency voice" is emergency_voice.
auto folded(std::string word) -> std::string {
  for (auto& letter : word) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    if (letter == ' ' || letter == '-') letter = '_';
  }
  return word;
}

auto names(const std::vector<std::string>& words, const std::string& word) -> bool {
  return contains(words, word) || contains(words, folded(word));
}

/// Something stands there, and it does not say that there was none.
auto states_something(const FactValue& value) -> Truth {
  if (const auto* flag = std::get_if<bool>(&value)) return truth_of(*flag);
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return truth_of(!list->empty());
  if (const auto number = number_in(value)) return truth_of(*number != 0);
  return truth_of(!names({"", "none", "no", "なし", "無し"}, std::get<std::string>(value)));
}

auto compare_words(const Condition& condition, const std::vector<std::string>& wanted, const FactValue& value) -> Truth {
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
    return truth_of(std::any_of(list->begin(), list->end(), [&](const auto& item) { return names(wanted, item); }));
  }
  const auto* word = std::get_if<std::string>(&value);
  if (!word) return Truth::Unknown;
  if (names(wanted, *word)) return Truth::True;
  if (*word == not_known) return Truth::Unknown;
  const bool understood = condition.known_words.empty() || names(condition.known_words, *word);
  return understood ? Truth::False : Truth::Unknown;
}

}  // namespace

auto evaluate(const Condition& condition, const Facts& facts) -> Truth {
  const auto found = facts.find(condition.fact);
  if (found == facts.end()) return Truth::Unknown;
  if (condition.comparison == Comparison::Stated) return states_something(found->second);
  if (const auto* wanted = std::get_if<bool>(&condition.wanted)) {
    const auto* stated = std::get_if<bool>(&found->second);
    return stated ? truth_of(*stated == *wanted) : Truth::Unknown;
  }
  if (const auto* wanted = std::get_if<double>(&condition.wanted)) {
    const auto stated = number_in(found->second);
    return stated ? compare(condition.comparison, *stated, *wanted) : Truth::Unknown;
  }
  return compare_words(condition, std::get<std::vector<std::string>>(condition.wanted), found->second);
}

auto evaluate(const Alternative& alternative, const Facts& facts) -> Truth {
  auto worst = Truth::True;
  for (const auto& condition : alternative) worst = std::min(worst, evaluate(condition, facts));
  return worst;
}

auto evaluate(const When& when, const Facts& facts) -> Truth {
  auto best = Truth::False;
  for (const auto& alternative : when) best = std::max(best, evaluate(alternative, facts));
  return best;
}

void append_open_facts(const Alternative& alternative, const Facts& facts, std::vector<std::string>& names) {
  for (const auto& condition : alternative) {
    if (evaluate(condition, facts) == Truth::Unknown && !contains(names, condition.fact)) names.push_back(condition.fact);
  }
}

auto is_pointed_at(const Alternative& alternative, const Facts& facts) -> bool {
  return evaluate(alternative, facts) == Truth::Unknown && std::any_of(alternative.begin(), alternative.end(), [&](const auto& condition) {
           return facts.contains(condition.fact) && evaluate(condition, facts) != Truth::False;
         });
}

}  // namespace noroshi::domain
