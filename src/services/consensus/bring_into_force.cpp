#include "services/consensus/bring_into_force.hpp"

namespace noroshi::services {

auto bring_into_force(House& house) -> Result<> {
  std::vector<ports::AdoptionRow> adoptions;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    adoptions = NOROSHI_TRY(tx.list_adoptions());
    return {};
  }));
  return house.rule_book.take_adoptions(adoptions);
}

}  // namespace noroshi::services
