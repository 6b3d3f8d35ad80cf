#include "base/text.hpp"
#include "domain/form/fill_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace noroshi::domain {
namespace {

auto offered(const FormField& field) -> std::string {
  std::string list;
  for (const auto& choice : field.choices) list += (list.empty() ? "" : " / ") + choice.words.ja;
  return list;
}

auto is_offered(const FormField& field, std::string_view answer) -> bool {
  return std::any_of(field.choices.begin(), field.choices.end(), [&](const FormChoice& choice) { return choice.words.ja == answer; });
}

/// The first line that is no offered answer; nothing when all are.
auto find_foreign_answer(const FormField& field, std::string_view value) -> std::optional<std::string> {
  while (!value.empty()) {
    const auto end = value.find('\n');
    const auto line = trim(value.substr(0, end));
    if (!line.empty() && !is_offered(field, line)) return line;
    value = end == std::string_view::npos ? std::string_view{} : value.substr(end + 1);
  }
  return std::nullopt;
}

/// "2026-11-20 14:05", Japan time.
auto is_japan_time(std::string_view text) -> bool {
  if (text.size() != 16 || text[10] != ' ') return false;
  return parse_rfc3339(std::string{text.substr(0, 10)} + "T" + std::string{text.substr(11)} + ":00+09:00").has_value();
}

auto is_number(const std::string& text) -> bool {
  char* end = nullptr;
  std::strtod(text.c_str(), &end);
  const bool plain = text.find_first_not_of("0123456789.-+eE") == std::string::npos;
  return plain && end == text.c_str() + text.size();
}

auto find_mistake(const FormField& field, const std::string& value) -> std::optional<std::string> {
  if (!is_utf8(value)) return "is not UTF-8";
  if (const auto forbidden = find_forbidden_character(value)) return "holds the character " + *forbidden + "; take it out";
  if (count_code_points(value) > form_value_chars_max) return fmt::format("is longer than {} characters; shorten it", form_value_chars_max);
  switch (field.type) {
    case FieldType::Text:
    case FieldType::LongText: return std::nullopt;
    case FieldType::Time:
      if (is_japan_time(value)) return std::nullopt;
      return "is no time; write it as 2026-11-20 14:05 (Japan time)";
    case FieldType::Number:
      if (is_number(value)) return std::nullopt;
      return "is no number; write digits alone";
    case FieldType::YesNo:
      if (value == "はい" || value == "いいえ") return std::nullopt;
      return "answer はい or いいえ";
    case FieldType::Choice:
      if (is_offered(field, value)) return std::nullopt;
      return "is not among the answers; choose one of " + offered(field);
    case FieldType::Choices:
      if (!find_foreign_answer(field, value)) return std::nullopt;
      return "\"" + *find_foreign_answer(field, value) + "\" is not among the answers; choose of " + offered(field) + ", one a line";
  }
  return std::nullopt;
}

}  // namespace

auto check_values(const Form& form, std::map<std::string, std::string> values) -> Result<std::map<std::string, std::string>> {
  std::vector<FieldError> mistakes;
  std::map<std::string, std::string> checked;
  for (auto& [id, value] : values) {
    const auto* field = form.find(id);
    if (!field) {
      mistakes.push_back({"values/" + id, "the form " + form.id + " has no such field"});
      continue;
    }
    auto plain = trim(value);
    if (plain.empty()) continue;
    if (auto mistake = find_mistake(*field, plain)) {
      mistakes.push_back({"values/" + id, *std::move(mistake)});
    } else {
      checked.emplace(id, std::move(plain));
    }
  }
  if (!mistakes.empty()) return fail(std::move(mistakes));
  return checked;
}

}  // namespace noroshi::domain
