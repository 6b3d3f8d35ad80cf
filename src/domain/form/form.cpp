#include "domain/form/form.hpp"

#include <algorithm>
#include <utility>

namespace noroshi::domain {
namespace {

constexpr std::pair<FieldType, std::string_view> types[] = {
    {FieldType::Text, "text"},    {FieldType::LongText, "long_text"}, {FieldType::Time, "time"},       {FieldType::Number, "number"},
    {FieldType::YesNo, "yes_no"}, {FieldType::Choice, "choice"},      {FieldType::Choices, "choices"},
};

constexpr std::pair<FieldOrigin, std::string_view> origins[] = {
    {FieldOrigin::ByHand, "by_hand"},
    {FieldOrigin::WhatIKnow, "report.what_i_know"},
    {FieldOrigin::AttackerSide, "report.attacker_side"},
    {FieldOrigin::Story, "report.story"},
    {FieldOrigin::Kind, "report.kind"},
    {FieldOrigin::Stage, "report.stage"},
    {FieldOrigin::VersionNumber, "report.version"},
    {FieldOrigin::OccurredAt, "report.occurred_at"},
    {FieldOrigin::NoticedAt, "report.noticed_at"},
    {FieldOrigin::ReportedAt, "report.reported_at"},
    {FieldOrigin::Label, "report.tlp"},
    {FieldOrigin::SectorName, "report.sector"},
    {FieldOrigin::OrganisationName, "organisation.name"},
    {FieldOrigin::StationName, "station.name"},
    {FieldOrigin::ShortNumber, "case.short_number"},
    {FieldOrigin::StatedFacts, "facts"},
};

template <class Enum, std::size_t N> auto word_of(const std::pair<Enum, std::string_view> (&words)[N], Enum value) -> std::string_view {
  for (const auto& [known, word] : words) {
    if (known == value) return word;
  }
  return {};
}

template <class Enum, std::size_t N>
auto value_of(const std::pair<Enum, std::string_view> (&words)[N], std::string_view text) -> std::optional<Enum> {
  for (const auto& [value, word] : words) {
    if (word == text) return value;
  }
  return std::nullopt;
}

}  // namespace

auto Form::find(std::string_view field) const -> const FormField* {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const FormField& known) { return known.id == field; });
  return found == fields.end() ? nullptr : &*found;
}

auto to_text(FieldType type) -> std::string_view { return word_of(types, type); }
auto parse_field_type(std::string_view text) -> std::optional<FieldType> { return value_of(types, text); }
auto to_text(FieldOrigin origin) -> std::string_view { return word_of(origins, origin); }
auto parse_field_origin(std::string_view text) -> std::optional<FieldOrigin> { return value_of(origins, text); }

auto find_form(const std::vector<Form>& forms, std::string_view id) -> const Form* {
  const auto found = std::find_if(forms.begin(), forms.end(), [&](const Form& form) { return form.id == id; });
  return found == forms.end() ? nullptr : &*found;
}

}  // namespace noroshi::domain
