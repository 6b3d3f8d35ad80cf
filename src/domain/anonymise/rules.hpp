#pragma once

#include "base/result.hpp"
#include "domain/anonymity/anonymity_set.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace noroshi::domain {

/// What a structured identifier is tested for beyond its pattern.
enum class PatternCheck {
  None,
  Token,            ///< stands free: no part of a longer token
  Path,             ///< stands free, and no part of an address
  Address,          ///< IPv4 or IPv6, alone or as a range; not a version number
  PartialAddress,   ///< "192.0.2.x"
  Domain,           ///< last label on the list, not a file name
  Url,              ///< trimmed of the punctuation that follows it
  Hash,             ///< hex of a digest's length
  CorporateNumber,  ///< check digit
  PersonalNumber,   ///< check digit; not a date with a time
  Card,             ///< Luhn, scheme and length
  Telephone,        ///< numbering plan
  Password,         ///< looks chosen, not like a word of prose
  MalwareName,      ///< not a word of the trade ("EDR")
  HostName,         ///< has a digit, is no standard or product of the keep-list
  CodeName,         ///< not made of the trade's words alone ("SSL-VPN")
  Login,            ///< no file, domain or product; with nothing but a hyphen only beside Japanese ("read-only")
  Account,          ///< not one that every system has ("root")
  Count,            ///< at least two
  Date,             ///< month and day exist; not a length of time
  Time,             ///< hour and minute exist; not a length of time
  VendorName,       ///< not a word for a kind of company or a person
  PersonName,       ///< not a common noun
};

enum class PatternAction {
  Block,       ///< the report is refused until the value is taken out
  Mask,        ///< always somebody's own
  Ask,         ///< masked until a person says otherwise
  ByRole,      ///< the attacker's stays and is taken into a field, all others go
  Generalise,  ///< made coarser
  Keep,        ///< stays
};

/// What is done with an identifier when nothing tells whose it is.
enum class Unknown { Ask, Mask, Keep };

struct PatternRule {
  std::string name;
  std::string type;   ///< as in `Mask::type`
  std::string regex;  ///< RE2 over normalised text; the first group that takes part is the value, or the whole
  PatternCheck check = PatternCheck::None;
  PatternAction action = PatternAction::Mask;
  Unknown unknown = Unknown::Ask;
  double score = 1.0;
  std::string role;                          ///< role of what it finds, where the pattern says so
  std::string says;                          ///< for a block: what to take out, for people
  std::vector<std::string> needs;            ///< any one of these must be in the text, in any case; none: it is always tried
  std::vector<std::string> match, no_match;  ///< examples: "text" or "text => value"
};

/// Words that people edit, by what they tell.
struct WordLists {
  // Japanese names
  std::vector<std::string> legal_forms, organisation_suffixes, facility_suffixes, department_suffixes, not_departments, hiragana_stems;
  std::vector<std::string> generic_words, function_words;  // modify a class without naming anybody; begin a sentence
  std::vector<std::string> honorifics, posts, role_nouns, not_persons, surnames;
  std::vector<std::string> person_fields;  // fields of a form or of minutes that hold names: 出席, 記録, Attendees
  // places
  std::vector<std::pair<std::string, std::string>> prefectures;  // name without 都府県 → region
  std::vector<std::string> cities, not_places;
  // kept
  std::vector<std::string> public_bodies, malware, actors, keep_domains, keep_addresses, trade_words, standards, common_accounts;
  // domains and files
  std::vector<std::string> top_level_domains, own_suffixes, file_extensions;
  std::vector<std::string> strange_suffixes;  // top-level domains that operators do not have
  std::vector<std::string> domain_words;      // parts of domain names that many houses share: denryoku, bank
  // whose it is, by the word before or after
  std::vector<std::string> attack_words;  // a text with one of these tells of an attack
  std::vector<std::string> attacker_before, attacker_after, victim_before, victim_after, vendor_before, vendor_after;
  // English
  std::vector<std::string> en_legal_forms, en_organisation_words, en_facility_words, en_titles, en_sentence_words;
};

/// What stands in place of what was taken out.
struct ReplacementTables {
  struct Label {
    std::string type, role, ja, en;
  };
  struct Band {
    double below;  // upper bound, exclusive
    std::string ja, en;
  };
  std::vector<Label> labels;      // type and role, "*" for any role; first that fits
  std::vector<Band> counts;       // by size
  std::vector<Band> hours;        // by hour of the day
  std::vector<Band> month_parts;  // by day of the month
  std::vector<Band> seasons;      // by month, cyclic
  std::vector<std::string> counters;
};

struct AnonymiseTables {
  std::string name, version, sha256;
  std::vector<PatternRule> patterns;
  WordLists words;
  ReplacementTables replacements;
  SetTables sets;
};

class RuleIndex;
class ReportTagger;  // domain/tagging/tag_report.hpp

/// The tables, checked and made ready for searching. Copies share what was made ready; it never changes.
struct AnonymiseRules {
  std::string name, version, sha256;
  std::shared_ptr<const RuleIndex> index;  // shared: copies of the rules need no copy of what was made of them
  SetTables sets;
  std::shared_ptr<const ReportTagger> tagger;  ///< what is learnt joins the rules; without one the rules stand alone
};

/// Error `anonymise_rules` names the pattern that does not compile or the list that is empty.
auto make_anonymise_rules(AnonymiseTables tables) -> Result<AnonymiseRules>;

/// The value a pattern finds first in `text`, check included, or "": for the examples in the files.
auto try_pattern(const AnonymiseRules& rules, const std::string& pattern_name, const std::string& text) -> std::string;

}  // namespace noroshi::domain
