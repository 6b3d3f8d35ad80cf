#include "services/log/receipts.hpp"

#include "domain/ledger/receipt.hpp"
#include "formats/wire/opening.hpp"
#include "services/log/append_log.hpp"

namespace noroshi::services {
namespace {

auto prove(const ports::Transaction& tx, std::uint64_t index, domain::Disclosure disclosure) -> Result<std::string> {
  const auto checkpoint = NOROSHI_TRY(tx.newest_checkpoint());
  if (!checkpoint || checkpoint->size <= index) {
    return fail(ErrorCode::Unavailable, "receipt_early", "the log has not sealed this entry yet; ask again in a moment");
  }
  return domain::to_text(
      NOROSHI_TRY(domain::make_receipt(index, std::move(disclosure), checkpoint->note, checkpoint->size, node_reader(tx))));
}

auto open_disclosure(House& house, const ports::OpeningRow& row) -> Result<domain::Disclosure> {
  return domain::parse_disclosure(NOROSHI_TRY(house.vault.decrypt_machine(row.opening)));
}

}  // namespace

auto make_receipt(const ports::Transaction& tx, House& house, std::uint64_t index, const domain::ThreadId& thread) -> Result<std::string> {
  const auto row = NOROSHI_TRY(tx.find_opening(index, thread));
  if (!row) return fail(ErrorCode::NotFound, "not_found", "nothing there for you");
  return prove(tx, index, NOROSHI_TRY(open_disclosure(house, *row)));
}

auto list_custody(const ports::Transaction& tx, House& house, const domain::ThreadId& thread) -> Result<std::vector<CustodyEntry>> {
  std::vector<CustodyEntry> entries;
  for (const auto& row : NOROSHI_TRY(tx.list_openings(thread))) {
    auto disclosure = NOROSHI_TRY(open_disclosure(house, row));
    auto opening = NOROSHI_TRY(wire::decode_opening(disclosure.opening));
    entries.push_back({std::move(opening), row.index, NOROSHI_TRY(prove(tx, row.index, std::move(disclosure)))});
  }
  return entries;
}

}  // namespace noroshi::services
