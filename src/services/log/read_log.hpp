#pragma once

#include "services/log/append_log.hpp"

namespace noroshi::services {

/// The read log of one running transaction; the only implementation.
class TransactionReadLog final : public domain::ReadLog {
public:
  TransactionReadLog(ports::Transaction& tx, House& house) : tx_{tx}, house_{house} {}

private:
  auto record(const domain::ReadEntry& entry) -> Result<std::uint64_t> override { return append_read(tx_, house_, entry); }
  ports::Transaction& tx_;
  House& house_;
};

/// The vault as `Sealed<T>::open` wants it.
inline auto decrypt_with(House& house) {
  return [&house](const domain::DecryptPass& pass, const domain::SealedBytes& sealed) { return house.vault.decrypt(pass, sealed); };
}

}  // namespace noroshi::services
