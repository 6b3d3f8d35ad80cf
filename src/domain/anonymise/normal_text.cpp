#include "domain/anonymise/normal_text.hpp"

#include "base/text.hpp"
#include "domain/anonymise/character_folding.hpp"

namespace noroshi::domain {
namespace {

constexpr char32_t combining_voiced = 0x3099;
constexpr char32_t combining_semi_voiced = 0x309A;

auto is_space(char32_t c) -> bool {
  return c == U' ' || c == U'\t' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

auto is_line_end(char32_t c) -> bool { return c == U'\n' || c == U'\r' || c == 0x85 || c == 0x2028 || c == 0x2029; }

// Written as is: they are their own NFKC form, or their case must be kept for the reader's rules of capitals.
auto stands_as_is(char32_t c) -> bool {
  return c < 0x80 || (c >= 0x3001 && c <= 0x3096) || (c >= 0x30A0 && c <= 0x30FE) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xC0 && c <= 0x52F);
}

// Most of any report: kanji, kana and visible ASCII.
auto is_plain(char32_t c) -> bool {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FC) || (c > 0x20 && c < 0x7F);
}

auto is_voice_mark(char32_t c) -> bool { return c == combining_voiced || c == combining_semi_voiced; }

// Marks that stand by themselves join the kana before them too: か゛ is が for the reader.
auto joined_mark(char32_t c) -> char32_t { return c == 0x309B ? combining_voiced : c == 0x309C ? combining_semi_voiced : c; }

class Normaliser {
public:
  explicit Normaliser(const std::vector<char32_t>& raw) : raw_{raw} {
    out_.points.reserve(raw.size());
    out_.raw_begin.reserve(raw.size());
    out_.raw_end.reserve(raw.size());
  }

  auto run() -> NormalText {
    while (at_ < raw_.size()) take();
    join_numbers();
    finish();
    return std::move(out_);
  }

private:
  void put(char32_t c) {
    if (is_voice_mark(c) && join_to_kana(c)) return;
    append(c);
  }

  void append(char32_t c) {
    out_.points.push_back(c);
    out_.raw_begin.push_back(static_cast<std::uint32_t>(at_));
    out_.raw_end.push_back(static_cast<std::uint32_t>(at_ + 1));
  }

  // ｶﾞ is one letter of two code points, and so is か with U+3099.
  auto join_to_kana(char32_t mark) -> bool {
    std::size_t last = out_.points.size();
    while (last > 0 && (out_.points[last - 1] == U' ' || out_.points[last - 1] == U'\n')) --last;
    if (last == 0) return false;
    const auto joined = to_code_points(fold_for_match(to_utf8({out_.points[last - 1], mark})));
    if (joined.size() != 1) return false;
    out_.points[last - 1] = joined.front();
    out_.raw_end[last - 1] = static_cast<std::uint32_t>(at_ + 1);
    return true;
  }

  void take() {
    const char32_t c = joined_mark(raw_[at_]);
    if (is_plain(c)) {
      append(c);
    } else if (is_invisible(c)) {
    } else if (is_line_end(c)) {
      put(U'\n');
    } else if (is_space(c)) {
      put(U' ');
    } else if (c >= 0xFF01 && c <= 0xFF5E) {
      put(c - 0xFEE0);
    } else if (stands_as_is(c) || is_voice_mark(c)) {
      put(c);
    } else {
      for (const auto folded : to_code_points(fold_for_match(to_utf8(c)))) put(folded);
    }
    ++at_;
  }

  // The long-vowel mark is a letter in コーヒー and a hyphen in 03ー1234; other dashes are hyphens between letters and digits too.
  void join_numbers() {
    auto& points = out_.points;
    for (std::size_t at = 1; at + 1 < points.size(); ++at) {
      if (points[at] == U'-' || !is_hyphen_like(points[at])) continue;
      const bool digits = is_digit(points[at - 1]) && is_digit(points[at + 1]);
      const bool ascii = points[at - 1] < 0x80 && points[at + 1] < 0x80 && is_alnum(points[at - 1]) && is_alnum(points[at + 1]);
      if (digits || (ascii && points[at] != 0x30FC)) points[at] = U'-';
    }
  }

  void finish() {
    out_.lower = out_.points;
    for (auto& c : out_.lower) c = c >= U'A' && c <= U'Z' ? c + 0x20 : c;
    out_.utf8.reserve(out_.points.size() * 3);
    for (std::size_t point = 0; point < out_.points.size(); ++point) {
      const char32_t c = out_.points[point];
      if (c < 0x80) {
        out_.utf8.push_back(static_cast<char>(c));
      } else if (c >= 0x800 && c < 0xD800) {
        out_.utf8 +=
            {static_cast<char>(0xE0U | (c >> 12U)), static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)), static_cast<char>(0x80U | (c & 0x3FU))};
      } else {
        out_.utf8 += to_utf8(c);
      }
      out_.point_of_byte.resize(out_.utf8.size(), static_cast<std::uint32_t>(point));
    }
    out_.point_of_byte.push_back(static_cast<std::uint32_t>(out_.points.size()));
  }

  const std::vector<char32_t>& raw_;
  std::size_t at_ = 0;
  NormalText out_;
};

// Dots between the parts of a name and quotes are written or left out at will.
auto is_left_out(char32_t c) -> bool { return c == U' ' || c == U'\n' || c == 0x30FB || c == 0xB7 || c == 0x2022; }

}  // namespace

auto normalise_text(const std::vector<char32_t>& raw) -> NormalText { return Normaliser{raw}.run(); }

auto match_text(const NormalText& text) -> MatchText {
  MatchText match;
  match.points.reserve(text.size());
  match.origin.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_left_out(text.points[at])) continue;
    match.points.push_back(fold_character(text.points[at]));
    match.origin.push_back(static_cast<std::uint32_t>(at));
  }
  return match;
}

auto match_form(std::string_view text) -> std::u32string { return match_text(normalise_text(to_code_points(text))).points; }

auto to_points(std::string_view utf8) -> std::u32string {
  const auto points = to_code_points(utf8);
  return {points.begin(), points.end()};
}

auto to_text(std::u32string_view points) -> std::string { return to_utf8(std::vector<char32_t>{points.begin(), points.end()}); }

auto is_kanji(char32_t c) -> bool {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3005 || c == 0x3006 || (c >= 0x20000 && c <= 0x3134F);
}
auto is_hiragana(char32_t c) -> bool { return c >= 0x3041 && c <= 0x309F; }
auto is_katakana(char32_t c) -> bool { return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC || c == 0x30FD || c == 0x30FE; }
auto is_digit(char32_t c) -> bool { return c >= U'0' && c <= U'9'; }
auto is_latin(char32_t c) -> bool {
  return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) ||
         (c >= 0x370 && c <= 0x52F);
}

}  // namespace noroshi::domain
