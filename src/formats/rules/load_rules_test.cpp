#include "formats/rules/load_rules.hpp"

#include "domain/triage/draw_line.hpp"
#include "formats/rules/source_tables_test.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace noroshi::rules {
namespace {

/// The tables of the source tree with one of them edited.
auto edited(std::string_view table, std::string_view from, std::string_view to) -> std::vector<RuleFile> {
  auto files = source_table_files();
  for (auto& [path, text] : files) {
    if (!path.ends_with(std::string{table} + ".toml")) continue;
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    if (at != std::string::npos) text.replace(at, from.size(), to);
  }
  return files;
}

auto mistakes_of(const std::vector<RuleFile>& files) -> std::string {
  const auto loaded = load_rules(files);
  if (loaded) return "loaded";
  std::string text;
  for (const auto& mistake : loaded.error().fields) text += mistake.field + " " + mistake.message + "\n";
  return text;
}

TEST(LoadRules, KnowsAllTwentySectorsOfTheContract) {
  for (const auto* id : {"ict-tel", "ict-bc", "ict-catv", "fin-bank", "fin-life", "fin-nonlife", "fin-sec", "avi", "apt", "rail",
                         "ele",     "gas",    "gov",      "med",      "wat",      "log",         "chem",    "crd", "oil", "prt"}) {
    const auto* sector = source_rules().catalogue.find(id);
    ASSERT_NE(sector, nullptr) << id;
    EXPECT_FALSE(sector->words.empty()) << id;
    EXPECT_FALSE(sector->ceptoars.empty()) << id;
    const bool back_office = std::any_of(sector->services.begin(), sector->services.end(), [](const auto& service) {
      return std::any_of(service.systems.begin(), service.systems.end(), [](const auto& system) { return system.back_office; });
    });
    EXPECT_TRUE(back_office) << id;
  }
  const auto* sixteenth = source_rules().catalogue.find("sixteenth");  // of 2026: not known yet, and shown as such
  ASSERT_NE(sixteenth, nullptr);
  EXPECT_FALSE(sixteenth->not_known.ja.empty() || sixteenth->not_known.en.empty());
  EXPECT_TRUE(sixteenth->rules.empty() && sixteenth->ministries.empty());
  EXPECT_EQ(source_rules().catalogue.sectors().size(), 21U);
}

TEST(LoadRules, KnowsTheNamesPeopleUse) {
  const std::vector<std::pair<std::string, std::string>> names{{"通信", "ict-tel"},
                                                               {"金融", "fin-bank"},
                                                               {"銀行", "fin-bank"},
                                                               {"証券", "fin-sec"},
                                                               {"生損保", "fin-nonlife"},
                                                               {"自治体", "gov"},
                                                               {"政府・行政", "gov"},
                                                               {"政府・行政サービス", "gov"},
                                                               {"ケーブルテレビ", "ict-catv"},
                                                               {"放送", "ict-bc"},
                                                               {"水道", "wat"},
                                                               {"航空", "avi"},
                                                               {"空港", "apt"},
                                                               {"医療", "med"},
                                                               {"物流", "log"},
                                                               {"化学", "chem"},
                                                               {"クレジット", "crd"},
                                                               {"石油", "oil"},
                                                               {"港湾", "prt"},
                                                               {"電力", "ele"},
                                                               {"ガス", "gas"},
                                                               {"鉄道", "rail"},
                                                               {"生命保険", "fin-life"},
                                                               {"損害保険", "fin-nonlife"}};
  for (const auto& [name, id] : names) {
    const auto* sector = source_rules().catalogue.find_by_name(name);
    ASSERT_NE(sector, nullptr) << name;
    EXPECT_EQ(sector->id, id) << name;
  }
}

TEST(LoadRules, CallsTheSecondLensByTheSectorsOwnWordAndHasNoneWhereNobodyCanBeHurt) {
  const auto safety = [](const char* sector) { return source_rules().catalogue.find(sector)->safety.ja; };
  EXPECT_EQ(safety("med"), "患者の安全");
  EXPECT_EQ(safety("chem"), "保安");
  EXPECT_EQ(safety("fin-bank"), "");
}

TEST(LoadRules, SpeaksTheWordOfTheCreditSector) {
  const auto& words = source_rules().catalogue.find("crd")->words;
  EXPECT_TRUE(std::any_of(words.begin(), words.end(), [](const auto& word) { return word.word.ja == "オーソリゼーション"; }));
}

TEST(LoadRules, NamesEditionAndDigestOfEveryTable) {
  const auto& rules = source_rules();
  EXPECT_EQ(rules.tables.size(), 21U + 9U + 5U + 5U + 4U + 1U + 3U);
  EXPECT_TRUE(std::is_sorted(rules.tables.begin(), rules.tables.end(), [](const auto& a, const auto& b) { return a.name < b.name; }));
  for (const auto& table : rules.tables) {
    EXPECT_FALSE(table.version.empty()) << table.name;
    EXPECT_FALSE(table.source.empty()) << table.name;
    EXPECT_EQ(table.sha256.size(), 64U) << table.name;
  }
  const auto other = load_rules(edited("sectors/ele", "version = \"1\"", "version = \"2\""));
  ASSERT_TRUE(other);
  EXPECT_NE(other->sha256, rules.sha256);
  const auto form = load_rules(edited("forms/ddos", "version = \"1\"", "version = \"2\""));
  ASSERT_TRUE(form);
  EXPECT_EQ(form->sha256, rules.sha256);  // forms decide nothing
}

TEST(LoadRules, EveryRuleHasAStandingAndASource) {
  for (const auto& sector : source_rules().catalogue.sectors()) {
    for (const auto& rule : sector.rules) {
      EXPECT_FALSE(rule.source.empty() || rule.set_by.empty()) << rule.id;
      EXPECT_TRUE(rule.status != domain::RuleStatus::Proposed || rule.effect == domain::RuleEffect::Voluntary) << rule.id;
    }
  }
}

TEST(LoadRules, NamesFileAndKeyOfEveryMistake) {
  EXPECT_NE(mistakes_of(edited("sectors/ele", "supply_interrupted_kw >= 7_000\", \"supply", "suply_interrupted_kw >= 7_000\", \"supply"))
                .find("sectors/ele: rules[ele-1].when suply_interrupted_kw is not a known fact; nearest: supply_interrupted_kw"),
            std::string::npos);
  EXPECT_NE(mistakes_of(edited("sectors/gas", "force = \"law\"", "force = \"iron\"")).find("sectors/gas: rules[gas-1].force"),
            std::string::npos);
  EXPECT_NE(mistakes_of(edited("sectors/gas", "clock_from = \"occurrence\"\n", "")).find("sectors/gas: rules[gas-1].clock_from"),
            std::string::npos);
  EXPECT_NE(mistakes_of(edited("sectors/gas", "set_by =", "setby =")).find("rules[gas-1].setby is not a key of this table"),
            std::string::npos);
  EXPECT_NE(mistakes_of(edited("severity/trust", "level = 1", "level = 5")).find("severity/trust: rows[trust-system].level"),
            std::string::npos);
  EXPECT_NE(mistakes_of(edited("sectors/rail", "id = \"rail-3\"", "id = \"rail-1\"")).find("rail-1 stands twice"), std::string::npos);
  EXPECT_NE(mistakes_of(edited("severity/continuity", "sectors = [\"gas\"]", "sectors = [\"gass\"]")).find("names the sector gass"),
            std::string::npos);
  EXPECT_NE(
      mistakes_of(edited("sectors/gas", "valid_from = \"2017-04-01\"", "valid_from = \"2017-04-31\"")).find("valid_from has to be a day"),
      std::string::npos);
  EXPECT_NE(mistakes_of(edited("sectors/gas", "version = \"1\"", "version = ")).find("sectors/gas"), std::string::npos);
  EXPECT_NE(mistakes_of(edited("severity/scale", "ja = \"危機\"", "ja = \"\"")).find("severity/scale: grades[5].ja is needed"),
            std::string::npos);
}

TEST(LoadRules, NamesATableThatIsMissing) {
  EXPECT_NE(mistakes_of({}).find("triage/facts is needed"), std::string::npos);
  auto files = source_table_files();
  std::erase_if(files, [](const auto& file) { return file.first.ends_with("triage/line.toml"); });
  EXPECT_NE(mistakes_of(files).find("notes.no_rule"), std::string::npos);
}

TEST(LoadRules, PassesOverFilesThatAreNoTable) {
  auto files = source_table_files();
  files.emplace_back("data/anonymise/patterns.toml", "this is = = not ours");
  files.emplace_back("data/sectors/README.md", "neither is this");
  EXPECT_EQ(mistakes_of(files), "loaded");
}

TEST(LoadRules, AThresholdChangedByOneTurnsAnExampleRed) {
  const auto files = edited("sectors/ele", "supply_interrupted_kw >= 7_000", "supply_interrupted_kw >= 7_001");
  const auto changed = load_rules(files);
  ASSERT_TRUE(changed);
  const domain::Facts facts{{"supply_interrupted_kw", std::int64_t{7000}}, {"duration_min", std::int64_t{60}}};
  const auto now = *parse_rfc3339("2026-11-25T00:00:00Z");
  EXPECT_EQ(domain::draw_line(facts, "ele", source_rules(), now).statutory, true);
  EXPECT_EQ(domain::draw_line(facts, "ele", *changed, now).statutory, false);
}

}  // namespace
}  // namespace noroshi::rules
