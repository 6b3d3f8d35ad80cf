#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace noroshi::memory {

/// How to take back what one work did, newest step first.
class Journal {
public:
  void add(std::function<void()> undo) { steps_.push_back(std::move(undo)); }
  void undo_all() {
    for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) (*step)();
    steps_.clear();
  }

private:
  std::vector<std::function<void()>> steps_;
};

/// Rows by key, remembering the order in which they were added; a replaced row keeps its place.
template <class Key, class Row> class Table {
public:
  auto find(const Key& key) const -> const Row* {
    const auto kept = rows_.find(key);
    return kept == rows_.end() ? nullptr : &kept->second.row;
  }
  auto contains(const Key& key) const -> bool { return rows_.contains(key); }
  auto size() const -> std::size_t { return rows_.size(); }
  auto copy_of(const Key& key) const -> std::optional<Row> {
    const Row* row = find(key);
    return row == nullptr ? std::nullopt : std::optional<Row>{*row};
  }

  void put(Journal& journal, const Key& key, Row row) {
    const auto kept = rows_.find(key);
    if (kept == rows_.end()) {
      rows_.emplace(key, Kept{next_place_++, std::move(row)});
      journal.add([this, key] { rows_.erase(key); });
      return;
    }
    journal.add([this, key, before = kept->second] { rows_.insert_or_assign(key, before); });
    kept->second.row = std::move(row);
  }

  auto remove(Journal& journal, const Key& key) -> bool {
    const auto kept = rows_.find(key);
    if (kept == rows_.end()) return false;
    journal.add([this, key, before = kept->second] { rows_.insert_or_assign(key, before); });
    rows_.erase(kept);
    return true;
  }

  template <class Matches> void remove_if(Journal& journal, Matches matches) {
    std::vector<Key> keys;
    for (const auto& [key, kept] : rows_) {
      if (matches(kept.row)) keys.push_back(key);
    }
    for (const Key& key : keys) remove(journal, key);
  }

  /// Matching rows in the order added.
  template <class Matches> auto select(Matches matches) const -> std::vector<Row> {
    std::vector<const Kept*> found;
    for (const auto& [key, kept] : rows_) {
      if (matches(kept.row)) found.push_back(&kept);
    }
    std::sort(found.begin(), found.end(), [](const Kept* left, const Kept* right) { return left->place < right->place; });
    std::vector<Row> result;
    result.reserve(found.size());
    for (const Kept* kept : found) result.push_back(kept->row);
    return result;
  }
  auto all() const -> std::vector<Row> {
    return select([](const Row&) { return true; });
  }

  template <class Matches> auto find_if(Matches matches) const -> const Row* {
    const auto kept = std::find_if(rows_.begin(), rows_.end(), [&](const auto& entry) { return matches(entry.second.row); });
    return kept == rows_.end() ? nullptr : &kept->second.row;
  }

private:
  struct Kept {
    std::uint64_t place;
    Row row;
  };
  std::map<Key, Kept> rows_;
  std::uint64_t next_place_ = 0;
};

/// The first `limit` rows.
template <class Row> auto first_of(std::vector<Row> rows, std::size_t limit) -> std::vector<Row> {
  if (rows.size() > limit) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(limit), rows.end());
  return rows;
}

}  // namespace noroshi::memory
