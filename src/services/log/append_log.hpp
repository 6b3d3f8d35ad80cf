#pragma once

#include "domain/handling/reading.hpp"
#include "domain/ledger/opening.hpp"
#include "domain/ledger/tree.hpp"
#include "services/house.hpp"

#include <optional>
#include <string>
#include <vector>

namespace noroshi::services {

/// What an entry will say. The words go to the party concerned alone; outsiders see 32 bytes.
struct LogDraft {
  domain::EntryKind kind = domain::EntryKind::Cover;
  std::string actor;   ///< "coordinator@power": role and station, never a person
  std::string object;  ///< id of what it is about
  int version = 0;
  std::string purpose = {};
  std::optional<domain::ThreadId> thread = {};  ///< whose giver gets the opening
  std::string detail = {};
  std::vector<domain::RuleEdition> rules = {};  ///< the tables that decided (C10)
};

/// The only writer of the log. Gives the entry's index. Runs inside the transaction of the act it records.
auto append_log(ports::Transaction& tx, House& house, const LogDraft& draft) -> Result<std::uint64_t>;

/// Adds `count` cover leaves: commitments to nothing, the same size as all others.
auto append_cover(ports::Transaction& tx, House& house, std::uint64_t count) -> Result<>;

/// Entry of a read: one leaf for the whole response, an opening for each thread concerned, accesses counted and chained.
auto append_read(ports::Transaction& tx, House& house, const domain::ReadEntry& entry) -> Result<std::uint64_t>;

/// The stored hashes as the tree's rules want them.
auto node_reader(const ports::Transaction& tx) -> domain::HashReader;

/// A signed checkpoint over the first `size` entries.
auto sign_tree_head(const ports::Transaction& tx, House& house, std::uint64_t size) -> Result<ports::CheckpointRow>;

/// Signs the checkpoint over the whole tree: the store runs it once per commit group.
auto seal_checkpoint(ports::Transaction& tx, House& house) -> Result<>;

/// The editions that a log entry names: of the line and the grade that a reading was made with, and of the anonymiser.
auto reading_edition(std::string tables_sha256) -> domain::RuleEdition;
auto anonymise_edition(const House& house) -> domain::RuleEdition;

}  // namespace noroshi::services
