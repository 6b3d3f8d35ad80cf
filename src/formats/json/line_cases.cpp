#include "formats/json/line_cases.hpp"

#include "base/text.hpp"
#include "domain/severity/open_questions.hpp"
#include "formats/json/facts.hpp"
#include "formats/json/object.hpp"
#include "formats/json/parse.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace noroshi::json {
namespace {

auto mistake(std::optional<std::string> id, std::string message, std::vector<std::string> nearest = {}) {
  return tl::unexpected<LineMistake>{LineMistake{std::move(id), std::move(message), std::move(nearest)}};
}

auto text_of(const Value& line, std::string_view name) -> std::optional<std::string> {
  const auto* member = line.find(name);
  if (!member || !member->text() || member->text()->empty() || find_forbidden_character(*member->text())) return std::nullopt;
  return *member->text();
}

auto sector_ids(const domain::Catalogue& catalogue) -> std::vector<std::string> {
  std::vector<std::string> ids;
  for (const auto& sector : catalogue.sectors()) ids.push_back(sector.id);
  return ids;
}

/// The nearest known names of the first fact that nobody knows.
auto nearest_to_unknown(const Value& facts, const domain::FactDictionary& dictionary) -> std::vector<std::string> {
  if (!facts.members()) return {};
  for (const auto& [name, value] : *facts.members()) {
    if (!dictionary.find(name)) return dictionary.nearest(name);
  }
  return {};
}

auto joined(const std::vector<FieldError>& mistakes) -> std::string {
  std::string text;
  for (const auto& found : mistakes) text += (text.empty() ? "" : "; ") + found.field + ": " + found.message;
  return text;
}

auto said(const domain::Wording& wording, Language language) -> const std::string& {
  return language == Language::Japanese ? wording.ja : wording.en;
}

/// Hours without a fraction are written as whole numbers.
auto hours(std::optional<double> value) -> Fragment {
  if (!value) return nullptr;
  if (*value == std::floor(*value)) return static_cast<std::int64_t>(*value);
  return *value;
}

auto rule_list(const domain::Verdict& verdict, Language language, Validity validity) -> List {
  List list;
  for (const auto& rule : verdict.rules) {
    Object object;
    object.add("id", rule.id).add("sentence", said(rule.sentence, language)).add("source", rule.source);
    object.add("force", domain::to_text(rule.force)).add("status", domain::to_text(rule.status));
    if (validity == Validity::Shown) object.add("until", domain::last_day_of(rule)).add("review_date", rule.review_date);
    list.add(object);
  }
  return list;
}

}  // namespace

auto read_line_case(std::string_view line, const domain::Rules& rules) -> tl::expected<LineCase, LineMistake> {
  const auto parsed = parse(line);
  if (!parsed) return mistake(std::nullopt, parsed.error().message);
  if (!parsed->members()) return mistake(std::nullopt, "a line has to be an object with id, sector and facts");
  auto id = text_of(*parsed, "id");
  if (!id) return mistake(std::nullopt, "id: has to be a text that is not empty");
  const auto name = text_of(*parsed, "sector");
  if (!name) return mistake(id, "sector: has to be an id of the catalogue", sector_ids(rules.catalogue));
  const auto* sector = rules.catalogue.find_by_name(*name);
  if (!sector) return mistake(id, "sector: \"" + *name + "\" is not in the catalogue", sector_ids(rules.catalogue));
  const auto* stated = parsed->find("facts");
  if (!stated) return mistake(id, "facts: is missing; an empty object says that nothing is known yet");
  std::vector<FieldError> mistakes;
  auto facts = read_facts(*stated, rules.triage.facts, mistakes);
  if (!mistakes.empty()) return mistake(id, joined(mistakes), nearest_to_unknown(*stated, rules.triage.facts));
  return LineCase{std::move(*id), sector->id, std::move(facts), text_of(*parsed, "text").value_or("")};
}

auto write_verdict_line(std::string_view id, const domain::Verdict& verdict, const domain::Assessment& assessment, Language language,
                        const std::optional<List>& precedents, Validity validity) -> std::string {
  std::optional<std::string_view> clock_from;
  if (verdict.clock_from) clock_from = domain::to_text(*verdict.clock_from);
  return Object{}
      .add("id", id)
      .add("statutory", verdict.statutory)
      .add("clock_hours", hours(verdict.clock_hours))
      .add("clock_from", clock_from)
      .add("route", domain::to_text(verdict.route))
      .add("level", assessment.level)
      .add("level_2016", assessment.level_2016)
      .add("potential_level", assessment.potential_level)
      .add("layer", domain::to_text(assessment.layer))
      .add("it_lens", assessment.it_lens)
      .add("safety_lens", assessment.safety_lens)
      .add("rules", rule_list(verdict, language, validity))
      .add("would_change", domain::open_questions(verdict, assessment))
      .add_present("precedents", precedents)
      .str();
}

auto write_mistake_line(const LineMistake& found) -> std::string {
  return Object{}.add("id", found.id).add("error", found.message).add("nearest", found.nearest).str();
}

}  // namespace noroshi::json
