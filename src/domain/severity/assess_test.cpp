#include "domain/severity/assess.hpp"

#include "domain/severity/open_questions.hpp"

#include <gtest/gtest.h>

namespace noroshi::domain {
namespace {

auto at_least(std::string fact, double least) -> Condition { return {std::move(fact), Comparison::AtLeast, least}; }
auto is(std::string fact, std::string word) -> Condition {
  return {std::move(fact), Comparison::Is, std::vector<std::string>{std::move(word)}};
}

auto row(std::string id, Lens lens, int level, When when) -> SeverityRow {
  SeverityRow made;
  made.id = std::move(id);
  made.lens = lens;
  made.level = level;
  made.when = std::move(when);
  made.sentence = {"文 " + made.id, "sentence " + made.id};
  return made;
}

auto table() -> Rules {
  Rules rules;
  rules.sha256 = "abc";
  rules.severity.rows = {row("c1", Lens::Continuity, 1, {{at_least("users", 1)}}),
                         row("c3", Lens::Continuity, 3, {{at_least("users", 100), at_least("minutes", 60)}}),
                         row("t2", Lens::Trust, 2, {{at_least("records", 1)}}),
                         row("it4", Lens::ItView, 4, {{is("system_state", "lost")}}),
                         row("sv2", Lens::SafetyView, 2, {{is("hazard", "yes")}}),
                         row("p3", Lens::Potential, 3, {{is("hazard", "yes")}})};
  rules.severity.layers = {{"near", Layer::NearMiss, {}, {}, {"ヒヤリハット", "near miss"}},
                           {"mid", Layer::Intermediate, {{is("system_state", "lost")}, {at_least("records", 1)}}, {}, {"中間", "between"}},
                           {"fail", Layer::ServiceFailure, {{at_least("users", 1)}}, {}, {"支障", "failure"}}};
  return rules;
}

TEST(Assess, NothingStatedIsLevelZeroAndProvisional) {
  const auto assessment = assess({}, "ele", table());
  EXPECT_EQ(assessment.level, 0);
  EXPECT_EQ(assessment.level_2016, 1);
  EXPECT_EQ(assessment.layer, Layer::NearMiss);
  EXPECT_EQ(assessment.potential_level, 0);
  EXPECT_TRUE(assessment.provisional);
  EXPECT_TRUE(assessment.deciding.empty());
  EXPECT_EQ(assessment.tables_sha256, "abc");
}

TEST(Assess, TheLevelIsTheWorstLensAndEachLensNamesTheRowThatDecided) {
  const Facts stated{
      {"service_state", std::string{"stopped"}}, {"users", std::int64_t{500}}, {"minutes", std::int64_t{60}}, {"records", std::int64_t{5}}};
  const auto assessment = assess(stated, "ele", table());
  EXPECT_EQ(assessment.level, 3);
  EXPECT_EQ(assessment.level_2016, 4);
  ASSERT_EQ(assessment.deciding.size(), 2U);
  EXPECT_EQ(assessment.deciding[0].id, "c3");
  EXPECT_EQ(assessment.deciding[0].sentence.en, "sentence c3");
  EXPECT_EQ(assessment.deciding[1].id, "t2");
  EXPECT_FALSE(assessment.provisional);
}

TEST(Assess, KeepsTheServiceApartFromTheSystem) {
  const auto assessment = assess({{"system_state", std::string{"lost"}}}, "rail", table());
  EXPECT_EQ(assessment.layer, Layer::Intermediate);
  EXPECT_EQ(assessment.level, 0);
  EXPECT_EQ(assessment.it_lens, 4);
  EXPECT_EQ(assessment.safety_lens, 0);
}

TEST(Assess, ANearMissHasAPotentialThatIsNotItsLevel) {
  const auto assessment = assess({{"hazard", std::string{"yes"}}}, "chem", table());
  EXPECT_EQ(assessment.layer, Layer::NearMiss);
  EXPECT_EQ(assessment.level, 0);
  EXPECT_EQ(assessment.potential_level, 3);
  EXPECT_EQ(assessment.safety_lens, 2);
}

TEST(Assess, AFailureHasNoPotential) {
  const auto assessment = assess({{"users", std::int64_t{1}}, {"hazard", std::string{"yes"}}}, "gas", table());
  EXPECT_EQ(assessment.layer, Layer::ServiceFailure);
  EXPECT_EQ(assessment.potential_level, std::nullopt);
}

TEST(Assess, SaysWhatCouldRaiseTheLevel) {
  const auto assessment = assess({{"users", std::int64_t{500}}}, "gas", table());
  EXPECT_EQ(assessment.level, 1);
  EXPECT_TRUE(assessment.provisional);
  EXPECT_EQ(assessment.could_raise, std::vector<std::string>{"minutes"});
}

TEST(Assess, RowsOfOtherSectorsDoNotSpeak) {
  auto rules = table();
  rules.severity.rows[0].sectors = {"gas"};
  rules.severity.rows[1].except_sectors = {"ele"};
  const Facts stated{{"users", std::int64_t{500}}, {"minutes", std::int64_t{60}}};
  EXPECT_EQ(assess(stated, "ele", rules).level, 0);
  EXPECT_EQ(assess(stated, "gas", rules).level, 3);
  EXPECT_EQ(assess(stated, "wat", rules).level, 3);
}

TEST(OpenQuestions, AreAskedOnceAndAtMostFive) {
  Verdict verdict;
  verdict.would_change = {"a", "b", "c"};
  Assessment assessment;
  assessment.could_raise = {"b", "d", "e", "f"};
  EXPECT_EQ(open_questions(verdict, assessment), (std::vector<std::string>{"a", "b", "c", "d", "e"}));
}

TEST(SeverityWords, ComeBackAsTheyWereWritten) {
  for (const auto layer : {Layer::NearMiss, Layer::Intermediate, Layer::ServiceFailure}) EXPECT_EQ(parse_layer(to_text(layer)), layer);
  for (const auto lens : {Lens::Continuity, Lens::Safety, Lens::Trust, Lens::ItView, Lens::SafetyView, Lens::Potential}) {
    EXPECT_EQ(parse_lens(to_text(lens)), lens);
  }
  EXPECT_EQ(to_text(Layer::ServiceFailure), "service_failure");
}

}  // namespace
}  // namespace noroshi::domain
