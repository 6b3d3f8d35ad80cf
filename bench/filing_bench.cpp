// What it takes to file a report over HTTP (F3): validated, graded, logged, committed, with its receipt. Yardstick: bare SQLite committing
// rows of the same sizes, one act or 64 acts a commit, in the same run. `ratio` is filings per second over the yardstick's acts per second.
#include "adapters/crypto/system_random.hpp"
#include "adapters/relay/http_client.hpp"
#include "app/premises.hpp"
#include "app/settle.hpp"
#include "app/station_client.hpp"
#include "app/station_file.hpp"
#include "tests/support/scratch_folder.hpp"

#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <thread>

namespace noroshi::bench {
namespace {

using Steady = std::chrono::steady_clock;
constexpr auto measured_time = std::chrono::seconds{4};

void expect(bool holds) {
  if (!holds) std::abort();
}

/// Rows of one filing, as many bytes as the store writes: thread, report with reading, clearance, opening, entry and its hashes.
class BareSqlite {
public:
  explicit BareSqlite(const std::string& path) {
    expect(sqlite3_open(path.c_str(), &db_) == SQLITE_OK);
    run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE act (id INTEGER PRIMARY KEY, part INTEGER, bytes BLOB)");
    expect(sqlite3_prepare_v2(db_, "INSERT INTO act (part, bytes) VALUES (?1, zeroblob(?2))", -1, &insert_, nullptr) == SQLITE_OK);
  }
  ~BareSqlite() {
    sqlite3_finalize(insert_);
    sqlite3_close(db_);
  }
  BareSqlite(const BareSqlite&) = delete;
  auto operator=(const BareSqlite&) -> BareSqlite& = delete;

  auto acts_per_second(int acts_a_commit) -> double {
    int acts = 0;
    const auto start = Steady::now();
    while (Steady::now() - start < measured_time) {
      run("BEGIN IMMEDIATE");
      for (int i = 0; i < acts_a_commit; ++i, ++acts) write_act();
      run("COMMIT");
    }
    return acts / std::chrono::duration<double>(Steady::now() - start).count();
  }

private:
  void run(const char* sql) { expect(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) == SQLITE_OK); }
  void write_act() {
    for (const int size : {500, 2'100, 400, 500, 32, 32, 32}) {
      sqlite3_bind_int(insert_, 1, size);
      sqlite3_bind_int(insert_, 2, size);
      expect(sqlite3_step(insert_) == SQLITE_DONE);
      sqlite3_reset(insert_);
    }
  }
  sqlite3* db_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
};

/// One CEPTOAR with one operator, served from a folder.
class OneStation {
public:
  explicit OneStation(const std::filesystem::path& folder) {
    auto loaded = app::load_tables(std::nullopt);
    expect(loaded.has_value());
    tables_ = *std::move(loaded);
    crypto::SystemRandom random;
    app::Cast cast;
    cast.stations.push_back({"power", "power", "power", domain::StationKind::Ceptoar, {"ele"}});
    cast.organisations.push_back({"power", "operator", "operator", "operator", domain::OrganisationKind::Operator, "ele", 1, {}});
    cast.people.push_back({"power", "operator", "reporter", "reporter", "r@example.jp", {domain::Role::Reporter}});
    cast.arrows.push_back({"filing", "power", "power", 1, false});
    app::PremisesPlan plan;
    plan.stations.push_back(app::plan_station(cast.stations[0], services::Realm::Exercise, "noroshi.bench", folder / "power", random));
    plan.mail_folder = folder / "mail";
    plan.unlock = Secret{std::string_view{"bench"}};
    auto wired = app::wire(std::move(plan), tables_);
    expect(wired.has_value());
    premises_ = *std::move(wired);
    auto people = app::settle(cast, premises_->houses(), tables_.charters, app::SettlePasswords::None);
    expect(people.has_value());
    token_ = people->front().api_token;
  }

  auto filings_per_second(int clients) -> double {
    std::atomic<int> filed{0};
    const auto start = Steady::now();
    std::vector<std::thread> threads;
    for (int i = 0; i < clients; ++i) threads.emplace_back([&, i] { file_until(start + measured_time, i, filed); });
    for (auto& thread : threads) thread.join();
    return filed / std::chrono::duration<double>(Steady::now() - start).count();
  }

private:
  void file_until(Steady::time_point end, int client, std::atomic<int>& filed) {
    relay::HttpClient http;
    app::StationClient station{http, premises_->base_url() + "power/", token_};
    json::Object body;
    body.add("kind", "incident")
        .add("what_i_know", "監視の画面が10分止まりました。予備へ切り替えて運転を続けています。原因は分かっていません。");
    while (Steady::now() < end) {
      const auto key = std::to_string(client) + "-" + std::to_string(runs_++);
      expect(station.post("reports", body, key).has_value());
      ++filed;
    }
  }

  app::Tables tables_;
  std::unique_ptr<app::Premises> premises_;
  std::string token_;
  std::atomic<long> runs_{0};
};

void file_reports(benchmark::State& state) {
  const int clients = static_cast<int>(state.range(0));
  const support::ScratchFolder folder;
  OneStation station{folder.path()};
  BareSqlite bare{(folder.path() / "bare.db").string()};
  for (auto _ : state) {
    const double acts = bare.acts_per_second(clients);
    const double filings = station.filings_per_second(clients);
    state.counters["bare_per_s"] = acts;
    state.counters["filings_per_s"] = filings;
    state.counters["ratio"] = filings / acts;
  }
}
BENCHMARK(file_reports)->Arg(1)->Arg(64)->Iterations(1)->Unit(benchmark::kSecond)->Name("F3/file_a_report_over_http/clients");

}  // namespace
}  // namespace noroshi::bench
