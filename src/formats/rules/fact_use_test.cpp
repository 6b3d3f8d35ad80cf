#include "formats/rules/source_tables_test.hpp"

#include <gtest/gtest.h>

#include <set>

/// Nobody is asked for something that nobody reads.
namespace noroshi::rules {
namespace {

void read_by(const domain::When& when, std::set<std::string>& read) {
  for (const auto& alternative : when) {
    for (const auto& condition : alternative) read.insert(condition.fact);
  }
}

template <class Row> void read_by_row(const Row& row, std::set<std::string>& read) {
  read_by(row.when, read);
  read_by(row.unless, read);
}

auto facts_read(const domain::Rules& rules) -> std::set<std::string> {
  std::set<std::string> read;
  const auto add_rule = [&read](const domain::Rule& rule) {
    read_by_row(rule, read);
    read_by(rule.also_when, read);
  };
  for (const auto& sector : rules.catalogue.sectors()) std::for_each(sector.rules.begin(), sector.rules.end(), add_rule);
  std::for_each(rules.triage.rules.begin(), rules.triage.rules.end(), add_rule);
  for (const auto& row : rules.severity.rows) read_by_row(row, read);
  for (const auto& row : rules.severity.layers) read_by_row(row, read);
  for (const auto& question : rules.triage.handling) read_by(question.insufficient, read);
  for (const auto& form : rules.forms) {
    for (const auto& field : form.fields) {
      read.insert(field.facts.begin(), field.facts.end());
      for (const auto& choice : field.choices) read_by(choice.when, read);
    }
  }
  return read;
}

TEST(FactUse, EveryFactIsReadByARuleAFormOrTheChecklistOrSaysWhyItIsAsked) {
  const auto read = facts_read(source_rules());
  for (const auto& [name, fact] : source_rules().triage.facts.definitions()) {
    const bool says_why = !fact.use.ja.empty() && !fact.use.en.empty();
    EXPECT_TRUE(read.contains(name) || says_why) << name << ": nothing reads it, and the dictionary does not say why it is asked";
    EXPECT_FALSE(read.contains(name) && says_why) << name << ": is read; the dictionary need not say why it is asked";
  }
}

TEST(FactUse, OfAnUnreadFactIsNamedWhenItIsMissing) {
  auto files = source_table_files();
  for (auto& [path, text] : files) {
    if (!path.ends_with("triage/facts.toml")) continue;
    const auto at = text.find(", use = { ja = \"ヒヤリ");
    ASSERT_NE(at, std::string::npos);
    text.erase(at, text.find(" }", at) + 2 - at);
  }
  const auto rules = load_rules(files);
  ASSERT_TRUE(rules);
  EXPECT_TRUE(rules->triage.facts.find("fright")->use.ja.empty());
  EXPECT_FALSE(facts_read(*rules).contains("fright"));
}

}  // namespace
}  // namespace noroshi::rules
