#pragma once

#include "domain/arrow/items.hpp"
#include "domain/ledger/opening.hpp"
#include "services/house.hpp"

namespace noroshi::services {

/// An item's way in, checked: who sent it, under which charter.
struct Arrival {
  const ports::PeerRow& sender;
  const domain::SignedCharter& charter;
  domain::DispatchId dispatch;
  Bytes32 digest{};
  UtcTime now;
  domain::ThreadId fresh;  ///< for a new case; its keys are made
};

/// Puts an accepted item where it belongs, by kind, with the log entry `received` and the notices that wake people. Errors say why the item
/// fits nothing here: `thread_unknown`, `enquiry_unknown`, `bulletin_unknown`, `bulletin_not_yours`, `tally_unreadable`,
/// `reading_unreadable`, `enquiry_known`.
auto store_received(ports::Transaction& tx, House& house, const Arrival& arrival, const domain::Item& item) -> Result<>;

/// By kind.
auto store_report(ports::Transaction& tx, House& house, const Arrival& arrival, const domain::Item& item) -> Result<>;
auto store_bulletin(ports::Transaction& tx, House& house, const Arrival& arrival, const domain::Item& item) -> Result<>;

auto store_tally(ports::Transaction& tx, House& house, const Arrival& arrival, const domain::TallyContent& tally) -> Result<>;

/// The entry `received`; gives its index.
auto log_received(ports::Transaction& tx, House& house, const Arrival& arrival, domain::ItemKind kind,
                  const std::optional<domain::ThreadId>& thread, std::vector<domain::RuleEdition> rules = {}) -> Result<std::uint64_t>;

}  // namespace noroshi::services
