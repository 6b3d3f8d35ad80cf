#include "domain/report/report.hpp"

#include "base/text.hpp"
#include "domain/party/enum_names.hpp"
#include "domain/report/check_text.hpp"
#include "domain/report/limits.hpp"

#include <algorithm>
#include <cmath>

namespace noroshi::domain {
namespace {

constexpr EnumNames<ReportKind, 3> report_kinds{{
    {ReportKind::Incident, "incident"},
    {ReportKind::NearMiss, "near-miss"},
    {ReportKind::Precursor, "precursor"},
}};

constexpr EnumNames<ReportStage, 5> report_stages{{
    {ReportStage::First, "first"},
    {ReportStage::FollowUp, "follow_up"},
    {ReportStage::Final, "final"},
    {ReportStage::Correction, "correction"},
    {ReportStage::Withdrawal, "withdrawal"},
}};

constexpr EnumNames<IntakeChannel, 4> intake_channels{{
    {IntakeChannel::Web, "web"},
    {IntakeChannel::Api, "api"},
    {IntakeChannel::CommandLine, "command_line"},
    {IntakeChannel::Telephone, "telephone"},
}};

using Errors = std::vector<FieldError>;

/// Names are words of the dictionary, never a place to write in: they are not anonymised.
auto is_fact_name(std::string_view name) -> bool {
  const auto is_name_character = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && name.size() <= limits::fact_name_chars_max && std::all_of(name.begin(), name.end(), is_name_character);
}

void check_value(const std::string& field, const FactValue& value, Errors& errors) {
  const TextRule rule{limits::fact_text_chars_max, Blank::Refuse};
  if (const auto* text = std::get_if<std::string>(&value)) check_text(field, *text, rule, errors);
  if (const auto* real = std::get_if<double>(&value); real && !std::isfinite(*real)) errors.push_back({field, "is no number; give one"});
  const auto* list = std::get_if<std::vector<std::string>>(&value);
  if (!list) return;
  if (list->size() > limits::list_items_max) {
    errors.push_back({field, "at most " + std::to_string(limits::list_items_max) + " items; leave some out"});
    return;
  }
  for (std::size_t i = 0; i < list->size(); ++i) check_text(field + "/" + std::to_string(i), (*list)[i], rule, errors);
}

void check_facts(const Facts& facts, Errors& errors) {
  if (facts.size() > limits::list_items_max) {
    errors.push_back({"facts", "at most " + std::to_string(limits::list_items_max) + "; leave some out"});
    return;
  }
  for (const auto& [name, value] : facts) {
    if (is_fact_name(name)) {
      check_value("facts/" + name, value, errors);
    } else {
      errors.push_back({"facts", "a fact has a name of a–z, 0–9 and _, as GET catalogue lists them"});
    }
  }
}

void check_times(const ReportInput& input, Errors& errors) {
  if (input.occurred_at && input.noticed_at && *input.noticed_at < *input.occurred_at) {
    errors.push_back({"noticed_at", "lies before occurred_at; one of the two is wrong"});
  }
}

auto find_errors(const ReportInput& input) -> Errors {
  Errors errors;
  check_text("sector", input.sector, {limits::short_text_chars_max, Blank::Accept}, errors);
  check_text("what_i_know", input.what_i_know, {limits::what_i_know_chars_max, Blank::Refuse}, errors);
  check_text("attacker_side", input.attacker_side, {limits::attacker_side_chars_max, Blank::Accept}, errors);
  check_facts(input.facts, errors);
  check_times(input, errors);
  if (input.language != "ja" && input.language != "en" && input.language != "mixed")
    errors.push_back({"language", "give one of ja, en, mixed"});
  return errors;
}

/// A text that is not UTF-8 stays as it is, for `find_errors` to name.
void normalise(std::string& text) {
  if (is_utf8(text)) text = to_nfc(text);
}

void normalise(ReportInput& input) {
  for (auto* text : {&input.sector, &input.what_i_know, &input.attacker_side}) normalise(*text);
  for (auto& [name, value] : input.facts) {
    if (auto* text = std::get_if<std::string>(&value)) normalise(*text);
    if (auto* list = std::get_if<std::vector<std::string>>(&value)) {
      for (auto& item : *list) normalise(item);
    }
  }
}

}  // namespace

auto to_text(ReportKind kind) -> std::string_view { return name_of(report_kinds, kind); }
auto parse_report_kind(std::string_view text) -> Result<ReportKind> { return parse_name(report_kinds, text, "kind"); }

auto to_text(ReportStage stage) -> std::string_view { return name_of(report_stages, stage); }
auto parse_report_stage(std::string_view text) -> Result<ReportStage> { return parse_name(report_stages, text, "stage"); }

auto to_text(IntakeChannel channel) -> std::string_view { return name_of(intake_channels, channel); }
auto parse_intake_channel(std::string_view text) -> Result<IntakeChannel> { return parse_name(intake_channels, text, "channel"); }

auto check_report(ReportInput input, const Terms& offered) -> Result<Report> {
  normalise(input);
  auto errors = find_errors(input);
  if (!errors.empty()) return fail(std::move(errors));
  auto terms = offered;
  if (input.tlp) terms.tlp = meet(offered.tlp, *input.tlp);
  return Report{std::move(input), std::move(terms)};
}

}  // namespace noroshi::domain
