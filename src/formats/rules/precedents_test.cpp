#include "domain/severity/precedent_differences.hpp"
#include "formats/rules/examples.hpp"
#include "formats/rules/source_tables_test.hpp"

#include <gtest/gtest.h>

#include <set>

namespace noroshi::rules {
namespace {

const auto today = *parse_rfc3339("2026-11-23T00:00:00+09:00");

constexpr std::string_view first_decision = "statutory = false, route = \"report_now\"";

/// The source's tables with one text replaced by another in the precedents or practices.
auto load_with(std::string_view from, std::string_view to) -> Result<domain::Rules> {
  auto files = source_table_files();
  for (auto& [path, text] : files) {
    if (path.find("/precedents/") == std::string::npos && path.find("/practice/") == std::string::npos) continue;
    if (const auto found = text.find(from); found != std::string::npos) {
      text.replace(found, from.size(), to);
      return load_rules(files);
    }
  }
  ADD_FAILURE() << "nowhere: " << from;
  return load_rules(files);
}

auto first_mistake(const Result<domain::Rules>& loaded) -> std::string {
  if (loaded || loaded.error().fields.empty()) return "loaded";
  return loaded.error().fields.front().field + " " + loaded.error().fields.front().message;
}

TEST(Precedents, EachDecisionIsWhatTheTablesSayToday) {
  for (const auto& precedent : source_rules().precedents) {
    for (const auto& difference : domain::precedent_differences(precedent, source_rules(), today)) {
      ADD_FAILURE() << precedent.id << " (" << difference.sector << ") " << difference.point << ": decided " << difference.decided
                    << ", the tables say " << difference.today;
    }
  }
}

TEST(Precedents, ADecisionThatPartsFromTheTablesIsNamedByPoint) {
  auto precedent = *source_rules().find_precedent("pr-free-rides");
  precedent.decision.level = 3;
  precedent.decision.route = domain::Route::CountOnly;
  const std::vector<domain::DecisionDifference> wanted{{"rail", "route", "count_only", "report_now"}, {"rail", "level", "3", "2"}};
  EXPECT_EQ(domain::precedent_differences(precedent, source_rules(), today), wanted);
}

TEST(Precedents, ThereAreTheGoldenCasesAndTwentyMoreAcrossEverySector) {
  std::set<std::string> sectors;
  for (const auto& precedent : source_rules().precedents) sectors.insert(precedent.sectors.begin(), precedent.sectors.end());
  EXPECT_GE(source_rules().precedents.size(), 30U);
  EXPECT_EQ(sectors.size(), source_rules().catalogue.sectors().size() - 1);  // but the one that is not known yet
}

TEST(Precedents, EveryGoldenCaseIsAPrecedentWithItsFacts) {
  const auto examples = load_examples(source_table_files(), source_rules());
  ASSERT_TRUE(examples);
  int golden = 0;
  for (const auto& example : *examples) {
    if (!example.place.starts_with("triage/golden_cases")) continue;
    ++golden;
    const auto& all = source_rules().precedents;
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const auto& precedent) {
      return precedent.facts == example.facts && precedent.sectors.front() == example.sector;
    })) << example.place;
  }
  EXPECT_EQ(golden, 12);
}

TEST(Precedents, NoneClaimsAConsensusThatNobodyRecorded) {
  for (const auto& precedent : source_rules().precedents) {
    EXPECT_EQ(precedent.backing.standing, domain::Standing::Proposed) << precedent.id;
    EXPECT_FALSE(precedent.backing.decided_by) << precedent.id;
  }
}

TEST(Precedents, AnAdoptedOneNamesBodyDayAndDocument) {
  EXPECT_NE(first_mistake(load_with("standing = \"proposed\"", "standing = \"adopted\"")).find("decided_by is needed"), std::string::npos);
  const auto claimed = first_mistake(load_with("standing = \"proposed\"",
                                               "standing = \"proposed\"\ndecided_by = { ja = \"会\", en = \"body\", date = "
                                               "\"2026-12-01\", document = \"1\" }"));
  EXPECT_NE(claimed.find("claims a consensus"), std::string::npos) << claimed;
  const auto adopted = load_with("standing = \"proposed\"",
                                 "standing = \"adopted\"\ndecided_by = { ja = \"会\", en = \"body\", date = "
                                 "\"2026-12-01\", document = \"議事録 1\" }");
  EXPECT_TRUE(adopted) << first_mistake(adopted);
}

TEST(Precedents, MistakesAreNamedByFileRowAndKey) {
  EXPECT_NE(first_mistake(load_with("spam_only = true", "spam_olny = true")).find("nearest: spam_only"), std::string::npos);
  EXPECT_NE(first_mistake(load_with(first_decision, "route = \"report_now\"")).find("decision.statutory has to be"), std::string::npos);
  EXPECT_NE(first_mistake(load_with(first_decision, "statutory = false, route = \"shout\"")).find("decision.route"), std::string::npos);
  EXPECT_NE(first_mistake(load_with("id = \"pr-spam\"", "id = \"pr-blackout\"")).find("stands twice"), std::string::npos);
  EXPECT_NE(first_mistake(load_with("sectors = [\"rail\"]", "sectors = [\"tram\"]")).find("names the sector tram"), std::string::npos);
  EXPECT_NE(first_mistake(load_with("words = [", "wrods = [")).find("wrods is not a key"), std::string::npos);
}

TEST(Precedents, BelongToTheEditionAndPracticesDoNot) {
  const auto before = source_rules().sha256;
  EXPECT_NE(load_with("数週間開いていた", "何週間か開いていた")->sha256, before);
  EXPECT_EQ(load_with("原因を待たない。", "原因は待たない。")->sha256, before);
}

TEST(Practices, ArePutInWordsForAPeriodThatEnds) {
  ASSERT_FALSE(source_rules().practices.empty());
  EXPECT_NE(first_mistake(load_with("valid_to = \"2027-09-30\"\n", "")).find("for a stated period"), std::string::npos);
}

TEST(Practices, TheLastDayCountsAndTheNextIsExpired) {
  const auto& practices = source_rules().practices;
  const auto found = std::find_if(practices.begin(), practices.end(), [](const auto& one) { return one.id == "lp-first-word"; });
  ASSERT_NE(found, practices.end());
  using domain::PracticeState;
  EXPECT_EQ(domain::state_at(*found, *parse_rfc3339("2026-09-30T23:59:59+09:00")), PracticeState::Coming);
  EXPECT_EQ(domain::state_at(*found, *parse_rfc3339("2026-10-01T00:00:00+09:00")), PracticeState::Current);
  EXPECT_EQ(domain::state_at(*found, *parse_rfc3339("2027-09-30T23:59:59+09:00")), PracticeState::Current);
  EXPECT_EQ(domain::state_at(*found, *parse_rfc3339("2027-10-01T00:00:00+09:00")), PracticeState::Expired);
}

}  // namespace
}  // namespace noroshi::rules
