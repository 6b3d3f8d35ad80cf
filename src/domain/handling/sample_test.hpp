#pragma once

#include "base/sha256.hpp"
#include "domain/anonymise/rules.hpp"
#include "domain/handling/release.hpp"

#include <optional>
#include <string>
#include <vector>

/// A power station that reports to a centre, and tables small enough to see through.
namespace noroshi::domain::sample {

inline const UtcTime noon = *parse_rfc3339("2026-11-02T03:00:00Z");      // 12:00 in Japan
inline const UtcTime midnight = *parse_rfc3339("2026-11-01T15:00:00Z");  // 00:00 in Japan

template <class T> auto id(std::string_view seed) -> T { return T::from_bytes(sha256(seed)); }

inline auto end_of(const std::string& slug) -> CharterEnd {
  return {EndKind::Station, id<StationId>(slug), slug, slug + " host", slug + " administrator", sha256("key of " + slug)};
}

inline auto charter() -> Charter {
  Charter made{id<CharterId>("charter"), 1, end_of("power"), end_of("centre")};
  made.kinds = {ItemKind::Report, ItemKind::Tally,    ItemKind::Bulletin,  ItemKind::Enquiry,
                ItemKind::Answer, ItemKind::CallBack, ItemKind::UseRecord, ItemKind::ReadNotice};
  made.purposes = {Purpose::Response, Purpose::Statistics};
  made.night = NightClause{18 * 60, 9 * 60, true, "第9条", "Article 9"};
  made.effective_at = noon - std::chrono::days{30};
  return made;
}

inline auto statutory_charter() -> Charter {
  auto made = charter();
  made.statutory = true;
  made.identity = IdentityRule::Named;
  made.purposes.insert(Purpose::Supervision);
  return made;
}

inline auto sign(Charter made) -> SignedCharter {
  return *verify_charter(std::move(made), {}, {}, {}, [](const Bytes32&, BytesView, BytesView) { return true; });
}

/// Addresses by role, malware of a list, organisations by legal form, card numbers block.
inline auto rules(std::string sha256_hex = "aa") -> AnonymiseRules {
  AnonymiseTables tables;
  tables.name = "sample";
  tables.version = "1";
  tables.sha256 = std::move(sha256_hex);
  PatternRule address;
  address.name = "ipv4";
  address.type = "IP";
  address.regex = R"(\d{1,3}(?:(?:\.|\[\.\])\d{1,3}){3})";
  address.check = PatternCheck::Address;
  address.action = PatternAction::ByRole;
  PatternRule card;
  card.name = "card";
  card.type = "CARD";
  card.regex = R"(\d{16})";
  card.action = PatternAction::Block;
  card.says = "a card number";
  tables.patterns = {address, card};
  tables.words.legal_forms = {"株式会社"};
  tables.words.attacker_before = {"攻撃元"};
  tables.words.malware = {"Nightshade"};
  tables.replacements.labels = {{"ORG", "*", "組織", "organisation"}, {"*", "*", "情報", "item"}};
  return *make_anonymise_rules(std::move(tables));
}

inline auto organisation() -> Organisation {
  return {id<OrganisationId>("organisation"), "青葉電力", "Aoba Power", OrganisationKind::Operator, "ele", 1};
}

inline auto registry() -> Registry {
  Registry made;
  made.names = {"青葉電力"};
  made.aliases = {"Aoba"};
  made.systems = {"KAGAMI"};
  return made;
}

inline auto terms(Tlp tlp = Tlp::Amber) -> Terms { return {tlp, {Purpose::Response, Purpose::Statistics}, std::nullopt, std::nullopt}; }

inline auto input() -> ReportInput {
  ReportInput made;
  made.sector = "ele";
  made.what_i_know = "青葉電力のKAGAMIが止まった。攻撃元 203.0.113.9 から。";
  made.occurred_at = noon;
  return made;
}

inline auto report(ReportInput made = input(), const Terms& offered = terms()) -> Report { return *check_report(std::move(made), offered); }

/// Everything that `anonymise` needs, kept alive together.
struct Bench {
  AnonymiseRules rules = sample::rules();
  Registry registry = sample::registry();
  Pseudonyms pseudonyms = {};
  std::vector<Decision> decisions = {};
  FactDictionary facts{{{"cause", {FactType::Choice}, {{"unknown", "unknown"}, {"cyber", "cyber"}}, true, false, "", {}},
                        {"system", {FactType::Text, FactType::List}, {}, true, false, "", {}}}};

  auto context() -> AnonymiseContext { return {rules, registry, pseudonyms, decisions, &facts}; }
  auto anonymised(const Report& from, ReportPart part = ReportPart::Whole) -> AnonymisedReport {
    return *anonymise(from, std::nullopt, context(), part, std::nullopt, 1);
  }
};

inline auto consent(std::optional<Bytes32> digest = std::nullopt) -> Consent {
  return {id<PersonId>("giver"), noon, digest, SmallSet::Refuse};
}

inline auto approved(std::optional<Consent> yes, int set = 10) -> ReleaseDecision {
  return {PersonApproves{id<PersonId>("approver"), id<PersonId>("editor")}, std::move(yes), set, terms(), noon};
}

}  // namespace noroshi::domain::sample
