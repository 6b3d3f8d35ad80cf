#include "domain/tagging/report_features.hpp"

#include "base/result.hpp"

#include <algorithm>
#include <unordered_map>

namespace noroshi::domain {
namespace {

// Spaces of features that do not hang on a column.
enum Space : std::uint64_t { WordBefore = 1, WordBehind, LineWord, HeadingWord, LineBeforeWord, LineForm, FirstWord, PairOfLineWords };

constexpr std::size_t words_around = 4;
constexpr std::size_t line_words_max = 30;

auto is_token_sign(char32_t c) -> bool {
  static constexpr std::u32string_view signs = U"._-:/@\\%+=~#[]$&?*{}|";
  return (c < 0x80 && is_alnum(c)) || signs.find(c) != std::u32string_view::npos;
}

struct Token {
  std::uint32_t begin = 0, end = 0;
  std::uint64_t shape = 0, text = 0, ending = 0, signs = 0, net = 0;
};

struct Line {
  std::uint32_t begin = 0, end = 0;
  std::uint64_t form = 0;  // log line, list item, heading …
  bool is_heading = false;
  std::uint64_t key = 0;  // the words before a colon
  std::uint32_t key_end = 0;
  std::vector<std::uint64_t> words;
};

// Own networks by their range; others say nothing.
auto net_of(std::u32string_view token) -> std::uint64_t {
  for (const auto* own : {U"10.", U"192.168.", U"127.", U"fe80:", U"fd"}) {
    if (token.starts_with(own)) return 1;
  }
  if (token.starts_with(U"172.") && token.size() > 6 && token[6] == U'.')
    return token[4] == U'1' || token[4] == U'2' || token[4] == U'3' ? 1 : 2;
  return token.size() > 6 && is_digit(token[0]) && token.find(U'.') != std::u32string_view::npos ? 2 : 0;
}

class ReportText {
public:
  ReportText(const NormalText& text, const Morphemes& morphemes, const NameHints& hints)
      : text_{text}, hints_{hints}, features_{text, morphemes} {
    find_tokens();
    find_lines();
    count_chunks();
  }

  auto rows() -> FeatureRows {
    FeatureRows rows;
    rows.points = text_.size();
    rows.columns = columns;
    rows.hashes.assign(rows.points * rows.columns, 0);
    for (std::size_t point = 0; point < rows.points; ++point) put(rows, point);
    rows.line_of_point = line_of_point_;
    for (std::size_t line = 0; line < lines_.size(); ++line) rows.line_features.push_back(line_features(line));
    return rows;
  }

private:
  static constexpr std::size_t token_columns = 10;
  static constexpr std::size_t place_columns = 6;
  static constexpr std::size_t hint_columns = 4;
  static constexpr std::size_t around_columns = 2 * words_around + 1;
  static constexpr std::size_t columns = FeatureText::character_columns + FeatureText::run_columns + FeatureText::word_columns +
                                         FeatureText::chunk_columns + token_columns + place_columns + hint_columns + around_columns;

  void put(FeatureRows& rows, std::size_t point) const {
    FeatureWriter writer{rows, point};
    features_.put_characters(writer, point);
    features_.put_runs(writer, point);
    put_token(writer, point);
    put_place(writer, point);
    put_hints(writer, point);
    if (!features_.has_morphemes()) return;
    features_.put_words(writer, point);
    features_.put_chunks(writer, point);
    put_around(writer, point);
    NOROSHI_ASSERT(writer.column() == columns);
  }

  void find_tokens() {
    token_of_point_.assign(text_.size(), 0);
    tokens_.push_back({});
    const std::u32string_view points{text_.points};
    for (std::size_t begin = 0, end = 0; begin < points.size(); begin = end) {
      for (end = begin; end < points.size() && is_token_sign(points[end]);) ++end;
      if (end == begin) {
        ++end;
        continue;
      }
      std::fill(token_of_point_.begin() + static_cast<std::ptrdiff_t>(begin), token_of_point_.begin() + static_cast<std::ptrdiff_t>(end),
                static_cast<std::uint32_t>(tokens_.size()));
      tokens_.push_back(read_token(begin, end));
    }
  }

  auto read_token(std::size_t begin, std::size_t end) const -> Token {
    Token token;
    token.begin = static_cast<std::uint32_t>(begin);
    token.end = static_cast<std::uint32_t>(end);
    const auto points = std::u32string_view{text_.points}.substr(begin, end - begin);
    std::uint64_t last = 0;
    for (const auto c : points) {
      const std::uint64_t kind = is_digit(c) ? U'0' : is_latin(c) ? (c >= U'a' ? U'a' : U'A') : c;
      if (kind != last) token.shape = mix_hash(token.shape, kind);
      last = kind;
      if (c == U'@' || c == U'/' || c == U'\\' || c == U'[' || c == U'_' || c == U'.' || c == U'-' || c == U':')
        token.signs |= 1U << (c & 31U);
    }
    token.text = features_.hash_of(begin, std::min(end, begin + 24));
    const auto dot = points.rfind(U'.');
    if (dot != std::u32string_view::npos) token.ending = features_.hash_of(begin + dot, std::min(end, begin + dot + 8));
    token.net = net_of(points);
    return token;
  }

  void put_token(FeatureWriter& writer, std::size_t point) const {
    const auto& token = tokens_[token_of_point_[point]];
    if (token.end == 0) {
      writer.skip(token_columns);
      return;
    }
    const std::uint64_t place = (point == token.begin ? 1U : 0U) + (point + 1 == token.end ? 2U : 0U);
    const auto begin = static_cast<std::ptrdiff_t>(token.begin);
    const auto end = static_cast<std::ptrdiff_t>(token.end);
    const auto before = mix_hash(features_.character(begin - 2), features_.character(begin - 1));
    const auto behind = mix_hash(features_.character(end), features_.character(end + 1));
    const auto before_that = tokens_[token_of_point_[begin > 1 ? token.begin - 2 : 0]];
    writer.put(place, token.shape);
    writer.put(place, token.text);
    writer.put(place, token.ending);
    writer.put(place, token.signs, std::min<std::uint64_t>(token.end - token.begin, 20) / 2);
    writer.put(token.net, token.signs);
    writer.put(place, token.shape, before);
    writer.put(place, token.shape, behind);
    writer.put(place, token.signs, before, behind);
    writer.put(place, token.shape, before_that.text);
    writer.put(place, token.shape, lines_of(point).form);
  }

  void find_lines() {
    line_of_point_.assign(text_.size(), 0);
    const std::u32string_view points{text_.points};
    for (std::size_t begin = 0; begin < points.size();) {
      const auto end = std::min(points.find(U'\n', begin), points.size());
      const auto stop = std::min(end + 1, points.size());
      std::fill(line_of_point_.begin() + static_cast<std::ptrdiff_t>(begin), line_of_point_.begin() + static_cast<std::ptrdiff_t>(stop),
                static_cast<std::uint32_t>(lines_.size()));
      lines_.push_back(read_line(begin, end));
      begin = stop;
    }
    if (lines_.empty()) lines_.push_back({});
  }

  auto read_line(std::size_t begin, std::size_t end) const -> Line {
    Line line;
    line.begin = static_cast<std::uint32_t>(begin);
    line.end = static_cast<std::uint32_t>(end);
    const auto points = std::u32string_view{text_.points}.substr(begin, end - begin);
    if (points.empty()) return line;
    const char32_t first = points.front();
    const auto last = points.find_last_not_of(U' ');
    const bool opens = std::u32string_view{U"【■#●◆□<[《〈▼◎"}.find(first) != std::u32string_view::npos;
    const bool ends_open = last != std::u32string_view::npos && (points[last] == U':' || points[last] == U'】');
    const bool is_item = std::u32string_view{U"・-*→○>"}.find(first) != std::u32string_view::npos ||
                         (is_digit(first) && points.size() > 1 && (points[1] == U'.' || points[1] == U')'));
    const bool is_timed = is_digit(first) && points.substr(0, 20).find(U':') != std::u32string_view::npos;
    std::size_t ascii = 0;
    for (const auto c : points) ascii += c < 0x80 ? 1U : 0U;
    line.is_heading = ends_open || (opens && points.size() < 30);
    line.form = 1U + (line.is_heading ? 2U : 0U) + (is_item ? 4U : 0U) + (is_timed ? 8U : 0U) + (ascii * 3 > points.size() * 2 ? 16U : 0U) +
                (points.size() < 20 ? 32U : 0U);
    const auto colon = points.substr(0, 24).find(U':');
    if (colon != std::u32string_view::npos && colon > 0 && !is_digit(points[colon - 1])) {
      line.key = features_.hash_of(begin, begin + colon);
      line.key_end = static_cast<std::uint32_t>(begin + colon);
    }
    collect_words(line);
    return line;
  }

  // Nouns and verbs; without a dictionary, runs of two characters would say little.
  void collect_words(Line& line) const {
    if (!features_.has_morphemes() || line.begin >= line.end) return;
    const auto& words = features_.words();
    for (auto at = features_.word_at(line.begin); at < words.size() && words[at].begin < line.end && line.words.size() < line_words_max;
         ++at) {
      if (words[at].is_content) line.words.push_back(words[at].surface);
    }
  }

  auto lines_of(std::size_t point) const -> const Line& { return lines_[line_of_point_[point]]; }

  void put_place(FeatureWriter& writer, std::size_t point) const {
    const auto& line = lines_of(point);
    const auto inside = point - line.begin;
    const auto own = features_.kind(static_cast<std::ptrdiff_t>(point));
    writer.put(line.form, std::min<std::size_t>(inside, 3), own);
    if (line.key != 0 && point > line.key_end) {
      writer.put(line.key, own);
      writer.put(line.key, std::min<std::size_t>(point - line.key_end, 3));
    } else {
      writer.skip(2);
    }
    const auto line_number = line_of_point_[point];
    writer.put(std::min<std::uint32_t>(line_number, 3), std::min<std::size_t>(lines_.size() - line_number, 3), line.form);
    writer.put(own, repeats_at(point));
    writer.put(std::min<std::size_t>(inside, 6), features_.kind(line.begin), features_.kind(line.begin + 1));
  }

  void count_chunks() {
    for (const auto& word : features_.words()) {
      if (word.is_noun && word.begin == word.chunk_begin) ++chunk_counts_[features_.hash_of(word.chunk_begin, word.chunk_end)];
    }
  }

  // How often the noun chunk of this point stands in the text: names are said again.
  auto repeats_at(std::size_t point) const -> std::uint64_t {
    if (!features_.has_morphemes()) return 0;
    const auto& word = features_.words()[features_.word_at(point)];
    if (!word.is_noun) return 0;
    const auto found = chunk_counts_.find(features_.hash_of(word.chunk_begin, word.chunk_end));
    return found == chunk_counts_.end() ? 0U : std::min<std::uint64_t>(found->second, 3);
  }

  void put_hints(FeatureWriter& writer, std::size_t point) const {
    if (hints_.empty()) {
      writer.skip(hint_columns);
      return;
    }
    const auto& own = hints_[point];
    const std::uint64_t before = point > 0 ? hints_[point - 1].label : 255U;
    const std::uint64_t behind = point + 1 < hints_.size() ? hints_[point + 1].label : 255U;
    writer.put(own.label);
    writer.put(own.degree, features_.kind(static_cast<std::ptrdiff_t>(point)));
    writer.put(before, own.label, behind);
    writer.put(own.label, own.degree);
  }

  // The nearest words that say something, on both sides of the chunk, within the line.
  void put_around(FeatureWriter& writer, std::size_t point) const {
    const auto& words = features_.words();
    const auto& own = words[features_.word_at(point)];
    const auto& line = lines_of(point);
    std::size_t found = 0;
    std::uint64_t nearest = 0;
    for (std::size_t at = own.chunk_first; at-- > 0 && found < words_around && words[at].begin >= line.begin;) {
      if (!words[at].is_content) continue;
      if (found == 0) nearest = words[at].surface;
      writer.put_alike(WordBefore, words[at].surface, found++ == 0 ? 1 : 0);
    }
    writer.skip(words_around - found);
    found = 0;
    std::uint64_t next = 0;
    for (std::size_t at = own.chunk_last + 1; at < words.size() && found < words_around && words[at].begin < line.end; ++at) {
      if (!words[at].is_content) continue;
      if (found == 0) next = words[at].surface;
      writer.put_alike(WordBehind, words[at].surface, found++ == 0 ? 1 : 0);
    }
    writer.skip(words_around - found);
    writer.put(nearest, next);
  }

  auto line_features(std::size_t number) const -> std::vector<std::uint64_t> {
    const auto& line = lines_[number];
    std::vector<std::uint64_t> features{FeatureWriter::shared_feature(LineForm, line.form)};
    for (const auto word : line.words) features.push_back(FeatureWriter::shared_feature(LineWord, word));
    for (auto above = number; above-- > 0 && number - above <= 12;) {
      if (!lines_[above].is_heading) continue;
      for (const auto word : lines_[above].words) features.push_back(FeatureWriter::shared_feature(HeadingWord, word));
      features.push_back(FeatureWriter::shared_feature(FirstWord, lines_[above].form, line.form));
      break;
    }
    if (number > 0) {
      for (const auto word : lines_[number - 1].words) features.push_back(FeatureWriter::shared_feature(LineBeforeWord, word));
    }
    return features;
  }

  const NormalText& text_;
  const NameHints& hints_;
  FeatureText features_;
  std::vector<Token> tokens_;
  std::vector<std::uint32_t> token_of_point_;
  std::vector<Line> lines_;
  std::vector<std::uint32_t> line_of_point_;
  std::unordered_map<std::uint64_t, std::uint32_t> chunk_counts_;
};

}  // namespace

auto report_features(const NormalText& text, const Morphemes& morphemes, const NameHints& hints) -> FeatureRows {
  return ReportText{text, morphemes, hints}.rows();
}

}  // namespace noroshi::domain
