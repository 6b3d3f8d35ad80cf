#include "domain/severity/open_questions.hpp"
#include "formats/rules/source_tables_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

/// What holds for every table of the source tree, whatever is stated.
namespace noroshi::rules {
namespace {

using domain::FactDefinition;
using domain::Facts;
using domain::FactType;
using domain::FactValue;
using domain::Layer;

const auto now = *parse_rfc3339("2026-11-25T00:00:00Z");

/// Numbers around the borders of the tables.
const std::vector<std::int64_t> borders{0,     1,     2,     9,     10,     14,     29,     30,      59,      60,      99,   100,
                                        119,   120,   179,   180,   499,    500,    720,    1000,    1001,    1440,    6999, 7000,
                                        30000, 69999, 70000, 99999, 100000, 300000, 999999, 1000000, 3000000, 10000000};

auto any_value(const FactDefinition& definition) -> rc::Gen<FactValue> {
  switch (definition.types.front()) {
    case FactType::Bool: return rc::gen::map(rc::gen::arbitrary<bool>(), [](bool value) { return FactValue{value}; });
    case FactType::Number: return rc::gen::map(rc::gen::elementOf(borders), [](std::int64_t value) { return FactValue{value}; });
    case FactType::List: return rc::gen::just(FactValue{std::vector<std::string>{"something"}});
    default: break;
  }
  std::vector<std::string> words{"something", "chance"};
  if (!definition.choices.empty()) words.clear();
  for (const auto& [word, canonical] : definition.choices) words.push_back(word);
  return rc::gen::map(rc::gen::elementOf(words), [](const std::string& word) { return FactValue{word}; });
}

auto definitions() -> std::vector<FactDefinition> {
  std::vector<FactDefinition> list;
  for (const auto& [name, definition] : source_rules().triage.facts.definitions()) list.push_back(definition);
  return list;
}

/// For the report of a failure.
auto names_of(const Facts& facts) -> std::string {
  std::string names;
  for (const auto& [name, value] : facts) names += name + " ";
  return names;
}

auto any_facts() -> Facts {
  Facts facts;
  const auto all = definitions();
  const auto chosen = *rc::gen::container<std::vector<FactDefinition>>(rc::gen::elementOf(all));
  for (const auto& definition : chosen) facts[definition.name] = *any_value(definition);
  RC_LOG() << names_of(facts);
  return facts;
}

auto any_sector() -> std::string {
  std::vector<std::string> ids;
  for (const auto& sector : source_rules().catalogue.sectors()) ids.push_back(sector.id);
  return *rc::gen::elementOf(ids);
}

auto line(const Facts& facts, const std::string& sector) { return domain::draw_line(facts, sector, source_rules(), now); }
auto grade(const Facts& facts, const std::string& sector) { return domain::assess(facts, sector, source_rules()); }

/// Numbers that count damage; more of them is worse. Barriers that held are the other way round.
auto impacts() -> std::vector<std::string> {
  std::vector<std::string> names;
  for (const auto& definition : definitions()) {
    const bool counts_damage =
        definition.types.front() == FactType::Number && definition.name != "barriers_left" && definition.name != "log_retention_days";
    if (counts_damage) names.push_back(definition.name);
  }
  return names;
}

/// From better to worse.
const std::vector<std::pair<std::string, std::vector<FactValue>>> ladders{
    {"service_state", {std::string{"kept"}, std::string{"degraded"}, std::string{"stopped"}}},
    {"system_state", {std::string{"normal"}, std::string{"degraded"}, std::string{"lost"}}},
    {"other_systems_reached", {std::string{"none"}, std::string{"yes"}}},
    {"emergency_stop", {std::string{"worked"}, std::string{"failed"}}},
    {"cause", {std::string{"not_cyber"}, std::string{"unknown"}, std::string{"cyber"}}},
    {"safe_operation", {true, false}},
    {"safety_barriers_intact", {true, false}},
    {"handling_sufficient", {true, false}},
    {"intrusion", {false, true}},
    {"data_altered", {false, true}},
    {"executed", {false, true}},
    {"malware_in_control_network", {false, true}},
    {"malware_attachment_opened", {false, true}},
    {"hazard_present", {false, true}},
    {"safety_related", {false, true}},
    {"web_defaced", {false, true}},
    {"barriers_left", {std::int64_t{3}, std::int64_t{1}, std::int64_t{0}}}};

void expect_not_weaker(const Facts& better, const Facts& worse, const std::string& sector) {
  const auto before = grade(better, sector);
  const auto after = grade(worse, sector);
  RC_ASSERT(after.level >= before.level);
  RC_ASSERT(after.it_lens >= before.it_lens);
  RC_ASSERT(after.safety_lens >= before.safety_lens);
  RC_ASSERT(after.layer >= before.layer);
  if (before.potential_level && after.potential_level) RC_ASSERT(*after.potential_level >= *before.potential_level);
  const auto line_before = line(better, sector);
  const auto line_after = line(worse, sector);
  RC_ASSERT(line_after.route >= line_before.route);
  if (line_before.statutory == true) RC_ASSERT(line_after.statutory == true);
}

RC_GTEST_PROP(LineProperty, MoreOfAnImpactNeverLowersTheGradeOrWeakensTheVerdict, ()) {
  const auto sector = any_sector();
  auto facts = any_facts();
  const auto name = *rc::gen::elementOf(impacts());
  const auto from = *rc::gen::elementOf(borders);
  const auto to = *rc::gen::elementOf(borders);
  facts[name] = std::min(from, to);
  auto worse = facts;
  worse[name] = std::max(from, to);
  expect_not_weaker(facts, worse, sector);
}

RC_GTEST_PROP(LineProperty, AWorseStateNeverLowersTheGradeOrWeakensTheVerdict, ()) {
  const auto sector = any_sector();
  auto facts = any_facts();
  const auto& [name, steps] = *rc::gen::elementOf(ladders);
  const auto step = *rc::gen::inRange<std::size_t>(1, steps.size());
  facts[name] = steps[step - 1];
  auto worse = facts;
  worse[name] = steps[step];
  expect_not_weaker(facts, worse, sector);
}

RC_GTEST_PROP(LineProperty, AFactTakenAwayInventsNoGradeAndNoDuty, ()) {
  const auto sector = any_sector();
  auto facts = any_facts();
  RC_PRE(!facts.empty());
  // These two say what the others mean, and taking them away may well strengthen the reading.
  for (const auto* name : {"duration_of", "service_state", "cause", "filtered", "spam_only", "scan_only", "safety_barriers_intact",
                           "service", "caused_by_equipment", "tv_kept", "safe_operation", "safety_related"})
    facts.erase(name);
  RC_PRE(!facts.empty());
  const auto before = line(facts, sector);
  const auto level_before = grade(facts, sector);
  facts.erase((*rc::gen::elementOf(std::vector<std::pair<std::string, FactValue>>(facts.begin(), facts.end()))).first);
  if (before.statutory != true) RC_ASSERT(line(facts, sector).statutory != true);
  RC_ASSERT(line(facts, sector).route <= std::max(before.route, domain::Route::ReportNow));
  RC_ASSERT(grade(facts, sector).level <= level_before.level);
}

RC_GTEST_PROP(LineProperty, AFactTakenAwayFromADutyLeavesItOpenWhileTheServiceIsDisturbed, ()) {
  const std::vector<std::string> sectors{"ele", "gas", "ict-tel"};
  const auto sector = *rc::gen::elementOf(sectors);
  const std::vector<std::string> asked{"supply_interrupted_kw", "households_affected", "users_affected", "duration_min"};
  Facts facts{{"service_state", std::string{"stopped"}}};
  if (sector == "ict-tel") facts["service_class"] = std::string{"other"};
  for (const auto& name : asked) {
    if (name == "households_affected" && sector != "gas") continue;
    if (name == "supply_interrupted_kw" && sector != "ele") continue;
    if (name == "users_affected" && sector != "ict-tel") continue;
    facts[name] = *rc::gen::elementOf(borders);
  }
  RC_PRE(line(facts, sector).statutory == true);
  const auto name = *rc::gen::elementOf(asked);
  facts.erase(name);
  RC_ASSERT(line(facts, sector).statutory != false);
}

RC_GTEST_PROP(LineProperty, FrightNeverMatters, ()) {
  const auto sector = any_sector();
  auto calm = any_facts();
  calm.erase("fright");
  auto frightened = calm;
  frightened["fright"] = *rc::gen::arbitrary<bool>();
  RC_ASSERT(line(calm, sector) == line(frightened, sector));
  RC_ASSERT(grade(calm, sector) == grade(frightened, sector));
}

RC_GTEST_PROP(LineProperty, AnswersHangTogether, ()) {
  const auto sector = any_sector();
  const auto facts = any_facts();
  const auto verdict = line(facts, sector);
  const auto assessment = grade(facts, sector);
  RC_ASSERT((verdict.statutory == true) == (verdict.route == domain::Route::StatutoryReport));
  RC_ASSERT(verdict.clock_hours.has_value() == verdict.clock_from.has_value());
  RC_ASSERT(!verdict.rules.empty());
  RC_ASSERT(domain::open_questions(verdict, assessment).size() <= domain::questions_max);
  RC_ASSERT(assessment.level_2016 == assessment.level + 1);
  RC_ASSERT((assessment.layer == Layer::NearMiss) <= (assessment.level == 0));
  RC_ASSERT((assessment.layer == Layer::ServiceFailure) <= (assessment.level >= 1));
  RC_ASSERT((assessment.layer == Layer::NearMiss) <= assessment.potential_level.has_value());
  RC_ASSERT(!assessment.layer_sentence.ja.empty());
}

RC_GTEST_PROP(LineProperty, NoPlainNoWhereNoVerifiedLawIsOnFile, ()) {
  const std::vector<std::string> without{"gov", "crd", "wat", "med", "log", "fin-bank"};
  const auto verdict = line(any_facts(), *rc::gen::elementOf(without));
  RC_ASSERT(verdict.statutory == std::nullopt);
  RC_ASSERT(std::any_of(verdict.rules.begin(), verdict.rules.end(), [](const auto& rule) { return rule.id == "no-rule"; }));
}

}  // namespace
}  // namespace noroshi::rules
