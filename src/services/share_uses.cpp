#include "services/share_uses.hpp"

#include "base/sha256.hpp"
#include "domain/handling/release.hpp"
#include "domain/report/limits.hpp"
#include "services/bulletin_access.hpp"
#include "services/enqueue_release.hpp"
#include "services/load_charter.hpp"

namespace noroshi::services {
namespace {

constexpr int smallest_cell = 3;
constexpr int smallest_sectors = 2;

/// Names one total, so that the same one is told once.
auto name_of_total(const domain::BulletinId& id, const UseCounts& counts) -> std::string {
  std::string text = id.str();
  for (const auto& [outcome, number] : counts.outcomes) text += ":" + std::string{domain::to_text(outcome)} + std::to_string(number);
  return id.str() + ":" + to_hex(sha256(text + "/" + std::to_string(counts.sectors_acted))).substr(0, 16);
}

auto was_told(const ports::Transaction& tx, const domain::ThreadId& thread, const std::string& total) -> Result<bool> {
  for (const auto& sent : NOROSHI_TRY(tx.list_outbound_of(thread))) {
    if (sent.about == total) return true;
  }
  return false;
}

auto tell_source(ports::Transaction& tx, House& house, const ports::BulletinRow& row, const domain::ThreadId& id, const UseCounts& counts)
    -> Result<int> {
  const auto thread = NOROSHI_TRY(tx.find_thread(id));
  const auto total = name_of_total(row.id, counts);
  if (!thread || !thread->handle || NOROSHI_TRY(was_told(tx, id, total))) return 0;
  const auto down = NOROSHI_TRY(find_charter_down(tx, house, thread->charter, domain::ItemKind::UseRecord));
  if (!down) return 0;
  const domain::Terms terms{down->charter().tlp_max, down->charter().purposes, std::nullopt, std::nullopt};
  const int sectors = counts.sectors_acted >= smallest_sectors ? counts.sectors_acted : 0;
  auto released =
      NOROSHI_TRY(domain::release(domain::count_use(row.id, domain::suppress_small(counts.outcomes, smallest_cell), sectors), *down,
                                  {domain::MachineSends{}, std::nullopt, std::nullopt, terms, house.clock.now()}));
  NOROSHI_TRY(enqueue_release(tx, house, *down, std::move(released), id, thread->handle, total));
  return 1;
}

auto share_in(ports::Transaction& tx, House& house) -> Result<int> {
  int queued = 0;
  for (const auto& row : NOROSHI_TRY(tx.list_bulletins(domain::limits::page_items_max))) {
    if (!row.issued_here || row.about.empty()) continue;
    const auto counts = NOROSHI_TRY(total_uses(tx, row.id));
    if (counts.outcomes.empty()) continue;
    for (const auto& thread : row.about) queued += NOROSHI_TRY(tell_source(tx, house, row, thread, counts));
  }
  return queued;
}

}  // namespace

auto share_uses(House& house) -> Result<int> {
  int queued = 0;
  const auto done = house.store.write([&](ports::Transaction& tx) -> Result<> {
    queued = NOROSHI_TRY(share_in(tx, house));
    return {};
  });
  if (!done) return tl::unexpected<Error>{done.error()};
  return queued;
}

}  // namespace noroshi::services
