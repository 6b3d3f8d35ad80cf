#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace noroshi::domain {

/// One occurrence of a listed word: `tag` is what the list said of it.
struct WordHit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint32_t tag = 0;
};

/// Finds every occurrence of every word in one pass (Aho–Corasick over code points), whatever the number of words.
class WordMatcher {
public:
  /// The same word may be added under several tags; each is reported.
  void add(std::u32string_view word, std::uint32_t tag);
  /// After the last word, before the first search.
  void build();
  auto find(std::u32string_view text) const -> std::vector<WordHit>;
  auto empty() const -> bool { return words_.empty(); }

private:
  struct Word {
    std::uint32_t length;
    std::uint32_t tag;
  };
  struct Node {
    std::uint32_t fail = 0;
    std::uint32_t report = 0;  // nearest node on the fail path that ends a word, or 0
    std::vector<std::uint32_t> words;
  };

  static auto edge_key(std::uint32_t node, char32_t c) -> std::uint64_t { return (std::uint64_t{node} << 32U) | c; }
  auto child(std::uint32_t node, char32_t c) const -> std::uint32_t;
  auto step(std::uint32_t node, char32_t c) const -> std::uint32_t;

  std::bitset<4096> first_letters_;  // most characters begin no word at all
  std::vector<Word> words_;
  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> edges_;  // in the order of adding: parents before children
  std::unordered_map<std::uint64_t, std::uint32_t> table_;
};

}  // namespace noroshi::domain
