#include "services/charter/list_arrows.hpp"

#include "domain/handling/policy.hpp"
#include "domain/report/limits.hpp"
#include "services/charter/load_charter.hpp"

namespace noroshi::services {
namespace {

using domain::Action;

auto require(const domain::Caller& caller, Action action) -> Result<> {
  const auto relation = caller.station_staff ? domain::Relation::Staff : domain::Relation::Own;
  return domain::check_policy(caller, action, {relation, {}, false}, std::nullopt);
}

}  // namespace

auto list_charter_terms(House& house, const domain::Caller& caller) -> Result<std::vector<domain::Charter>> {
  NOROSHI_TRY(require(caller, Action::ReadCharters));
  std::vector<domain::Charter> terms;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    for (const auto& charter : NOROSHI_TRY(list_charters(tx, house))) terms.push_back(charter.charter());
    return {};
  }));
  return terms;
}

auto list_dispatches(House& house, const domain::Caller& caller) -> Result<std::vector<std::pair<ports::OutboundRow, std::string>>> {
  NOROSHI_TRY(require(caller, Action::ReadDispatches));
  std::vector<std::pair<ports::OutboundRow, std::string>> rows;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    for (auto& row : NOROSHI_TRY(tx.list_outbound(domain::limits::page_items_max))) {
      const auto peer = NOROSHI_TRY(tx.find_peer(row.to));
      rows.emplace_back(std::move(row), peer ? peer->slug : "");
    }
    return {};
  }));
  return rows;
}

auto list_notice_states(House& house, const domain::Caller& caller) -> Result<std::vector<ports::NoticeRow>> {
  NOROSHI_TRY(require(caller, Action::ReadDispatches));
  std::vector<ports::NoticeRow> notices;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    notices = NOROSHI_TRY(tx.list_notices(domain::limits::page_items_max));
    return {};
  }));
  return notices;
}

auto list_members(House& house, const domain::Caller& caller) -> Result<std::vector<domain::Organisation>> {
  NOROSHI_TRY(require(caller, Action::FileForCaller));
  std::vector<domain::Organisation> members;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    members = NOROSHI_TRY(tx.list_organisations());
    return {};
  }));
  return members;
}

}  // namespace noroshi::services
