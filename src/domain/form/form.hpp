#pragma once

#include "domain/sector/rule.hpp"
#include "domain/sector/wording.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// A cell of a spreadsheet holds no more; what is longer is cut and the sheet says so.
constexpr std::size_t form_value_chars_max = 30'000;

enum class FieldType { Text, LongText, Time, Number, YesNo, Choice, Choices };
enum class FieldNeed { Required, Optional };

/// What of a case gives a field its value. `ByHand`: nothing that is typed into a report; it stays empty for a person.
enum class FieldOrigin {
  ByHand,
  WhatIKnow,
  AttackerSide,
  Story,  ///< every version with its time
  Kind,
  Stage,
  VersionNumber,
  OccurredAt,
  NoticedAt,
  ReportedAt,
  Label,
  SectorName,
  OrganisationName,
  StationName,
  ShortNumber,
  StatedFacts,
};

/// One answer a field offers, and what of the case gives it: a word of the field's origin, or stated facts.
struct FormChoice {
  Wording words;
  std::vector<std::string> is;
  When when;
};

/// One box of a form.
struct FormField {
  std::string id;
  Wording label;
  Wording hint;
  FieldType type = FieldType::Text;
  FieldOrigin origin = FieldOrigin::ByHand;
  std::vector<std::string> facts;  ///< names in the dictionary, in the order in which they are written
  std::vector<FormChoice> choices;
  FieldNeed need = FieldNeed::Optional;
  RuleStatus status = RuleStatus::Unverified;  ///< of the statement that the form has this box
  std::string source;
};

/// A form of some authority as data (R31): what it asks and where one entry answers it. It is a fill-in help, never a way of delivery.
struct Form {
  std::string id;
  Wording title;
  Wording addressees;  ///< who takes it, as far as known
  Wording acceptance;  ///< what the addressee has said about taking it from here
  std::string basis;
  RuleStatus status = RuleStatus::Unverified;
  std::string source;
  std::optional<UtcTime> valid_from;
  std::optional<UtcTime> valid_until;  ///< excluded: the midnight after the last day, Japan time
  std::vector<FormField> fields;
  std::string version;  ///< edition of the table
  std::string sha256;

  auto find(std::string_view field) const -> const FormField*;
};

auto to_text(FieldType type) -> std::string_view;  ///< "long_text"
auto parse_field_type(std::string_view text) -> std::optional<FieldType>;
auto to_text(FieldOrigin origin) -> std::string_view;  ///< "report.what_i_know"
auto parse_field_origin(std::string_view text) -> std::optional<FieldOrigin>;

/// Null when there is none of that name.
auto find_form(const std::vector<Form>& forms, std::string_view id) -> const Form*;

}  // namespace noroshi::domain
