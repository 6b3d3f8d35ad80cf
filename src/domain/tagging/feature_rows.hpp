#pragma once

#include "domain/anonymise/normal_text.hpp"
#include "domain/tagging/morpheme.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace noroshi::domain {

/// What a model looks at: per point one hashed feature in each column (0: none), and features shared by all points of a line.
struct FeatureRows {
  std::size_t points = 0;
  std::size_t columns = 0;
  std::vector<std::uint64_t> hashes;         ///< points × columns
  std::vector<std::uint32_t> line_of_point;  ///< empty: no shared features
  std::vector<std::vector<std::uint64_t>> line_features;

  auto row(std::size_t point) const -> const std::uint64_t* { return hashes.data() + point * columns; }
};

/// One hash out of a number and up to three more.
inline auto mix_hash(std::uint64_t hash, std::uint64_t value) -> std::uint64_t {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 29U);
}

/// Writes the features of one point, column by column.
class FeatureWriter {
public:
  FeatureWriter(FeatureRows& rows, std::size_t point) : at_{rows.hashes.data() + point * rows.columns} {}

  void put(std::uint64_t a) { write(mix_hash(next_column(), a)); }
  void put(std::uint64_t a, std::uint64_t b) { write(mix_hash(mix_hash(next_column(), a), b)); }
  void put(std::uint64_t a, std::uint64_t b, std::uint64_t c) { write(mix_hash(mix_hash(mix_hash(next_column(), a), b), c)); }
  void put(std::uint64_t a, std::uint64_t b, std::uint64_t c, std::uint64_t d) {
    write(mix_hash(mix_hash(mix_hash(mix_hash(next_column(), a), b), c), d));
  }
  /// A feature that means the same in whichever column it stands; `space` sets its kind apart.
  void put_alike(std::uint64_t space, std::uint64_t a, std::uint64_t b = 0) {
    ++column_;
    write(shared_feature(space, a, b));
  }
  static auto shared_feature(std::uint64_t space, std::uint64_t a, std::uint64_t b = 0) -> std::uint64_t {
    return mix_hash(mix_hash(0xD6E8FEB86659FD93U * (space + 1), a), b) | 1U;
  }
  void skip(std::size_t columns) {
    column_ += columns;
    at_ += columns;
  }
  auto column() const -> std::size_t { return column_; }

private:
  auto next_column() -> std::uint64_t { return 0x51ED270B35B5B4E9U * (++column_); }
  void write(std::uint64_t hash) { *at_++ = hash | 1U; }

  std::uint64_t* at_;
  std::size_t column_ = 0;
};

/// A text as the columns look at it: characters and their classes with a margin on both sides, morphemes without gaps, noun chunks.
class FeatureText {
public:
  FeatureText(const NormalText& text, const Morphemes& morphemes);

  static constexpr std::size_t margin = 8;
  auto size() const -> std::size_t { return size_; }
  auto has_morphemes() const -> bool { return !words_.empty(); }

  void put_characters(FeatureWriter& writer, std::size_t point) const;
  void put_runs(FeatureWriter& writer, std::size_t point) const;
  void put_words(FeatureWriter& writer, std::size_t point) const;
  void put_chunks(FeatureWriter& writer, std::size_t point) const;
  void put_dictionary_names(FeatureWriter& writer, std::size_t point) const;
  static constexpr std::size_t character_columns = 33;
  static constexpr std::size_t run_columns = 9;
  static constexpr std::size_t word_columns = 22;
  static constexpr std::size_t chunk_columns = 20;
  static constexpr std::size_t name_columns = 9;

  struct Word {
    std::uint32_t begin, end, chunk_begin, chunk_end;  ///< points
    std::uint32_t chunk_first, chunk_last;             ///< words
    std::uint64_t surface, kind;
    bool is_noun;
    bool is_content;
  };
  auto words() const -> const std::vector<Word>& { return words_; }
  auto word_at(std::size_t point) const -> std::size_t { return word_of_point_[point]; }
  auto character(std::ptrdiff_t point) const -> std::uint64_t {
    return characters_[static_cast<std::size_t>(point + static_cast<std::ptrdiff_t>(margin))];
  }
  auto kind(std::ptrdiff_t point) const -> std::uint64_t {
    return kinds_[static_cast<std::size_t>(point + static_cast<std::ptrdiff_t>(margin))];
  }
  auto hash_of(std::size_t begin, std::size_t end) const -> std::uint64_t;

private:
  void read_characters(const NormalText& text);
  void read_runs();
  void read_brackets();
  void read_words(const NormalText& text, const Morphemes& morphemes);
  void join_chunks();
  void read_names(const Morphemes& morphemes);
  auto word(std::ptrdiff_t at) const -> const Word&;

  struct Run {
    std::uint32_t begin = 0, end = 0;
  };
  static constexpr std::size_t name_kinds = 5;
  struct Bracket {
    std::uint64_t open = 0, behind = 0;
    std::uint32_t begin = 0, end = 0;
  };

  std::size_t size_;
  std::vector<std::uint64_t> characters_, kinds_;  // with margins
  std::vector<Run> run_of_point_;
  std::vector<Bracket> bracket_of_point_;
  std::vector<Word> words_;
  std::vector<std::uint32_t> word_of_point_;
  std::vector<std::array<Run, name_kinds>> name_of_point_;  // per kind of proper name the longest one around each point
};

/// The columns of the tagger of names.
auto name_features(const NormalText& text, const Morphemes& morphemes) -> FeatureRows;

}  // namespace noroshi::domain
