#include "domain/anonymise/registry_matcher.hpp"

#include "base/text.hpp"
#include "domain/anonymise/name_stem.hpp"
#include "domain/anonymise/rule_index.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace noroshi::domain {
namespace {

auto lower_ascii(std::string text) -> std::string {
  for (auto& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

// "host.example" of an address in any of the forms that hold one.
auto host_of(std::string value) -> std::string {
  value = lower_ascii(refang(value));
  if (const auto scheme = value.find("://"); scheme != std::string::npos) value.erase(0, scheme + 3);
  value.erase(std::min(value.find_first_of("/?#"), value.size()));
  if (const auto at = value.rfind('@'); at != std::string::npos) value.erase(0, at + 1);
  if (std::ranges::count(value, ':') == 1) value.erase(value.find(':'));
  return value.starts_with("*.") ? value.substr(2) : value;
}

auto type_by_shape(const std::string& text, const std::string& type) -> std::string {
  if (text.find('@') != std::string::npos) return "EMAIL";
  if (const auto range = parse_address_range(text)) return text.find('/') == std::string::npos ? "IP" : "CIDR";
  return type;
}

auto split_labels(const std::string& domain) -> std::vector<std::string> {
  std::vector<std::string> labels(1);
  for (const char c : domain) {
    if (c == '.') {
      labels.emplace_back();
    } else {
      labels.back().push_back(c);
    }
  }
  return labels;
}

// A term that begins or ends inside a token takes the token with it: what is left of it would tell the rest.
enum class Dots { Part, End };
void widen_over_token(const NormalText& text, Candidate& candidate, Dots dots) {
  const auto is_token = [&](std::size_t at) {
    const char32_t c = text.points[at];
    return (c < 0x80 && is_alnum(c)) || c == U'-' || c == U'_' || (dots == Dots::Part && c == U'.');
  };
  if (is_alnum(text.points[candidate.begin])) {
    while (candidate.begin > 0 && is_token(candidate.begin - 1)) --candidate.begin;
  }
  if (!is_alnum(text.points[candidate.end - 1])) return;
  while (candidate.end < text.size() && is_token(candidate.end)) ++candidate.end;
  while (!is_alnum(text.points[candidate.end - 1])) --candidate.end;
}

}  // namespace

auto owner_label_of(const std::string& address, const RuleIndex& rules) -> std::u32string {
  static const std::set<std::string> second_level{"co", "or", "ne",  "go",  "ac",  "ed",  "lg",
                                                  "gr", "ad", "com", "org", "net", "gov", "example"};
  auto labels = split_labels(host_of(address));
  if (labels.size() < 2 || !rules.is_top_level_domain(labels.back())) return {};
  labels.pop_back();
  if (labels.size() > 1 && second_level.contains(labels.back())) labels.pop_back();
  const auto& label = labels.back();
  return label.size() < 6 || rules.is_trade_word(label) || second_level.contains(label) ? std::u32string{} : match_form(label);
}

auto organisation_suffix_of(const std::string& name, const RuleIndex& rules) -> std::string {
  std::string longest;
  for (const auto& suffix : rules.tables().words.organisation_suffixes) {
    if (name.size() > suffix.size() && name.ends_with(suffix) && suffix.size() > longest.size()) longest = suffix;
  }
  return longest;
}

RegistryMatcher::RegistryMatcher(const Registry& registry, const std::vector<Decision>& decisions, const RuleIndex& rules) : rules_{rules} {
  add_all(registry.names, "ORG", "victim", "registry:name");
  for (const auto& alias : registry.aliases) {
    // The aliases of a registry are its operator's: with one name on file they are the same organisation.
    const auto entity = registry.names.size() == 1 ? to_text(match_form(registry.names.front())) : to_text(match_form(alias));
    add(alias, {type_by_shape(alias, "ORG"), "victim", "registry:alias", entity, Rank::Registry, Term::Stands::Anywhere});
  }
  for (const auto& domain : registry.domains) add_domain(domain);
  for (const auto& text : registry.cidrs) {
    if (const auto range = parse_address_range(text)) ranges_.push_back(*range);
    add(text, {type_by_shape(text, "CIDR"), "victim", "registry:cidr", "", Rank::Registry, Term::Stands::Anywhere});
  }
  add_all(registry.facilities, "FACILITY", "victim", "registry:facility");
  add_all(registry.systems, "SYSTEM", "victim", "registry:system");
  add_all(registry.vendors, "ORG", "vendor", "registry:vendor");
  for (const auto& decision : decisions) {
    if (decision.decision != MaskDecision::Mask) continue;
    add(decision.folded_text, {"OTHER", "victim", "decision", "", Rank::Person, Term::Stands::Anywhere});
  }
  matcher_.build();
}

void RegistryMatcher::add(const std::string& text, Term term) {
  const auto form = match_form(text);
  if (form.size() < 2) return;
  if (term.entity.empty()) term.entity = to_text(form);
  if (term.stands == Term::Stands::Anywhere) terms_.push_back(text);
  matcher_.add(form, static_cast<std::uint32_t>(hits_.size()));
  hits_.push_back(std::move(term));
}

void RegistryMatcher::add_all(const std::vector<std::string>& texts, const std::string& type, const std::string& role,
                              const std::string& reason) {
  for (const auto& text : texts) {
    const Term term{type_by_shape(text, type), role, reason, to_text(match_form(text)), Rank::Registry, Term::Stands::Anywhere};
    add(text, term);
    if (term.type == "ORG") add_short_forms(text, term);
  }
}

// みちのく中央電力株式会社 is also written みちのく中央電力, みちのく中央; 北原電力 is also 北電. Short forms count only as words of their
// own.
void RegistryMatcher::add_short_forms(const std::string& name, const Term& term) {
  auto plain = to_text(normalise_text(to_code_points(name)).points);
  for (const auto& form : rules_.tables().words.legal_forms) {
    if (plain.size() > form.size() && plain.starts_with(form)) plain = trim(plain.substr(form.size()));
    if (plain.size() > form.size() && plain.ends_with(form)) plain = trim(plain.substr(0, plain.size() - form.size()));
  }
  Term alias = term;
  alias.reason = term.reason + "-short";
  alias.stands = Term::Stands::AsWord;
  if (plain != name) add(plain, alias);
  const auto suffix = organisation_suffix_of(plain, rules_);
  if (suffix.empty()) return;
  const auto stem = to_points(plain.substr(0, plain.size() - suffix.size()));
  const bool names_nobody = is_all_generic(rules_, stem) || rules_.is_place(stem) || rules_.is_no_person(stem) || rules_.is_surname(stem);
  if (stem.size() >= 3 && !names_nobody) add(to_text(stem), alias);
  const auto tail = to_points(suffix).front();
  const std::u32string initials{stem.front(), tail};
  if (is_kanji(stem.front()) && is_kanji(tail) && !rules_.is_generic(initials) && !rules_.is_no_person(initials)) {
    add(to_text(initials), alias);
  }
}

void RegistryMatcher::add_domain(const std::string& domain) {
  const Term term{"DOMAIN", "victim", "registry:domain", "", Rank::Registry, Term::Stands::Anywhere};
  add(domain, term);
  domains_.push_back(host_of(domain));
  for (const auto& label : split_labels(domains_.back())) {
    if (label.size() < 6 || label == "example" || rules_.is_top_level_domain(label) || rules_.is_trade_word(label)) continue;
    domain_labels_.push_back(match_form(label));
    add(label, {"DOMAIN", "victim", "registry:domain-short", "", Rank::Registry, Term::Stands::AsWord});
    add_domain_parts(label);
  }
}

// kitahara of kitahara-denryoku names its house in accounts and hosts as well.
void RegistryMatcher::add_domain_parts(const std::string& label) {
  std::string part;
  for (const char c : label + "-") {
    if (c != '-') {
      part.push_back(c);
      continue;
    }
    const bool names = part.size() >= 5 && part.size() < label.size() && !rules_.is_domain_word(part) && !rules_.is_trade_word(part);
    if (names) add(part, {"DOMAIN", "victim", "registry:domain-part", "", Rank::Registry, Term::Stands::AsWord});
    part.clear();
  }
}

void RegistryMatcher::find(const Reading& reading, const MatchText& match, Candidates& found) const {
  for (const auto& hit : matcher_.find(match.points)) {
    const auto& term = hits_[hit.tag];
    Candidate candidate;
    candidate.begin = match.origin[hit.begin];
    candidate.end = match.origin[hit.end - 1] + 1;
    if (term.stands == Term::Stands::AsWord && !(begins_word(reading, candidate.begin) && ends_word(reading, candidate.end))) continue;
    widen_over_token(reading.text, candidate, term.type == "DOMAIN" ? Dots::Part : Dots::End);
    candidate.type = term.type;
    candidate.role = term.role;
    candidate.reason = term.reason;
    candidate.rank = term.rank;
    candidate.entity = term.entity;
    found.push_back(std::move(candidate));
  }
}

void RegistryMatcher::mark(const Reading& reading, Candidates& found) const {
  for (auto& candidate : found) {
    if (candidate.type == "IP" || candidate.type == "CIDR") {
      mark_address(candidate, refang(text_of(reading, candidate)));
    } else if (candidate.type == "DOMAIN" || candidate.type == "URL" || candidate.type == "EMAIL") {
      const auto host = host_of(text_of(reading, candidate));
      if (!mark_address(candidate, host)) mark_domain(candidate, host);
    }
  }
}

auto RegistryMatcher::mark_address(Candidate& candidate, const std::string& address) const -> bool {
  const auto range = parse_address_range(address);
  if (!range) return false;
  const bool own = std::ranges::any_of(ranges_, [&](const AddressRange& mine) { return mine.contains(*range) || range->contains(mine); });
  if (!own) return false;
  candidate.role = "victim";
  candidate.reason = "registry:cidr";
  candidate.rank = Rank::Registry;
  return true;
}

void RegistryMatcher::mark_domain(Candidate& candidate, const std::string& host) const {
  const bool own = std::ranges::any_of(domains_, [&](const std::string& mine) { return host == mine || host.ends_with("." + mine); });
  const auto* imitated = own ? nullptr : looks_alike(host);
  if (!own && imitated == nullptr) return;
  candidate.role = own ? "victim" : "attacker";
  candidate.reason = own ? "registry:domain" : "look-alike";
  candidate.rank = Rank::Registry;
  candidate.decision = own ? MaskDecision::Mask : MaskDecision::Ask;
}

auto RegistryMatcher::looks_alike(const std::string& host) const -> const std::u32string* {
  for (const auto& text : split_labels(host)) {
    const auto label = match_form(text);
    for (const auto& own : domain_labels_) {
      const std::size_t changes = own.size() >= 8 ? 2 : 1;
      if ((own.size() >= 6 && label.find(own) != std::u32string::npos) ||
          (label.size() >= 5 && edit_distance(label, own, changes) <= changes))
        return &own;
    }
  }
  return nullptr;
}

}  // namespace noroshi::domain
