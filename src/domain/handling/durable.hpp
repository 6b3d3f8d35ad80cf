#pragma once

#include <cstdint>
#include <utility>

namespace noroshi::ports {
class Store;
}

namespace noroshi::domain {

/// Proof that a transaction is on disk (C6). The store alone makes it, after its commit; `tree_size` is the log's size then.
class Durable {
public:
  auto tree_size() const -> std::uint64_t { return tree_size_; }

private:
  friend class ports::Store;
  explicit Durable(std::uint64_t tree_size) : tree_size_{tree_size} {}
  std::uint64_t tree_size_;
};

/// The outcome of a write that may be acknowledged: it cannot be made without `Durable`.
template <class T> class Written {
public:
  Written(T value, const Durable& /*proof*/) : value_{std::move(value)} {}
  auto value() const -> const T& { return value_; }

private:
  T value_;
};

}  // namespace noroshi::domain
