#include "formats/rules/table_reader.hpp"

#include "domain/triage/effective_day.hpp"

#include <fmt/format.h>

#include <chrono>
#include <utility>

namespace noroshi::rules {
namespace {

const Value::Table no_members;

}  // namespace

TableReader::TableReader(const Value& table, std::string place, Mistakes& mistakes)
    : table_{&table}, place_{std::move(place)}, mistakes_{&mistakes} {
  if (!table.table()) refuse("", "has to be a table");
}

auto TableReader::members() const -> const Value::Table& { return table_->table() ? *table_->table() : no_members; }

auto TableReader::value(std::string_view key) -> const Value* {
  read_.emplace(key);
  return table_->find(key);
}

void TableReader::refuse(std::string_view key, std::string message) {
  const auto* member = key.empty() ? nullptr : table_->find(key);
  const auto line = member ? member->line() : table_->line();
  const auto dot = key.empty() || place_.ends_with(": ") ? "" : ".";
  mistakes_->push_back({fmt::format("{}{}{}", place_, dot, key), fmt::format("{} (line {})", message, line)});
}

auto TableReader::optional_text(std::string_view key) -> std::string {
  const auto* member = value(key);
  if (!member) return {};
  if (member->string()) return *member->string();
  refuse(key, "has to be a text");
  return {};
}

auto TableReader::text(std::string_view key) -> std::string {
  auto stated = optional_text(key);
  if (stated.empty()) refuse(key, "is needed and is not there");
  return stated;
}

auto TableReader::texts(std::string_view key) -> std::vector<std::string> {
  const auto* member = value(key);
  std::vector<std::string> list;
  if (!member) return list;
  if (!member->array()) {
    refuse(key, "has to be a list of texts");
    return list;
  }
  for (const auto& item : *member->array()) {
    if (item.string()) {
      list.push_back(*item.string());
    } else {
      refuse(key, "has to be a list of texts");
    }
  }
  return list;
}

auto TableReader::flag(std::string_view key) -> std::optional<bool> {
  const auto* member = value(key);
  if (!member) return std::nullopt;
  if (!member->boolean()) refuse(key, "has to be true or false");
  return member->boolean();
}

auto TableReader::number(std::string_view key) -> std::optional<double> {
  const auto* member = value(key);
  if (!member) return std::nullopt;
  if (!member->number()) refuse(key, "has to be a number");
  return member->number();
}

auto TableReader::whole(std::string_view key, int min, int max) -> int {
  const auto* member = value(key);
  const auto stated = member ? member->integer() : std::nullopt;
  if (stated && *stated >= min && *stated <= max) return static_cast<int>(*stated);
  refuse(key, fmt::format("has to be a whole number from {} to {}", min, max));
  return min;
}

auto TableReader::wording() -> domain::Wording { return {text("ja"), text("en")}; }

auto TableReader::wording(std::string_view key) -> domain::Wording {
  auto inner = row(key);
  if (!inner) {
    refuse(key, "is needed in both languages: { ja = \"…\", en = \"…\" }");
    return {};
  }
  auto said = inner->wording();
  inner->finish();
  return said;
}

auto TableReader::optional_wording(std::string_view key) -> domain::Wording { return table_->find(key) ? wording(key) : domain::Wording{}; }

auto TableReader::row(std::string_view key) -> std::optional<TableReader> {
  const auto* member = value(key);
  if (!member) return std::nullopt;
  return TableReader{*member, fmt::format("{}{}{}", place_, place_.ends_with(": ") ? "" : ".", key), *mistakes_};
}

auto TableReader::rows(std::string_view key) -> std::vector<TableReader> {
  const auto* member = value(key);
  std::vector<TableReader> list;
  if (!member) return list;
  if (!member->array()) {
    refuse(key, "has to be a list of tables");
    return list;
  }
  for (std::size_t i = 0; i < member->array()->size(); ++i) {
    const auto& item = (*member->array())[i];
    const auto* id = item.find("id");
    const auto name = id && id->string() ? *id->string() : fmt::format("{}", i + 1);
    list.emplace_back(item, fmt::format("{}{}{}[{}]", place_, place_.ends_with(": ") ? "" : ".", key, name), *mistakes_);
  }
  return list;
}

auto TableReader::day(std::string_view key) -> std::optional<UtcTime> {
  const auto stated = optional_text(key);
  if (stated.empty()) return std::nullopt;
  const auto midnight = domain::parse_effective_day(stated);
  if (midnight) return *midnight;
  refuse(key, midnight.error().message);
  return std::nullopt;
}

void TableReader::finish() {
  for (const auto& [key, member] : members()) {
    if (!read_.contains(key)) refuse(key, "is not a key of this table");
  }
}

}  // namespace noroshi::rules
