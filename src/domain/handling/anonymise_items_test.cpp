#include "base/text.hpp"
#include "domain/handling/sample_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace noroshi::domain {
namespace {

using sample::Bench;

const std::vector<std::string> own_words{"青葉電力", "Aoba", "KAGAMI"};

/// Everything of a content that a reader at the far end could see as text.
auto visible(const ReportContent& content) -> std::string {
  std::string seen = content.sector + "\n" + content.organisation + "\n" + content.text + "\n" + content.occurred;
  for (const auto& indicator : content.indicators) seen += "\n" + indicator.type + " " + indicator.value;
  for (const auto& [name, value] : content.facts) {
    seen += "\n" + name;
    if (const auto* text = std::get_if<std::string>(&value)) seen += " " + *text;
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
      for (const auto& item : *list) seen += " " + item;
    }
  }
  return seen;
}

auto shows_source(const ReportContent& content) -> bool { return !find_registry_terms(visible(content), own_words).empty(); }

auto values_of(const std::vector<Indicator>& indicators) -> std::vector<std::string> {
  std::vector<std::string> values;
  for (const auto& indicator : indicators) values.push_back(indicator.value);
  return values;
}

auto full_input() -> ReportInput {
  auto input = sample::input();
  input.sector = "Aoba の分野";
  input.attacker_side = "203.0.113.77 と Nightshade。Aobaを名乗った。";
  input.facts["system"] = std::string{"青葉電力の中央監視 KAGAMI"};
  input.facts["contains"] = std::vector<std::string>{"Aobaの顧客名簿", "ログ"};
  input.facts["cause"] = std::string{"cyber"};
  input.facts["duration_min"] = std::int64_t{90};
  input.facts["ongoing"] = true;
  return input;
}

TEST(Anonymise, TakesTheSourceOutOfEveryFreeText) {
  Bench bench;
  const auto made = bench.anonymised(sample::report(full_input()));
  EXPECT_FALSE(shows_source(made.content())) << visible(made.content());
  EXPECT_NE(made.content().text.find("203.0.113.9"), std::string::npos) << "the attacker's address is what others need";
}

TEST(Anonymise, ReplacesTheReportersProseWithTheEditedOneAndMasksThatToo) {
  Bench bench;
  const auto made = anonymise(sample::report(), "Aoba の装置が止まった", bench.context(), ReportPart::Whole, std::nullopt, 1);
  ASSERT_TRUE(made.has_value());
  EXPECT_EQ(made->content().text.find("203.0.113.9"), std::string::npos);
  EXPECT_NE(made->content().text.find("装置が止まった"), std::string::npos);
  EXPECT_FALSE(shows_source(made->content()));
}

TEST(Anonymise, PassesNumbersAndChosenWordsOn) {
  Bench bench;
  const auto facts = bench.anonymised(sample::report(full_input())).content().facts;
  EXPECT_EQ(facts.at("duration_min"), FactValue{std::int64_t{90}});
  EXPECT_EQ(facts.at("ongoing"), FactValue{true});
  EXPECT_EQ(facts.at("cause"), FactValue{std::string{"cyber"}});
}

TEST(Anonymise, LetsNoExactCountLeaveBesideProseThatWasMadeCoarse) {
  Bench bench;
  const FactBorders borders{{"duration_min", {60, 120}}};
  auto input = sample::input();
  input.facts = {{"users_affected", std::int64_t{42731}}, {"duration_min", std::int64_t{119}}};
  auto context = bench.context();
  context.borders = &borders;
  for (const auto part : {ReportPart::Whole, ReportPart::TechnicalHalf}) {
    const auto made = anonymise(sample::report(input), std::nullopt, context, part, std::nullopt, 1);
    ASSERT_TRUE(made.has_value());
    EXPECT_EQ(made->content().facts.at("users_affected"), FactValue{std::int64_t{40000}});
    EXPECT_EQ(made->content().facts.at("duration_min"), FactValue{std::int64_t{100}});
  }
}

TEST(Anonymise, SaysTheDateAsCoarselyAsItIsAsked) {
  Bench bench;
  auto context = bench.context();
  const auto occurred_at = [&](TimeLevel level) {
    context.coarseness.date = level;
    return anonymise(sample::report(), std::nullopt, context, ReportPart::Whole, std::nullopt, 1)->content().occurred;
  };
  EXPECT_EQ(occurred_at(TimeLevel::TenDays), "2026-11");
  EXPECT_EQ(occurred_at(TimeLevel::Season), "2026");
  EXPECT_EQ(occurred_at(TimeLevel::Unsaid), "");
}

TEST(Anonymise, TellsTheMonthAndNotTheHour) {
  Bench bench;
  auto input = sample::input();
  input.occurred_at = *parse_rfc3339("2026-10-31T15:30:00Z");  // the first of November in Japan
  EXPECT_EQ(bench.anonymised(sample::report(input)).content().occurred, "2026-11");
}

TEST(Anonymise, TakesWhatStandsInTheAttackersFieldForTheAttackers) {
  Bench bench;
  auto input = sample::input();
  input.what_i_know = "203.0.113.77 への通信を見た";
  input.attacker_side = "203.0.113.77";
  const auto made = bench.anonymised(sample::report(input)).content();
  EXPECT_EQ(values_of(made.indicators), std::vector<std::string>{"203.0.113.77"});
  EXPECT_NE(made.text.find("203.0.113.77 への通信"), std::string::npos) << made.text;
}

TEST(Anonymise, MasksAnAddressThatNobodyClaimsWithoutHoldingTheReport) {
  Bench bench;
  auto input = sample::input();
  input.what_i_know = "203.0.113.77 への通信を見た";
  const auto made = bench.anonymised(sample::report(input));
  EXPECT_EQ(made.content().text.find("203.0.113.77"), std::string::npos) << made.content().text;
  ASSERT_EQ(made.masks().size(), 1U);
  EXPECT_EQ(made.masks()[0].decision, MaskDecision::Ask);
}

TEST(Anonymise, LetsAPersonsWordStandAboveTheAttackersField) {
  Bench bench;
  auto input = sample::input();
  input.attacker_side = "203.0.113.77";
  bench.decisions = {{"203.0.113.77", MaskDecision::Mask}};
  const auto made = bench.anonymised(sample::report(input)).content();
  EXPECT_EQ(made.text.find("203.0.113.77"), std::string::npos) << made.text;
}

TEST(Anonymise, DropsAnIndicatorThatSpellsTheSource) {
  Bench bench;
  bench.registry.cidrs = {"203.0.113.9"};
  const auto made = bench.anonymised(sample::report()).content();
  EXPECT_TRUE(made.indicators.empty());
}

TEST(Anonymise, DropsAnIndicatorThatSpellsTheSourceOnlyOnceItIsReadable) {
  Bench bench;
  bench.registry.aliases = {"0.113"};
  auto input = sample::input();
  input.what_i_know = "攻撃元 203[.]0[.]113[.]9 から";
  const auto made = bench.anonymised(sample::report(input)).content();
  EXPECT_TRUE(made.indicators.empty()) << made.indicators.front().value << "\n" << made.text;
}

TEST(Anonymise, CountsMasksInTheTextItWasGiven) {
  Bench bench;
  const auto report = sample::report(full_input());
  const auto raw = to_code_points(text_to_anonymise(report, std::nullopt));
  std::vector<std::string> taken;
  const auto anonymised = bench.anonymised(report);
  for (const auto& mask : anonymised.masks()) {
    ASSERT_LE(mask.end, raw.size());
    if (mask.decision != MaskDecision::Keep)
      taken.push_back(to_utf8({raw.begin() + static_cast<long>(mask.start), raw.begin() + static_cast<long>(mask.end)}));
  }
  for (const auto& word : own_words) EXPECT_NE(std::find(taken.begin(), taken.end(), word), taken.end()) << word;
}

TEST(Anonymise, SendsNoPlacesOfATextThatTheReceiverDoesNotGet) {
  Bench bench;
  const auto anonymised = bench.anonymised(sample::report(full_input()));
  for (const auto& indicator : anonymised.content().indicators) {
    EXPECT_EQ(indicator.start, 0U);
    EXPECT_EQ(indicator.end, 0U);
  }
}

TEST(Anonymise, RefusesWhatMayNotBeStoredAtAllInAnyPart) {
  for (int part = 0; part < 3; ++part) {
    auto input = sample::input();
    if (part == 0) input.what_i_know = "4111111111111111";
    if (part == 1) input.attacker_side = "4111111111111111";
    if (part == 2) input.facts["system"] = std::string{"4111111111111111"};
    Bench bench;
    const auto made = anonymise(sample::report(input), std::nullopt, bench.context(), ReportPart::TechnicalHalf, std::nullopt, 1);
    ASSERT_FALSE(made.has_value()) << part;
    EXPECT_EQ(made.error().slug, "anonymise_blocked");
  }
}

TEST(TechnicalHalf, HasNoProseAndOnlyWhatWasChosenOrCounted) {
  Bench bench;
  const auto half = bench.anonymised(sample::report(full_input()), ReportPart::TechnicalHalf).content();
  EXPECT_TRUE(half.technical_half);
  EXPECT_TRUE(half.text.empty());
  EXPECT_TRUE(half.organisation.empty());
  EXPECT_EQ(half.facts.size(), 3U) << "cause, duration_min, ongoing";
  EXPECT_FALSE(half.facts.contains("system"));
  EXPECT_NE(std::find(half.indicators.begin(), half.indicators.end(), Indicator{"ip", "203.0.113.77"}), half.indicators.end());
}

TEST(TechnicalHalf, TakesEveryWordForProseWithoutADictionary) {
  Bench bench;
  auto context = bench.context();
  const AnonymiseContext blind{context.rules, context.registry, context.pseudonyms, context.decisions};
  const auto half = anonymise(sample::report(full_input()), std::nullopt, blind, ReportPart::TechnicalHalf, std::nullopt, 1);
  ASSERT_TRUE(half.has_value());
  EXPECT_FALSE(half->content().facts.contains("cause"));
}

TEST(TechnicalHalf, HasTheDigestOfTheWholeThatTheGiverSaw) {
  Bench bench;
  const auto report = sample::report(full_input());
  EXPECT_EQ(bench.anonymised(report, ReportPart::TechnicalHalf).digest(), bench.anonymised(report).digest());
}

TEST(Digest, IsTheSameForTheSameReportTablesAndDecisions) {
  Bench bench;
  Bench again;
  const auto first = bench.anonymised(sample::report(full_input()));
  EXPECT_EQ(first.digest(), again.anonymised(sample::report(full_input())).digest());
  EXPECT_EQ(first.digest(), bench.anonymised(sample::report(full_input())).digest()) << "grown pseudonyms change nothing";
}

TEST(Digest, ChangesWithAnythingThatLeavesAndWithTheTables) {
  const auto digest_of = [](const ReportInput& input, const Terms& terms, const std::string& tables, int version) {
    Bench bench;
    bench.rules = sample::rules(tables);
    return anonymise(sample::report(input, terms), std::nullopt, bench.context(), ReportPart::Whole, std::nullopt, version)->digest();
  };
  std::vector<Bytes32> digests{digest_of(full_input(), sample::terms(), "aa", 1), digest_of(full_input(), sample::terms(), "bb", 1),
                               digest_of(full_input(), sample::terms(), "aa", 2),
                               digest_of(full_input(), sample::terms(Tlp::Red), "aa", 1)};
  const auto with = [&](auto&& change) {
    auto input = full_input();
    change(input);
    digests.push_back(digest_of(input, sample::terms(), "aa", 1));
  };
  with([](ReportInput& input) { input.what_i_know += "。"; });
  with([](ReportInput& input) { input.attacker_side += " 198.51.100.1"; });
  with([](ReportInput& input) { input.facts["duration_min"] = std::int64_t{80}; });
  with([](ReportInput& input) { input.facts["duration_min"] = 90.0; });
  with([](ReportInput& input) { input.facts.erase("ongoing"); });
  with([](ReportInput& input) { input.kind = ReportKind::NearMiss; });
  with([](ReportInput& input) { input.stage = ReportStage::Final; });
  with([](ReportInput& input) { input.sector = "gas"; });
  with([](ReportInput& input) { input.occurred_at = sample::noon + std::chrono::days{40}; });
  std::sort(digests.begin(), digests.end());
  EXPECT_EQ(std::adjacent_find(digests.begin(), digests.end()), digests.end());
}

TEST(AnonymiseAnswer, TakesTheSourceOutOfAnAnswer) {
  Bench bench;
  const auto answer = anonymise_answer(sample::id<EnquiryId>("e"), "青葉電力は攻撃元 203.0.113.9 を遮断した", bench.context());
  ASSERT_TRUE(answer.has_value());
  EXPECT_TRUE(find_registry_terms(answer->content().text, own_words).empty());
  EXPECT_EQ(values_of(answer->content().indicators), std::vector<std::string>{"203.0.113.9"});
  const auto other = anonymise_answer(sample::id<EnquiryId>("e2"), "青葉電力は攻撃元 203.0.113.9 を遮断した", bench.context());
  EXPECT_NE(answer->digest(), other->digest());
}

TEST(AnonymiseUse, TakesTheSourceOutOfAReasonAndCountsHaveNone) {
  Bench bench;
  const auto bulletin = sample::id<BulletinId>("b");
  const auto use = anonymise_use({bulletin, {{UseOutcome::CouldNot, 1}}, "KAGAMI は止められない", 0}, bench.context());
  ASSERT_TRUE(use.has_value());
  EXPECT_TRUE(find_registry_terms(use->content().because, own_words).empty());
  EXPECT_FALSE(use->content().because.empty());
  const auto counted = count_use(bulletin, {{UseOutcome::Done, 4}}, 3);
  EXPECT_TRUE(counted.content().because.empty());
  EXPECT_EQ(counted.content().outcomes.at(UseOutcome::Done), 4);
  EXPECT_EQ(counted.content().sectors_acted, 3);
}

TEST(NameReport, CarriesNameAndWordsOnAStatutoryArrowOnly) {
  const auto organisation = sample::organisation();
  const auto named = name_report(sample::report(), organisation, sample::sign(sample::statutory_charter()), std::nullopt, 1);
  ASSERT_TRUE(named.has_value());
  EXPECT_EQ(named->content().organisation, "青葉電力");
  EXPECT_EQ(named->content().text, sample::input().what_i_know);
  const auto refused = name_report(sample::report(), organisation, sample::sign(sample::charter()), std::nullopt, 1);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().slug, "charter_not_named");
  auto voluntary = sample::charter();
  voluntary.identity = IdentityRule::Named;
  EXPECT_FALSE(name_report(sample::report(), organisation, sample::sign(voluntary), std::nullopt, 1).has_value());
}

RC_GTEST_PROP(Anonymise, LetsNoRegistryTermThroughWhereverItStands, ()) {
  const auto word = *rc::gen::elementOf(own_words);
  const auto before = *rc::gen::elementOf(std::vector<std::string>{"", "は", "abc", "\n", "「", "12"});
  const auto after = *rc::gen::elementOf(std::vector<std::string>{"", "の", "xyz", "。", "」", "-01"});
  auto input = sample::input();
  const auto text = before + word + after;
  switch (*rc::gen::inRange(0, 5)) {
    case 0: input.what_i_know = "報告 " + text; break;
    case 1: input.attacker_side = text; break;
    case 2: input.facts["system"] = text; break;
    case 3: input.facts["contains"] = std::vector<std::string>{"x", text}; break;
    default: input.sector = text; break;
  }
  Bench bench;
  const auto made = anonymise(sample::report(input), std::nullopt, bench.context(), ReportPart::Whole, std::nullopt, 1);
  RC_ASSERT(made.has_value());
  RC_ASSERT(!shows_source(made->content()));
}

}  // namespace
}  // namespace noroshi::domain
