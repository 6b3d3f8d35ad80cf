#include "services/idempotency.hpp"

namespace noroshi::services {

auto find_repeat(const ports::Transaction& tx, const domain::Caller& caller, const RequestKey& key) -> Result<std::optional<std::string>> {
  const auto row = NOROSHI_TRY(tx.find_idempotency(caller.person, key.key));
  if (!row) return std::nullopt;
  if (!equal_constant_time(row->request_sha256, key.request_sha256)) {
    return fail(ErrorCode::Conflict, "idempotency_reused", "this Idempotency-Key came before with another body; use a new key");
  }
  return row->created;
}

auto remember_request(ports::Transaction& tx, House& house, const domain::Caller& caller, const RequestKey& key, std::string created)
    -> Result<> {
  return tx.put_idempotency(caller.person, key.key, {key.request_sha256, std::move(created), house.clock.now()});
}

}  // namespace noroshi::services
