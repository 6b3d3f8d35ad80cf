#include "domain/report/report.hpp"

#include "domain/party/names_come_back_test.hpp"
#include "domain/report/limits.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <limits>

namespace noroshi::domain {
namespace {

using namespace std::chrono_literals;

const Terms offered{Tlp::Amber, {Purpose::Response, Purpose::Statistics}, std::nullopt, std::nullopt};
const UtcTime noon = *parse_rfc3339("2026-11-02T03:00:00Z");

auto input() -> ReportInput {
  ReportInput made;
  made.what_i_know = "券売機が止まった。原因は分からない。";
  return made;
}

auto fields_refused(const ReportInput& made) -> std::vector<std::string> {
  const auto report = check_report(made, offered);
  std::vector<std::string> fields;
  if (report) return fields;
  for (const auto& error : report.error().fields) fields.push_back(error.field);
  return fields;
}

using Fields = std::vector<std::string>;

TEST(ReportNames, ComeBackFromTheirText) {
  expect_names_come_back<ReportKind>(parse_report_kind, 3);
  expect_names_come_back<ReportStage>(parse_report_stage, 5);
  expect_names_come_back<IntakeChannel>(parse_intake_channel, 4);
  EXPECT_EQ(to_text(ReportKind::NearMiss), "near-miss");
  EXPECT_EQ(to_text(ReportStage::FollowUp), "follow_up");
}

TEST(CheckReport, NeedsNothingButAFewWords) {
  const auto report = check_report(input(), offered);
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->terms(), offered);
}

TEST(CheckReport, NamesEveryMistakeAtOnce) {
  auto made = input();
  made.what_i_know = " \n　";
  made.attacker_side = "evil\u202Etxt";
  made.sector = std::string(201, 'x');
  made.language = "fr";
  made.occurred_at = noon;
  made.noticed_at = noon - 1ms;
  made.facts["malware"] = std::string(501, 'm');
  made.facts["count"] = std::numeric_limits<double>::quiet_NaN();
  made.facts["barriers_held"] = std::vector<std::string>{"filter", "\xff"};
  EXPECT_EQ(fields_refused(made), (Fields{"sector", "what_i_know", "attacker_side", "facts/barriers_held/1", "facts/count", "facts/malware",
                                          "noticed_at", "language"}));
}

TEST(CheckReport, RefusesTextThatIsNotUtf8) {
  auto made = input();
  made.what_i_know = "ticket \xc0\xaf";
  EXPECT_EQ(fields_refused(made), Fields{"what_i_know"});
}

TEST(CheckReport, TakesTextUpToItsLimitInCharactersAndNotOneMore) {
  std::string text;
  for (std::size_t i = 0; i < limits::what_i_know_chars_max; ++i) text += "狼";
  auto made = input();
  made.what_i_know = text;
  EXPECT_EQ(fields_refused(made), Fields{});
  made.what_i_know = text + "煙";
  EXPECT_EQ(fields_refused(made), Fields{"what_i_know"});
}

TEST(CheckReport, LetsNobodyWriteInTheNameOfAFact) {
  for (const auto& name : std::vector<std::string>{"", "Aoba Railway", "青葉", "a.b", std::string(65, 'a')}) {
    auto made = input();
    made.facts[name] = true;
    EXPECT_EQ(fields_refused(made), Fields{"facts"}) << name;
  }
}

TEST(CheckReport, RefusesMoreFactsAndItemsThanTheLimit) {
  auto many = input();
  for (std::size_t i = 0; i <= limits::list_items_max; ++i) many.facts["f" + std::to_string(i)] = true;
  EXPECT_EQ(fields_refused(many), Fields{"facts"});
  auto listed = input();
  listed.facts["contains"] = std::vector<std::string>(limits::list_items_max + 1, "name");
  EXPECT_EQ(fields_refused(listed), Fields{"facts/contains"});
}

TEST(CheckReport, TakesTheTimesInOrderOrAlone) {
  auto made = input();
  made.noticed_at = noon;
  EXPECT_EQ(fields_refused(made), Fields{});
  made.occurred_at = noon;
  EXPECT_EQ(fields_refused(made), Fields{});
  made.occurred_at = noon + 1h;
  EXPECT_EQ(fields_refused(made), Fields{"noticed_at"});
}

TEST(CheckReport, StoresComposedCharacters) {
  auto made = input();
  made.what_i_know = "か\u3099";  // が in two code points
  made.attacker_side = "e\u0301";
  made.facts["malware"] = std::string{"o\u0308"};
  const auto report = check_report(made, offered);
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->input().what_i_know, "が");
  EXPECT_EQ(report->input().attacker_side, "é");
  EXPECT_EQ(report->input().facts.at("malware"), FactValue{std::string{"ö"}});
}

RC_GTEST_PROP(CheckReport, NeverWidensTheLabelThatTheCharterOffers, (int asked, int given)) {
  auto made = input();
  const auto label = [](int any) { return static_cast<Tlp>(static_cast<unsigned>(any) % 5U); };
  made.tlp = label(asked);
  auto terms = offered;
  terms.tlp = label(given);
  const auto report = check_report(made, terms);
  RC_ASSERT(report.has_value());
  RC_ASSERT(report->terms().tlp == std::max(label(asked), label(given)));
}

}  // namespace
}  // namespace noroshi::domain
