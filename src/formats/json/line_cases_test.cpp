#include "formats/json/line_cases.hpp"

#include "formats/json/facts.hpp"
#include "formats/json/parse.hpp"
#include "formats/rules/source_tables_test.hpp"

#include <gtest/gtest.h>

#include <string>

namespace noroshi::json {
namespace {

const auto& rules() { return noroshi::rules::source_rules(); }
const auto noon = *parse_rfc3339("2026-11-25T12:00:00Z");

auto mistake_of(std::string_view line) -> LineMistake {
  const auto read = read_line_case(line, rules());
  if (read) return {std::nullopt, "was accepted"};
  return read.error();
}

TEST(LineCase, IsReadWithEveryTypeOfFact) {
  const auto read = read_line_case(
      R"({"id":"a","sector":"ele","facts":{"ongoing":true,"duration_min":30,"log_retention_days":0.5,"malware":"ransomware","barriers_failed":["a","b"]}})",
      rules());
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->sector, "ele");
  EXPECT_EQ(std::get<bool>(read->facts.at("ongoing")), true);
  EXPECT_EQ(std::get<std::int64_t>(read->facts.at("duration_min")), 30);
  EXPECT_EQ(std::get<double>(read->facts.at("log_retention_days")), 0.5);
  EXPECT_EQ(std::get<std::string>(read->facts.at("malware")), "ransomware");
  EXPECT_EQ(std::get<std::vector<std::string>>(read->facts.at("barriers_failed")).size(), 2U);
}

TEST(LineCase, TakesTheNameOfASectorToo) {
  const auto read = read_line_case(R"({"id":"a","sector":"通信","facts":{}})", rules());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->sector, "ict-tel");
}

TEST(LineCase, NamesTheNearestOfAnUnknownFact) {
  const auto found = mistake_of(R"({"id":"a","sector":"ele","facts":{"durration_min":30}})");
  EXPECT_EQ(found.id, "a");
  ASSERT_FALSE(found.nearest.empty());
  EXPECT_EQ(found.nearest.front(), "duration_min");
  EXPECT_NE(found.message.find("duration_min"), std::string::npos);
}

TEST(LineCase, RefusesAValueOfAnotherType) {
  EXPECT_EQ(mistake_of(R"({"id":"a","sector":"ele","facts":{"duration_min":"30"}})").message, "facts/duration_min: has to be a number");
  EXPECT_EQ(mistake_of(R"({"id":"a","sector":"ele","facts":{"ongoing":1}})").message, "facts/ongoing: has to be true or false");
  EXPECT_EQ(mistake_of(R"({"id":"a","sector":"ele","facts":{"duration_min":-1}})").message, "facts/duration_min: has to be 0 or more");
  EXPECT_NE(mistake_of(R"({"id":"a","sector":"ele","facts":{"service_state":"stoped"}})").message.find("degraded, kept, stopped"),
            std::string::npos);
  EXPECT_NE(mistake_of(R"({"id":"a","sector":"ele","facts":{"malware":{"kind":"x"}}})").message.find("facts/malware"), std::string::npos);
}

TEST(LineCase, NullIsNotStated) {
  const auto read = read_line_case(R"({"id":"a","sector":"ele","facts":{"duration_min":null}})", rules());
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->facts.empty());
}

TEST(LineCase, RefusesWhatIsNotALine) {
  EXPECT_FALSE(mistake_of("{").id);
  EXPECT_FALSE(mistake_of("[]").id);
  EXPECT_FALSE(mistake_of(R"({"id":7,"sector":"ele","facts":{}})").id);
  EXPECT_FALSE(mistake_of(R"({"id":"a","id":"b","sector":"ele","facts":{}})").id);
  EXPECT_EQ(mistake_of(R"({"id":"a","sector":"ele"})").message, "facts: is missing; an empty object says that nothing is known yet");
  EXPECT_EQ(mistake_of(R"({"id":"a","sector":"space","facts":{}})").nearest.size(), rules().catalogue.sectors().size());
}

TEST(VerdictLine, HasTheMembersOfTheContract) {
  const auto asked = read_line_case(R"({"id":"k","sector":"ele","facts":{"supply_interrupted_kw":8000,"duration_min":61}})", rules());
  ASSERT_TRUE(asked);
  const auto line = write_verdict_line(asked->id, domain::draw_line(asked->facts, asked->sector, rules(), noon),
                                       domain::assess(asked->facts, asked->sector, rules()), Language::English);
  const auto written = parse(line);
  ASSERT_TRUE(written);
  std::vector<std::string> names;
  for (const auto& [name, value] : *written->members()) names.push_back(name);
  EXPECT_EQ(names, (std::vector<std::string>{"id", "statutory", "clock_hours", "clock_from", "route", "level", "level_2016",
                                             "potential_level", "layer", "it_lens", "safety_lens", "rules", "would_change"}));
  EXPECT_TRUE(*written->find("statutory")->boolean());
  EXPECT_EQ(*written->find("clock_hours")->integer(), 24);
  EXPECT_EQ(*written->find("clock_from")->text(), "awareness");
  EXPECT_TRUE(written->find("potential_level")->is_null());
  const auto& rule = written->find("rules")->items()->front();
  EXPECT_EQ(*rule.find("id")->text(), "ele-1");
  EXPECT_EQ(*rule.find("force")->text(), "law");
  EXPECT_EQ(*rule.find("status")->text(), "verified");
}

TEST(VerdictLine, WritesUntilWhenARuleCountsBesideTheContractsFormOnlyWhereAskedFor) {
  domain::Verdict verdict;
  domain::AppliedRule rule;
  rule.id = "cy-5";
  rule.status = domain::RuleStatus::Unverified;
  rule.valid_until = *parse_rfc3339("2027-04-01T00:00:00+09:00");
  rule.review_date = "2027-04-01";
  verdict.rules.push_back(rule);
  const auto contract = write_verdict_line("a", verdict, {}, Language::English);
  EXPECT_EQ(contract.find("\"until\""), std::string::npos);
  EXPECT_NE(contract.find(R"("status":"unverified")"), std::string::npos);  // the standing is never left out
  const auto more = write_verdict_line("a", verdict, {}, Language::English, std::nullopt, Validity::Shown);
  EXPECT_NE(more.find(R"("status":"unverified","until":"2027-03-31","review_date":"2027-04-01")"), std::string::npos) << more;
}

TEST(VerdictLine, SaysNullWhereNoVerifiedLawIsOnFile) {
  const domain::Facts facts{{"service_state", std::string{"stopped"}}};
  const auto line =
      write_verdict_line("w", domain::draw_line(facts, "wat", rules(), noon), domain::assess(facts, "wat", rules()), Language::Japanese);
  EXPECT_NE(line.find(R"("statutory":null,"clock_hours":null,"clock_from":null,"route":"report_now")"), std::string::npos) << line;
  EXPECT_NE(line.find("該当規則なし（未確認）。窓口に確認"), std::string::npos);
}

TEST(VerdictLine, NamesAMistake) {
  EXPECT_EQ(write_mistake_line({"a", "no", {"x"}}), R"({"id":"a","error":"no","nearest":["x"]})");
  EXPECT_EQ(write_mistake_line({std::nullopt, "no"}), R"({"id":null,"error":"no","nearest":[]})");
}

TEST(Facts, ComeBackAsTheyWereWritten) {
  const domain::Facts facts{{"ongoing", true},
                            {"duration_min", std::int64_t{7}},
                            {"malware", std::string{"\"quoted\""}},
                            {"barriers_failed", std::vector<std::string>{"a", "b"}}};
  const auto written = parse(write_facts(facts).str());
  ASSERT_TRUE(written);
  std::vector<FieldError> mistakes;
  EXPECT_EQ(read_facts(*written, rules().triage.facts, mistakes), facts);
  EXPECT_TRUE(mistakes.empty());
}

}  // namespace
}  // namespace noroshi::json
