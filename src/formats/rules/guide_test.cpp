#include "domain/severity/guide.hpp"

#include "formats/rules/examples.hpp"
#include "formats/rules/source_tables_test.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace noroshi::rules {
namespace {

constexpr std::size_t answers_max = 5;  // the opener and four more

/// What a lay reader says to "what happened?" in each of the cases of the minutes.
const std::map<std::string, std::string>& openers_of_golden_cases() {
  static const std::map<std::string, std::string> openers{
      {"1 ", "open-system-lost"}, {"2 ", "open-spam"},        {"3a", "open-mail"}, {"3b", "open-mail"},
      {"4 ", "open-malware"},     {"5 ", "open-zero-day"},    {"6 ", "open-hole"}, {"7 ", "open-service-stopped"},
      {"8 ", "open-back-office"}, {"8b", "open-back-office"}, {"9 ", "open-web"},  {"10", "open-service-stopped"}};
  return openers;
}

auto golden_cases() -> std::vector<Example> {
  std::vector<RuleFile> files;
  for (const auto& file : source_table_files())
    if (file.first.ends_with("golden_cases.toml")) files.push_back(file);
  auto examples = load_examples(files, source_rules());
  return examples ? *std::move(examples) : std::vector<Example>{};
}

auto opener_named(const std::string& id) -> const domain::Opener& {
  const auto& openers = source_rules().triage.openers;
  return *std::find_if(openers.begin(), openers.end(), [&](const auto& opener) { return opener.id == id; });
}

/// Answers what is asked, one question at a time, from what is known of the case; "not known yet" to all else.
auto walk(const Example& example, const domain::Opener& opener) -> domain::Facts {
  domain::Facts stated = opener.facts;
  std::set<std::string> not_known;
  for (std::size_t answers = 1; answers < answers_max; ++answers) {
    const auto guidance = domain::guide(stated, example.sector, opener.id, source_rules(), example.at);
    const auto next =
        std::find_if(guidance.questions.begin(), guidance.questions.end(), [&](const auto& fact) { return !not_known.contains(fact); });
    if (next == guidance.questions.end()) break;
    const auto known = example.facts.find(*next);
    if (known == example.facts.end()) {
      not_known.insert(*next);
    } else {
      stated.insert(*known);
    }
  }
  return stated;
}

TEST(Guide, EachGoldenCaseIsAnsweredWithFiveAnswersOfALayReader) {
  std::size_t walked = 0;
  for (const auto& example : golden_cases()) {
    const auto id = example.place.substr(std::string{"triage/golden_cases: "}.size(), 2);
    ASSERT_TRUE(openers_of_golden_cases().contains(id)) << example.place;
    const auto stated = walk(example, opener_named(openers_of_golden_cases().at(id)));
    Example shortened = example;
    shortened.facts = stated;
    std::erase_if(shortened.expected, [](const auto& member) {
      static const std::set<std::string> told{"statutory", "route", "level", "clock_hours", "layer"};
      return !told.contains(member.first);
    });
    ASSERT_FALSE(shortened.expected.empty());
    for (const auto& difference : find_differences(shortened, source_rules())) {
      std::string said;
      for (const auto& [name, value] : stated) said += name + " ";
      ADD_FAILURE() << example.place << ": " << difference << "; stated: " << said;
    }
    ++walked;
  }
  EXPECT_EQ(walked, openers_of_golden_cases().size());
}

TEST(Guide, AsksNothingThatTheAnswerAlreadyStates) {
  for (const auto& opener : source_rules().triage.openers) {
    for (const auto& sector : source_rules().catalogue.sectors()) {
      const auto guidance = domain::guide(opener.facts, sector.id, opener.id, source_rules(), *parse_rfc3339("2026-11-25T00:00:00Z"));
      EXPECT_LE(guidance.questions.size(), domain::questions_max);
      for (const auto& question : guidance.questions) EXPECT_FALSE(opener.facts.contains(question)) << opener.id << " " << question;
    }
  }
}

/// Some answer to a question, another one each `turn`.
auto some_answer(const domain::FactDefinition& fact, std::size_t turn) -> domain::FactValue {
  switch (fact.types.front()) {
    case domain::FactType::Bool: return turn % 2 == 0;
    case domain::FactType::Number: return turn % 3 == 0 ? 1.0 : 1e5;
    case domain::FactType::Choice: return std::next(fact.choices.begin(), static_cast<long>(turn % fact.choices.size()))->second;
    case domain::FactType::List: return std::vector<std::string>{"payroll"};
    case domain::FactType::Text: break;
  }
  return std::string{"payroll"};
}

void collect_questions(const domain::Opener& opener, const std::string& sector, std::size_t turn, std::set<std::string>& asked) {
  domain::Facts stated = opener.facts;
  std::set<std::string> not_known;
  for (std::size_t step = 0; step < opener.ask.size(); ++step) {
    const auto guidance = domain::guide(stated, sector, opener.id, source_rules(), *parse_rfc3339("2026-11-25T00:00:00Z"));
    asked.insert(guidance.questions.begin(), guidance.questions.end());
    const auto next =
        std::find_if(guidance.questions.begin(), guidance.questions.end(), [&](const auto& fact) { return !not_known.contains(fact); });
    if (next == guidance.questions.end()) return;
    turn = turn * 7 + 3;
    if (turn % 4 == 0)
      not_known.insert(*next);
    else
      stated.emplace(*next, some_answer(*source_rules().triage.facts.find(*next), turn / 4));
  }
}

TEST(Guide, EveryQuestionOfAnOpenerIsAskedSomewhere) {
  for (const auto& opener : source_rules().triage.openers) {
    std::set<std::string> asked;
    const auto is_asked = [&](const auto& name) { return asked.contains(name); };
    for (std::size_t turn = 0; turn < 60 && !std::all_of(opener.ask.begin(), opener.ask.end(), is_asked); ++turn) {
      const auto& sectors = source_rules().catalogue.sectors();
      collect_questions(opener, sectors[turn % sectors.size()].id, turn, asked);
    }
    for (const auto& name : opener.ask)
      if (!asked.contains(name)) ADD_FAILURE() << opener.id << " lists " << name << ", which is asked in no sector";
  }
}

TEST(Guide, TheOpenerOrdersTheQuestionsAndNeverTheAnswer) {
  const domain::Facts facts{{"service_state", std::string{"kept"}}, {"hazard_present", true}};
  const auto now = *parse_rfc3339("2026-11-25T00:00:00Z");
  const auto with = domain::guide(facts, "wat", "open-hole", source_rules(), now);
  const auto without = domain::guide(facts, "wat", "", source_rules(), now);
  EXPECT_EQ(with.verdict, without.verdict);
  EXPECT_EQ(with.assessment.level, without.assessment.level);
  EXPECT_EQ(with.questions.front(), "hole_open_days");
}

}  // namespace
}  // namespace noroshi::rules
