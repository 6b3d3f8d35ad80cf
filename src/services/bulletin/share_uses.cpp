#include "services/bulletin/share_uses.hpp"

#include "base/sha256.hpp"
#include "domain/handling/release.hpp"
#include "services/bulletin/bulletin_access.hpp"
#include "services/charter/load_charter.hpp"
#include "services/relay/enqueue_release.hpp"

namespace noroshi::services {
namespace {

constexpr int smallest_cell = 3;
constexpr int smallest_sectors = 2;
constexpr std::size_t bulletins_looked_at_max = 10'000;  ///< the newest; what is older has been told

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

/// One source that has not been told the newest total of one bulletin.
struct Untold {
  domain::BulletinId bulletin;
  ports::ThreadRow thread;
  UseCounts counts;
  std::string total;
};

auto list_untold(const ports::Transaction& tx) -> Result<std::vector<Untold>> {
  std::vector<Untold> untold;
  for (const auto& row : NOROSHI_TRY(tx.list_bulletins(bulletins_looked_at_max))) {
    if (!row.issued_here || row.about.empty()) continue;
    const auto counts = NOROSHI_TRY(total_uses(tx, row.id));
    if (counts.outcomes.empty()) continue;
    for (const auto& id : row.about) {
      auto thread = NOROSHI_TRY(tx.find_thread(id));
      auto total = name_of_total(row.id, counts);
      if (!thread || !thread->handle || NOROSHI_TRY(was_told(tx, id, total))) continue;
      untold.push_back({row.id, *std::move(thread), counts, std::move(total)});
    }
  }
  return untold;
}

auto tell_source(ports::Transaction& tx, House& house, const Untold& untold) -> Result<int> {
  const auto down = NOROSHI_TRY(find_charter_down(tx, house, untold.thread.charter, domain::ItemKind::UseRecord));
  if (!down) return 0;
  const domain::Terms terms{down->charter().tlp_max, down->charter().purposes, std::nullopt, std::nullopt};
  const int sectors = untold.counts.sectors_acted >= smallest_sectors ? untold.counts.sectors_acted : 0;
  auto counts = domain::count_use(untold.bulletin, domain::suppress_small(untold.counts.outcomes, smallest_cell), sectors);
  auto released = NOROSHI_TRY(
      domain::release(std::move(counts), *down, {domain::MachineSends{}, std::nullopt, std::nullopt, terms, house.clock.now()}));
  NOROSHI_TRY(enqueue_release(tx, house, *down, std::move(released), untold.thread.id, untold.thread.handle, untold.total));
  return 1;
}

auto share_in(ports::Transaction& tx, House& house) -> Result<int> {
  int queued = 0;
  for (const auto& untold : NOROSHI_TRY(list_untold(tx))) queued += NOROSHI_TRY(tell_source(tx, house, untold));
  return queued;
}

}  // namespace

auto share_uses(House& house) -> Result<int> {
  bool any = false;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {  // most turns have nothing to write
    any = !NOROSHI_TRY(list_untold(tx)).empty();
    return {};
  }));
  if (!any) return 0;
  int queued = 0;
  const auto done = house.store.write([&](ports::Transaction& tx) -> Result<> {
    queued = NOROSHI_TRY(share_in(tx, house));
    return {};
  });
  if (!done) return tl::unexpected<Error>{done.error()};
  return queued;
}

}  // namespace noroshi::services
