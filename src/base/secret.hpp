#pragma once

#include "base/bytes.hpp"

#include <utility>

namespace noroshi {

/// A key, password or token: cannot be printed, logged, copied by accident or compared with ==; wiped at the end.
class Secret {
public:
  Secret() = default;
  explicit Secret(Bytes bytes) : bytes_{std::move(bytes)} {}
  explicit Secret(std::string_view text) : bytes_{text.begin(), text.end()} {}
  Secret(Secret&& other) noexcept : bytes_{std::exchange(other.bytes_, {})} {}
  auto operator=(Secret&& other) noexcept -> Secret& {
    if (this != &other) {
      clear();
      bytes_ = std::exchange(other.bytes_, {});
    }
    return *this;
  }
  Secret(const Secret&) = delete;
  auto operator=(const Secret&) -> Secret& = delete;
  ~Secret() { clear(); }

  /// For the adapter that uses it, and nobody else.
  auto reveal() const -> BytesView { return bytes_; }
  auto empty() const -> bool { return bytes_.empty(); }
  auto equals(const Secret& other) const -> bool { return equal_constant_time(bytes_, other.bytes_); }
  auto clone() const -> Secret { return Secret{Bytes{bytes_}}; }

private:
  void clear() {
    if (!bytes_.empty()) wipe(bytes_.data(), bytes_.size());
    bytes_.clear();
  }
  Bytes bytes_;
};

}  // namespace noroshi
