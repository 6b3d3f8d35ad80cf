#include "domain/anonymise/word_matcher.hpp"

#include <algorithm>
#include <deque>

namespace noroshi::domain {

void WordMatcher::add(std::u32string_view word, std::uint32_t tag) {
  if (word.empty()) return;
  std::uint32_t node = 0;
  first_letters_.set(word.front() % first_letters_.size());
  for (const char32_t c : word) {
    const auto [found, added] = table_.try_emplace(edge_key(node, c), static_cast<std::uint32_t>(nodes_.size()));
    if (added) {
      edges_.emplace_back(found->first, found->second);
      nodes_.emplace_back();
    }
    node = found->second;
  }
  nodes_[node].words.push_back(static_cast<std::uint32_t>(words_.size()));
  words_.push_back({static_cast<std::uint32_t>(word.size()), tag});
}

void WordMatcher::build() {
  std::vector<std::vector<std::pair<char32_t, std::uint32_t>>> children(nodes_.size());
  for (const auto& [key, node] : edges_) children[key >> 32U].emplace_back(static_cast<char32_t>(key & 0xFFFFFFFFU), node);
  std::deque<std::uint32_t> queue{0};
  while (!queue.empty()) {
    const std::uint32_t node = queue.front();
    queue.pop_front();
    for (const auto& [c, next] : children[node]) {
      nodes_[next].fail = node == 0 ? 0 : step(nodes_[node].fail, c);
      const auto fail = nodes_[next].fail;
      nodes_[next].report = nodes_[fail].words.empty() ? nodes_[fail].report : fail;
      queue.push_back(next);
    }
  }
}

auto WordMatcher::child(std::uint32_t node, char32_t c) const -> std::uint32_t {
  const auto found = table_.find(edge_key(node, c));
  return found == table_.end() ? 0 : found->second;
}

auto WordMatcher::step(std::uint32_t node, char32_t c) const -> std::uint32_t {
  while (true) {
    if (node == 0 && !first_letters_.test(c % first_letters_.size())) return 0;
    if (const auto next = child(node, c); next != 0) return next;
    if (node == 0) return 0;
    node = nodes_[node].fail;
  }
}

auto WordMatcher::find(std::u32string_view text) const -> std::vector<WordHit> {
  std::vector<WordHit> hits;
  std::uint32_t node = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    node = step(node, text[at]);
    auto reported = nodes_[node].words.empty() ? nodes_[node].report : node;
    for (; reported != 0; reported = nodes_[reported].report) {
      for (const auto index : nodes_[reported].words) hits.push_back({at + 1 - words_[index].length, at + 1, words_[index].tag});
    }
  }
  return hits;
}

}  // namespace noroshi::domain
