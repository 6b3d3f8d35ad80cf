#include "services/receipts.hpp"

#include "base/sha256.hpp"
#include "domain/ledger/receipt.hpp"
#include "domain/ledger/tree.hpp"
#include "formats/wire/opening.hpp"
#include "services/append_log.hpp"

namespace noroshi::services {
namespace {

constexpr std::size_t salt_bytes = 32;

auto read_proof(const ports::Transaction& tx, std::uint64_t index, Bytes extra) -> Result<std::string> {
  const auto checkpoint = NOROSHI_TRY(tx.newest_checkpoint());
  if (!checkpoint || checkpoint->size <= index) {
    return fail(ErrorCode::Unavailable, "receipt_early", "the log has not sealed this entry yet; ask again in a moment");
  }
  const auto proof = NOROSHI_TRY(domain::prove_inclusion(index, checkpoint->size, node_reader(tx)));
  return domain::to_text(domain::Receipt{index, proof, checkpoint->note, std::move(extra)});
}

/// The lines that `append_read` kept for one giver of a read.
struct ReadBlob {
  Bytes extra;  ///< salt ‖ opening of the entry
  std::vector<std::string> set;
  std::string access_salt;
  std::string access;
};

auto split_lines(std::string_view text) -> std::vector<std::string> {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

auto split_words(std::string_view line) -> std::vector<std::string> {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < line.size();) {
    const auto end = line.find(' ', at);
    words.emplace_back(line.substr(at, end - at));
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  return words;
}

auto parse_read_blob(BytesView blob) -> Result<ReadBlob> {
  const auto lines = split_lines(as_text(blob));
  if (lines.size() != 5) return fail(ErrorCode::Unavailable, "log_damaged", "an opening of the log is damaged; run noroshi verify --data");
  ReadBlob read{NOROSHI_TRY(from_hex(lines[0])), split_words(lines[2]), lines[3], lines[4]};
  const auto opening = as_bytes(lines[1]);
  read.extra.insert(read.extra.end(), opening.begin(), opening.end());
  return read;
}

auto to_custody(const ports::Transaction& tx, House& house, const ports::OpeningRow& row) -> Result<CustodyEntry> {
  const Bytes blob = NOROSHI_TRY(house.vault.decrypt_machine(row.opening));
  CustodyEntry entry;
  entry.index = row.index;
  Bytes extra = blob;
  if (row.of_read) {
    auto read = NOROSHI_TRY(parse_read_blob(blob));
    entry.set = std::move(read.set);
    entry.access_salt = std::move(read.access_salt);
    entry.access = std::move(read.access);
    extra = std::move(read.extra);
  }
  const auto opening = NOROSHI_TRY(wire::decode_opening(BytesView{extra}.subspan(salt_bytes)));
  entry.kind = opening.kind == "read" ? opening.detail : opening.kind;
  entry.actor = opening.actor;
  entry.purpose = opening.purpose;
  entry.at = opening.at;
  entry.receipt = NOROSHI_TRY(read_proof(tx, row.index, std::move(extra)));
  return entry;
}

}  // namespace

auto make_receipt(const ports::Transaction& tx, House& house, std::uint64_t index, const domain::ThreadId& thread) -> Result<std::string> {
  const auto row = NOROSHI_TRY(tx.find_opening(index, thread));
  if (!row) return fail(ErrorCode::NotFound, "not_found", "nothing there for you");
  return read_proof(tx, index, NOROSHI_TRY(house.vault.decrypt_machine(row->opening)));
}

auto list_custody(const ports::Transaction& tx, House& house, const domain::ThreadId& thread) -> Result<std::vector<CustodyEntry>> {
  std::vector<CustodyEntry> entries;
  for (const auto& row : NOROSHI_TRY(tx.list_openings(thread))) entries.push_back(NOROSHI_TRY(to_custody(tx, house, row)));
  return entries;
}

}  // namespace noroshi::services
