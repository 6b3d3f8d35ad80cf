#pragma once

#include "domain/handling/reading.hpp"
#include "domain/report/report.hpp"

#include <optional>
#include <string>
#include <vector>

namespace noroshi::ports {

/// The tamper-evident log of one station, as rows. Entry = 32-byte commitment; the tree's complete subtree hashes lie beside it.
/// `services/log/append_log.cpp` is the only writer.
/// One per entry and thread concerned: a read of several threads has an opening for each.
struct OpeningRow {
  std::uint64_t index = 0;
  std::optional<domain::ThreadId> thread;  ///< so that a giver gets all openings of its thread
  domain::SealedBytes opening;             ///< the disclosure (domain/ledger/disclosure.hpp), under "machine:log"
};

struct CheckpointRow {
  std::uint64_t size = 0;
  std::string note;  ///< signed note
  UtcTime at;
};

class LogStore {
public:
  virtual ~LogStore() = default;
  virtual auto size() const -> Result<std::uint64_t> = 0;
  virtual auto add_entry(std::uint64_t index, const Bytes32& commitment) -> Result<> = 0;
  virtual auto read_entries(std::uint64_t from, std::size_t count) const -> Result<std::vector<Bytes32>> = 0;
  virtual auto add_node(int level, std::uint64_t index, const Bytes32& hash) -> Result<> = 0;
  virtual auto find_node(int level, std::uint64_t index) const -> Result<std::optional<Bytes32>> = 0;
  virtual auto add_opening(const OpeningRow& opening) -> Result<> = 0;
  virtual auto list_openings(const domain::ThreadId& thread) const -> Result<std::vector<OpeningRow>> = 0;
  virtual auto find_opening(std::uint64_t index, const domain::ThreadId& thread) const -> Result<std::optional<OpeningRow>> = 0;
  /// One per commit group (kept: the newest and all published ones).
  virtual auto put_checkpoint(const CheckpointRow& checkpoint) -> Result<> = 0;
  virtual auto newest_checkpoint() const -> Result<std::optional<CheckpointRow>> = 0;
  virtual auto put_published(const CheckpointRow& checkpoint) -> Result<> = 0;
  virtual auto published() const -> Result<std::optional<CheckpointRow>> = 0;
};

}  // namespace noroshi::ports
