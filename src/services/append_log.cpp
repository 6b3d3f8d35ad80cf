#include "services/append_log.hpp"

#include <algorithm>
#include <set>

#include "base/sha256.hpp"
#include "domain/ledger/note.hpp"
#include "domain/ledger/opening.hpp"
#include "domain/ledger/tree.hpp"

namespace noroshi::services {
namespace {

constexpr auto log_key = "machine:log";

/// Adds one commitment and the subtrees it completes; gives its index.
auto append_commitment(ports::Transaction& tx, const Bytes32& commitment) -> Result<std::uint64_t> {
  const std::uint64_t index = NOROSHI_TRY(tx.size());
  auto edge = NOROSHI_TRY(domain::RightEdge::load(index, node_reader(tx)));
  NOROSHI_TRY(tx.add_entry(index, commitment));
  for (const auto& node : edge.append(domain::leaf_hash(commitment))) NOROSHI_TRY(tx.add_node(node.level, node.index, node.hash));
  return index;
}

enum class OpeningKind { Act, Read };

auto keep_opening(ports::Transaction& tx, House& house, std::uint64_t index, const std::optional<domain::ThreadId>& thread, OpeningKind kind,
                  BytesView blob) -> Result<> {
  auto sealed = NOROSHI_TRY(house.vault.seal(log_key, "log:" + std::to_string(index), blob));
  return tx.add_opening({index, thread, kind == OpeningKind::Read, std::move(sealed)});
}

auto join(BytesView salt, std::string_view opening) -> Bytes {
  Bytes blob{salt.begin(), salt.end()};
  blob.insert(blob.end(), opening.begin(), opening.end());
  return blob;
}

auto to_opening(const House& house, const LogDraft& draft) -> domain::Opening {
  domain::Opening opening;
  opening.kind = draft.kind;
  opening.at = house.clock.now();
  opening.actor = draft.actor;
  opening.object = draft.object;
  opening.version = draft.version;
  opening.purpose = draft.purpose;
  opening.rules = draft.rules;
  opening.detail = draft.detail;
  return opening;
}

/// One thing that a response showed, committed to apart from the others so that each giver can be shown its own alone.
struct Shown {
  std::optional<domain::ThreadId> thread;
  Bytes32 salt{};
  std::string line;
  Bytes32 commitment{};
};

auto show_object(ports::Transaction& tx, House& house, const domain::ObjectRef& ref) -> Result<Shown> {
  Shown shown;
  shown.salt = house.random.bytes32();
  domain::Access access{ref.kind, ref.id, ref.version, 0, {}};
  if (!ref.thread.empty()) {
    shown.thread = NOROSHI_TRY(domain::ThreadId::parse(ref.thread));
    const auto last = NOROSHI_TRY(tx.last_access(*shown.thread));
    access.number = last.number + 1;
    access.previous = last.commitment;
  }
  shown.line = domain::encode(access);
  shown.commitment = domain::commit(as_bytes(shown.line), shown.salt);
  if (shown.thread) NOROSHI_TRY(tx.put_last_access(*shown.thread, {access.number, shown.commitment}));
  return shown;
}

/// What is kept for a giver of a read: main opening, the set, and its own member opened.
auto read_blob(const Bytes32& salt, const std::string& opening, const std::vector<Shown>& set, const Shown& mine) -> std::string {
  std::string blob = to_hex(salt) + "\n" + opening + "\n";
  for (const auto& shown : set) blob += to_hex(shown.commitment) + " ";
  return blob + "\n" + to_hex(mine.salt) + "\n" + mine.line;
}

}  // namespace

auto node_reader(const ports::Transaction& tx) -> domain::HashReader {
  return [&tx](int level, std::uint64_t index) -> Result<Bytes32> {
    const auto hash = NOROSHI_TRY(tx.find_node(level, index));
    if (!hash) return fail(ErrorCode::Unavailable, "log_damaged", "a hash of the log is missing; run noroshi verify --data");
    return *hash;
  };
}

auto append_log(ports::Transaction& tx, House& house, const LogDraft& draft) -> Result<std::uint64_t> {
  const auto opening = domain::encode(to_opening(house, draft));
  const auto salt = house.random.bytes32();
  const auto index = NOROSHI_TRY(append_commitment(tx, domain::commit(as_bytes(opening), salt)));
  NOROSHI_TRY(keep_opening(tx, house, index, draft.thread, OpeningKind::Act, join(salt, opening)));
  return index;
}

auto append_cover(ports::Transaction& tx, House& house, std::uint64_t count) -> Result<> {
  for (std::uint64_t i = 0; i < count; ++i) NOROSHI_TRY(append_commitment(tx, house.random.bytes32()));
  return {};
}

auto append_read(ports::Transaction& tx, House& house, const domain::ReadEntry& entry) -> Result<std::uint64_t> {
  std::vector<Shown> set;
  Bytes all;
  for (const auto& ref : entry.objects) {
    set.push_back(NOROSHI_TRY(show_object(tx, house, ref)));
    all.insert(all.end(), set.back().commitment.begin(), set.back().commitment.end());
  }
  LogDraft draft{"read", entry.actor, "set:" + to_hex(sha256(all)), static_cast<int>(set.size())};
  draft.purpose = entry.purpose ? std::string{domain::to_text(*entry.purpose)} : "";
  draft.detail = std::string{domain::to_text(entry.action)};
  const auto opening = domain::encode(to_opening(house, draft));
  const auto salt = house.random.bytes32();
  const auto index = NOROSHI_TRY(append_commitment(tx, domain::commit(as_bytes(opening), salt)));
  for (const auto& shown : set) {
    if (shown.thread) NOROSHI_TRY(keep_opening(tx, house, index, shown.thread, OpeningKind::Read, as_bytes(read_blob(salt, opening, set, shown))));
  }
  return index;
}

auto sign_tree_head(const ports::Transaction& tx, House& house, std::uint64_t size) -> Result<ports::CheckpointRow> {
  const auto root = NOROSHI_TRY(domain::read_root(size, node_reader(tx)));
  const auto key = NOROSHI_TRY(domain::make_verifier_key(house.log_origin, house.keys.signing_public()));
  const auto note = domain::sign_checkpoint({house.log_origin, size, root}, key, [&house](BytesView message) { return house.keys.sign(message); });
  return ports::CheckpointRow{size, note, house.clock.now()};
}

auto seal_checkpoint(ports::Transaction& tx, House& house) -> Result<> {
  return tx.put_checkpoint(NOROSHI_TRY(sign_tree_head(tx, house, NOROSHI_TRY(tx.size()))));
}

}  // namespace noroshi::services
