#include "domain/anonymise/replacement.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <utility>

namespace noroshi::domain {
namespace {

constexpr int names_per_word_max = 26 * 27;

auto bracketed(const std::string& content) -> std::string { return "〔" + content + "〕"; }

// A…Z, AA, AB…
auto letters_of(int number) -> std::string {
  std::string letters(1, static_cast<char>('A' + number % 26));
  if (number >= 26) letters.insert(letters.begin(), static_cast<char>('A' + number / 26 - 1));
  return letters;
}

// "変電所" of 北原第二変電所: the class says what was hit, the name who.
auto facility_class(const std::string& text, const RuleIndex& rules) -> std::string {
  std::string longest;
  for (const auto& suffix : rules.tables().words.facility_suffixes) {
    if (text.ends_with(suffix) && suffix.size() > longest.size()) longest = suffix;
  }
  return longest;
}

}  // namespace

void Forbidden::add(const std::u32string& form, std::uint32_t tag) {
  if (form.size() >= 2) matcher_.add(form, tag);
}

auto Forbidden::is_in(std::string_view text) const -> bool { return !matcher_.find(match_form(text)).empty(); }

auto Replacer::replace(const Replaced& span, const Forbidden& forbidden) -> std::string {
  if (span.decision == MaskDecision::Generalise) {
    for (const auto& form : generalise(span.type, span.text, rules_.tables(), span.language, coarseness_)) {
      // A form that would not be known again as ours would be read as prose the next time.
      if (rules_.is_own_replacement(form) && !forbidden.is_in(bracketed(form))) return bracketed(form);
    }
  }
  return pseudonym(span, forbidden);
}

auto Replacer::pseudonym(const Replaced& span, const Forbidden& forbidden) -> std::string {
  const auto key = span.entity.empty() ? to_text(match_form(span.text)) : span.entity;
  auto* known = find_known(span, key);
  if (known != nullptr && !forbidden.is_in(known->second)) {
    const auto name = known->second;
    if (known->first != key) pseudonyms_.entries.emplace_back(key, name);
    std::ranges::sort(pseudonyms_.entries);
    return name;
  }
  for (const auto& word : words_for(span)) {
    const auto name = new_name(word, span.language, forbidden);
    if (name.empty()) continue;
    if (known != nullptr && known->first == key) {
      known->second = name;
    } else {
      pseudonyms_.entries.emplace_back(key, name);
    }
    std::ranges::sort(pseudonyms_.entries);
    return name;
  }
  return "";
}

// The same key, or for a person the family name alone where the whole name is known, and the other way round.
auto Replacer::find_known(const Replaced& span, const std::string& key) -> std::pair<std::string, std::string>* {
  auto& entries = pseudonyms_.entries;
  const auto same = std::ranges::find(entries, key, &std::pair<std::string, std::string>::first);
  if (same != entries.end()) return &*same;
  if (span.type != "PERSON" || to_code_points(key).size() < 2) return nullptr;
  const auto heads = words_for(span);
  for (auto& entry : entries) {
    const bool is_person =
        std::ranges::any_of(heads, [&](const auto& word) { return word != "■" && entry.second.starts_with("〔" + word); });
    const bool is_same = to_code_points(entry.first).size() >= 2 && (entry.first.starts_with(key) || key.starts_with(entry.first));
    if (is_person && is_same) return &entry;
  }
  return nullptr;
}

auto Replacer::words_for(const Replaced& span) const -> std::vector<std::string> {
  std::vector<std::string> words;
  const bool is_english = span.language == Language::English;
  if (span.type == "FACILITY" && !is_english) {
    if (auto word = facility_class(span.text, rules_); !word.empty()) words.push_back(std::move(word));
  }
  for (const auto& label : rules_.tables().replacements.labels) {
    const bool fits = (label.type == span.type && (label.role == span.role || label.role == "*")) || label.type == "*";
    if (fits) words.push_back(is_english ? label.en : label.ja);
  }
  words.emplace_back("■");
  return words;
}

// The first letter that nobody in the thread has, nor anybody's hand has typed.
auto Replacer::new_name(const std::string& word, Language language, const Forbidden& forbidden) const -> std::string {
  for (int number = 0; number < names_per_word_max; ++number) {
    const auto name = bracketed(word + (language == Language::English ? " " : "") + letters_of(number));
    const bool is_taken = raw_text_.find(name) != std::string_view::npos ||
                          std::ranges::any_of(pseudonyms_.entries, [&](const auto& entry) { return entry.second == name; });
    if (is_taken) continue;
    if (!forbidden.is_in(name)) return name;
    if (number >= 3) return "";  // it is the word that is forbidden, not the letter
  }
  return "";
}

}  // namespace noroshi::domain
