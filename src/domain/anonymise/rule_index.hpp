#pragma once

#include "domain/anonymise/address.hpp"
#include "domain/anonymise/normal_text.hpp"
#include "domain/anonymise/rules.hpp"
#include "domain/anonymise/word_matcher.hpp"

#include <re2/re2.h>

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace noroshi::domain {

/// What a listed word tells; one word may tell several things.
enum class Sign : std::uint32_t {
  LegalForm,
  OrganisationSuffix,
  FacilitySuffix,
  DepartmentSuffix,
  Honorific,
  Post,
  RoleNoun,
  Surname,
  Prefecture,
  City,
  PublicBody,
  Malware,
  Actor,
  AttackerBefore,
  AttackerAfter,
  AttackWord,
  VictimBefore,
  VictimAfter,
  VendorBefore,
  VendorAfter,
};

/// A pattern may have groups for the value; the first that takes part counts.
inline constexpr int pattern_groups_max = 3;

using WordSet = std::unordered_set<std::u32string>;

/// The rule tables made ready: compiled patterns, one matcher for all listed words, sets for look-up. Immutable.
class RuleIndex {
public:
  struct Pattern {
    PatternRule rule;
    std::unique_ptr<re2::RE2> regex;
    bool spans_lines = false;
  };
  struct Range {
    std::size_t begin, end;  // points
  };
  /// A pattern with the parts of the text where it is worth while to look for it.
  struct Possible {
    const Pattern* pattern;
    std::vector<Range> where;
  };

  // Shared by all copies of the rules: some 2 MB that never change.
  static auto build(AnonymiseTables tables) -> Result<std::shared_ptr<const RuleIndex>>;

  auto patterns() const -> const std::vector<Pattern>& { return patterns_; }
  /// Which patterns can match at all, and in which lines of the lower-cased text: those that hold one of its needs; everywhere for a
  /// pattern without needs or one that runs over the end of a line. One pass for all of them.
  auto possible_patterns(std::u32string_view lower) const -> std::vector<Possible>;
  auto tables() const -> const AnonymiseTables& { return tables_; }
  /// All signs in the lower-cased text, in order of their end.
  auto find_signs(std::u32string_view lower) const -> std::vector<WordHit> { return signs_.find(lower); }

  auto is_generic(std::u32string_view word) const -> bool { return generic_.contains(std::u32string{word}); }
  auto generic_length_max() const -> std::size_t { return generic_length_max_; }
  auto is_surname(std::u32string_view word) const -> bool { return surnames_.contains(std::u32string{word}); }
  auto is_function_word(std::u32string_view word) const -> bool { return function_words_.contains(std::u32string{word}); }
  auto is_no_person(std::u32string_view word) const -> bool { return not_persons_.contains(std::u32string{word}) || is_generic(word); }
  auto is_no_department(std::u32string_view word) const -> bool { return not_departments_.contains(std::u32string{word}); }
  auto is_no_place(std::u32string_view word) const -> bool { return not_places_.contains(std::u32string{word}); }
  auto is_place(std::u32string_view word) const -> bool { return places_.contains(std::u32string{word}); }
  auto is_hiragana_stem(std::u32string_view word) const -> bool { return hiragana_stems_.contains(std::u32string{word}); }
  auto is_person_field(std::u32string_view word) const -> bool { return person_fields_.contains(std::u32string{word}); }
  // By lower-cased text.
  auto is_domain_word(const std::string& word) const -> bool { return domain_words_.contains(word); }
  auto is_trade_word(const std::string& word) const -> bool { return trade_words_.contains(word); }
  auto is_standard(const std::string& prefix) const -> bool { return standards_.contains(prefix); }
  auto is_common_account(const std::string& word) const -> bool { return common_accounts_.contains(word); }
  auto is_top_level_domain(const std::string& label) const -> bool { return top_level_domains_.contains(label); }
  auto is_file_extension(const std::string& label) const -> bool { return file_extensions_.contains(label); }
  auto is_own_suffix(const std::string& label) const -> bool { return own_suffixes_.contains(label); }
  auto is_strange_suffix(const std::string& label) const -> bool { return strange_suffixes_.contains(label); }
  auto is_known_domain(std::string domain) const -> bool;  ///< or a name below one
  auto is_known_address(const AddressRange& range) const -> bool;
  auto region_of(const std::string& prefecture) const -> const std::string*;
  /// What stands between the brackets of a replacement of ours: a label with a letter, or a coarser date, time, count or place.
  auto is_own_replacement(const std::string& content) const -> bool { return re2::RE2::FullMatch(content, *own_replacement_); }
  auto english_word_signs(const std::string& lower) const -> std::uint32_t;

  enum EnglishSign : std::uint32_t { OrganisationWord = 1, FacilityWord = 2, Title = 4, SentenceWord = 8, LegalWord = 16 };

private:
  auto compile_patterns() -> Result<void>;
  auto compile_own_replacement() -> Result<void>;
  void index_words();
  void add_signs(const std::vector<std::string>& words, Sign sign);

  AnonymiseTables tables_;
  std::vector<Pattern> patterns_;
  WordMatcher needs_;  // tagged by the index of the pattern
  std::unique_ptr<re2::RE2> own_replacement_;
  WordMatcher signs_;
  WordSet generic_, surnames_, function_words_, not_persons_, not_departments_, not_places_, places_, hiragana_stems_, person_fields_;
  std::size_t generic_length_max_ = 0;
  std::unordered_set<std::string> trade_words_, standards_, common_accounts_, top_level_domains_, file_extensions_, own_suffixes_,
      keep_domains_, domain_words_, strange_suffixes_;
  std::vector<AddressRange> keep_addresses_;
  std::unordered_map<std::string, std::string> regions_;
  std::unordered_map<std::string, std::uint32_t> english_;
};

}  // namespace noroshi::domain
