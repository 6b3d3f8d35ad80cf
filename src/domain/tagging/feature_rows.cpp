#include "domain/tagging/feature_rows.hpp"

#include "base/result.hpp"

#include <algorithm>

namespace noroshi::domain {
namespace {

constexpr std::uint64_t beyond = 1;  // stands for what lies outside the text

enum Kind : std::uint64_t { Outside = 1, Kanji, Hiragana, Katakana, Upper, Lower, Digit, Space, LineEnd, Other };

auto kind_of(char32_t c) -> std::uint64_t {
  if (is_kanji(c)) return Kanji;
  if (is_hiragana(c)) return Hiragana;
  if (is_katakana(c)) return Katakana;
  if (is_digit(c)) return Digit;
  if (c >= U'A' && c <= U'Z') return Upper;
  if (is_latin(c)) return Lower;
  if (c == U'\n') return LineEnd;
  if (c == U' ') return Space;
  return 16U + c;  // a sign is a class of its own
}

auto closing_of(char32_t c) -> char32_t {
  switch (c) {
    case U'「': return U'」';
    case U'『': return U'』';
    case U'(': return U')';
    case U'【': return U'】';
    case U'"': return U'"';
    case U'“': return U'”';
    case U'《': return U'》';
    case U'〈': return U'〉';
    case U'[': return U']';
    case U'<': return U'>';
    default: return 0;
  }
}

// Numbers of ipadic's parts of speech.
constexpr std::uint16_t kind_space = 8;
auto is_noun_kind(std::uint16_t kind) -> bool {
  return (kind >= 36 && kind <= 48) || (kind >= 50 && kind <= 53) || (kind >= 55 && kind <= 57) || kind == 61 ||
         (kind >= 27 && kind <= 30) || kind == 3;
}
// What says something: independent adjectives and verbs, nouns, and such suffixes.
auto is_content_kind(std::uint16_t kind) -> bool {
  return kind == 10 || kind == 31 || kind == 36 || kind == 38 || kind == 40 || (kind >= 41 && kind <= 47) || kind == 50 || kind == 51;
}
auto is_joiner(char32_t c) -> bool { return c == U'・' || c == U'=' || c == U'-' || c == U'&' || c == U'.' || c == U'゠' || c == U'='; }

auto bucket(std::size_t length) -> std::uint64_t { return length < 6 ? length : length < 9 ? 6U : length < 14 ? 7U : 8U; }

}  // namespace

FeatureText::FeatureText(const NormalText& text, const Morphemes& morphemes) : size_{text.size()} {
  read_characters(text);
  read_runs();
  read_brackets();
  if (morphemes.empty()) return;
  read_words(text, morphemes);
  read_names(morphemes);
}

void FeatureText::read_characters(const NormalText& text) {
  characters_.assign(size_ + 2 * margin, beyond);
  kinds_.assign(size_ + 2 * margin, Outside);
  for (std::size_t point = 0; point < size_; ++point) {
    const char32_t c = text.points[point];
    characters_[point + margin] = is_digit(c) ? U'0' : c;
    kinds_[point + margin] = kind_of(c);
  }
}

void FeatureText::read_runs() {
  run_of_point_.resize(size_);
  for (std::size_t begin = 0, end = 0; begin < size_; begin = end) {
    const auto first = kind(static_cast<std::ptrdiff_t>(begin));
    for (end = begin + 1; end < size_ && kind(static_cast<std::ptrdiff_t>(end)) == first;) ++end;
    for (auto point = begin; point < end; ++point)
      run_of_point_[point] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
}

// The innermost pair of brackets of at most 40 points around each point, the brackets left out.
void FeatureText::read_brackets() {
  constexpr std::size_t length_max = 40;
  bracket_of_point_.resize(size_);
  for (std::size_t open = 0; open < size_; ++open) {
    const auto opening = characters_[open + margin];
    const auto closing = closing_of(static_cast<char32_t>(opening));
    if (closing == 0) continue;
    auto close = open + 1;
    while (close < size_ && close - open <= length_max && characters_[close + margin] != closing && characters_[close + margin] != U'\n')
      ++close;
    if (close >= size_ || characters_[close + margin] != closing) continue;
    const auto behind = mix_hash(character(static_cast<std::ptrdiff_t>(close) + 1), character(static_cast<std::ptrdiff_t>(close) + 2));
    for (auto point = open + 1; point < close; ++point) {
      bracket_of_point_[point] = {opening, behind, static_cast<std::uint32_t>(open + 1), static_cast<std::uint32_t>(close)};
    }
  }
}

void FeatureText::read_words(const NormalText& text, const Morphemes& morphemes) {
  word_of_point_.resize(size_);
  words_.reserve(morphemes.words.size() * 2);
  const auto add = [&](std::size_t begin, std::size_t end, std::uint16_t kind, std::uint64_t known) {
    const bool joins = end - begin == 1 && is_joiner(text.points[begin]);
    std::fill(word_of_point_.begin() + static_cast<std::ptrdiff_t>(begin), word_of_point_.begin() + static_cast<std::ptrdiff_t>(end),
              static_cast<std::uint32_t>(words_.size()));
    words_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), 0, 0, 0, 0, hash_of(begin, end),
                      2U + kind * 2U + known, is_noun_kind(kind) || joins, is_content_kind(kind)});
  };
  std::size_t at = 0;
  for (const auto& morpheme : morphemes.words) {
    if (morpheme.begin < at || morpheme.end > size_ || morpheme.begin >= morpheme.end) continue;
    for (; at < morpheme.begin; ++at) add(at, at + 1, kind_space, 0);
    add(morpheme.begin, morpheme.end, morpheme.kind, morpheme.is_known ? 1 : 0);
    at = morpheme.end;
  }
  for (; at < size_; ++at) add(at, at + 1, kind_space, 0);
  join_chunks();
}

void FeatureText::join_chunks() {
  for (std::size_t first = 0, end = 0; first < words_.size(); first = end) {
    end = first + 1;
    while (words_[first].is_noun && end < words_.size() && words_[end].is_noun) ++end;
    for (auto at = first; at < end; ++at) {
      words_[at].chunk_begin = words_[first].begin;
      words_[at].chunk_end = words_[end - 1].end;
      words_[at].chunk_first = static_cast<std::uint32_t>(first);
      words_[at].chunk_last = static_cast<std::uint32_t>(end - 1);
    }
  }
}

void FeatureText::read_names(const Morphemes& morphemes) {
  // organisation and other; person; surname; given name; place and country
  static constexpr std::array<std::size_t, 7> group_of{0, 1, 2, 3, 0, 4, 4};
  constexpr std::uint16_t first_kind = 41;
  name_of_point_.resize(size_);
  for (const auto& name : morphemes.names) {
    if (name.kind < first_kind || name.kind >= first_kind + group_of.size() || name.end > size_) continue;
    const auto group = group_of[name.kind - first_kind];
    for (auto point = name.begin; point < name.end; ++point) {
      auto& longest = name_of_point_[point][group];
      if (name.end - name.begin > longest.end - longest.begin) longest = {name.begin, name.end};
    }
  }
}

auto FeatureText::hash_of(std::size_t begin, std::size_t end) const -> std::uint64_t {
  std::uint64_t hash = 0x2545F4914F6CDD1DU;
  for (auto point = begin; point < end; ++point) hash = mix_hash(hash, characters_[point + margin]);
  return hash;
}

auto FeatureText::word(std::ptrdiff_t at) const -> const Word& {
  static const Word outside{0, 0, 0, 0, 0, 0, beyond, 0, false, false};
  return at < 0 || at >= static_cast<std::ptrdiff_t>(words_.size()) ? outside : words_[static_cast<std::size_t>(at)];
}

void FeatureText::put_characters(FeatureWriter& writer, std::size_t point) const {
  const auto* c = characters_.data() + point + margin;
  const auto* k = kinds_.data() + point + margin;
  for (std::ptrdiff_t at = -4; at <= 4; ++at) writer.put(c[at]);
  for (std::ptrdiff_t at = -3; at <= 2; ++at) writer.put(c[at], c[at + 1]);
  for (std::ptrdiff_t at = -3; at <= 1; ++at) writer.put(c[at], c[at + 1], c[at + 2]);
  for (const std::ptrdiff_t at : {-4, -3, 0, 1}) writer.put(c[at], c[at + 1], c[at + 2], c[at + 3]);
  writer.put(c[-1], c[1]);
  writer.put(k[0]);
  writer.put(k[-1], k[0]);
  writer.put(k[0], k[1]);
  writer.put(k[-1], k[0], k[1]);
  writer.put(k[-2], k[-1], k[0]);
  writer.put(k[0], k[1], k[2]);
  writer.put(mix_hash(k[-2], k[-1]), k[0], k[1], k[2]);
  writer.put(mix_hash(mix_hash(k[-3], k[-2]), mix_hash(k[-1], k[0])), k[1], k[2], k[3]);
}

void FeatureText::put_runs(FeatureWriter& writer, std::size_t point) const {
  const auto run = run_of_point_[point];
  const auto own = kind(static_cast<std::ptrdiff_t>(point));
  const std::uint64_t place = (point == run.begin ? 1U : 0U) + (point + 1 == run.end ? 2U : 0U);
  const auto begin = static_cast<std::ptrdiff_t>(run.begin);
  const auto end = static_cast<std::ptrdiff_t>(run.end);
  writer.put(own, place, bucket(run.end - run.begin));
  writer.put(own, place, character(end - 1));
  writer.put(mix_hash(own, place), character(end - 2), character(end - 1));
  writer.put(mix_hash(own, place), character(end), character(end + 1));
  writer.put(own, place, character(begin - 1));
  if (own == Katakana || own == Upper || own == Lower) {
    writer.put(place, hash_of(run.begin, std::min(run.end, run.begin + 16)));
  } else {
    writer.skip(1);
  }
  const auto& bracket = bracket_of_point_[point];
  if (bracket.end == 0) {
    writer.skip(3);
    return;
  }
  const std::uint64_t edge = (point == bracket.begin ? 1U : 0U) + (point + 1 == bracket.end ? 2U : 0U);
  writer.put(bracket.open, edge);
  writer.put(bracket.open, edge, bucket(bracket.end - bracket.begin));
  writer.put(bracket.open, edge, bracket.behind);
}

void FeatureText::put_words(FeatureWriter& writer, std::size_t point) const {
  const auto at = static_cast<std::ptrdiff_t>(word_of_point_[point]);
  const auto& w = word(at);
  const auto &p1 = word(at - 1), &p2 = word(at - 2), &n1 = word(at + 1), &n2 = word(at + 2);
  const std::uint64_t place = (point == w.begin ? 1U : 0U) + (point + 1 == w.end ? 2U : 0U);
  writer.put(place, w.kind);
  writer.put(place, p1.kind, w.kind);
  writer.put(place, w.kind, n1.kind);
  writer.put(mix_hash(place, p1.kind), w.kind, n1.kind);
  writer.put(mix_hash(place, p2.kind), p1.kind, w.kind);
  writer.put(mix_hash(place, w.kind), n1.kind, n2.kind);
  writer.put(mix_hash(place, p2.kind), p1.kind, mix_hash(w.kind, n1.kind), n2.kind);
  writer.put(place, w.surface);
  writer.put(place, p1.surface);
  writer.put(place, n1.surface);
  writer.put(place, p2.surface);
  writer.put(place, n2.surface);
  writer.put(place, p1.surface, w.surface);
  writer.put(place, w.surface, n1.surface);
  writer.put(place, p1.surface, n1.surface);
  writer.put(place, n1.surface, n2.surface);
  writer.put(place, p2.surface, p1.surface);
  writer.put(place, w.kind, n1.surface);
  writer.put(place, p1.surface, w.kind);
  writer.put(mix_hash(place, w.kind), n1.kind, n2.surface);
  writer.put(place, word(at + 3).surface);
  writer.put(place, word(at - 3).surface);
}

void FeatureText::put_chunks(FeatureWriter& writer, std::size_t point) const {
  const auto at = word_of_point_[point];
  const auto& w = words_[at];
  if (!w.is_noun) {
    writer.skip(chunk_columns);
    return;
  }
  const auto first = static_cast<std::ptrdiff_t>(w.chunk_first);
  const auto last = static_cast<std::ptrdiff_t>(w.chunk_last);
  const auto begin = static_cast<std::ptrdiff_t>(w.chunk_begin);
  const auto end = static_cast<std::ptrdiff_t>(w.chunk_end);
  const auto &head = word(last), &front = word(first), &after = word(last + 1), &after2 = word(last + 2), &before = word(first - 1);
  const std::uint64_t place = (point == w.chunk_begin ? 1U : 0U) + (point + 1 == w.chunk_end ? 2U : 0U) + (point == w.begin ? 4U : 0U) +
                              (point + 1 == w.end ? 8U : 0U) + (at == w.chunk_last ? 16U : 0U);
  std::uint64_t kinds = 0;
  for (auto word_at = first; word_at <= last; ++word_at) kinds = mix_hash(kinds, word(word_at).kind);
  writer.put(place, bucket(w.chunk_end - w.chunk_begin));
  writer.put(place, static_cast<std::uint64_t>(std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(at) - first, 5)),
             static_cast<std::uint64_t>(std::min<std::ptrdiff_t>(last - static_cast<std::ptrdiff_t>(at), 5)));
  writer.put(place, head.surface);
  writer.put(place, head.kind, front.kind);
  writer.put(place, front.surface);
  writer.put(place, character(end - 1));
  writer.put(place, character(end - 2), character(end - 1));
  writer.put(mix_hash(place, character(end - 3)), character(end - 2), character(end - 1));
  writer.put(place, character(begin), character(begin + 1));
  writer.put(place, kinds);
  writer.put(place, hash_of(w.chunk_begin, std::min(w.chunk_end, w.chunk_begin + 20)));
  writer.put(place, after.surface);
  writer.put(place, after.surface, after2.surface);
  writer.put(place, after2.surface);
  writer.put(place, before.surface);
  writer.put(place, before.surface, word(first - 2).surface);
  writer.put(place, word(first - 2).surface);
  writer.put(place, head.surface, after.surface);
  writer.put(place, w.kind, head.surface);
  writer.put(place, mix_hash(before.surface, head.kind), after.surface);
}

void FeatureText::put_dictionary_names(FeatureWriter& writer, std::size_t point) const {
  const auto& names = name_of_point_[point];
  std::uint64_t places = 0;
  for (const auto& name : names) {
    if (name.end == 0) {
      writer.skip(1);
      places *= 8;
      continue;
    }
    const std::uint64_t place = 1U + (point == name.begin ? 1U : 0U) + (point + 1 == name.end ? 2U : 0U);
    writer.put(place, std::min<std::uint64_t>(name.end - name.begin, 5));
    places = places * 8 + place;
  }
  const auto& w = words_[word_of_point_[point]];
  const std::uint64_t in_word = (point == w.begin ? 1U : 0U) + (point + 1 == w.end ? 2U : 0U);
  writer.put(places);
  writer.put(places, w.kind, in_word);
  writer.put(places, kind(static_cast<std::ptrdiff_t>(point) - 1), kind(static_cast<std::ptrdiff_t>(point) + 1));
  writer.put(places, character(static_cast<std::ptrdiff_t>(point) + 1));
}

// The nouns and verbs of each sentence: what it is about tells a company from a team.
void add_sentences(const NormalText& text, const FeatureText& features, FeatureRows& rows) {
  constexpr std::size_t words_max = 60;
  rows.line_of_point.resize(rows.points);
  rows.line_features.emplace_back();
  for (std::size_t point = 0; point < rows.points; ++point) {
    rows.line_of_point[point] = static_cast<std::uint32_t>(rows.line_features.size() - 1);
    auto& sentence = rows.line_features.back();
    const auto& word = features.words()[features.word_at(point)];
    if (word.begin == point && word.is_content && sentence.size() < words_max) {
      const auto feature = FeatureWriter::shared_feature(0, word.surface);
      if (std::ranges::find(sentence, feature) == sentence.end()) sentence.push_back(feature);
    }
    if (text.points[point] == U'。' || text.points[point] == U'\n') rows.line_features.emplace_back();
  }
}

auto name_features(const NormalText& text, const Morphemes& morphemes) -> FeatureRows {
  const FeatureText features{text, morphemes};
  FeatureRows rows;
  rows.points = text.size();
  rows.columns = FeatureText::character_columns + FeatureText::run_columns + FeatureText::word_columns + FeatureText::chunk_columns +
                 FeatureText::name_columns;
  rows.hashes.assign(rows.points * rows.columns, 0);
  for (std::size_t point = 0; point < rows.points; ++point) {
    FeatureWriter writer{rows, point};
    features.put_characters(writer, point);
    features.put_runs(writer, point);
    if (!features.has_morphemes()) continue;
    features.put_words(writer, point);
    features.put_chunks(writer, point);
    features.put_dictionary_names(writer, point);
    NOROSHI_ASSERT(writer.column() == rows.columns);
  }
  if (features.has_morphemes()) add_sentences(text, features, rows);
  return rows;
}

}  // namespace noroshi::domain
