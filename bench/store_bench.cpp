// What a store costs over bare SQLite (F3, F7): the same rows, the same schema and pragmas, the same number of acts a commit. Yardstick and
// store take turns within one run, so that a noisy machine slows both; `ratio` is acts per second of the store over the yardstick's.
#include "adapters/crypto/file_vault.hpp"
#include "adapters/memory/seeded_random.hpp"
#include "adapters/sqlite/sqlite_store.hpp"
#include "tests/support/scratch_folder.hpp"

#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace noroshi::bench {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

/// One act to be stored: a log entry with what goes with it, and for a filing also thread, report and its place in the outbox.
struct Act {
  ports::ThreadRow thread;
  ports::ReportRow report;
  ports::OutboundRow outbound;
  ports::OpeningRow opening;
};

enum class Kind { LogEntry, Filing };

class Acts {
public:
  auto draw() -> Act {
    const auto thread = random_.id<domain::ThreadId>();
    const auto charter = random_.id<domain::CharterId>();
    const UtcTime now{std::chrono::milliseconds{1'700'000'000'000 + ++drawn_}};
    return {{.id = thread,
             .sector = "ele",
             .charter = charter,
             .handle = {},
             .source_tag = random_.bytes32(),
             .source_link = sealed("machine:links", 120),
             .pseudonyms = {},
             .short_number = std::to_string(drawn_),
             .opened_at = now,
             .changed_at = now},
            {.id = random_.id<domain::ReportId>(),
             .thread = thread,
             .body = sealed("report:" + thread.str(), 1'500),
             .assessment = sealed("report:" + thread.str(), 600),
             .received_at = now},
            {.id = random_.id<domain::DispatchId>(),
             .to = random_.id<domain::StationId>(),
             .charter = charter,
             .thread = thread,
             .about = thread.str(),
             .bytes = bytes(6'000),
             .queued_at = now,
             .next_attempt_at = now,
             .done_at = {},
             .last_error = ""},
            {0, thread, sealed("machine:log", 420)}};
  }

private:
  auto bytes(std::size_t size) -> Bytes {
    Bytes result(size);
    random_.fill(std::span{result}.first(std::min<std::size_t>(size, 32)));
    return result;
  }
  auto sealed(std::string key_id, std::size_t size) -> domain::SealedBytes { return {std::move(key_id), "report:context", bytes(size)}; }

  memory::SeededRandom random_{1};
  long long drawn_ = 0;
};

void expect(bool holds) {
  if (!holds) std::abort();
}

/// SQLite with nothing around it: prepared statements, one thread, as many acts a commit as it is told.
class RawSqlite {
public:
  explicit RawSqlite(const std::string& path) {
    expect(sqlite3_open(path.c_str(), &connection_) == SQLITE_OK);
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    run(sqlite::station_schema().migrations.front().sql.c_str());
    for (const char* sql :
         {"INSERT INTO thread (id, sector, statutory, charter, source_tag, source_link_key, source_link_context,"
          " source_link, short_number, withdrawn, opened_at, changed_at) VALUES (?, 'ele', 0, ?, ?, ?, ?, ?, ?, 0, 1, ?)",
          "INSERT INTO report (id, thread, version, kind, stage, channel, body_key, body_context, body, assessment_key,"
          " assessment_context, assessment, level, received_at, leaf_index)"
          " VALUES (?, ?, 1, 'incident', 'first', 'web', ?, ?, ?, ?, ?, ?, 0, 1, ?)",
          "INSERT INTO outbound (id, receiver, charter, kind, thread, about, state, attempts, queued_at, next_attempt_at,"
          " last_error, bytes) VALUES (?, ?, ?, 'report', ?, ?, 'queued', 0, 1, ?, '', ?)",
          "INSERT INTO log_entry (idx, commitment) VALUES (?, ?)", "INSERT INTO log_node (level, idx, hash) VALUES (0, ?, ?)",
          "INSERT INTO log_opening (thread, idx, opening_key, opening_context, opening) VALUES (?, ?, ?, ?, ?)",
          "INSERT INTO newest_checkpoint (slot, size, note, at) VALUES (1, ?, ?, 1)"
          " ON CONFLICT (slot) DO UPDATE SET size = excluded.size, note = excluded.note"}) {
      sqlite3_stmt* statement = nullptr;
      expect(sqlite3_prepare_v2(connection_, sql, -1, &statement, nullptr) == SQLITE_OK);
      statements_.push_back(statement);
    }
  }
  ~RawSqlite() {
    for (auto* statement : statements_) sqlite3_finalize(statement);
    sqlite3_close(connection_);
  }
  RawSqlite(const RawSqlite&) = delete;
  auto operator=(const RawSqlite&) -> RawSqlite& = delete;

  void commit(Kind kind, std::span<const Act> acts) {
    run("BEGIN IMMEDIATE");
    for (const Act& act : acts) {
      if (kind == Kind::Filing) insert_filing(act);
      const Bytes32 hash{};
      insert(3, size_, hash);
      insert(4, size_, hash);
      insert(5, act.thread.id.str().substr(0, 16), size_, act.opening.opening);
      ++size_;
    }
    insert(6, size_, std::string(300, 'n'));
    run("COMMIT");
  }

private:
  void insert_filing(const Act& act) {
    insert(0, act.thread.id.str().substr(0, 16), act.thread.charter.str().substr(0, 16), *act.thread.source_tag, *act.thread.source_link,
           act.thread.short_number, size_);
    insert(1, act.report.id.str().substr(0, 16), act.thread.id.str().substr(0, 16), act.report.body, *act.report.assessment, size_);
    insert(2, act.outbound.id.str().substr(0, 16), act.outbound.to.str().substr(0, 16), act.outbound.charter.str().substr(0, 16),
           act.thread.id.str().substr(0, 16), act.outbound.about, size_, act.outbound.bytes);
  }
  void run(const char* sql) { expect(sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr) == SQLITE_OK); }

  template <class... Values> void insert(std::size_t which, const Values&... values) {
    sqlite3_stmt* statement = statements_[which];
    int at = 1;
    (bind(statement, at, values), ...);
    expect(sqlite3_step(statement) == SQLITE_DONE);
    sqlite3_reset(statement);
  }
  static void bind(sqlite3_stmt* statement, int& at, std::int64_t value) { sqlite3_bind_int64(statement, at++, value); }
  static void bind(sqlite3_stmt* statement, int& at, const std::string& value) {
    // sixteen characters stand for the sixteen bytes of an id
    if (value.size() == 16) {
      sqlite3_bind_blob(statement, at++, value.data(), 16, SQLITE_STATIC);
    } else {
      sqlite3_bind_text(statement, at++, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
    }
  }
  static void bind(sqlite3_stmt* statement, int& at, BytesView value) {
    sqlite3_bind_blob(statement, at++, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
  }
  static void bind(sqlite3_stmt* statement, int& at, const domain::SealedBytes& value) {
    bind(statement, at, value.key_id);
    bind(statement, at, value.context);
    bind(statement, at, BytesView{value.ciphertext});
  }

  sqlite3* connection_ = nullptr;
  std::vector<sqlite3_stmt*> statements_;
  std::int64_t size_ = 0;
};

auto store_act(ports::Transaction& transaction, Kind kind, Act act) -> Result<> {
  const std::uint64_t index = NOROSHI_TRY(transaction.size());
  if (kind == Kind::Filing) {
    NOROSHI_TRY(transaction.put_thread(act.thread));
    act.report.leaf_index = index;
    NOROSHI_TRY(transaction.add_report(act.report));
    NOROSHI_TRY(transaction.enqueue(act.outbound));
  }
  act.opening.index = index;
  NOROSHI_TRY(transaction.add_entry(index, Bytes32{}));
  NOROSHI_TRY(transaction.add_node(0, index, Bytes32{}));
  return transaction.add_opening(act.opening);
}

auto seal(ports::Transaction& transaction) -> Result<> {
  return transaction.put_checkpoint({NOROSHI_TRY(transaction.size()), std::string(300, 'n'), UtcTime{}});
}

/// All acts, taken by so many clients at once; each waits for its own to be durable.
void store_by_clients(ports::Store& store, Kind kind, std::span<const Act> acts, int clients) {
  std::atomic<std::size_t> next = 0;
  const auto client = [&] {
    for (std::size_t at = next++; at < acts.size(); at = next++) {
      expect(store.write([&](ports::Transaction& t) { return store_act(t, kind, acts[at]); }).has_value());
    }
  };
  if (clients == 1) return client();
  std::vector<std::thread> crowd;
  for (int i = 0; i < clients; ++i) crowd.emplace_back(client);
  for (auto& thread : crowd) thread.join();
}

auto timed(const std::function<void()>& work) -> double {
  const auto start = Clock::now();
  work();
  return Seconds{Clock::now() - start}.count();
}

/// Argument: clients of the store, and acts a commit of the yardstick.
void compare(benchmark::State& state, Kind kind) {
  const int clients = static_cast<int>(state.range(0));
  const std::size_t acts_a_round = clients == 1 ? 200 : 64 * 40;
  const support::ScratchFolder folder;
  RawSqlite raw{folder.file("raw.db")};
  auto store = sqlite::SqliteStore::open(folder.file("station.db"));
  expect(store.has_value());
  (*store)->set_seal_group(seal);
  Acts source;
  double raw_seconds = 0;
  double store_seconds = 0;
  double done = 0;
  for (auto _ : state) {
    std::vector<Act> acts;
    for (std::size_t i = 0; i < acts_a_round; ++i) acts.push_back(source.draw());
    raw_seconds += timed([&] {
      for (std::size_t at = 0; at < acts.size(); at += static_cast<std::size_t>(clients)) {
        raw.commit(kind, std::span{acts}.subspan(at, static_cast<std::size_t>(clients)));
      }
    });
    const double seconds = timed([&] { store_by_clients(**store, kind, acts, clients); });
    store_seconds += seconds;
    done += static_cast<double>(acts.size());
    state.SetIterationTime(seconds / static_cast<double>(acts.size()));
  }
  state.counters["raw_per_s"] = done / raw_seconds;
  state.counters["store_per_s"] = done / store_seconds;
  state.counters["ratio"] = raw_seconds / store_seconds;
}

void log_entries(benchmark::State& state) { compare(state, Kind::LogEntry); }
void filings(benchmark::State& state) { compare(state, Kind::Filing); }
BENCHMARK(log_entries)
    ->Name("F7 store: log entries, clients")
    ->Arg(1)
    ->Arg(64)
    ->UseManualTime()
    ->Unit(benchmark::kMicrosecond)
    ->Iterations(8);
BENCHMARK(filings)->Name("F3 store: filings, clients")->Arg(1)->Arg(64)->UseManualTime()->Unit(benchmark::kMicrosecond)->Iterations(8);

/// A filing makes a data key first, durably: what that adds.
void create_keys(benchmark::State& state) {
  const support::ScratchFolder folder;
  auto vault = crypto::FileVault::create(folder.file("keys.db"), Secret{std::string_view{"unlock"}});
  expect(vault.has_value());
  int made = 0;
  std::vector<std::string> ids(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    for (auto& id : ids) id = "report:" + std::to_string(++made);
    expect((*vault)->create_keys(ids).has_value());
  }
  state.SetItemsProcessed(made);
}
BENCHMARK(create_keys)->Name("vault: data keys made durable at once")->Arg(1)->Arg(64)->Unit(benchmark::kMicrosecond);

void draw_threads(benchmark::State& state) {
  const support::ScratchFolder folder;
  auto vault = crypto::FileVault::create(folder.file("keys.db"), Secret{std::string_view{"unlock"}});
  expect(vault.has_value());
  memory::SeededRandom random{1};
  const auto keys_of = [](const domain::ThreadId& id) { return std::vector<std::string>{"report:" + id.str(), "machine:" + id.str()}; };
  for (auto _ : state) expect((*vault)->draw_thread(random, keys_of).has_value());
}
BENCHMARK(draw_threads)->Name("vault: a new thread with its two keys, from stock")->Unit(benchmark::kMicrosecond);

void seal_and_open(benchmark::State& state) {
  const support::ScratchFolder folder;
  auto vault = crypto::FileVault::create(folder.file("keys.db"), Secret{std::string_view{"unlock"}});
  expect(vault.has_value() && (*vault)->create_key("machine:links").has_value());
  const Bytes body(1'500);
  for (auto _ : state) {
    const auto sealed = (*vault)->seal("machine:links", "context", body);
    expect(sealed.has_value() && (*vault)->decrypt_machine(*sealed).has_value());
  }
}
BENCHMARK(seal_and_open)->Name("vault: seal and open 1,500 bytes")->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace noroshi::bench
