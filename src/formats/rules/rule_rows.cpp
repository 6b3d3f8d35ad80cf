#include "formats/rules/rule_rows.hpp"

#include "formats/rules/condition_text.hpp"

#include <chrono>
#include <utility>

namespace noroshi::rules {
namespace {

using domain::Alternative;
using domain::FactDefinition;
using domain::FactType;
using domain::Rule;
using domain::RuleEffect;

void add_condition(TableReader& reader, std::string_view key, const Value& item, const domain::FactDictionary& dictionary,
                   Alternative& into) {
  if (!item.string()) {
    reader.refuse(key, "holds something that is no condition");
    return;
  }
  auto condition = parse_condition(*item.string(), dictionary);
  if (condition) {
    into.push_back(std::move(*condition));
  } else {
    reader.refuse(key, condition.error().message);
  }
}

auto parse_fact_type(std::string_view text) -> std::optional<FactType> {
  if (text == "bool") return FactType::Bool;
  if (text == "number") return FactType::Number;
  if (text == "text") return FactType::Text;
  if (text == "choice") return FactType::Choice;
  if (text == "list") return FactType::List;
  return std::nullopt;
}

void read_choices(TableReader& reader, FactDefinition& definition) {
  for (const auto& word : reader.texts("choices")) definition.choices.emplace(word, word);
  if (auto aliases = reader.row("aliases")) {
    for (const auto& [written, canonical] : aliases->members()) {
      const auto word = aliases->text(written);
      if (!definition.choices.contains(word)) aliases->refuse(written, "leads to a word that is not among the choices");
      definition.choices.emplace(written, word);
    }
  }
  definition.closed = !reader.flag("open").value_or(false);
}

auto read_fact(const std::string& name, TableReader& reader) -> FactDefinition {
  FactDefinition definition;
  definition.name = name;
  definition.types.push_back(reader.word<FactType>("type", parse_fact_type, FactType::Text));
  for (const auto& also : reader.texts("also")) {
    const auto type = parse_fact_type(also);
    if (!type) reader.refuse("also", "\"" + also + "\" is not a type of fact");
    definition.types.push_back(type.value_or(FactType::Text));
  }
  read_choices(reader, definition);
  definition.quantity = reader.flag("quantity").value_or(false);
  definition.unit = reader.optional_text("unit");
  definition.question = reader.wording();
  definition.use = reader.optional_wording("use");
  reader.finish();
  return definition;
}

void check_rule(TableReader& reader, const Rule& rule) {
  if (rule.when.empty() && rule.also_when.empty() && rule.effect != RuleEffect::Context) {
    reader.refuse("when", "is needed: a rule that nothing can meet decides nothing");
  }
  if (rule.clock_hours && !rule.clock_from) reader.refuse("clock_from", "is needed beside clock_hours: occurrence or awareness");
  if (rule.effect == RuleEffect::Duty && rule.law.empty()) reader.refuse("law", "is needed: a duty stands in a law");
  if (rule.valid_from && rule.valid_until && *rule.valid_until <= *rule.valid_from) reader.refuse("valid_to", "lies before valid_from");
}

void read_standing(TableReader& reader, Rule& rule) {
  rule.id = reader.text("id");
  rule.force = reader.word<domain::Force>("force", domain::parse_force, domain::Force::None);
  rule.status = reader.word<domain::RuleStatus>("status", domain::parse_rule_status, domain::RuleStatus::Unverified);
  rule.sentence = reader.wording();
  rule.source = reader.text("source");
  rule.set_by = reader.text("set_by");
  rule.review_date = reader.optional_text("review_date");
}

}  // namespace

auto read_when(TableReader& reader, std::string_view key, const domain::FactDictionary& dictionary) -> domain::When {
  domain::When when;
  const auto* list = reader.value(key);
  if (!list) return when;
  if (!list->array()) {
    reader.refuse(key, "has to be a list");
    return when;
  }
  for (const auto& item : *list->array()) {
    Alternative alternative;
    if (item.array()) {
      for (const auto& inner : *item.array()) add_condition(reader, key, inner, dictionary, alternative);
    } else {
      add_condition(reader, key, item, dictionary, alternative);
    }
    // An alternative without a condition would always hold.
    if (!alternative.empty()) when.push_back(std::move(alternative));
  }
  return when;
}

auto read_rule(TableReader& reader, const domain::FactDictionary& dictionary) -> Rule {
  Rule rule;
  read_standing(reader, rule);
  rule.sectors = reader.texts("sectors");
  rule.effect = reader.word<RuleEffect>("effect", domain::parse_rule_effect, RuleEffect::Context);
  rule.partial = reader.flag("partial").value_or(false);
  rule.law = reader.optional_text("law");
  rule.article = reader.optional_text("article");
  rule.valid_from = reader.day("valid_from");
  rule.valid_until = reader.day("valid_to");
  // The table names the last day; the rule ends at the midnight after it.
  if (rule.valid_until) *rule.valid_until += std::chrono::days{1};
  rule.clock_hours = reader.number("clock_hours");
  if (reader.value("clock_from"))
    rule.clock_from = reader.word<domain::ClockStart>("clock_from", domain::parse_clock_start, domain::ClockStart::Awareness);
  rule.written_hours = reader.number("written_hours");
  rule.route = reader.word<domain::Route>("route", domain::parse_route, domain::Route::NotNeededButMayAsk);
  rule.addressee = reader.optional_wording("addressee");
  rule.when = read_when(reader, "when", dictionary);
  rule.also_when = read_when(reader, "also_when", dictionary);
  rule.unless = read_when(reader, "unless", dictionary);
  check_rule(reader, rule);
  reader.finish();
  return rule;
}

auto read_note(TableReader& reader) -> Rule {
  Rule note;
  read_standing(reader, note);
  reader.finish();
  return note;
}

auto read_facts(TableReader& reader) -> domain::FactDictionary {
  std::vector<FactDefinition> definitions;
  auto facts = reader.row("facts");
  if (!facts) {
    reader.refuse("facts", "is needed and is not there");
    return domain::FactDictionary{};
  }
  for (const auto& [name, member] : facts->members()) {
    if (auto fact = facts->row(name)) definitions.push_back(read_fact(name, *fact));
  }
  return domain::FactDictionary{std::move(definitions)};
}

}  // namespace noroshi::rules
