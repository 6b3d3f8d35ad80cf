#include "services/log/publish_checkpoint.hpp"

#include "domain/ledger/cover.hpp"
#include "services/log/append_log.hpp"

namespace noroshi::services {

auto publish_checkpoint(House& house, std::uint64_t leaves_per_period) -> Result<> {
  const auto done = house.store.write([&](ports::Transaction& tx) -> Result<> {
    const auto published = NOROSHI_TRY(tx.published());
    const auto step = domain::next_published_size(published ? published->size : 0, NOROSHI_TRY(tx.size()), leaves_per_period);
    NOROSHI_TRY(append_cover(tx, house, step.covers_needed));
    return tx.put_published(NOROSHI_TRY(sign_tree_head(tx, house, step.publish_to)));
  });
  if (!done) return tl::unexpected<Error>{done.error()};
  return {};
}

}  // namespace noroshi::services
