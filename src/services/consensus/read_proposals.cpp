#include "domain/report/limits.hpp"
#include "services/consensus/proposal_access.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::services {
namespace {

auto check_reader(const domain::Caller& caller) -> Result<> {
  const auto relation = caller.station_staff ? domain::Relation::Staff : domain::Relation::Own;
  return check_consensus_policy(caller, domain::Action::ReadProposals, relation);
}

}  // namespace

auto list_proposals(House& house, const domain::Caller& caller) -> Result<std::vector<ProposalView>> {
  NOROSHI_TRY(check_reader(caller));
  std::vector<ProposalView> views;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    for (auto& row : NOROSHI_TRY(tx.list_proposals(domain::limits::page_items_max)))
      views.push_back(NOROSHI_TRY(view_proposal(tx, house, caller, std::move(row))));
    return {};
  }));
  return views;
}

auto find_proposal(House& house, const domain::Caller& caller, const ports::ProposalId& proposal) -> Result<ProposalView> {
  NOROSHI_TRY(check_reader(caller));
  std::optional<ProposalView> view;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    view = NOROSHI_TRY(view_proposal(tx, house, caller, NOROSHI_TRY(load_proposal(tx, proposal))));
    return {};
  }));
  return *std::move(view);
}

auto list_tables(House& house, const domain::Caller& caller) -> Result<std::vector<domain::TableInfo>> {
  NOROSHI_TRY(check_reader(caller));
  return house.rules().tables;
}

auto find_table(House& house, const domain::Caller& caller, const std::string& table) -> Result<TableView> {
  NOROSHI_TRY(check_reader(caller));
  const auto now = house.clock.now();
  const auto text = house.rule_book.find_text(table, now);
  for (const auto& info : house.rule_book.rules_at(now).tables) {
    if (text && info.name == table) return TableView{info, *text};
  }
  return not_found();
}

}  // namespace noroshi::services
