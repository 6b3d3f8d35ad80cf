#pragma once

#include "domain/anonymise/mask_text.hpp"
#include "domain/arrow/charter.hpp"
#include "domain/bulletin/bulletin.hpp"
#include "domain/handling/label.hpp"
#include "domain/report/report.hpp"
#include "domain/severity/assess.hpp"
#include "domain/triage/draw_line.hpp"
#include "formats/wire/form.hpp"

#include <optional>
#include <string_view>

/// The words by which enumerators travel: those of the domain's `to_text`.
namespace noroshi::wire {

template <IsEnum Enum> auto to_word(Enum value) -> std::string_view { return to_text(value); }
auto to_word(domain::MaskDecision decision) -> std::string_view;
auto to_word(domain::EndKind kind) -> std::string_view;

template <IsEnum Enum> auto parse_word(std::string_view word) -> std::optional<Enum>;
template <> auto parse_word(std::string_view word) -> std::optional<domain::ItemKind>;
template <> auto parse_word(std::string_view word) -> std::optional<domain::IdentityRule>;
template <> auto parse_word(std::string_view word) -> std::optional<domain::Timing>;
template <> auto parse_word(std::string_view word) -> std::optional<domain::EndKind>;
template <> auto parse_word(std::string_view word) -> std::optional<domain::UseOutcome>;
/// Never nullopt: an unknown label reads as RED (C4).
template <> auto parse_word(std::string_view word) -> std::optional<domain::Tlp>;
template <> auto parse_word(std::string_view word) -> std::optional<domain::Purpose>;
template <> auto parse_word(std::string_view word) -> std::optional<domain::ReportKind>;
template <> auto parse_word(std::string_view word) -> std::optional<domain::ReportStage>;
template <> auto parse_word(std::string_view word) -> std::optional<domain::IntakeChannel>;
template <> auto parse_word(std::string_view word) -> std::optional<domain::MaskDecision>;
template <> auto parse_word(std::string_view word) -> std::optional<domain::Lens>;
template <> auto parse_word(std::string_view word) -> std::optional<domain::Layer>;
template <> auto parse_word(std::string_view word) -> std::optional<domain::Force>;
template <> auto parse_word(std::string_view word) -> std::optional<domain::RuleStatus>;
template <> auto parse_word(std::string_view word) -> std::optional<domain::RuleEffect>;
template <> auto parse_word(std::string_view word) -> std::optional<domain::ClockStart>;
template <> auto parse_word(std::string_view word) -> std::optional<domain::Route>;

}  // namespace noroshi::wire
