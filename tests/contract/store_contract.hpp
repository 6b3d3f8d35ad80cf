#pragma once

#include "adapters/memory/memory_store.hpp"
#include "adapters/memory/seeded_random.hpp"
#include "adapters/sqlite/sqlite_store.hpp"
#include "tests/contract/rows_equal.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gtest/gtest.h>

/// What every store must do, whichever it is.
namespace noroshi::contract {

/// A store under test, with what "after a restart" means for it.
class PlacedStore {
public:
  virtual ~PlacedStore() = default;
  virtual auto store() -> ports::Store& = 0;
  virtual void reopen() = 0;
};

class PlacedMemoryStore final : public PlacedStore {
public:
  auto store() -> ports::Store& override { return store_; }
  void reopen() override {}

private:
  memory::MemoryStore store_;
};

class PlacedSqliteStore final : public PlacedStore {
public:
  PlacedSqliteStore() { reopen(); }
  auto store() -> ports::Store& override { return *store_; }
  void reopen() override {
    store_.reset();
    auto opened = sqlite::SqliteStore::open(folder_.file("station.db"));
    if (!opened) std::abort();
    store_ = std::move(*opened);
  }

private:
  support::ScratchFolder folder_;
  std::unique_ptr<sqlite::SqliteStore> store_;
};

enum class Backend { Memory, Sqlite };

inline auto place_store(Backend backend) -> std::unique_ptr<PlacedStore> {
  if (backend == Backend::Memory) return std::make_unique<PlacedMemoryStore>();
  return std::make_unique<PlacedSqliteStore>();
}

inline auto name_of(const testing::TestParamInfo<Backend>& info) -> std::string {
  return info.param == Backend::Memory ? "memory" : "sqlite";
}

/// Rows with every field set to something of its own, so that two mixed-up columns show.
class StoreContract : public testing::TestWithParam<Backend> {
protected:
  auto store() -> ports::Store& { return placed_->store(); }
  void reopen() { placed_->reopen(); }

  /// Writes, or fails the test.
  void write(const std::function<Result<>(ports::Transaction&)>& work) {
    const auto written = store().write(work);
    EXPECT_TRUE(written.has_value()) << written.error().message;
  }
  /// The slug of the error that a write gives; empty when it stood.
  auto slug_of_write(const std::function<Result<>(ports::Transaction&)>& work) -> std::string {
    const auto written = store().write(work);
    return written ? "" : written.error().slug;
  }
  /// What a read gives, or fails the test.
  template <class Read> auto read(Read read_rows) {
    using Value = typename std::invoke_result_t<Read, const ports::Transaction&>::value_type;
    std::optional<Value> value;
    const auto done = store().read([&](const ports::Transaction& transaction) -> Result<> {
      value = NOROSHI_TRY(read_rows(transaction));
      return {};
    });
    EXPECT_TRUE(done.has_value()) << done.error().message;
    return std::move(value).value();
  }

  template <class AnyId> auto id() -> AnyId { return random_.id<AnyId>(); }
  auto bytes32() -> Bytes32 { return random_.bytes32(); }
  auto bytes(std::size_t size) -> Bytes {
    Bytes result(size);
    random_.fill(result);
    return result;
  }
  auto sealed(const std::string& key_id, std::size_t size = 80) -> domain::SealedBytes {
    return {key_id, "context:" + std::to_string(++numbers_), bytes(size)};
  }
  /// A moment that no other call has given; later calls give later ones.
  auto moment() -> UtcTime { return UtcTime{std::chrono::milliseconds{1'700'000'000'000 + 1'001LL * ++numbers_}}; }
  auto text(const std::string& stem) -> std::string { return stem + " " + std::to_string(++numbers_); }

  auto organisation() -> domain::Organisation {
    return {id<domain::OrganisationId>(),
            text("架空電力"),
            text("Kakuu Power"),
            domain::OrganisationKind::Association,
            "ele",
            17,
            {"青森", "秋田"},
            41000,
            text("架空持株会社")};
  }
  auto stored_organisation() -> domain::Organisation {
    const auto row = organisation();
    write([&](auto& transaction) { return transaction.put_organisation(row); });
    return row;
  }
  auto person(const domain::OrganisationId& of) -> ports::PersonRow {
    return {id<domain::PersonId>(),
            of,
            text("user"),
            text("表示名"),
            text("mail"),
            text("hash"),
            {domain::Role::Reporter, domain::Role::HomeApprover},
            true,
            false};
  }
  auto stored_person() -> ports::PersonRow {
    const auto row = person(stored_organisation().id);
    write([&](auto& transaction) { return transaction.put_person(row); });
    return row;
  }
  auto thread() -> ports::ThreadRow {
    return {.id = id<domain::ThreadId>(),
            .sector = text("sector"),
            .statutory = true,
            .charter = id<domain::CharterId>(),
            .handle = id<domain::Handle>(),
            .source_tag = bytes32(),
            .source_link = sealed("machine:links"),
            .pseudonyms = sealed("report:x"),
            .short_number = text("4821"),
            .withdrawn = true,
            .opened_at = moment(),
            .changed_at = moment()};
  }
  /// As it looks before anything is known of it.
  auto bare_thread() -> ports::ThreadRow {
    ports::ThreadRow row = thread();
    row.handle = std::nullopt;
    row.source_tag = std::nullopt;
    row.source_link = std::nullopt;
    row.pseudonyms = std::nullopt;
    row.short_number.clear();
    row.statutory = false;
    row.withdrawn = false;
    return row;
  }
  auto stored_thread() -> ports::ThreadRow {
    const auto row = thread();
    write([&](auto& transaction) { return transaction.put_thread(row); });
    return row;
  }

private:
  memory::SeededRandom random_{20161215};
  long long numbers_ = 0;
  std::unique_ptr<PlacedStore> placed_ = place_store(GetParam());
};

/// One suite per noun, run over every backend.
#define NOROSHI_STORE_CONTRACT(suite)    \
  class suite : public StoreContract {}; \
  INSTANTIATE_TEST_SUITE_P(Stores, suite, testing::Values(Backend::Memory, Backend::Sqlite), name_of)

}  // namespace noroshi::contract
