#include "formats/rules/load_rules.hpp"

#include "base/bytes.hpp"
#include "base/sha256.hpp"
#include "domain/triage/index_precedents.hpp"
#include "formats/rules/form_file.hpp"
#include "formats/rules/precedent_file.hpp"
#include "formats/rules/rule_rows.hpp"
#include "formats/rules/sector_file.hpp"
#include "formats/rules/severity_file.hpp"
#include "formats/rules/stated_facts.hpp"
#include "formats/rules/statistics_rules.hpp"
#include "formats/rules/table_names.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

namespace noroshi::rules {
namespace {

struct Table {
  std::string name;  ///< "sectors/ele"
  const std::string* text;
  Value content;
};

auto parse_tables(const std::vector<RuleFile>& files, Mistakes& mistakes) -> std::vector<Table> {
  std::vector<Table> tables;
  for (const auto& [path, text] : files) {
    const auto name = table_name(path);
    if (!name) continue;
    auto content = parse_toml(text);
    if (content) {
      tables.push_back({*name, &text, std::move(*content)});
    } else {
      mistakes.push_back({*name, content.error().message});
    }
  }
  std::sort(tables.begin(), tables.end(), [](const auto& left, const auto& right) { return left.name < right.name; });
  return tables;
}

auto is_in(const Table& table, std::string_view folder) -> bool { return table.name.starts_with(folder); }

auto reader_of(const Table& table, Mistakes& mistakes) -> TableReader {
  TableReader reader{table.content, table.name + ": ", mistakes};
  for (const auto* key : {"examples", "borders"}) reader.value(key);  // run by the suite, see examples.hpp
  return reader;
}

auto table_info(const Table& table, TableReader& reader) -> domain::TableInfo {
  return {table.name, reader.text("version"), reader.text("source"), to_hex(sha256(*table.text))};
}

auto read_opener(TableReader& reader, const domain::FactDictionary& dictionary) -> domain::Opener {
  domain::Opener opener{reader.text("id"), reader.wording(), read_stated_facts(reader, "facts", dictionary), reader.texts("ask")};
  for (const auto& fact : opener.ask) {
    if (!dictionary.find(fact)) reader.refuse("ask", "\"" + fact + "\" is no fact of the dictionary");
    if (opener.facts.contains(fact)) reader.refuse("ask", "\"" + fact + "\" is stated by the answer itself");
  }
  reader.finish();
  return opener;
}

auto read_handling(TableReader& reader, const domain::FactDictionary& dictionary) -> domain::HandlingQuestion {
  domain::HandlingQuestion question{reader.text("id"), reader.text("fact"), read_when(reader, "insufficient", dictionary),
                                    reader.optional_wording("reason")};
  if (!dictionary.find(question.fact)) reader.refuse("fact", "\"" + question.fact + "\" is no fact of the dictionary");
  if (question.insufficient.empty() != question.reason.ja.empty())
    reader.refuse("reason", "is needed where an answer decides, and only there");
  reader.finish();
  return question;
}

void read_triage(TableReader& reader, domain::TriageTable& triage) {
  for (auto& row : reader.rows("openers")) triage.openers.push_back(read_opener(row, triage.facts));
  for (auto& row : reader.rows("handling")) triage.handling.push_back(read_handling(row, triage.facts));
  for (auto& row : reader.rows("rules")) triage.rules.push_back(read_rule(row, triage.facts));
  for (auto& row : reader.rows("categories")) {
    triage.tally_categories.push_back({row.text("id"), row.wording()});
    row.finish();
  }
  if (auto notes = reader.row("notes")) {
    if (auto note = notes->row("no_rule")) triage.no_rule = read_note(*note);
    if (auto note = notes->row("open_duty")) triage.open_duty = read_note(*note);
    if (auto note = notes->row("below_line")) triage.below_line = read_note(*note);
    notes->finish();
  }
}

/// The dictionary comes first: every other table is read with it.
void read_dictionary(const std::vector<Table>& tables, domain::Rules& rules, Mistakes& mistakes) {
  for (const auto& table : tables) {
    if (table.name != facts_table) continue;
    auto reader = reader_of(table, mistakes);
    rules.tables.push_back(table_info(table, reader));
    rules.triage.facts = read_facts(reader);
    reader.finish();
    return;
  }
  mistakes.push_back({std::string{facts_table}, "is needed and is not there"});
}

void read_tables(const std::vector<Table>& tables, domain::Rules& rules, Mistakes& mistakes) {
  std::vector<domain::Sector> sectors;
  for (const auto& table : tables) {
    if (table.name == facts_table) continue;
    auto reader = reader_of(table, mistakes);
    rules.tables.push_back(table_info(table, reader));
    if (is_in(table, "sectors/")) {
      sectors.push_back(read_sector(reader, rules.triage.facts));
      if (table.name != "sectors/" + sectors.back().id) reader.refuse("id", "has to be the name of the file");
    } else if (is_in(table, "forms/")) {
      auto form = read_form(reader, rules.triage.facts);
      if (table.name != "forms/" + form.id) reader.refuse("id", "has to be the name of the file");
      form.version = rules.tables.back().version;
      form.sha256 = rules.tables.back().sha256;
      rules.forms.push_back(std::move(form));
    } else if (is_in(table, "severity/")) {
      read_severity(reader, rules.triage.facts, rules.severity);
    } else if (is_in(table, "precedents/")) {
      read_precedents(reader, rules.triage.facts, rules.precedents);
    } else if (is_in(table, "practice/")) {
      read_practices(reader, rules.practices);
    } else if (is_in(table, "statistics/")) {
      read_statistics(table.name, reader, rules.triage.facts, rules.statistics);
    } else {
      const auto asked = rules.triage.handling.size();
      read_triage(reader, rules.triage);
      if (rules.triage.handling.size() > asked) rules.triage.handling_source = rules.tables.back().source;
    }
    reader.finish();
  }
  rules.catalogue = domain::Catalogue{std::move(sectors)};
}

void check_id(const std::string& id, std::set<std::string>& ids, Mistakes& mistakes) {
  if (!ids.insert(id).second) mistakes.push_back({id, "stands twice among the rules: ids are stable and used once"});
}

void check_sectors(const std::string& id, const std::vector<std::string>& sectors, const domain::Catalogue& catalogue, Mistakes& mistakes) {
  for (const auto& sector : sectors) {
    if (!catalogue.find(sector)) mistakes.push_back({id, "names the sector " + sector + ", which has no file"});
  }
}

void check_published(const domain::Rules& rules, std::set<std::string>& ids, Mistakes& mistakes) {
  for (const auto& precedent : rules.precedents) {
    check_id(precedent.id, ids, mistakes);
    check_sectors(precedent.id, precedent.sectors, rules.catalogue, mistakes);
  }
  for (const auto& practice : rules.practices) {
    check_id(practice.id, ids, mistakes);
    check_sectors(practice.id, practice.sectors, rules.catalogue, mistakes);
    for (const auto& further : practice.further) check_id(further.id, ids, mistakes);
  }
}

/// What no single file can see.
void check_edition(const domain::Rules& rules, Mistakes& mistakes) {
  std::set<std::string> ids;
  for (const auto& sector : rules.catalogue.sectors()) {
    for (const auto& rule : sector.rules) check_id(rule.id, ids, mistakes);
  }
  for (const auto& rule : rules.triage.rules) {
    check_id(rule.id, ids, mistakes);
    check_sectors(rule.id, rule.sectors, rules.catalogue, mistakes);
  }
  for (const auto& opener : rules.triage.openers) check_id(opener.id, ids, mistakes);
  for (const auto& question : rules.triage.handling) check_id(question.id, ids, mistakes);
  for (const auto& row : rules.severity.rows) {
    check_id(row.id, ids, mistakes);
    check_sectors(row.id, row.sectors, rules.catalogue, mistakes);
    check_sectors(row.id, row.except_sectors, rules.catalogue, mistakes);
  }
  for (const auto& row : rules.severity.layers) check_id(row.id, ids, mistakes);
  check_published(rules, ids, mistakes);
  std::set<std::string> categories;
  for (const auto& category : rules.triage.tally_categories) check_id(category.id, categories, mistakes);
  for (const auto* note : {&rules.triage.no_rule, &rules.triage.open_duty, &rules.triage.below_line}) {
    if (note->id.empty()) mistakes.push_back({"triage", "notes.no_rule, notes.open_duty and notes.below_line are needed"});
  }
  for (std::size_t level = 0; level < rules.severity.grades.size(); ++level) {
    if (rules.severity.grades[level].ja.empty())
      mistakes.push_back({"severity", "the words of level " + std::to_string(level) + " are missing"});
  }
}

/// What may be shown must not fall back on a default because a file went missing.
void require_statistics(const std::vector<Table>& tables, Mistakes& mistakes) {
  for (const auto* name : {"statistics/disclosure", "statistics/floor", "statistics/events"}) {
    if (std::none_of(tables.begin(), tables.end(), [&](const auto& table) { return table.name == name; }))
      mistakes.push_back({name, "is needed and is not there"});
  }
}

/// Forms, practices and statistics are left out: another edition of one decides no case another way. Precedents are in: which case was near
/// is part of the answer.
auto edition_sha256(const std::vector<domain::TableInfo>& tables) -> std::string {
  std::string lines;
  for (const auto& table : tables) {
    const bool decides =
        !table.name.starts_with("forms/") && !table.name.starts_with("practice/") && !table.name.starts_with("statistics/");
    if (decides) lines += table.name + " " + table.sha256 + "\n";
  }
  return to_hex(sha256(lines));
}

}  // namespace

auto load_rules(const std::vector<RuleFile>& files) -> Result<domain::Rules> {
  Mistakes mistakes;
  domain::Rules rules;
  const auto tables = parse_tables(files, mistakes);
  read_dictionary(tables, rules, mistakes);
  read_tables(tables, rules, mistakes);
  require_statistics(tables, mistakes);
  if (mistakes.empty()) check_edition(rules, mistakes);
  if (!mistakes.empty()) return fail(std::move(mistakes));
  std::sort(rules.tables.begin(), rules.tables.end(), [](const auto& left, const auto& right) { return left.name < right.name; });
  std::sort(rules.precedents.begin(), rules.precedents.end(), [](const auto& left, const auto& right) { return left.id < right.id; });
  std::sort(rules.practices.begin(), rules.practices.end(), [](const auto& left, const auto& right) { return left.id < right.id; });
  rules.precedent_index = domain::index_precedents(rules);
  rules.sha256 = edition_sha256(rules.tables);
  return rules;
}

}  // namespace noroshi::rules
