#include "domain/triage/text_terms.hpp"

#include "base/text.hpp"

#include <cmath>
#include <optional>

namespace noroshi::domain {
namespace {

constexpr double lone_kanji_weight = 0.4;
constexpr std::size_t stem_letters = 5;

enum class Script { None, Letter, Digit, Hiragana, Katakana, Kanji };

auto script_of(char32_t point) -> Script {
  if ((point >= U'a' && point <= U'z') || (point >= 0xDF && point <= 0x24F)) return Script::Letter;
  if (point >= U'0' && point <= U'9') return Script::Digit;
  if (point >= 0x3041 && point <= 0x309F) return Script::Hiragana;
  if (point >= 0x30A1 && point <= 0x30FF && point != 0x30FB) return Script::Katakana;
  if ((point >= 0x4E00 && point <= 0x9FFF) || (point >= 0x3400 && point <= 0x4DBF) || point == 0x3005) return Script::Kanji;
  return Script::None;
}

auto is_japanese(Script script) -> bool { return script >= Script::Hiragana; }

/// White space would be folded away with the borders of words: it is cut at first.
auto cut_at_space(std::string_view text) -> std::vector<std::u32string> {
  std::vector<std::u32string> parts;
  std::vector<char32_t> part;
  const auto close = [&] {
    if (part.empty()) return;
    const auto folded = to_code_points(fold_for_match(to_utf8(part)));
    parts.emplace_back(folded.begin(), folded.end());
    part.clear();
  };
  for (const auto point : to_code_points(text)) {
    if (point <= U' ' || point == 0x3000 || point == 0xA0) {
      close();
    } else {
      part.push_back(point);
    }
  }
  close();
  return parts;
}

auto utf8_of(std::u32string_view points) -> std::string { return to_utf8(std::vector<char32_t>(points.begin(), points.end())); }

void append_word(std::u32string_view word, std::vector<TextTerm>& terms) {
  if (word.size() < 2) return;
  terms.push_back({utf8_of(word.substr(0, stem_letters)), utf8_of(word)});
}

void append_japanese(std::u32string_view run, std::vector<TextTerm>& terms) {
  bool begun = false;
  for (std::size_t i = 0; i < run.size(); ++i) {
    const auto script = script_of(run[i]);
    if (i + 1 < run.size() && (script != Script::Hiragana || script_of(run[i + 1]) != Script::Hiragana)) {
      const auto pair = utf8_of(run.substr(i, 2));
      terms.push_back({pair, pair, 1, begun});
      begun = true;
    } else {
      begun = false;
    }
  }
  for (const auto point : run) {
    if (script_of(point) == Script::Kanji) terms.push_back({to_utf8(point), "", lone_kanji_weight});
  }
}

}  // namespace

auto text_terms(std::string_view text) -> std::vector<TextTerm> {
  std::vector<TextTerm> terms;
  for (const auto& part : cut_at_space(text)) {
    const std::u32string_view view{part};
    for (std::size_t begin = 0; begin < view.size();) {
      const auto first = script_of(view[begin]);
      std::size_t end = begin + 1;
      const auto goes_on = [&](Script next) { return is_japanese(first) ? is_japanese(next) : next == first; };
      while (end < view.size() && goes_on(script_of(view[end]))) ++end;
      if (first == Script::Letter) append_word(view.substr(begin, end - begin), terms);
      if (is_japanese(first)) append_japanese(view.substr(begin, end - begin), terms);
      begin = end;
    }
  }
  return terms;
}

auto count_terms(const std::vector<TextTerm>& terms) -> TermWeights {
  TermWeights sums;
  for (const auto& term : terms) sums[term.term] += term.weight;
  for (auto& [term, sum] : sums) sum = sum > 1 ? 1 + std::log(sum) : sum;
  return sums;
}

}  // namespace noroshi::domain
