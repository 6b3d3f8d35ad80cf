#include "services/people/state_purpose.hpp"

#include "services/people/authenticate.hpp"

namespace noroshi::services {

auto state_purpose(House& house, const Bytes32& session, domain::Purpose purpose) -> Result<domain::Written<domain::Purpose>> {
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    auto row = NOROSHI_TRY(tx.find_session(session));
    if (!row) return unauthorised();
    row->purpose = purpose;
    return tx.put_session(*row);
  }));
  return domain::Written{purpose, durable};
}

}  // namespace noroshi::services
