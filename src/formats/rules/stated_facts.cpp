#include "formats/rules/stated_facts.hpp"

#include <optional>

namespace noroshi::rules {
namespace {

auto fact_value(const Value& value) -> std::optional<domain::FactValue> {
  if (value.boolean()) return domain::FactValue{*value.boolean()};
  if (value.integer()) return domain::FactValue{*value.integer()};
  if (value.number()) return domain::FactValue{*value.number()};
  if (value.string()) return domain::FactValue{*value.string()};
  if (!value.array()) return std::nullopt;
  std::vector<std::string> list;
  for (const auto& item : *value.array()) {
    if (!item.string()) return std::nullopt;
    list.push_back(*item.string());
  }
  return domain::FactValue{std::move(list)};
}

}  // namespace

auto read_stated_facts(TableReader& reader, std::string_view key, const domain::FactDictionary& dictionary) -> domain::Facts {
  domain::Facts stated;
  if (auto row = reader.row(key)) {
    for (const auto& [name, member] : row->members()) {
      auto value = fact_value(member);
      if (value) stated.emplace(name, std::move(*value));
      if (!value) row->refuse(name, "is no value that a fact can have");
    }
  }
  for (const auto& mistake : domain::find_fact_mistakes(dictionary, stated)) reader.refuse(key, mistake.field + " " + mistake.message);
  return stated;
}

}  // namespace noroshi::rules
