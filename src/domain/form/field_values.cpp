#include "domain/form/field_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <type_traits>

namespace noroshi::domain {
namespace {

auto to_words(const FactValue& value) -> std::string {
  return std::visit(
      [](const auto& stated) -> std::string {
        using T = std::remove_cvref_t<decltype(stated)>;
        if constexpr (std::is_same_v<T, bool>) return stated ? "はい" : "いいえ";
        if constexpr (std::is_same_v<T, std::string>) return stated;
        if constexpr (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) return fmt::format("{}", stated);
        if constexpr (std::is_same_v<T, std::vector<std::string>>) {
          std::string text;
          for (const auto& item : stated) text += (text.empty() ? "" : "、") + item;
          return text;
        }
      },
      value);
}

void append(std::string& text, std::string_view more, std::string_view separator) {
  if (more.empty()) return;
  if (!text.empty()) text += separator;
  text += more;
}

/// "問い：答え", one a line, so that a text that was put together can be read without the form.
auto long_text(const FormField& field, const std::string& origin, const Facts& facts, const FactDictionary& dictionary) -> std::string {
  std::string text = origin;
  for (const auto& name : field.facts) {
    const auto stated = facts.find(name);
    if (stated == facts.end()) continue;
    const auto* definition = dictionary.find(name);
    append(text, (definition ? definition->question.ja : name) + "：" + to_words(stated->second), "\n");
  }
  return text;
}

auto short_text(const FormField& field, const std::string& origin, const Facts& facts) -> std::string {
  std::string text = origin;
  for (const auto& name : field.facts) {
    if (const auto stated = facts.find(name); stated != facts.end()) append(text, to_words(stated->second), "、");
  }
  return text;
}

auto first_of_type(const FormField& field, const std::string& origin, const Facts& facts) -> std::string {
  if (!origin.empty()) return origin;
  for (const auto& name : field.facts) {
    const auto stated = facts.find(name);
    if (stated == facts.end()) continue;
    const bool truth = std::holds_alternative<bool>(stated->second);
    const bool number = std::holds_alternative<std::int64_t>(stated->second) || std::holds_alternative<double>(stated->second);
    if (field.type == FieldType::YesNo ? truth : number) return to_words(stated->second);
  }
  return {};
}

auto applies(const FormChoice& choice, const std::string& origin, const Facts& facts) -> bool {
  const bool said = !origin.empty() && std::find(choice.is.begin(), choice.is.end(), origin) != choice.is.end();
  return said || evaluate(choice.when, facts) == Truth::True;
}

auto chosen(const FormField& field, const std::string& origin, const Facts& facts) -> std::string {
  std::string text;
  for (const auto& choice : field.choices) {
    if (!applies(choice, origin, facts)) continue;
    append(text, choice.words.ja, "\n");
    if (field.type == FieldType::Choice) break;
  }
  return text;
}

}  // namespace

auto field_value(const FormField& field, const std::string& origin, const Facts& facts, const FactDictionary& dictionary) -> std::string {
  switch (field.type) {
    case FieldType::Text: return short_text(field, origin, facts);
    case FieldType::LongText: return long_text(field, origin, facts, dictionary);
    case FieldType::Time: return origin;
    case FieldType::Number:
    case FieldType::YesNo: return first_of_type(field, origin, facts);
    case FieldType::Choice:
    case FieldType::Choices: return chosen(field, origin, facts);
  }
  return {};
}

}  // namespace noroshi::domain
