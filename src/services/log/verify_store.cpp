#include "services/log/verify_store.hpp"

#include "domain/ledger/disclosure.hpp"
#include "domain/ledger/note.hpp"
#include "services/log/append_log.hpp"

namespace noroshi::services {
namespace {

constexpr std::size_t page = 1024;

/// Rebuilds the tree from the entries alone and compares each hash on the way.
auto check_tree(const ports::Transaction& tx, StoreVerdict& verdict) -> Result<domain::RightEdge> {
  domain::RightEdge edge;
  while (edge.size() < verdict.entries) {
    const auto entries = NOROSHI_TRY(tx.read_entries(edge.size(), page));
    if (entries.empty()) break;
    for (const auto& entry : entries) {
      for (const auto& node : edge.append(domain::leaf_hash(entry))) {
        const auto stored = NOROSHI_TRY(tx.find_node(node.level, node.index));
        if (!stored || *stored != node.hash) {
          verdict.findings.push_back("hash " + std::to_string(node.level) + "/" + std::to_string(node.index) +
                                     " is not that of its entries");
        }
      }
    }
  }
  if (edge.size() != verdict.entries) verdict.findings.push_back("entries are missing from " + std::to_string(edge.size()) + " on");
  return edge;
}

void check_checkpoint(const House& house, const std::optional<ports::CheckpointRow>& row, const std::string& what, const Bytes32& root,
                      StoreVerdict& verdict) {
  if (!row) return;
  const auto key = domain::make_verifier_key(house.log_origin, house.keys.signing_public());
  const auto verify = [&house](BytesView public_key, BytesView message, BytesView signature) {
    const auto key32 = to_bytes32(public_key);
    return key32 && house.crypto.verify(*key32, message, signature);
  };
  const auto head = key ? domain::open_checkpoint(row->note, *key, verify) : Result<domain::Checkpoint>{tl::unexpected<Error>{key.error()}};
  if (!head) {
    verdict.findings.push_back("the " + what + " checkpoint: " + head.error().message);
  } else if (head->size != row->size || head->root != root) {
    verdict.findings.push_back("the " + what + " checkpoint of size " + std::to_string(head->size) + " is not that of the entries");
  }
}

auto check_openings(const ports::Transaction& tx, House& house, const domain::ThreadId& thread, StoreVerdict& verdict) -> Result<> {
  for (const auto& row : NOROSHI_TRY(tx.list_openings(thread))) {
    const auto disclosure = NOROSHI_TRY(domain::parse_disclosure(NOROSHI_TRY(house.vault.decrypt_machine(row.opening))));
    const auto entry = disclosure.entry();
    const auto stored = NOROSHI_TRY(tx.read_entries(row.index, 1));
    if (entry && !stored.empty() && stored.front() == *entry) {
      ++verdict.openings;
    } else {
      verdict.findings.push_back("entry " + std::to_string(row.index) + " is not what its opening says");
    }
  }
  return {};
}

/// Every report's row names the entry of its filing or arrival.
auto check_reports(const ports::Transaction& tx, const domain::ThreadId& thread, StoreVerdict& verdict) -> Result<> {
  for (const auto& report : NOROSHI_TRY(tx.list_reports(thread))) {
    if (NOROSHI_TRY(tx.find_opening(report.leaf_index, thread))) {
      ++verdict.reports;
    } else {
      verdict.findings.push_back("report " + report.id.str() + " has no log entry");
    }
  }
  return {};
}

auto check_threads(const ports::Transaction& tx, House& house, StoreVerdict& verdict) -> Result<> {
  ports::ThreadQuery query;
  query.limit = page;
  while (true) {
    const auto threads = NOROSHI_TRY(tx.list_threads(query));
    for (const auto& thread : threads) {
      NOROSHI_TRY(check_openings(tx, house, thread.id, verdict));
      NOROSHI_TRY(check_reports(tx, thread.id, verdict));
    }
    if (threads.size() < page) return {};
    query.after = threads.back().id;
  }
}

}  // namespace

auto verify_store(House& house) -> Result<StoreVerdict> {
  StoreVerdict verdict;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    verdict.entries = NOROSHI_TRY(tx.size());
    const auto edge = NOROSHI_TRY(check_tree(tx, verdict));
    const auto newest = NOROSHI_TRY(tx.newest_checkpoint());
    if (verdict.entries > 0 && (!newest || newest->size != verdict.entries))
      verdict.findings.push_back("the newest entries are not signed");
    check_checkpoint(house, newest, "newest", edge.root(), verdict);
    if (const auto published = NOROSHI_TRY(tx.published()); published && published->size > 0) {
      check_checkpoint(house, published, "published", NOROSHI_TRY(domain::read_root(published->size, node_reader(tx))), verdict);
    }
    return check_threads(tx, house, verdict);
  }));
  return verdict;
}

}  // namespace noroshi::services
