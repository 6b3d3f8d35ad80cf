#include "formats/rules/anonymise_rules.hpp"

#include "domain/anonymise/mask_text.hpp"
#include "formats/rules/source_anonymise_test.hpp"
#include "formats/rules/source_tables_test.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace noroshi::rules {
namespace {

TEST(AnonymiseTables, LoadWithVersionAndDigest) {
  const auto& rules = source_anonymise().rules;
  EXPECT_EQ(rules.name, "anonymise");
  EXPECT_NE(rules.version.find("patterns="), std::string::npos) << rules.version;
  EXPECT_EQ(rules.sha256.size(), 64U);
}

TEST(AnonymiseTables, EveryPatternFindsItsExamples) {
  for (const auto& pattern : source_anonymise().patterns) {
    for (const auto& example : pattern.match) {
      const auto arrow = example.find(" => ");
      const auto text = example.substr(0, arrow);
      const auto found = domain::try_pattern(source_anonymise().rules, pattern.name, text);
      EXPECT_FALSE(found.empty()) << pattern.name << ": " << text;
      if (arrow != std::string::npos) {
        EXPECT_EQ(found, example.substr(arrow + 4)) << pattern.name << ": " << text;
      }
    }
  }
}

TEST(AnonymiseTables, NoPatternFindsWhatItMustNot) {
  for (const auto& pattern : source_anonymise().patterns) {
    for (const auto& text : pattern.no_match) {
      EXPECT_EQ(domain::try_pattern(source_anonymise().rules, pattern.name, text), "") << pattern.name << ": " << text;
    }
  }
}

TEST(AnonymiseTables, EveryPassageLosesAndKeepsWhatItSays) {
  for (const auto& example : source_anonymise().examples) {
    domain::Pseudonyms pseudonyms;
    const auto masked = domain::mask_text(example.text, {}, source_anonymise().rules, pseudonyms, {});
    ASSERT_TRUE(masked) << example.place << ": " << masked.error().message;
    for (const auto& gone : example.masked)
      EXPECT_EQ(masked->text.find(gone), std::string::npos) << example.place << ": " << gone << "\n" << masked->text;
    for (const auto& kept : example.kept)
      EXPECT_NE(masked->text.find(kept), std::string::npos) << example.place << ": " << kept << "\n" << masked->text;
  }
}

TEST(AnonymiseTables, AMisspeltKeyIsNamedWithItsLine) {
  auto files = source_anonymise_files();
  files.emplace_back("x/anonymise/extra.toml", "version = \"1\"\nsource = \"s\"\n\n[words]\nhonorific = [\"さん\"]\n");
  const auto loaded = load_anonymise_rules(files);
  ASSERT_FALSE(loaded);
  ASSERT_EQ(loaded.error().fields.size(), 1U);
  EXPECT_EQ(loaded.error().fields.front().field, "anonymise/extra: words.honorific");
  EXPECT_NE(loaded.error().fields.front().message.find("line 5"), std::string::npos);
}

TEST(AnonymiseTables, WhatCountsCustomersIsANumberOfTheDictionary) {
  auto sets = source_anonymise().rules.sets;
  EXPECT_TRUE(check_scale_facts(sets, source_rules().triage.facts));
  sets.scale_facts.insert("users_afected");
  sets.scale_facts.insert("cause");
  const auto checked = check_scale_facts(sets, source_rules().triage.facts);
  ASSERT_FALSE(checked);
  ASSERT_EQ(checked.error().fields.size(), 2U);
  EXPECT_NE(checked.error().fields.back().message.find("users_affected"), std::string::npos) << checked.error().fields.back().message;
}

TEST(AnonymiseTables, APatternThatDoesNotCompileIsNamed) {
  auto files = source_anonymise_files();
  files.emplace_back(
      "anonymise/extra.toml",
      "version = \"1\"\nsource = \"s\"\n[[patterns]]\nname = \"broken\"\ntype = \"X\"\nregex = '('\nmatch = [\"a\"]\nno_match = [\"b\"]\n");
  const auto loaded = load_anonymise_rules(files);
  ASSERT_FALSE(loaded);
  EXPECT_NE(loaded.error().message.find("broken"), std::string::npos) << loaded.error().message;
}

}  // namespace
}  // namespace noroshi::rules
