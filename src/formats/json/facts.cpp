#include "formats/json/facts.hpp"

#include "base/text.hpp"
#include "formats/json/pointer.hpp"

#include <optional>
#include <utility>

namespace noroshi::json {
namespace {

auto fact_texts(const Value::Items& items) -> std::optional<std::vector<std::string>> {
  std::vector<std::string> texts;
  for (const auto& item : items) {
    if (!item.text() || find_forbidden_character(*item.text())) return std::nullopt;
    texts.push_back(to_nfc(*item.text()));
  }
  return texts;
}

/// Nothing for values that no fact can have.
auto fact_value(const Value& value) -> std::optional<domain::FactValue> {
  if (const auto* flag = value.boolean()) return domain::FactValue{*flag};
  if (const auto* whole = value.integer()) return domain::FactValue{*whole};
  if (const auto number = value.number()) return domain::FactValue{*number};
  if (const auto* text = value.text()) {
    if (find_forbidden_character(*text)) return std::nullopt;
    return domain::FactValue{to_nfc(*text)};
  }
  if (!value.items()) return std::nullopt;
  auto texts = fact_texts(*value.items());
  if (!texts) return std::nullopt;
  return domain::FactValue{std::move(*texts)};
}

}  // namespace

auto read_facts(const Value& object, const domain::FactDictionary& dictionary, std::vector<FieldError>& mistakes) -> domain::Facts {
  domain::Facts facts;
  if (!object.members()) {
    mistakes.push_back({"facts", "has to be an object"});
    return facts;
  }
  for (const auto& [name, value] : *object.members()) {
    const bool known = dictionary.find(name) != nullptr;
    if (known && value.is_null()) continue;
    auto stated = fact_value(value);
    if (!stated && known) {
      mistakes.push_back({join_pointer("facts", name), "is " + std::string{value.kind()} + ", or holds a forbidden character"});
    } else {
      // An unknown name is kept for the check below, whatever stands there.
      facts.emplace(name, stated.value_or(domain::FactValue{false}));
    }
  }
  auto found = domain::find_fact_mistakes(dictionary, facts);
  std::move(found.begin(), found.end(), std::back_inserter(mistakes));
  return facts;
}

auto write_facts(const domain::Facts& facts) -> Object {
  Object object;
  for (const auto& [name, value] : facts) {
    std::visit([&, key = std::string_view{name}](const auto& stated) { object.add(key, stated); }, value);
  }
  return object;
}

}  // namespace noroshi::json
