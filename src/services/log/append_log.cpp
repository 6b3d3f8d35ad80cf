#include "services/log/append_log.hpp"

#include "domain/ledger/disclosure.hpp"
#include "domain/ledger/note.hpp"

#include <algorithm>
#include <map>

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

auto keep_opening(ports::Transaction& tx, House& house, std::uint64_t index, const std::optional<domain::ThreadId>& thread,
                  const domain::Disclosure& disclosure) -> Result<> {
  auto sealed = NOROSHI_TRY(house.vault.seal(log_key, "log:" + std::to_string(index), domain::to_bytes(disclosure)));
  return tx.add_opening({index, thread, std::move(sealed)});
}

auto disclose(House& house, const domain::Opening& opening) -> domain::Disclosure {
  const auto text = domain::to_canonical(opening);
  const auto bytes = as_bytes(text);
  return {house.random.bytes32(), Bytes{bytes.begin(), bytes.end()}};
}

/// What one response shows of one case: its parts by name, so that the giver sees each.
using Shown = std::map<std::string, std::string>;

auto group_by_thread(const std::vector<domain::ObjectRef>& objects) -> Shown {
  Shown shown;
  for (const auto& ref : objects) {
    auto& text = shown[ref.thread];
    text += (text.empty() ? "" : " ") + ref.kind + ":" + ref.id + ":" + std::to_string(ref.version);
  }
  return shown;
}

auto kind_of(domain::Action action) -> domain::EntryKind {
  const bool bulletin = action == domain::Action::ReadBulletin || action == domain::Action::ReadBulletins;
  return bulletin ? domain::EntryKind::BulletinRead : domain::EntryKind::ReportRead;
}

auto opening_of_read(const House& house, const domain::ReadEntry& entry, const std::string& thread, const std::string& parts)
    -> domain::Opening {
  domain::Opening opening;
  opening.kind = kind_of(entry.action);
  opening.at = house.clock.now();
  opening.actor = entry.actor;
  opening.object = thread.empty() ? parts : thread;
  opening.version = 1;
  if (entry.purpose) opening.purpose = std::string{domain::to_text(*entry.purpose)};
  opening.detail = std::string{domain::to_text(entry.action)} + (thread.empty() ? "" : " " + parts);
  return opening;
}

/// Accesses of a case are counted and chained: each names the commitment of the one before.
auto chain(ports::Transaction& tx, House& house, const domain::ThreadId& thread, domain::Opening opening) -> Result<domain::Disclosure> {
  const auto last = NOROSHI_TRY(tx.last_access(thread));
  opening.access = domain::AccessLink{last.number + 1, last.commitment};
  auto disclosure = disclose(house, opening);
  NOROSHI_TRY(tx.put_last_access(thread, {last.number + 1, domain::commit(disclosure.opening, disclosure.salt)}));
  return disclosure;
}

struct PartyDisclosure {
  std::optional<domain::ThreadId> thread;
  domain::Disclosure disclosure;
};

auto disclose_read(ports::Transaction& tx, House& house, const domain::ReadEntry& entry) -> Result<std::vector<PartyDisclosure>> {
  std::vector<PartyDisclosure> parties;
  for (const auto& [thread, parts] : group_by_thread(entry.objects)) {
    auto opening = opening_of_read(house, entry, thread, parts);
    if (thread.empty()) {
      parties.push_back({std::nullopt, disclose(house, opening)});
      continue;
    }
    const auto id = NOROSHI_TRY(domain::ThreadId::parse(thread));
    parties.push_back({id, NOROSHI_TRY(chain(tx, house, id, std::move(opening)))});
  }
  if (parties.empty()) parties.push_back({std::nullopt, disclose(house, opening_of_read(house, entry, "", "nothing"))});
  std::sort(parties.begin(), parties.end(), [](const auto& a, const auto& b) { return a.disclosure.salt < b.disclosure.salt; });
  return parties;
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
  const domain::Opening opening{draft.kind,    house.clock.now(), draft.actor,  draft.object, draft.version,
                                draft.purpose, draft.rules,       std::nullopt, draft.detail};
  std::vector<domain::Disclosure> alone{disclose(house, opening)};
  const auto index = NOROSHI_TRY(append_commitment(tx, domain::bind_to_one_entry(alone)));
  NOROSHI_TRY(keep_opening(tx, house, index, draft.thread, alone.front()));
  return index;
}

auto append_cover(ports::Transaction& tx, House& house, std::uint64_t count) -> Result<> {
  for (std::uint64_t i = 0; i < count; ++i) NOROSHI_TRY(append_commitment(tx, house.random.bytes32()));
  return {};
}

auto append_read(ports::Transaction& tx, House& house, const domain::ReadEntry& entry) -> Result<std::uint64_t> {
  auto parties = NOROSHI_TRY(disclose_read(tx, house, entry));
  std::vector<domain::Disclosure> disclosures;
  for (auto& party : parties) disclosures.push_back(std::move(party.disclosure));
  const auto index = NOROSHI_TRY(append_commitment(tx, domain::bind_to_one_entry(disclosures)));
  for (std::size_t i = 0; i < parties.size(); ++i) NOROSHI_TRY(keep_opening(tx, house, index, parties[i].thread, disclosures[i]));
  return index;
}

auto sign_tree_head(const ports::Transaction& tx, House& house, std::uint64_t size) -> Result<ports::CheckpointRow> {
  const auto root = NOROSHI_TRY(domain::read_root(size, node_reader(tx)));
  const auto key = NOROSHI_TRY(domain::make_verifier_key(house.log_origin, house.keys.signing_public()));
  const auto note =
      domain::sign_checkpoint({house.log_origin, size, root}, key, [&house](BytesView message) { return house.keys.sign(message); });
  return ports::CheckpointRow{size, note, house.clock.now()};
}

auto seal_checkpoint(ports::Transaction& tx, House& house) -> Result<> {
  return tx.put_checkpoint(NOROSHI_TRY(sign_tree_head(tx, house, NOROSHI_TRY(tx.size()))));
}

auto reading_edition(std::string tables_sha256) -> domain::RuleEdition { return {"line and grade", "", std::move(tables_sha256)}; }

auto anonymise_edition(const House& house) -> domain::RuleEdition {
  return {house.anonymise_rules.name, house.anonymise_rules.version, house.anonymise_rules.sha256};
}

}  // namespace noroshi::services
