#include "domain/form/fill_form.hpp"

#include "base/text.hpp"
#include "domain/form/field_values.hpp"

#include <fmt/format.h>

namespace noroshi::domain {
namespace {

auto newest(const FormEntry& entry) -> const ReportInput& {
  NOROSHI_ASSERT(!entry.versions.empty());
  return entry.versions.back().input;
}

/// The newest version that says it: a follow-up leaves out what did not change.
auto newest_time(const FormEntry& entry, std::optional<UtcTime> ReportInput::*member) -> std::string {
  for (auto version = entry.versions.rbegin(); version != entry.versions.rend(); ++version) {
    if (const auto& time = version->input.*member) return to_japan_text(*time);
  }
  return {};
}

auto story_of(const FormEntry& entry) -> std::string {
  std::string story;
  int number = 0;
  for (const auto& version : entry.versions) {
    if (!story.empty()) story += '\n';
    story += fmt::format("第{}報（{}）：{}", ++number, to_japan_text(version.received_at), version.input.what_i_know);
  }
  return story;
}

auto origin_text(FieldOrigin origin, const FormEntry& entry) -> std::string {
  const auto& input = newest(entry);
  switch (origin) {
    case FieldOrigin::ByHand:
    case FieldOrigin::StatedFacts: return {};
    case FieldOrigin::WhatIKnow: return input.what_i_know;
    case FieldOrigin::AttackerSide: return input.attacker_side;
    case FieldOrigin::Story: return story_of(entry);
    case FieldOrigin::Kind: return std::string{to_text(input.kind)};
    case FieldOrigin::Stage: return std::string{to_text(input.stage)};
    case FieldOrigin::VersionNumber: return std::to_string(entry.versions.size());
    case FieldOrigin::OccurredAt: return newest_time(entry, &ReportInput::occurred_at);
    case FieldOrigin::NoticedAt: return newest_time(entry, &ReportInput::noticed_at);
    case FieldOrigin::ReportedAt: return to_japan_text(entry.versions.back().received_at);
    case FieldOrigin::Label: return input.tlp ? std::string{to_text(*input.tlp)} : std::string{};
    case FieldOrigin::SectorName: return entry.sector;
    case FieldOrigin::OrganisationName: return entry.organisation;
    case FieldOrigin::StationName: return entry.station;
    case FieldOrigin::ShortNumber: return entry.short_number;
  }
  return {};
}

auto count_fields(const Form& form, RuleStatus status) -> std::size_t {
  std::size_t count = 0;
  for (const auto& field : form.fields) count += field.status == status ? 1 : 0;
  return count;
}

/// First what no sheet may be without: filling in is not delivering, and what the addressee accepts.
void add_standing(FilledForm& filled) {
  const auto& form = filled.form;
  filled.notes.push_back({"この書式の提出で届出が済んだことにはなりません。提出は、提出先が定める方法で別に行ってください。",
                          "Filling in this sheet delivers nothing: the report is made only in the way that the addressee lays down."});
  filled.notes.push_back(form.acceptance);
  const auto read = count_fields(form, RuleStatus::Verified);
  filled.notes.push_back(
      {fmt::format("項目の出典：確認済み {}、未確認 {}。未確認の項目は、提出先の様式と違うことがあります。", read,
                   form.fields.size() - read),
       fmt::format("Fields: {} verified, {} unverified; the addressee's own form may ask otherwise.", read, form.fields.size() - read)});
  if (form.status != RuleStatus::Verified)
    filled.notes.push_back({"この様式そのものは未確認です：" + form.source, "This form as a whole is unverified: " + form.source});
}

void add_validity(FilledForm& filled) {
  const auto& form = filled.form;
  if (form.valid_until && *form.valid_until <= filled.filled_at) {
    filled.notes.push_back(
        {fmt::format("この様式の有効期間は {} に終わりました。後継の様式は未確認です。", to_japan_text(*form.valid_until)),
         fmt::format("This form ended on {} (Japan time); its successor was not seen.", to_japan_text(*form.valid_until))});
  }
  if (form.valid_from && filled.filled_at < *form.valid_from) {
    filled.notes.push_back({fmt::format("この様式は {} から使われます。", to_japan_text(*form.valid_from)),
                            fmt::format("This form is in use from {} (Japan time).", to_japan_text(*form.valid_from))});
  }
}

void add_missing(FilledForm& filled) {
  for (const auto& field : filled.form.fields) {
    if (field.need == FieldNeed::Required && !filled.values.contains(field.id)) filled.missing.push_back(field.id);
  }
  if (filled.missing.empty()) return;
  const auto count = filled.missing.size();
  filled.notes.push_back(
      {fmt::format("必須の項目が {} 件まだ空いています。", count), fmt::format("{} required fields are still empty.", count)});
}

auto cut(std::string value, const FormField& field, FilledForm& filled) -> std::string {
  auto points = to_code_points(value);
  if (points.size() <= form_value_chars_max) return value;
  points.resize(form_value_chars_max);
  filled.notes.push_back(
      {fmt::format("「{}」は {} 字で切りました。続きは情報連絡の本文にあります。", field.label.ja, form_value_chars_max),
       fmt::format("\"{}\" is cut at {} characters; the rest stands in the report.", field.label.en, form_value_chars_max)});
  return to_utf8(points);
}

void put(FilledForm& filled, const FormField& field, std::string value) {
  value = trim(value);
  if (!value.empty()) filled.values[field.id] = cut(std::move(value), field, filled);
}

auto empty_form(const Form& form, std::string mark, UtcTime now) -> FilledForm {
  FilledForm filled{form, {}, {}, {}, std::move(mark), now};
  add_standing(filled);
  add_validity(filled);
  return filled;
}

}  // namespace

auto stated_facts(const std::vector<EntryVersion>& versions) -> Facts {
  Facts facts;
  for (const auto& version : versions) {
    if (version.input.stage == ReportStage::Correction) facts.clear();
    for (const auto& [name, value] : version.input.facts) facts.insert_or_assign(name, value);
  }
  return facts;
}

auto fill_form(const Form& form, const FormEntry& entry, const FactDictionary& dictionary, UtcTime now) -> FilledForm {
  auto filled = empty_form(form, entry.mark, now);
  const auto facts = stated_facts(entry.versions);
  for (const auto& field : form.fields) {
    const auto typed = entry.by_hand.find(field.id);
    put(filled, field,
        typed != entry.by_hand.end() ? typed->second : field_value(field, origin_text(field.origin, entry), facts, dictionary));
  }
  add_missing(filled);
  return filled;
}

auto with_values(const Form& form, std::map<std::string, std::string> values, std::string mark, UtcTime now) -> FilledForm {
  auto filled = empty_form(form, std::move(mark), now);
  for (const auto& field : form.fields) {
    if (const auto value = values.find(field.id); value != values.end()) put(filled, field, value->second);
  }
  add_missing(filled);
  return filled;
}

}  // namespace noroshi::domain
