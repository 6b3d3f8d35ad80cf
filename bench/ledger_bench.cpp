// What proofs cost over the hashing that they cannot do without (F7): SHA-256 of one tree node is the yardstick of the same run.
#include "adapters/crypto/ed25519.hpp"
#include "base/sha256.hpp"
#include "tests/support/sample_log.hpp"

#include <benchmark/benchmark.h>

#include <memory>

namespace noroshi::bench {
namespace {

constexpr std::uint64_t log_size = 100'000;

auto sample_log() -> const support::SampleLog& {
  static const support::SampleLog log = [] {
    const auto key = std::make_shared<crypto::Ed25519Key>(crypto::Ed25519Key::from_seed(Secret{Bytes(32, 1)}).value());
    support::SampleLog made{domain::make_verifier_key("log.example/power", key->public_key()).value(),
                            [key](BytesView message) { return key->sign(message); }};
    made.add_entries(log_size);
    return made;
  }();
  return log;
}

/// Spreads over the whole log without repeating soon.
auto next_index(std::uint64_t index) -> std::uint64_t { return (index + 61'803) % log_size; }

void hash_one_node(benchmark::State& state) {
  Bytes32 hash{};
  for (auto _ : state) hash = domain::node_hash(hash, hash);
  benchmark::DoNotOptimize(hash);
}
BENCHMARK(hash_one_node)->Name("Ledger/yardstick_sha256_of_a_node");

void append_leaf(benchmark::State& state) {
  domain::RightEdge edge;
  Bytes32 leaf{};
  for (auto _ : state) benchmark::DoNotOptimize(edge.append(leaf));
}
BENCHMARK(append_leaf)->Name("Ledger/append_one_leaf");

void prove_entry(benchmark::State& state) {
  const auto read = sample_log().reader();
  std::uint64_t index = 0;
  for (auto _ : state) benchmark::DoNotOptimize(domain::prove_inclusion(index = next_index(index), log_size, read));
}
BENCHMARK(prove_entry)->Name("Ledger/prove_one_of_100000")->Unit(benchmark::kMicrosecond);

void verify_entry(benchmark::State& state) {
  const auto& log = sample_log();
  const auto root = domain::read_root(log_size, log.reader()).value();
  const std::uint64_t index = 61'803;
  const auto proof = domain::prove_inclusion(index, log_size, log.reader()).value();
  const auto leaf = log.reader()(0, index).value();
  for (auto _ : state) benchmark::DoNotOptimize(domain::verify_inclusion(index, log_size, leaf, proof, root));
}
BENCHMARK(verify_entry)->Name("Ledger/verify_one_of_100000")->Unit(benchmark::kMicrosecond);

void verify_whole_receipt(benchmark::State& state) {
  const auto& log = sample_log();
  const auto text = to_text(log.receipt(61'803));
  for (auto _ : state) {
    const auto receipt = domain::parse_receipt(text).value();
    benchmark::DoNotOptimize(domain::verify_receipt(receipt, log.key(), crypto::verify_ed25519));
  }
}
BENCHMARK(verify_whole_receipt)->Name("Ledger/verify_receipt_with_signature")->Unit(benchmark::kMicrosecond);

void audit_whole_log(benchmark::State& state) {
  const auto& log = sample_log();
  const auto files = log.files();
  const domain::FetchFile fetch = [&](const std::string& path) -> Result<Bytes> { return files.at(path); };
  for (auto _ : state) {
    const auto audit = domain::audit_log(fetch, log.key(), crypto::verify_ed25519);
    if (!audit) state.SkipWithError(audit.error().message.c_str());
  }
  state.counters["entries_per_second"] = benchmark::Counter(static_cast<double>(log_size), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(audit_whole_log)->Name("Ledger/audit_100000_entries")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace noroshi::bench
