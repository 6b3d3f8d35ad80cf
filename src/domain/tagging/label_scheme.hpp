#pragma once

#include "domain/tagging/label_chain.hpp"

#include <string>
#include <vector>

namespace noroshi::domain {

/// How spans of a kind are written as labels of points. Label 0 is "no span".
enum class Scheme : std::uint8_t {
  Plain,  ///< one label per kind; spans of one kind side by side run together
  Bio,    ///< begin, inside
  Bioes,  ///< begin, inside, end, single
};

/// A run of points of one kind.
struct LabelSpan {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< exclusive
  std::size_t kind = 0;
  friend auto operator==(const LabelSpan&, const LabelSpan&) -> bool = default;
};

/// The kinds of span that a model tells apart, and their labels.
struct LabelScheme {
  Scheme scheme = Scheme::Bioes;
  std::vector<std::string> kinds;

  auto labels_per_kind() const -> std::size_t { return scheme == Scheme::Plain ? 1 : scheme == Scheme::Bio ? 2 : 4; }
  auto label_count() const -> std::size_t { return 1 + kinds.size() * labels_per_kind(); }
  auto kind_of(std::size_t label) const -> std::size_t { return (label - 1) / labels_per_kind(); }  ///< label is not 0

  /// A chain that forbids what makes no span, with weight 0 for all else.
  auto chain() const -> LabelChain;
  /// Spans, sorted and not overlapping, as labels, and back.
  auto write(const std::vector<LabelSpan>& spans, std::size_t points) const -> std::vector<std::uint16_t>;
  auto read(const std::vector<std::uint16_t>& labels) const -> std::vector<LabelSpan>;
};

}  // namespace noroshi::domain
