#include "domain/handling/mask_report.hpp"

#include "base/text.hpp"
#include "domain/anonymise/address.hpp"
#include "domain/anonymise/rules.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace noroshi::domain {
namespace {

/// What can be a fact of the attack. Hosts, accounts and paths are not here: they are as often the victim's.
const std::set<std::string, std::less<>> attack_types{"IP", "CIDR", "DOMAIN", "URL", "EMAIL", "FILE", "MALWARE", "ACTOR", "WALLET"};

auto terms_of(const Registry& registry) -> std::vector<std::string> {
  std::vector<std::string> terms;
  for (const auto* list :
       {&registry.names, &registry.aliases, &registry.domains, &registry.cidrs, &registry.facilities, &registry.systems}) {
    terms.insert(terms.end(), list->begin(), list->end());
  }
  return terms;
}

auto names_source(const std::string& value, const Registry& registry) -> bool {
  return !find_registry_terms(value, terms_of(registry)).empty();
}

auto span_of(const std::vector<char32_t>& points, const Mask& mask) -> std::string {
  return to_utf8({points.begin() + static_cast<long>(mask.start), points.begin() + static_cast<long>(mask.end)});
}

auto lower(std::string word) -> std::string {
  std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return word;
}

/// Places in a text that the receiver does not get would tell how long the masked names are. A look-alike of the source's own domain
/// names the source.
void keep_sendable(std::vector<Indicator>& indicators, const Registry& registry) {
  std::vector<Indicator> sendable;
  for (auto& indicator : indicators) {
    indicator.start = indicator.end = 0;
    const bool twice = std::find(sendable.begin(), sendable.end(), indicator) != sendable.end();
    if (!twice && !names_source(indicator.value, registry)) sendable.push_back(std::move(indicator));
  }
  indicators = std::move(sendable);
}

auto is_own_claim(const Mask& mask, const std::string& value, const Registry& registry) -> bool {
  return mask.role == "victim" || mask.role == "vendor" || mask.reason == "look-alike" || names_source(value, registry);
}

/// What stands in the attacker's field and is of a type that attacks have is the attacker's, unless it is known to be the source's.
auto claims_of_attack(const std::string& text, const std::vector<Mask>& masks, const Registry& registry) -> std::vector<Indicator> {
  const auto points = to_code_points(text);
  std::vector<Indicator> claims;
  for (const auto& mask : masks) {
    const auto value = span_of(points, mask);
    if (mask.decision == MaskDecision::Ask && attack_types.contains(mask.type) && !is_own_claim(mask, value, registry)) {
      claims.push_back({lower(mask.type), value});
    }
  }
  return claims;
}

struct AttackerSide {
  MaskedText masked;
  std::vector<Decision> keeps;  ///< the claims, for the prose as well
};

auto mask_attacker_side(const std::string& text, const AnonymiseContext& context) -> Result<AttackerSide> {
  auto trial = context.pseudonyms;
  const auto first = NOROSHI_TRY(mask_text(text, context.registry, context.rules, trial, context.decisions, context.coarseness));
  AttackerSide side;
  const auto claims = claims_of_attack(text, first.masks, context.registry);
  for (const auto& claim : claims) side.keeps.push_back({fold_for_match(claim.value), MaskDecision::Keep});
  // A person's decision stands after the claims and so above them.
  auto decisions = side.keeps;
  decisions.insert(decisions.end(), context.decisions.begin(), context.decisions.end());
  side.masked = NOROSHI_TRY(mask_text(text, context.registry, context.rules, context.pseudonyms, decisions, context.coarseness));
  for (const auto& claim : claims) side.masked.indicators.push_back({claim.type, refang(claim.value)});
  return side;
}

auto mask_value(const FactValue& value, const AnonymiseContext& context) -> Result<FactValue> {
  if (const auto* text = std::get_if<std::string>(&value)) return FactValue{NOROSHI_TRY(mask_prose(*text, context)).text};
  const auto* list = std::get_if<std::vector<std::string>>(&value);
  if (!list) return value;
  std::vector<std::string> masked;
  for (const auto& item : *list) masked.push_back(NOROSHI_TRY(mask_prose(item, context)).text);
  return FactValue{std::move(masked)};
}

/// 42,731 customers are one operator's number; 40,000 are many's, and the same line and grade follow from it.
auto mask_facts(const Facts& facts, const AnonymiseContext& context) -> Result<Facts> {
  const FactBorders none;
  const auto& borders = context.borders ? *context.borders : none;
  Facts masked;
  for (const auto& [name, value] : coarsen_facts(facts, borders, context.rules.sets, context.coarseness.fact)) {
    masked.emplace(name, is_structured(name, value, context.facts) ? value : NOROSHI_TRY(mask_value(value, context)));
  }
  return masked;
}

/// "ele", "ict-tel"; nobody is refused for another word, but another word is free text.
auto is_sector_id(const std::string& sector) -> bool {
  constexpr std::size_t id_bytes_max = 16;
  return sector.size() <= id_bytes_max &&
         std::all_of(sector.begin(), sector.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

void append(MaskedReport& report, const std::string& heading, std::size_t offset, MaskedText&& side) {
  report.text += heading + side.text;
  for (auto& mask : side.masks) {
    mask.start += offset;
    mask.end += offset;
    report.masks.push_back(std::move(mask));
  }
  report.indicators.insert(report.indicators.end(), side.indicators.begin(), side.indicators.end());
}

}  // namespace

auto attacker_heading(const ReportInput& input) -> std::string {
  return input.language == "en" ? "\n\n[Attacker's side]\n" : "\n\n【攻撃側の情報】\n";
}

auto is_structured(const std::string& name, const FactValue& value, const FactDictionary* dictionary) -> bool {
  const auto* text = std::get_if<std::string>(&value);
  const auto* list = std::get_if<std::vector<std::string>>(&value);
  if (!text && !list) return true;
  const auto* definition = dictionary ? dictionary->find(name) : nullptr;
  if (!definition) return false;
  if (text) return definition->choices.contains(*text);
  return std::all_of(list->begin(), list->end(), [&](const std::string& item) { return definition->choices.contains(item); });
}

auto mask_prose(const std::string& text, const AnonymiseContext& context) -> Result<MaskedText> {
  auto masked = NOROSHI_TRY(mask_text(text, context.registry, context.rules, context.pseudonyms, context.decisions, context.coarseness));
  keep_sendable(masked.indicators, context.registry);
  return masked;
}

auto mask_report(const ReportInput& input, const std::string& prose, const AnonymiseContext& context) -> Result<MaskedReport> {
  AttackerSide side;
  if (!input.attacker_side.empty()) side = NOROSHI_TRY(mask_attacker_side(input.attacker_side, context));
  auto decisions = side.keeps;
  decisions.insert(decisions.end(), context.decisions.begin(), context.decisions.end());
  auto main = NOROSHI_TRY(mask_text(prose, context.registry, context.rules, context.pseudonyms, decisions, context.coarseness));
  MaskedReport report{input.sector, std::move(main.text), std::move(main.masks), std::move(main.indicators), {}};
  if (!is_sector_id(input.sector)) report.sector = NOROSHI_TRY(mask_prose(input.sector, context)).text;
  if (!input.attacker_side.empty()) {
    const auto heading = attacker_heading(input);
    append(report, heading, count_code_points(prose) + count_code_points(heading), std::move(side.masked));
  }
  keep_sendable(report.indicators, context.registry);
  report.facts = NOROSHI_TRY(mask_facts(input.facts, context));
  return report;
}

}  // namespace noroshi::domain
