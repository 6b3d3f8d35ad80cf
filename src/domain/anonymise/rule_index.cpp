#include "domain/anonymise/rule_index.hpp"

#include <algorithm>
#include <cctype>

namespace noroshi::domain {
namespace {

auto lower_ascii(std::string text) -> std::string {
  for (auto& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

auto lower_points(std::string_view text) -> std::u32string {
  auto points = to_points(text);
  for (auto& c : points) c = c >= U'A' && c <= U'Z' ? c + 0x20 : c;
  return points;
}

auto to_set(const std::vector<std::string>& words) -> WordSet {
  WordSet set;
  for (const auto& word : words) set.insert(to_points(word));
  return set;
}

auto to_lower_set(const std::vector<std::string>& words) -> std::unordered_set<std::string> {
  std::unordered_set<std::string> set;
  for (const auto& word : words) set.insert(lower_ascii(word));
  return set;
}

auto any_of(std::vector<std::string> words) -> std::string {
  std::ranges::sort(words, std::greater{}, [](const std::string& word) { return word.size(); });
  std::string alternatives;
  for (const auto& word : words) alternatives += (alternatives.empty() ? "" : "|") + re2::RE2::QuoteMeta(word);
  return "(?:" + alternatives + ")";
}

// "{counters}" in a pattern stands for the list of that name, longest word first, so that か所 is not read as か.
auto expand(std::string regex, const std::vector<std::string>& counters) -> std::string {
  constexpr std::string_view mark = "{counters}";
  const auto at = regex.find(mark);
  return at == std::string::npos ? regex : regex.replace(at, mark.size(), any_of(counters));
}

// In place of a list of needs: any digit.
constexpr std::string_view any_digit = "0-9";

// Where the lines of a text begin.
class TextLines {
public:
  explicit TextLines(std::u32string_view text) : text_{text} {
    for (auto at = text.find(U'\n'); at != std::u32string_view::npos; at = text.find(U'\n', at + 1)) begins_.push_back(at + 1);
  }

  auto at(std::size_t point) const -> std::size_t {
    return static_cast<std::size_t>(std::ranges::upper_bound(begins_, point) - begins_.begin()) - 1;
  }

  auto with_digits() const -> std::vector<std::size_t> {
    std::vector<std::size_t> lines;
    for (std::size_t line = 0; line < begins_.size(); ++line) {
      if (std::ranges::any_of(text_.substr(begins_[line], end_of(line) - begins_[line]), is_digit)) lines.push_back(line);
    }
    return lines;
  }

  // With the ends of line on both sides, which patterns may look at; neighbours as one.
  auto ranges(const std::vector<std::size_t>& lines) const -> std::vector<RuleIndex::Range> {
    std::vector<RuleIndex::Range> ranges;
    for (const auto line : lines) {
      const RuleIndex::Range range{begins_[line] - (line > 0 ? 1 : 0), std::min(end_of(line) + 1, text_.size())};
      if (!ranges.empty() && range.begin <= ranges.back().end) {
        ranges.back().end = std::max(ranges.back().end, range.end);
      } else {
        ranges.push_back(range);
      }
    }
    return ranges;
  }

private:
  auto end_of(std::size_t line) const -> std::size_t { return line + 1 < begins_.size() ? begins_[line + 1] - 1 : text_.size(); }

  std::u32string_view text_;
  std::vector<std::size_t> begins_{0};
};

// "[ \n]{1,2}" and "\n{1,2}": the only ways in which the tables write it.
auto runs_over_lines(const std::string& regex) -> bool {
  return regex.find("\\n{") != std::string::npos || regex.find("\\n]{") != std::string::npos;
}

auto texts(const std::vector<ReplacementTables::Band>& bands, std::string ReplacementTables::Band::*language) -> std::vector<std::string> {
  std::vector<std::string> words;
  for (const auto& band : bands) words.push_back(band.*language);
  return words;
}

}  // namespace

auto RuleIndex::build(AnonymiseTables tables) -> Result<std::shared_ptr<const RuleIndex>> {
  auto index = std::make_shared<RuleIndex>();
  index->tables_ = std::move(tables);
  NOROSHI_TRY(index->compile_patterns());
  NOROSHI_TRY(index->compile_own_replacement());
  index->index_words();
  for (const auto& text : index->tables_.words.keep_addresses) {
    const auto range = parse_address_range(text);
    if (!range) return fail(ErrorCode::InvalidInput, "anonymise_rules", "keep_addresses: " + text + " is no address or range; mend it");
    index->keep_addresses_.push_back(*range);
  }
  return std::shared_ptr<const RuleIndex>{std::move(index)};
}

auto RuleIndex::compile_patterns() -> Result<void> {
  re2::RE2::Options options;
  options.set_log_errors(false);
  for (const auto& rule : tables_.patterns) {
    auto regex = std::make_unique<re2::RE2>(expand(rule.regex, tables_.replacements.counters), options);
    if (!regex->ok()) {
      return fail(ErrorCode::InvalidInput, "anonymise_rules", "pattern " + rule.name + ": " + regex->error() + "; mend it");
    }
    if (regex->NumberOfCapturingGroups() > pattern_groups_max) {
      return fail(ErrorCode::InvalidInput, "anonymise_rules",
                  "pattern " + rule.name + " has too many groups; write (?:…) for those that are no value");
    }
    for (const auto& word : rule.needs)
      if (word != any_digit) needs_.add(lower_points(word), static_cast<std::uint32_t>(patterns_.size()));
    patterns_.push_back({rule, std::move(regex), runs_over_lines(rule.regex)});
  }
  needs_.build();
  return {};
}

auto RuleIndex::possible_patterns(std::u32string_view lower) const -> std::vector<Possible> {
  const TextLines lines{lower};
  std::vector<std::vector<std::size_t>> met(patterns_.size());
  for (const auto& hit : needs_.find(lower)) {
    const auto line = lines.at(hit.begin);
    if (met[hit.tag].empty() || met[hit.tag].back() != line) met[hit.tag].push_back(line);
  }
  const auto with_digits = lines.with_digits();
  std::vector<Possible> possible;
  for (std::size_t at = 0; at < patterns_.size(); ++at) {
    const auto& rule = patterns_[at].rule;
    const bool takes_digits = rule.needs.size() == 1 && rule.needs.front() == any_digit;
    auto where = lines.ranges(takes_digits ? with_digits : std::move(met[at]));
    if (rule.needs.empty() || (patterns_[at].spans_lines && !where.empty())) where = {{0, lower.size()}};
    if (!where.empty()) possible.push_back({&patterns_[at], std::move(where)});
  }
  return possible;
}

auto RuleIndex::compile_own_replacement() -> Result<void> {
  const auto& tables = tables_.replacements;
  auto labels = tables_.words.facility_suffixes;
  for (const auto& label : tables.labels) {
    labels.push_back(label.ja);
    labels.push_back(label.en);
  }
  std::vector<std::string> fixed{"少数", "多数", "ある日", "ある時刻", "ある地域", "a few", "many", "a date", "some time"};
  for (const auto& [prefecture, region] : tables_.words.prefectures) fixed.push_back(region);
  for (const auto& [region, half] : tables_.sets.halves) fixed.push_back(half);
  for (const auto& hour : tables.hours) {
    fixed.push_back(hour.ja);
    fixed.push_back(hour.en);
  }
  using Band = ReplacementTables::Band;
  const auto ja = &Band::ja;
  const auto en = &Band::en;
  const std::string year = "(?:(?:\\d{4}|(?:令和|平成|昭和|[RHS]) ?(?:\\d{1,2}|元))年)?";
  const std::string regex = any_of(labels) + " ?[A-Z]{1,3}|" + any_of(fixed) + "|" + any_of(texts(tables.counts, ja)) +
                            any_of(tables.counters) + "|" + any_of(texts(tables.counts, en)) + " [a-z]+|" + year + "(?:\\d{1,2}月" +
                            any_of(texts(tables.month_parts, ja)) + "?|" + any_of(texts(tables.seasons, ja)) + ")|" +
                            "(?:" + any_of(texts(tables.month_parts, en)) + "-)?[A-Z][a-z]+(?: \\d{4})?|" +
                            any_of(texts(tables.seasons, en)) + "(?: \\d{4})?";
  own_replacement_ = std::make_unique<re2::RE2>(regex, re2::RE2::Quiet);
  if (own_replacement_->ok()) return {};
  return fail(ErrorCode::InvalidInput, "anonymise_rules",
              "the words of the replacements do not make a pattern: " + own_replacement_->error());
}

void RuleIndex::add_signs(const std::vector<std::string>& words, Sign sign) {
  for (const auto& word : words) signs_.add(lower_points(word), static_cast<std::uint32_t>(sign));
}

void RuleIndex::index_words() {
  const auto& words = tables_.words;
  add_signs(words.legal_forms, Sign::LegalForm);
  add_signs(words.organisation_suffixes, Sign::OrganisationSuffix);
  add_signs(words.facility_suffixes, Sign::FacilitySuffix);
  add_signs(words.department_suffixes, Sign::DepartmentSuffix);
  add_signs(words.honorifics, Sign::Honorific);
  add_signs(words.posts, Sign::Post);
  add_signs(words.role_nouns, Sign::RoleNoun);
  add_signs(words.surnames, Sign::Surname);
  add_signs(words.cities, Sign::City);
  add_signs(words.public_bodies, Sign::PublicBody);
  add_signs(words.malware, Sign::Malware);
  add_signs(words.actors, Sign::Actor);
  add_signs(words.attacker_before, Sign::AttackerBefore);
  add_signs(words.attacker_after, Sign::AttackerAfter);
  add_signs(words.attack_words, Sign::AttackWord);
  add_signs(words.victim_before, Sign::VictimBefore);
  add_signs(words.victim_after, Sign::VictimAfter);
  add_signs(words.vendor_before, Sign::VendorBefore);
  add_signs(words.vendor_after, Sign::VendorAfter);
  places_ = to_set(words.cities);
  for (const auto& [prefecture, region] : words.prefectures) {
    add_signs({prefecture}, Sign::Prefecture);
    places_.insert(to_points(prefecture));
    regions_.emplace(prefecture, region);
  }
  signs_.build();
  generic_ = to_set(words.generic_words);
  for (const auto& word : generic_) generic_length_max_ = std::max(generic_length_max_, word.size());
  surnames_ = to_set(words.surnames);
  function_words_ = to_set(words.function_words);
  not_persons_ = to_set(words.not_persons);
  for (const auto* list : {&words.posts, &words.role_nouns}) not_persons_.merge(to_set(*list));
  not_departments_ = to_set(words.not_departments);
  not_places_ = to_set(words.not_places);
  hiragana_stems_ = to_set(words.hiragana_stems);
  for (const auto& word : words.person_fields) person_fields_.insert(lower_points(word));
  domain_words_ = to_lower_set(words.domain_words);
  strange_suffixes_ = to_lower_set(words.strange_suffixes);
  trade_words_ = to_lower_set(words.trade_words);
  standards_ = to_lower_set(words.standards);
  common_accounts_ = to_lower_set(words.common_accounts);
  top_level_domains_ = to_lower_set(words.top_level_domains);
  file_extensions_ = to_lower_set(words.file_extensions);
  own_suffixes_ = to_lower_set(words.own_suffixes);
  keep_domains_ = to_lower_set(words.keep_domains);
  const auto add_english = [this](const std::vector<std::string>& list, EnglishSign sign) {
    for (const auto& word : list) english_[lower_ascii(word)] |= sign;
  };
  add_english(words.en_organisation_words, OrganisationWord);
  add_english(words.en_facility_words, FacilityWord);
  add_english(words.en_titles, Title);
  add_english(words.en_sentence_words, SentenceWord);
  add_english(words.en_legal_forms, LegalWord);
}

auto RuleIndex::is_known_domain(std::string domain) const -> bool {
  domain = lower_ascii(std::move(domain));
  while (true) {
    if (keep_domains_.contains(domain)) return true;
    const auto dot = domain.find('.');
    if (dot == std::string::npos) return false;
    domain.erase(0, dot + 1);
  }
}

auto RuleIndex::is_known_address(const AddressRange& range) const -> bool {
  return std::ranges::any_of(keep_addresses_, [&](const AddressRange& known) { return known.contains(range); });
}

auto RuleIndex::region_of(const std::string& prefecture) const -> const std::string* {
  const auto found = regions_.find(prefecture);
  return found == regions_.end() ? nullptr : &found->second;
}

auto RuleIndex::english_word_signs(const std::string& lower) const -> std::uint32_t {
  const auto found = english_.find(lower);
  return found == english_.end() ? 0U : found->second;
}

auto make_anonymise_rules(AnonymiseTables tables) -> Result<AnonymiseRules> {
  AnonymiseRules rules{tables.name, tables.version, tables.sha256, nullptr, tables.sets};
  rules.index = NOROSHI_TRY(RuleIndex::build(std::move(tables)));
  return rules;
}

}  // namespace noroshi::domain
