#include "domain/severity/guide.hpp"

#include "domain/severity/open_questions.hpp"

#include <algorithm>
#include <tuple>

namespace noroshi::domain {
namespace {

auto find_opener(const TriageTable& table, std::string_view id) -> const Opener* {
  const auto found = std::find_if(table.openers.begin(), table.openers.end(), [&](const Opener& opener) { return opener.id == id; });
  return found == table.openers.end() ? nullptr : &*found;
}

/// One answer of each kind that the fact can have; none where any words may stand. Numbers stand for orders of magnitude: rows ask "at
/// least" and "at most".
auto sample_answers(const FactDefinition& fact) -> std::vector<FactValue> {
  switch (fact.types.front()) {
    case FactType::Bool: return {true, false};
    case FactType::Number: return {0.0, 1.0, 10.0, 1e2, 1e3, 1e4, 1e6, 1e9};
    case FactType::Choice: {
      std::vector<FactValue> words;
      for (const auto& [word, meaning] : fact.choices) words.emplace_back(meaning);
      return words;
    }
    case FactType::List:
    case FactType::Text: break;
  }
  return {};
}

auto what_people_see(const Verdict& verdict, const Assessment& assessment) {
  std::vector<std::string> rules;
  for (const auto& rule : verdict.rules) {  // of the voluntary ones only the route is felt
    if (rule.effect != RuleEffect::Voluntary) rules.push_back(rule.id);
  }
  return std::tuple{rules,
                    verdict.statutory,
                    verdict.route,
                    verdict.clock_hours,
                    assessment.level,
                    assessment.potential_level,
                    assessment.layer,
                    assessment.it_lens,
                    assessment.safety_lens};
}

auto may_change(const FactDefinition& fact, const Facts& facts, std::string_view sector, const Rules& rules, UtcTime now) -> bool {
  const auto seen = what_people_see(draw_line(facts, sector, rules, now), assess(facts, sector, rules));
  const auto answers = sample_answers(fact);
  if (answers.empty()) return true;  // words that rules look for cannot be sampled: who wrote the opener knows why it is asked
  return std::any_of(answers.begin(), answers.end(), [&](const FactValue& answer) {
    Facts further = facts;
    further.insert_or_assign(fact.name, answer);
    return what_people_see(draw_line(further, sector, rules, now), assess(further, sector, rules)) != seen;
  });
}

}  // namespace

auto guide(const Facts& facts, std::string_view sector, std::string_view opener, const Rules& rules, UtcTime now) -> Guidance {
  Guidance guidance{draw_line(facts, sector, rules, now), assess(facts, sector, rules), {}};
  const auto open = open_questions(guidance.verdict, guidance.assessment);
  auto& questions = guidance.questions;
  if (const auto* begun = find_opener(rules.triage, opener)) {
    for (const auto& name : begun->ask) {
      const auto* fact = rules.triage.facts.find(name);
      if (fact && !facts.contains(name) && may_change(*fact, facts, sector, rules, now)) questions.push_back(name);
    }
  }
  for (const auto& name : open) {
    if (std::find(questions.begin(), questions.end(), name) == questions.end()) questions.push_back(name);
  }
  if (questions.size() > questions_max) questions.resize(questions_max);
  return guidance;
}

}  // namespace noroshi::domain
