#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace noroshi::domain {

/// A set of members of one directory, by their place in it: one bit each.
class MemberSet {
public:
  MemberSet() = default;
  explicit MemberSet(std::size_t size) : size_{size}, words_((size + 63) / 64) {}
  static auto all(std::size_t size) -> MemberSet {
    MemberSet whole{size};
    for (std::size_t at = 0; at < size; ++at) whole.add(at);
    return whole;
  }

  auto size() const -> std::size_t { return size_; }
  void add(std::size_t at) { words_[at / 64] |= std::uint64_t{1} << (at % 64); }
  auto contains(std::size_t at) const -> bool { return at < size_ && ((words_[at / 64] >> (at % 64)) & 1U) != 0; }
  auto count() const -> std::size_t {
    std::size_t total = 0;
    for (const auto word : words_) total += static_cast<std::size_t>(std::popcount(word));
    return total;
  }
  /// Both sets are of the same directory.
  auto operator&=(const MemberSet& other) -> MemberSet& {
    for (std::size_t at = 0; at < words_.size(); ++at) words_[at] &= other.words_[at];
    return *this;
  }
  auto operator|=(const MemberSet& other) -> MemberSet& {
    for (std::size_t at = 0; at < words_.size(); ++at) words_[at] |= other.words_[at];
    return *this;
  }
  friend auto operator==(const MemberSet&, const MemberSet&) -> bool = default;

private:
  std::size_t size_ = 0;
  std::vector<std::uint64_t> words_;
};

}  // namespace noroshi::domain
