#include "domain/anonymise/candidate.hpp"
#include "domain/anonymise/name_stem.hpp"
#include "domain/anonymise/rule_index.hpp"

#include <algorithm>
#include <string>

namespace noroshi::domain {
namespace {

enum class Place { SentenceBegin, Inside };

struct Word {
  std::size_t begin;
  std::size_t end;
  std::uint32_t signs;
  bool is_capital;    ///< begins with a capital and is not one of the trade's words
  bool is_connector;  ///< of, and, &
  bool begins_sentence;
};

auto is_upper(char32_t c) -> bool { return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE); }

auto is_word_point(char32_t c) -> bool { return is_alnum(c) || c == U'&' || c == U'\'' || c == U'-'; }

class EnglishDetector {
public:
  EnglishDetector(const Reading& reading, const RuleIndex& rules, Candidates& found)
      : reading_{reading}, rules_{rules}, found_{found}, barriers_{name_barriers(reading, found)}, points_{reading.text.points} {}

  void run() {
    for (std::size_t begin = 0; begin < points_.size();) {
      std::size_t end = begin;
      while (end < points_.size() && points_[end] != U'\n') ++end;
      if (is_english_line(reading_.text, begin)) read_line(begin, end);
      begin = end + 1;
    }
  }

private:
  void read_line(std::size_t begin, std::size_t end) {
    const auto words = split(begin, end);
    for (std::size_t first = 0; first < words.size();) {
      if (!words[first].is_capital) {
        ++first;
        continue;
      }
      std::size_t last = first;
      while (last + 1 < words.size() && joins(words, last)) ++last;
      while (last > first && words[last].is_connector) --last;
      take(words, first, last);
      first = last + 1;
    }
  }

  auto split(std::size_t begin, std::size_t end) const -> std::vector<Word> {
    std::vector<Word> words;
    auto place = Place::SentenceBegin;
    for (std::size_t at = begin; at < end;) {
      if (!is_word_point(points_[at]) || barriers_[at]) {
        const char32_t c = points_[at];
        if ((c == U'.' && !follows_abbreviation(words, at)) || c == U'!' || c == U'?') place = Place::SentenceBegin;
        ++at;
        continue;
      }
      std::size_t stop = at;
      while (stop < end && is_word_point(points_[stop]) && !barriers_[stop]) ++stop;
      if (points_.substr(at, stop - at).ends_with(U"'s")) {
        words.push_back(read_word(at, stop - 2, place));
      } else {
        words.push_back(read_word(at, stop, place));
      }
      place = Place::Inside;
      at = stop;
    }
    return words;
  }

  auto follows_abbreviation(const std::vector<Word>& words, std::size_t at) const -> bool {
    return !words.empty() && words.back().end == at &&
           ((words.back().signs & (RuleIndex::Title | RuleIndex::LegalWord)) != 0 || words.back().end - words.back().begin == 1);
  }

  auto read_word(std::size_t begin, std::size_t end, Place place) const -> Word {
    const auto lower = to_text(std::u32string_view{reading_.text.lower}.substr(begin, end - begin));
    Word word{begin, end, rules_.english_word_signs(lower), false, false, place == Place::SentenceBegin};
    word.is_connector = lower == "of" || lower == "&" || lower == "and";
    const bool is_standard = rules_.is_standard(lower.substr(0, lower.find_first_of("-0123456789")));  // SHA-256
    word.is_capital = !is_standard && is_upper(points_[begin]) && end - begin >= 2 && !rules_.is_trade_word(lower) &&
                      (word.signs & RuleIndex::SentenceWord) == 0;
    return word;
  }

  // A name goes on over the next word when that is a capital too, or of/and/& with a capital behind it, with nothing but a space or a
  // full stop of an abbreviation between them.
  auto joins(const std::vector<Word>& words, std::size_t at) const -> bool {
    const auto& next = words[at + 1];
    const auto gap = points_.substr(words[at].end, next.begin - words[at].end);
    const bool is_place = gap == U" " && (next.signs & RuleIndex::FacilityWord) != 0 && words[at].is_capital;  // Frankfurt station
    if (is_place) return true;
    const bool legal = (next.signs & RuleIndex::LegalWord) != 0 && gap == U", ";
    if (gap != U" " && gap != U". " && !legal) return false;
    if (gap == U". " && (words[at].signs & RuleIndex::Title) == 0 && words[at].end - words[at].begin != 1) return false;
    if (next.is_capital) return true;
    return next.is_connector && at + 2 < words.size() && words[at + 2].is_capital && points_[next.begin] != U'a';
  }

  void take(const std::vector<Word>& words, std::size_t first, std::size_t last) {
    std::uint32_t signs = 0;
    for (std::size_t at = first; at <= last; ++at) signs |= words[at].signs;
    const bool titled = (words[first].signs & RuleIndex::Title) != 0;
    if (titled && last == first) return;
    if (!titled && last == first &&
        (words[first].begins_sentence || (signs & (RuleIndex::OrganisationWord | RuleIndex::FacilityWord)) != 0))
      return;
    if (is_acronym(words[first]) && last == first && (signs & RuleIndex::LegalWord) == 0) return;
    Candidate candidate;
    candidate.begin = words[titled ? first + 1 : first].begin;
    candidate.end = words[last].end;
    const bool abbreviated =
        (words[last].signs & RuleIndex::LegalWord) != 0 && candidate.end < points_.size() && points_[candidate.end] == U'.';
    if (abbreviated) ++candidate.end;
    candidate.type = titled ? "PERSON" : "ORG";
    candidate.reason = titled ? "english:title" : "english:capitals";
    if ((signs & (RuleIndex::OrganisationWord | RuleIndex::LegalWord)) != 0) {
      candidate.reason = "english:organisation-word";
    } else if ((signs & RuleIndex::FacilityWord) != 0) {
      candidate.type = "FACILITY";
      candidate.reason = "english:facility-word";
    } else if (!titled) {
      candidate.type = last == first + 1 ? "PERSON" : "ORG";
    }
    candidate.role = candidate.type == "PERSON" ? "victim" : "";
    candidate.score = candidate.reason == "english:capitals" ? 0.6 : 0.85;
    candidate.decision = candidate.score < 0.7 ? MaskDecision::Ask : MaskDecision::Mask;
    candidate.rank = candidate.score < 0.7 ? Rank::Guess : Rank::Name;
    found_.push_back(std::move(candidate));
  }

  auto is_acronym(const Word& word) const -> bool {
    const auto text = points_.substr(word.begin, word.end - word.begin);
    return text.size() <= 5 && std::ranges::none_of(text, [](char32_t c) { return c >= U'a' && c <= U'z'; });
  }

  const Reading& reading_;
  const RuleIndex& rules_;
  Candidates& found_;
  std::vector<bool> barriers_;
  std::u32string_view points_;
};

}  // namespace

auto is_english_line(const NormalText& text, std::size_t at) -> bool {
  std::size_t begin = at;
  while (begin > 0 && text.points[begin - 1] != U'\n') --begin;
  std::size_t latin = 0;
  std::size_t japanese = 0;
  std::size_t spaces = 0;
  for (std::size_t point = begin; point < text.size() && text.points[point] != U'\n'; ++point) {
    const char32_t c = text.points[point];
    latin += is_latin(c) ? 1 : 0;
    japanese += is_kanji(c) || is_hiragana(c) || is_katakana(c) ? 1 : 0;
    spaces += c == U' ' ? 1 : 0;
  }
  return spaces >= 2 && latin > 10 && latin > japanese * 8;
}

void detect_english(const Reading& reading, const RuleIndex& rules, Candidates& found) { EnglishDetector{reading, rules, found}.run(); }

}  // namespace noroshi::domain
