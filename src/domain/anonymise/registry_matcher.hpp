#pragma once

#include "domain/anonymise/address.hpp"
#include "domain/anonymise/candidate.hpp"

#include <string>
#include <vector>

namespace noroshi::domain {

/// The operator's registry, and what people decided to mask, ready for searching: every term in every folding, anywhere in the text,
/// and the short forms that follow from the names where they stand as words.
class RegistryMatcher {
public:
  RegistryMatcher(const Registry& registry, const std::vector<Decision>& decisions, const RuleIndex& rules);

  void find(const Reading& reading, const MatchText& match, Candidates& found) const;
  /// Own ranges, own domains and names that look like them, among the addresses found.
  void mark(const Reading& reading, Candidates& found) const;
  /// All terms as they stand in the registry, for the search of the output.
  auto terms() const -> const std::vector<std::string>& { return terms_; }

private:
  struct Term {
    std::string type, role, reason, entity;
    Rank rank;
    enum class Stands { Anywhere, AsWord } stands;
  };

  void add(const std::string& text, Term term);
  void add_all(const std::vector<std::string>& texts, const std::string& type, const std::string& role, const std::string& reason);
  void add_short_forms(const std::string& name, const Term& term);
  void add_domain(const std::string& domain);
  void add_domain_parts(const std::string& label);
  auto mark_address(Candidate& candidate, const std::string& address) const -> bool;
  void mark_domain(Candidate& candidate, const std::string& host) const;
  auto looks_alike(const std::string& host) const -> const std::u32string*;

  const RuleIndex& rules_;
  std::vector<std::string> terms_;
  std::vector<Term> hits_;
  WordMatcher matcher_;
  std::vector<AddressRange> ranges_;
  std::vector<std::string> domains_;           // lower case
  std::vector<std::u32string> domain_labels_;  // what a look-alike imitates, in match form
};

/// The label that its owner chose, in match form: "michinoku-grid" of "ops@hist.michinoku-grid.co.jp". Empty when there is none of six
/// letters or more.
auto owner_label_of(const std::string& address, const RuleIndex& rules) -> std::u32string;

/// "電力" of 中部山岳電力: the longest listed suffix, or empty when the name has none or is nothing else.
auto organisation_suffix_of(const std::string& name, const RuleIndex& rules) -> std::string;

}  // namespace noroshi::domain
