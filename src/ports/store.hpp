#pragma once

#include "domain/handling/durable.hpp"
#include "ports/accounts.hpp"
#include "ports/arrows.hpp"
#include "ports/clearances.hpp"
#include "ports/consensus.hpp"
#include "ports/dispatches.hpp"
#include "ports/exchanges.hpp"
#include "ports/log_store.hpp"
#include "ports/notices.hpp"
#include "ports/public_events.hpp"
#include "ports/readings.hpp"
#include "ports/reports.hpp"
#include "ports/submissions.hpp"
#include "ports/tallies.hpp"

#include <functional>
#include <memory>

namespace noroshi::ports {

/// What an Idempotency-Key made, so that the same key and body give the same answer (24 h).
struct IdempotencyRow {
  Bytes32 request_sha256{};
  std::string created;  ///< id of what it made
  UtcTime at;
};

/// All that one station keeps, inside one transaction. Const functions read.
class Transaction : public Accounts,
                    public Reports,
                    public Clearances,
                    public Exchanges,
                    public Arrows,
                    public Dispatches,
                    public LogStore,
                    public Notices,
                    public Tallies,
                    public Readings,
                    public Consensus,
                    public Submissions,
                    public PublicEvents {
public:
  virtual auto find_idempotency(const domain::PersonId& caller, const std::string& key) const -> Result<std::optional<IdempotencyRow>> = 0;
  virtual auto put_idempotency(const domain::PersonId& caller, const std::string& key, const IdempotencyRow& row) -> Result<> = 0;
  virtual auto remove_idempotency_before(UtcTime time) -> Result<> = 0;
};

/// The store of one station. Implementations: `adapters/sqlite`, `adapters/memory`; one contract suite (`tests/contract`).
/// Thread-safe: reads run side by side, writes are grouped by one writer.
class Store {
public:
  using Work = std::function<Result<>(Transaction&)>;
  virtual ~Store() = default;

  /// A consistent snapshot. The work must not write.
  virtual auto read(const std::function<Result<>(const Transaction&)>& work) -> Result<> = 0;

  /// Runs `work` alone in a savepoint, together with others of its commit group; an error takes back exactly this work and is returned.
  /// Comes back after the group is on disk (fsync). Before the group commits, `seal_group` has run once.
  auto write(const Work& work) -> Result<domain::Durable> {
    const std::uint64_t size = NOROSHI_TRY(write_group(work));
    return domain::Durable{size};
  }

  /// Called once per commit group that added log entries, inside its transaction: signs the checkpoint.
  void set_seal_group(Work seal_group) { seal_group_ = std::move(seal_group); }

protected:
  /// Gives the log size that the committed group reached.
  virtual auto write_group(const Work& work) -> Result<std::uint64_t> = 0;
  auto seal_group() const -> const Work& { return seal_group_; }

private:
  Work seal_group_;
};

}  // namespace noroshi::ports
