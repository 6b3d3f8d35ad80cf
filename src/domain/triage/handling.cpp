#include "domain/triage/handling.hpp"

namespace noroshi::domain {
namespace {

constexpr const char* sufficient = "handling_sufficient";

}  // namespace

auto list_insufficient(const Facts& facts, const std::vector<HandlingQuestion>& checklist) -> std::vector<const HandlingQuestion*> {
  std::vector<const HandlingQuestion*> list;
  for (const auto& question : checklist) {
    if (evaluate(question.insufficient, facts) == Truth::True) list.push_back(&question);
  }
  return list;
}

auto is_handling_insufficient(const Facts& facts, const std::vector<HandlingQuestion>& checklist) -> bool {
  const auto stated = facts.find(sufficient);
  if (stated != facts.end() && stated->second == FactValue{false}) return true;
  return !list_insufficient(facts, checklist).empty();
}

auto with_handling(Facts facts, const std::vector<HandlingQuestion>& checklist) -> Facts {
  if (is_handling_insufficient(facts, checklist)) facts.insert_or_assign(sufficient, false);
  return facts;
}

}  // namespace noroshi::domain
