#include "formats/wire/words.hpp"

namespace noroshi::wire {
namespace {

template <class Enum> auto optional_of(Result<Enum> word) -> std::optional<Enum> {
  return word ? std::optional<Enum>{*word} : std::nullopt;
}

}  // namespace

auto to_word(domain::MaskDecision decision) -> std::string_view {
  switch (decision) {
    case domain::MaskDecision::Mask: return "mask";
    case domain::MaskDecision::Ask: return "ask";
    case domain::MaskDecision::Generalise: return "generalise";
    case domain::MaskDecision::Keep: return "keep";
  }
  return "";
}

auto to_word(domain::EndKind kind) -> std::string_view { return kind == domain::EndKind::Station ? "station" : "members"; }

template <> auto parse_word(std::string_view word) -> std::optional<domain::ItemKind> { return optional_of(domain::parse_item_kind(word)); }
template <> auto parse_word(std::string_view word) -> std::optional<domain::IdentityRule> {
  return optional_of(domain::parse_identity_rule(word));
}
template <> auto parse_word(std::string_view word) -> std::optional<domain::Timing> { return optional_of(domain::parse_timing(word)); }
template <> auto parse_word(std::string_view word) -> std::optional<domain::UseOutcome> {
  return optional_of(domain::parse_use_outcome(word));
}
template <> auto parse_word(std::string_view word) -> std::optional<domain::Tlp> { return domain::parse_tlp(word); }
template <> auto parse_word(std::string_view word) -> std::optional<domain::Purpose> { return optional_of(domain::parse_purpose(word)); }
template <> auto parse_word(std::string_view word) -> std::optional<domain::ReportKind> {
  return optional_of(domain::parse_report_kind(word));
}
template <> auto parse_word(std::string_view word) -> std::optional<domain::ReportStage> {
  return optional_of(domain::parse_report_stage(word));
}
template <> auto parse_word(std::string_view word) -> std::optional<domain::IntakeChannel> {
  return optional_of(domain::parse_intake_channel(word));
}

template <> auto parse_word(std::string_view word) -> std::optional<domain::EndKind> {
  if (word == "station") return domain::EndKind::Station;
  if (word == "members") return domain::EndKind::Members;
  return std::nullopt;
}

template <> auto parse_word(std::string_view word) -> std::optional<domain::MaskDecision> {
  using enum domain::MaskDecision;
  for (const auto decision : {Mask, Ask, Generalise, Keep})
    if (to_word(decision) == word) return decision;
  return std::nullopt;
}

template <> auto parse_word(std::string_view word) -> std::optional<domain::Lens> { return domain::parse_lens(word); }
template <> auto parse_word(std::string_view word) -> std::optional<domain::Layer> { return domain::parse_layer(word); }
template <> auto parse_word(std::string_view word) -> std::optional<domain::Force> { return domain::parse_force(word); }
template <> auto parse_word(std::string_view word) -> std::optional<domain::RuleStatus> { return domain::parse_rule_status(word); }
template <> auto parse_word(std::string_view word) -> std::optional<domain::RuleEffect> { return domain::parse_rule_effect(word); }
template <> auto parse_word(std::string_view word) -> std::optional<domain::ClockStart> { return domain::parse_clock_start(word); }
template <> auto parse_word(std::string_view word) -> std::optional<domain::Route> { return domain::parse_route(word); }

}  // namespace noroshi::wire
