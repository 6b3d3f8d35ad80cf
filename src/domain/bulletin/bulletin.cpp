#include "domain/bulletin/bulletin.hpp"

#include "base/text.hpp"
#include "domain/party/enum_names.hpp"
#include "domain/report/check_text.hpp"
#include "domain/report/limits.hpp"

namespace noroshi::domain {
namespace {

constexpr EnumNames<UseOutcome, 3> use_outcomes{{
    {UseOutcome::Done, "done"},
    {UseOutcome::NotApplicable, "not_applicable"},
    {UseOutcome::CouldNot, "could_not"},
}};

void check_indicators(const std::vector<Indicator>& indicators, std::vector<FieldError>& errors) {
  if (indicators.size() > limits::list_items_max) {
    errors.push_back({"indicators", "at most " + std::to_string(limits::list_items_max) + "; split the bulletin"});
    return;
  }
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    const auto field = "indicators/" + std::to_string(i);
    check_text(field + "/type", indicators[i].type, {limits::short_text_chars_max, Blank::Refuse}, errors);
    check_text(field + "/value", indicators[i].value, {limits::fact_text_chars_max, Blank::Refuse}, errors);
  }
}

void check_sectors(const std::set<std::string>& sectors, std::vector<FieldError>& errors) {
  if (sectors.size() > limits::list_items_max) {
    errors.push_back({"sectors", "at most " + std::to_string(limits::list_items_max) + "; leave the list empty for all sectors"});
    return;
  }
  for (const auto& sector : sectors) check_text("sectors", sector, {limits::short_text_chars_max, Blank::Refuse}, errors);
}

}  // namespace

auto to_text(UseOutcome outcome) -> std::string_view { return name_of(use_outcomes, outcome); }
auto parse_use_outcome(std::string_view text) -> Result<UseOutcome> { return parse_name(use_outcomes, text, "outcome"); }

auto check_bulletin(const Bulletin& bulletin) -> Result<> {
  std::vector<FieldError> errors;
  check_text("title", bulletin.title, {limits::short_text_chars_max, Blank::Refuse}, errors);
  check_text("body", bulletin.body, {limits::long_text_chars_max, Blank::Refuse}, errors);
  check_text("countermeasure", bulletin.countermeasure, {limits::long_text_chars_max, Blank::Accept}, errors);
  if (trim(bulletin.countermeasure).empty()) {
    errors.push_back(
        {"countermeasure", "say what is being done or what helps; \"cut off, under investigation, next notice at 15:00\" counts"});
  }
  check_text("action_asked", bulletin.action_asked, {limits::long_text_chars_max, Blank::Accept}, errors);
  check_indicators(bulletin.indicators, errors);
  check_sectors(bulletin.sectors, errors);
  const auto& terms = bulletin.terms;
  if (terms.embargo_until && terms.expires_at && *terms.expires_at <= *terms.embargo_until) {
    errors.push_back({"terms/expires_at", "it would expire before its embargo ends; give a later time"});
  }
  if (!errors.empty()) return fail(std::move(errors));
  return {};
}

auto suppress_small(const std::map<UseOutcome, int>& outcomes, int smallest) -> std::map<UseOutcome, int> {
  std::map<UseOutcome, int> told;
  for (const auto& [outcome, count] : outcomes) {
    if (count >= smallest) told.emplace(outcome, count);
  }
  return told;
}

}  // namespace noroshi::domain
