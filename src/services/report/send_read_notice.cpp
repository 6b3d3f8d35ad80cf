#include "services/report/send_read_notice.hpp"

#include "domain/handling/release.hpp"
#include "services/charter/load_charter.hpp"
#include "services/relay/enqueue_release.hpp"

namespace noroshi::services {

auto send_read_notice(ports::Transaction& tx, House& house, const ports::ThreadRow& thread, const domain::ReadNoticeContent& notice)
    -> Result<> {
  NOROSHI_ASSERT(thread.handle.has_value());
  const auto down = NOROSHI_TRY(find_charter_down(tx, house, thread.charter, domain::ItemKind::ReadNotice));
  if (!down) return {};
  const domain::Terms terms{down->charter().tlp_max, down->charter().purposes, std::nullopt, std::nullopt};
  auto released =
      NOROSHI_TRY(domain::release(notice, *down, {domain::MachineSends{}, std::nullopt, std::nullopt, terms, house.clock.now()}));
  NOROSHI_TRY(enqueue_release(tx, house, *down, std::move(released), thread.id, thread.handle, thread.id.str()));
  return {};
}

}  // namespace noroshi::services
