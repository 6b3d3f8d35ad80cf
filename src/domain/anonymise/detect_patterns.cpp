#include "base/text.hpp"
#include "domain/anonymise/address.hpp"
#include "domain/anonymise/candidate.hpp"
#include "domain/anonymise/check_digits.hpp"
#include "domain/anonymise/name_stem.hpp"
#include "domain/anonymise/quantity.hpp"
#include "domain/anonymise/rule_index.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace noroshi::domain {
namespace {

using Piece = re2::StringPiece;

auto lower_ascii(std::string text) -> std::string {
  for (auto& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

auto is_token_byte(char c) -> bool { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

auto labels_of(const std::string& domain) -> std::vector<std::string> {
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

auto is_domain(const std::string& text, const RuleIndex& rules) -> bool {
  const auto domain = lower_ascii(refang(text));
  if (rules.is_trade_word(domain)) return false;
  const auto labels = labels_of(domain);
  if (labels.size() < 2 || !(rules.is_top_level_domain(labels.back()) || rules.is_own_suffix(labels.back()))) return false;
  return labels.size() > 2 || !rules.is_file_extension(labels.back()) || is_defanged(text);
}

auto is_hash(const std::string& text) -> bool {
  const auto size = text.size();
  const bool is_length = size == 32 || size == 40 || size == 64 || size == 96 || size == 128;
  return is_length && std::ranges::any_of(text, [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; });
}

auto looks_like_password(const std::string& text) -> bool {
  const auto has = [&](auto test) { return std::ranges::any_of(text, [&](char c) { return test(static_cast<unsigned char>(c)) != 0; }); };
  const bool has_other = has([](int c) { return std::isdigit(c) != 0 || std::ispunct(c) != 0 ? 1 : 0; });
  return text.size() >= 6 && has([](int c) { return std::isalpha(c); }) && has_other && text.find("***") == std::string::npos &&
         text.find("://") == std::string::npos;
}

auto is_host_name(const std::string& text, const RuleIndex& rules) -> bool {
  if (std::ranges::none_of(text, [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; })) return false;
  const auto lower = lower_ascii(text);
  return !rules.is_trade_word(lower) && !rules.is_standard(lower.substr(0, lower.find_first_of("-_0123456789")));
}

auto words_of(const std::string& text) -> std::vector<std::string> {
  std::vector<std::string> words(1);
  for (const char c : lower_ascii(text)) {
    if (c == '-' || c == '_' || c == '.') {
      words.emplace_back();
    } else {
      words.back().push_back(c);
    }
  }
  return words;
}

auto is_code_name(const std::string& text, const RuleIndex& rules) -> bool {
  return !rules.is_trade_word(lower_ascii(text)) && std::ranges::any_of(words_of(text), [&](const auto& word) {
    const bool is_number = std::ranges::all_of(word, [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
    return !is_number && !rules.is_trade_word(word) && !rules.is_standard(word);
  });
}

// Letters beyond ASCII, over at most one space.
auto touches_japanese(std::string_view before, std::string_view after) -> bool {
  if (before.ends_with(' ')) before.remove_suffix(1);
  if (after.starts_with(' ')) after.remove_prefix(1);
  return (!before.empty() && static_cast<unsigned char>(before.back()) >= 0x80U) ||
         (!after.empty() && static_cast<unsigned char>(after.front()) >= 0x80U);
}

// svc_scan, k.hosokai, nou-d; not update.exe, www.example.jp, read-only, curl-like/8.9.
auto is_login(const std::string& text, std::string_view before, std::string_view after, const RuleIndex& rules) -> bool {
  if (!is_code_name(text, rules) || after.starts_with('/') || before.ends_with('/') || before.ends_with('\\')) return false;
  const auto words = words_of(text);
  if (text.find('.') != std::string::npos && (rules.is_file_extension(words.back()) || rules.is_top_level_domain(words.back())))
    return words.back().size() == 1;
  return text.find_first_of("_.") != std::string::npos || touches_japanese(before, after);
}

// VM|23台, CPU|100%: a number of things behind a word.
auto begins_with_counter(std::string_view after, const RuleIndex& rules) -> bool {
  return after.starts_with('%') ||
         std::ranges::any_of(rules.tables().replacements.counters, [&](const auto& counter) { return after.starts_with(counter); });
}

auto names_a_class(const std::string& text, const RuleIndex& rules) -> bool {
  const auto points = to_points(text);
  return rules.is_no_person(points) || is_all_generic(rules, points);
}

// No word of the trade, no class, and no firm or place by its English words.
auto is_malware_name(const std::string& text, const RuleIndex& rules) -> bool {
  const auto lower = lower_ascii(text);
  if (rules.is_trade_word(lower) || rules.english_word_signs(lower) != 0 || names_a_class(text, rules)) return false;
  constexpr std::uint32_t names_house = RuleIndex::OrganisationWord | RuleIndex::FacilityWord | RuleIndex::LegalWord;
  for (std::size_t begin = 0; begin < lower.size();) {
    const auto end = std::min(lower.find(' ', begin), lower.size());
    if ((rules.english_word_signs(lower.substr(begin, end - begin)) & names_house) != 0) return false;
    begin = end + 1;
  }
  return true;
}

// 30 minutes, 4,096 attempts: lengths of time and figures of the attack.
auto is_technical_count(std::string_view value) -> bool {
  return std::ranges::any_of(
      std::array<std::string_view, 18>{"minutes", "seconds", "hours", "days", "weeks", "months", "years", "times", "attempts", "requests",
                                       "packets", "bytes", "digits", "characters", "ports", "bits", "hops", "ms"},
      [&](auto word) { return value.ends_with(word); });
}

// A 12-digit run that reads as a date with hour and minute is a time stamp, whatever its check digit.
auto is_time_stamp(const std::string& text) -> bool {
  if (text.size() != 12 || !std::ranges::all_of(text, [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }))
    return false;
  const auto number = [&](std::size_t at, std::size_t size) { return std::stoi(text.substr(at, size)); };
  return number(0, 4) >= 1990 && number(0, 4) <= 2099 && number(4, 2) >= 1 && number(4, 2) <= 12 && number(6, 2) >= 1 &&
         number(6, 2) <= 31 && number(8, 2) < 24 && number(10, 2) < 60;
}

auto follows_version_word(std::string_view before) -> bool {
  const auto head = lower_ascii(std::string{before.substr(before.size() > 18 ? before.size() - 18 : 0)});
  return std::ranges::any_of(
      std::vector<std::string_view>{"v", "v.", "ver", "ver.", "ver ", "ver. ", "version ", "バージョン", "バージョン ", "版数", "rev."},
      [&](auto word) {
        if (!head.ends_with(word)) return false;
        const auto rest = head.substr(0, head.size() - word.size());
        return rest.empty() || std::isalpha(static_cast<unsigned char>(rest.back())) == 0;
      });
}

auto is_partial_address(const std::string& text) -> bool {
  auto plain = text;
  std::ranges::replace_if(
      plain, [](char c) { return c == 'x' || c == 'X' || c == '*'; }, '0');
  return parse_address_range(refang(plain)).has_value();
}

// 3日前 is a length of time, 7月3日前後 is not.
auto is_date(const std::string& value, std::string_view after) -> bool {
  const auto date = parse_date(value);
  return date && ((date->month > 0 && date->day > 0) || !is_duration_tail(after));
}

// システムが: not ステム.
auto continues_katakana(std::string_view before, std::string_view value) -> bool {
  const auto tail = to_points(before.substr(before.size() - std::min<std::size_t>(before.size(), 3)));
  return !tail.empty() && is_katakana(tail.back()) && is_katakana(to_points(value.substr(0, 3)).front());
}

auto passes(PatternCheck check, const std::string& value, std::string_view before, std::string_view after, const RuleIndex& rules) -> bool {
  switch (check) {
    case PatternCheck::None:
    case PatternCheck::Token: return true;
    case PatternCheck::Path:
      return before.empty() || (!is_token_byte(before.back()) && std::string_view{"/:.-"}.find(before.back()) == std::string_view::npos);
    case PatternCheck::Address:
      return parse_address_range(refang(value)).has_value() && !follows_version_word(before) &&
             !(value.back() == ':' && !after.empty() && is_token_byte(after.front()));
    case PatternCheck::PartialAddress: return is_partial_address(value);
    case PatternCheck::Domain: return is_domain(value, rules);
    case PatternCheck::Url: return value.size() > 6;
    case PatternCheck::Hash: return is_hash(value);
    case PatternCheck::CorporateNumber: return is_corporate_number(value);
    case PatternCheck::PersonalNumber: return is_personal_number(value) && !is_time_stamp(value);
    case PatternCheck::Card: return is_card_number(value) && !is_corporate_number(value);
    case PatternCheck::Telephone: return is_telephone_number(value);
    case PatternCheck::Password: return looks_like_password(value);
    case PatternCheck::MalwareName: return is_malware_name(value, rules);
    case PatternCheck::HostName: return is_host_name(value, rules) && !begins_with_counter(after, rules);
    case PatternCheck::CodeName: return is_code_name(value, rules);
    case PatternCheck::Login: return is_login(value, before, after, rules);
    case PatternCheck::Account: return !rules.is_common_account(lower_ascii(value)) && !rules.is_trade_word(lower_ascii(value));
    case PatternCheck::Count:
      return !is_technical_count(value) && parse_count(value).has_value() && *parse_count(value) >= 2 && !before.ends_with("数") &&
             !before.ends_with("第");
    case PatternCheck::Date: return is_date(value, after);
    case PatternCheck::Time: return parse_hour(value).has_value() && !after.starts_with("間");
    case PatternCheck::VendorName:
      return !continues_katakana(before, value) && !names_a_class(value, rules) && !rules.is_trade_word(lower_ascii(value));
    case PatternCheck::PersonName: return !names_a_class(value, rules);
  }
  return false;
}

// Punctuation at the end belongs to the sentence.
void trim_url(Piece& value) {
  while (!value.empty() && std::string_view{".,;:!?'\"*"}.find(value[value.size() - 1]) != std::string_view::npos) value.remove_suffix(1);
  const auto view = std::string_view{value.data(), value.size()};
  if (view.ends_with(']') && std::ranges::count(view, '[') < std::ranges::count(view, ']')) value.remove_suffix(1);
}

// An identifier is no part of a longer token: 03-1234-5678 is no telephone number inside 1203-1234-5678-99. Times and dates may be ends
// of a range (13:00-13:50), a count may touch a word (PC31台).
auto stands_free(std::string_view text, std::size_t begin, std::size_t end, PatternCheck check) -> bool {
  const bool in_range = check == PatternCheck::Time || check == PatternCheck::Date;
  const auto joins = [&](std::size_t at, std::size_t beyond) {
    const char c = text[at];
    if (check == PatternCheck::Count && at < begin && std::isalpha(static_cast<unsigned char>(c)) != 0) return false;
    if (is_token_byte(c)) return true;
    return ((c == '-' && !in_range) || c == '.') && beyond < text.size() && is_token_byte(text[beyond]) && is_token_byte(text[begin]) &&
           is_token_byte(text[end - 1]);
  };
  if (begin > 0 && is_token_byte(text[begin]) && joins(begin - 1, begin - 2)) return false;
  return end >= text.size() || !is_token_byte(text[end - 1]) || !joins(end, end + 1);
}

auto unknown_text(Unknown unknown) -> std::string { return unknown == Unknown::Ask ? "ask" : unknown == Unknown::Mask ? "mask" : "keep"; }

auto to_candidate(const Reading& reading, const PatternRule& rule, std::size_t begin, std::size_t end) -> Candidate {
  Candidate candidate;
  candidate.begin = reading.text.point_of_byte[begin];
  candidate.end = reading.text.point_of_byte[end];
  candidate.type = rule.type;
  candidate.role = rule.role.empty() && rule.action != PatternAction::ByRole ? "victim" : rule.role;
  candidate.reason = "pattern:" + rule.name;
  candidate.score = rule.score;
  if (rule.action == PatternAction::Ask) candidate.decision = MaskDecision::Ask;
  if (rule.action == PatternAction::Generalise) candidate.decision = MaskDecision::Generalise;
  if (rule.action == PatternAction::Keep) candidate.decision = MaskDecision::Keep;
  if (rule.action == PatternAction::ByRole) candidate.unknown = unknown_text(rule.unknown);
  candidate.rank = rule.action == PatternAction::Keep ? Rank::KeepList : rule.score < 0.7 ? Rank::Guess : Rank::Structured;
  return candidate;
}

// Where each point begins in the UTF-8 text, and where that ends.
auto bytes_of_points(const NormalText& text) -> std::vector<std::size_t> {
  std::vector<std::size_t> bytes(text.size() + 1, text.utf8.size());
  for (std::size_t byte = text.utf8.size(); byte-- > 0;) bytes[text.point_of_byte[byte]] = byte;
  return bytes;
}

struct Found {
  std::size_t begin;  // bytes
  std::size_t end;
};

// Every value of one pattern, check included. Where a token fails, the search goes on behind it: hostile runs cost one pass.
template <class Take>
void each_value(std::string_view text, Found where, const RuleIndex::Pattern& pattern, const RuleIndex& rules, Take take) {
  const auto& rule = pattern.rule;
  const Piece input{text.data(), text.size()};
  const int groups = pattern.regex->NumberOfCapturingGroups() + 1;
  std::array<Piece, pattern_groups_max + 1> piece;
  std::size_t at = where.begin;
  while (at <= where.end && pattern.regex->Match(input, at, where.end, re2::RE2::UNANCHORED, piece.data(), groups)) {
    Piece value = piece[0];
    for (int group = groups - 1; group > 0; --group)
      value = piece[static_cast<std::size_t>(group)].data() == nullptr ? value : piece[static_cast<std::size_t>(group)];
    if (rule.check == PatternCheck::Url) trim_url(value);
    const auto begin = static_cast<std::size_t>(value.data() - text.data());
    const auto end = begin + value.size();
    const bool good = !value.empty() && (rule.check == PatternCheck::None || stands_free(text, begin, end, rule.check)) &&
                      passes(rule.check, std::string{value}, text.substr(0, begin), text.substr(end), rules);
    if (good && !take(Found{begin, end})) return;
    auto next = good ? std::max(end, static_cast<std::size_t>(piece[0].data() - text.data()) + 1) : begin;
    if (!good) {
      const auto start = next++;
      while (next < text.size() && is_token_byte(text[start]) && is_token_byte(text[next])) ++next;
    }
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) ++next;
    at = std::max(at + 1, next);
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  }
}

}  // namespace

auto detect_patterns(const Reading& reading, const RuleIndex& rules, Candidates& found) -> Result<void> {
  const auto bytes = bytes_of_points(reading.text);
  for (const auto& [pattern, where] : rules.possible_patterns(reading.text.lower)) {
    bool blocked = false;
    for (const auto& range : where) {
      each_value(reading.text.utf8, {bytes[range.begin], bytes[range.end]}, *pattern, rules, [&, one = pattern](const Found& value) {
        blocked = one->rule.action == PatternAction::Block;
        if (!blocked) found.push_back(to_candidate(reading, one->rule, value.begin, value.end));
        return !blocked;
      });
      if (blocked) return fail(ErrorCode::InvalidInput, "anonymise_blocked", pattern->rule.says);
    }
  }
  return {};
}

auto try_pattern(const AnonymiseRules& rules, const std::string& pattern_name, const std::string& text) -> std::string {
  const auto normal = normalise_text(to_code_points(text));
  std::string first;
  const auto bytes = bytes_of_points(normal);
  for (const auto& [pattern, where] : rules.index->possible_patterns(normal.lower)) {
    if (pattern->rule.name != pattern_name) continue;
    for (const auto& range : where) {
      if (!first.empty()) break;
      each_value(normal.utf8, {bytes[range.begin], bytes[range.end]}, *pattern, *rules.index, [&](const Found& value) {
        first = normal.utf8.substr(value.begin, value.end - value.begin);
        return false;
      });
    }
  }
  return first;
}

}  // namespace noroshi::domain
