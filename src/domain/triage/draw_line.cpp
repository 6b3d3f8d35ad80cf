#include "domain/triage/draw_line.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace noroshi::domain {
namespace {

constexpr std::string_view duration = "duration_min";
constexpr std::string_view which_service = "service";

using RuleList = std::vector<const Rule*>;

auto is_for(const Rule& rule, std::string_view sector) -> bool {
  return rule.sectors.empty() || std::find(rule.sectors.begin(), rule.sectors.end(), sector) != rule.sectors.end();
}

/// The sector's own rows, then those of all sectors, as far as they are in force.
auto rules_in_force(std::string_view sector, const Rules& rules, UtcTime now) -> RuleList {
  RuleList list;
  if (const auto* found = rules.catalogue.find(sector)) {
    for (const auto& rule : found->rules) {
      if (rule.is_valid_at(now)) list.push_back(&rule);
    }
  }
  for (const auto& rule : rules.triage.rules) {
    if (rule.is_valid_at(now) && is_for(rule, sector)) list.push_back(&rule);
  }
  return list;
}

auto is_duty_on_file(const Rule& rule) -> bool {
  return rule.status == RuleStatus::Verified && (rule.effect == RuleEffect::Duty || rule.effect == RuleEffect::UnknownDuty);
}

/// `duration_of` says that the minutes belong to something else than the sector's service: for its law they are not stated.
auto facts_of_the_service(const Facts& facts) -> Facts {
  Facts own = facts;
  if (facts.contains("duration_of")) own.erase(std::string{duration});
  return own;
}

auto state_of(const Rule& rule, const Facts& facts) -> Truth {
  if (evaluate(rule.unless, facts) == Truth::True) return Truth::False;
  if (evaluate(rule.also_when, facts) == Truth::True) return Truth::True;
  return evaluate(rule.when, facts);
}

auto is_one_of(const Facts& facts, std::string_view name, std::initializer_list<std::string_view> words) -> bool {
  const auto found = facts.find(name);
  const auto* word = found == facts.end() ? nullptr : std::get_if<std::string>(&found->second);
  return word && std::find(words.begin(), words.end(), *word) != words.end();
}

auto is_stated_true(const Facts& facts, std::string_view name) -> bool {
  const auto found = facts.find(name);
  const auto* value = found == facts.end() ? nullptr : std::get_if<bool>(&found->second);
  return value && *value;
}

auto states_a_quantity(const RuleList& duties, const Facts& facts) -> bool {
  for (const auto* rule : duties) {
    for (const auto& alternative : rule->when) {
      if (std::any_of(alternative.begin(), alternative.end(), [&](const auto& c) { return c.quantity && facts.contains(c.fact); }))
        return true;
    }
  }
  return false;
}

/// A quantity or the time of the law is met, or more than half of the sentence, and the rest is not stated.
auto is_half_met(const Alternative& alternative, const Facts& facts) -> bool {
  if (evaluate(alternative, facts) != Truth::Unknown) return false;
  const bool kept = is_one_of(facts, "service_state", {"kept"});
  std::size_t met = 0;
  bool measured = false;
  for (const auto& condition : alternative) {
    // Nobody named a service: it is the sector's own, and a line for another one is not in question.
    if (condition.fact == which_service && !facts.contains(which_service)) return false;
    if (evaluate(condition, facts) != Truth::True) continue;
    ++met;
    // Where people were served, the minutes are those of the system.
    measured = measured || condition.quantity || (condition.fact == duration && !kept);
  }
  return measured || 2 * met > alternative.size();
}

/// All met but the minutes, and it is not over.
auto waits_for_time(const Alternative& alternative, const Facts& facts) -> bool {
  return std::all_of(alternative.begin(), alternative.end(), [&](const auto& condition) {
    const auto state = evaluate(condition, facts);
    return state == Truth::True || (condition.fact == duration && state == Truth::False);
  });
}

struct DutyReading {
  std::optional<bool> owed;
  RuleList met;
  RuleList open;
  bool on_file = false;
};

/// Half of one of its sentences is met.
auto is_half_met(const Rule& rule, const Facts& facts) -> bool {
  return state_of(rule, facts) == Truth::Unknown &&
         std::any_of(rule.when.begin(), rule.when.end(), [&](const auto& alternative) { return is_half_met(alternative, facts); });
}

/// Fright says nothing about what happened.
auto states_anything(const Facts& facts) -> bool { return facts.size() > facts.count("fright"); }

/// People were not served, or the system that serves them fell and nobody said whether they were.
auto may_be_disturbed(const Facts& facts) -> bool {
  if (facts.contains("service_state")) return is_one_of(facts, "service_state", {"stopped", "degraded"});
  return is_one_of(facts, "system_state", {"lost", "degraded"}) && !facts.contains("back_office_system");
}

/// Not known rather than no, where something stated points at the duty: half of its sentence is met, or the service may be disturbed
/// and no quantity of the law was given at all. Where nothing is stated, nothing is known. Rows for a part of the cases say nothing
/// about the others: they alone are no rule on file.
auto read_duty(const RuleList& in_force, const Facts& facts) -> DutyReading {
  RuleList duties;
  std::copy_if(in_force.begin(), in_force.end(), std::back_inserter(duties), [](const Rule* rule) { return is_duty_on_file(*rule); });
  DutyReading reading;
  reading.on_file = std::any_of(duties.begin(), duties.end(), [](const Rule* rule) { return !rule->partial; });
  const bool without_numbers = may_be_disturbed(facts) && !states_a_quantity(duties, facts);
  for (const auto* rule : duties) {
    const bool holds = state_of(*rule, facts) == Truth::True;
    if (holds && rule->effect == RuleEffect::Duty) {
      reading.met.push_back(rule);
    } else if (holds || is_half_met(*rule, facts) || (without_numbers && !rule->partial && state_of(*rule, facts) == Truth::Unknown)) {
      reading.open.push_back(rule);
    }
  }
  if (!reading.met.empty()) {
    reading.owed = true;
  } else if (reading.open.empty() && reading.on_file && states_anything(facts)) {
    reading.owed = false;
  }
  return reading;
}

auto applied(const Rule& rule) -> AppliedRule {
  const auto review = rule.review_date.empty() ? std::nullopt : std::optional{rule.review_date};
  return {rule.id, rule.sentence, rule.source, rule.force, rule.status, rule.effect, rule.set_by, rule.addressee, rule.valid_until, review};
}

void set_clock(const RuleList& met, Verdict& verdict) {
  for (const auto* rule : met) {
    if (!rule->clock_hours || (verdict.clock_hours && *verdict.clock_hours <= *rule->clock_hours)) continue;
    verdict.clock_hours = rule->clock_hours;
    verdict.clock_from = rule->clock_from;
  }
}

/// The clock runs, and somebody said for how long.
void count_down(const Facts& facts, Verdict& verdict) {
  if (!verdict.clock_hours || verdict.clock_from != ClockStart::Awareness) return;
  const auto known = facts.find("hours_since_known");
  if (known == facts.end()) return;
  if (const auto* whole = std::get_if<std::int64_t>(&known->second))
    verdict.clock_left_hours = *verdict.clock_hours - static_cast<double>(*whole);
  if (const auto* part = std::get_if<double>(&known->second)) verdict.clock_left_hours = *verdict.clock_hours - *part;
}

/// Of a sector that nobody knows yet it is said that it is not known.
auto no_rule_of(std::string_view sector, const Rules& rules) -> AppliedRule {
  auto note = applied(rules.triage.no_rule);
  const auto* found = rules.catalogue.find(sector);
  if (found && !found->not_known.ja.empty()) note.sentence = found->not_known;
  return note;
}

void show_duty(const DutyReading& duty, std::string_view sector, const Rules& rules, Verdict& verdict) {
  const auto& table = rules.triage;
  for (const auto* rule : duty.met) verdict.rules.push_back(applied(*rule));
  if (!duty.on_file && !duty.owed && duty.open.empty()) {
    verdict.rules.push_back(no_rule_of(sector, rules));
  } else if (!duty.owed) {
    verdict.rules.push_back(applied(table.open_duty));
    for (const auto* rule : duty.open) {
      if (rule->effect == RuleEffect::UnknownDuty) verdict.rules.push_back(applied(*rule));
    }
  } else if (!*duty.owed) {
    verdict.rules.push_back(applied(table.below_line));
  }
}

/// A duty that nobody verified is no duty here, but a reason to report at once.
auto route_of(const Rule& rule) -> Route {
  if (rule.effect == RuleEffect::Voluntary) return rule.route;
  const bool doubtful = rule.effect == RuleEffect::Duty && !is_duty_on_file(rule);
  return doubtful ? Route::ReportNow : Route::NotNeededButMayAsk;
}

void choose_route(const RuleList& in_force, const Facts& facts, const Facts& own, Verdict& verdict) {
  RuleList holding;
  for (const auto* rule : in_force) {
    if (is_duty_on_file(*rule)) continue;
    if (state_of(*rule, rule->effect == RuleEffect::Duty ? own : facts) == Truth::True) holding.push_back(rule);
  }
  for (const auto* rule : holding) verdict.route = std::max(verdict.route, route_of(*rule));
  for (const auto* rule : holding) {
    const bool decides = route_of(*rule) == verdict.route;
    if (rule->effect != RuleEffect::Voluntary || decides) verdict.rules.push_back(applied(*rule));
  }
}

/// What made the handling insufficient, in the words of the checklist.
void show_handling(const Facts& facts, const TriageTable& table, Verdict& verdict) {
  for (const auto* question : list_insufficient(facts, table.handling)) {
    AppliedRule reason;
    reason.id = question->id;
    reason.sentence = question->reason;
    reason.source = table.handling_source;
    reason.status = RuleStatus::Proposed;
    reason.set_by = "noroshi";
    verdict.rules.push_back(std::move(reason));
  }
}

void append_open_facts(const Rule& rule, const Facts& facts, std::vector<std::string>& names) {
  for (const auto& alternative : rule.when) {
    if (evaluate(alternative, facts) == Truth::Unknown) domain::append_open_facts(alternative, facts, names);
  }
}

auto facts_that_would_change(const RuleList& in_force, const DutyReading& duty, const Facts& facts, const Verdict& verdict)
    -> std::vector<std::string> {
  std::vector<std::string> names;
  if (verdict.statutory.value_or(false)) return names;
  for (const auto* rule : duty.open) append_open_facts(*rule, facts, names);
  const bool ongoing = is_stated_true(facts, "ongoing");
  for (const auto* rule : in_force) {
    const bool waits = ongoing && is_duty_on_file(*rule) &&
                       std::any_of(rule->when.begin(), rule->when.end(), [&](const auto& a) { return waits_for_time(a, facts); });
    if (waits && std::find(names.begin(), names.end(), duration) == names.end()) names.emplace_back(duration);
  }
  for (const auto* rule : in_force) {
    if (rule->effect != RuleEffect::Voluntary || rule->route <= verdict.route || state_of(*rule, facts) != Truth::Unknown) continue;
    for (const auto& alternative : rule->when) {
      if (is_pointed_at(alternative, facts)) domain::append_open_facts(alternative, facts, names);
    }
  }
  if (!facts.contains("service_state") && std::find(names.begin(), names.end(), "service_state") == names.end())
    names.emplace_back("service_state");
  if (names.size() > questions_max) names.resize(questions_max);
  return names;
}

}  // namespace

auto last_day_of(const AppliedRule& rule) -> std::optional<std::string> {
  if (!rule.valid_until) return std::nullopt;
  constexpr std::chrono::hours to_japan{9};
  constexpr std::size_t day_chars = 10;
  return to_rfc3339(*rule.valid_until + to_japan - std::chrono::days{1}).substr(0, day_chars);
}

auto draw_line(const Facts& stated, std::string_view sector, const Rules& rules, UtcTime now) -> Verdict {
  const auto facts = with_handling(stated, rules.triage.handling);
  const auto in_force = rules_in_force(sector, rules, now);
  const auto own = facts_of_the_service(facts);
  const auto duty = read_duty(in_force, own);

  Verdict verdict;
  verdict.statutory = duty.owed;
  set_clock(duty.met, verdict);
  count_down(facts, verdict);
  show_duty(duty, sector, rules, verdict);
  choose_route(in_force, facts, own, verdict);
  show_handling(facts, rules.triage, verdict);
  if (duty.owed.value_or(false)) verdict.route = Route::StatutoryReport;
  if (!duty.open.empty()) verdict.route = std::max(verdict.route, Route::ReportNow);
  verdict.would_change = facts_that_would_change(in_force, duty, own, verdict);
  return verdict;
}

}  // namespace noroshi::domain
