#pragma once

#include "base/bytes.hpp"

#include <cstddef>
#include <mutex>
#include <set>

namespace noroshi::crypto {

/// Remembers signatures that held, so that a charter read at every filing costs a digest and not two verifications. Only what held is
/// remembered: a refusal is computed anew each time. Thread-safe.
class VerifiedSignatures {
public:
  static constexpr std::size_t remembered_max = 4'096;  ///< about 0.3 MB; then it begins anew

  /// One name for key, message and signature together: none of them can change and keep it.
  static auto name_of(const Bytes32& public_key, BytesView message, BytesView signature) -> Bytes32;

  auto contains(const Bytes32& name) const -> bool;
  void add(const Bytes32& name);

private:
  mutable std::mutex mutex_;
  std::set<Bytes32> names_;
};

}  // namespace noroshi::crypto
