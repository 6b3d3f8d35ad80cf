#include "domain/ledger/audit.hpp"

#include "base/sha256.hpp"
#include "tests/support/sample_log.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noroshi::domain {
namespace {

/// Stands in for Ed25519 (see note_test.cpp).
auto fake_signature(BytesView public_key, BytesView message) -> Bytes {
  const Bytes32 half = sha256({public_key, message});
  Bytes signature{half.begin(), half.end()};
  signature.insert(signature.end(), half.begin(), half.end());
  return signature;
}
auto verify_fake(BytesView public_key, BytesView message, BytesView signature) -> bool {
  return equal_constant_time(fake_signature(public_key, message), signature);
}

auto sample_log(std::uint64_t size, std::uint64_t first = 0) -> support::SampleLog {
  const auto key = make_verifier_key("log.example/power", sha256(std::string_view{"key"})).value();
  support::SampleLog log{key, [key](BytesView message) { return fake_signature(key.public_key, message); }, first};
  log.add_entries(size);
  return log;
}

using Files = std::map<std::string, Bytes>;

auto audit(const Files& files, const VerifierKey& key) -> Result<LogAudit> {
  const FetchFile fetch = [&](const std::string& path) -> Result<Bytes> {
    const auto file = files.find(path);
    if (file == files.end()) return fail(ErrorCode::NotFound, "not_found", "no such file");
    return file->second;
  };
  return audit_log(fetch, key, verify_fake);
}

TEST(AuditLog, PassesAnHonestLogOfAnySize) {
  for (const std::uint64_t size : {0U, 1U, 2U, 255U, 256U, 257U, 511U, 512U, 700U}) {
    const auto log = sample_log(size);
    const auto verdict = audit(log.files(), log.key());
    ASSERT_TRUE(verdict) << size << ": " << verdict.error().message;
    EXPECT_EQ(verdict->checkpoint.size, size);
    EXPECT_EQ(verdict->files, list_tiles(size).size());
  }
}

TEST(AuditLog, ReadsAllLevels) {
  const auto log = sample_log(66'000);
  auto files = log.files();
  EXPECT_TRUE(audit(files, log.key()));
  ASSERT_TRUE(files.contains("tile/2/000.p/1"));
  files["tile/2/000.p/1"][5] ^= 1U;
  EXPECT_NE(audit(files, log.key()).error().message.find("tile/2/000.p/1"), std::string::npos);
}

RC_GTEST_PROP(AuditLog, RefusesALogWithAnyChangedBit, ()) {
  static const auto log = sample_log(600);
  auto files = log.files();
  files.erase("vkey");
  auto file = std::next(files.begin(), *rc::gen::inRange<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(files.size())));
  const auto bit = *rc::gen::inRange<std::size_t>(0, file->second.size() * 8);
  file->second[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
  const auto verdict = audit(files, log.key());
  RC_ASSERT(!verdict.has_value());
  RC_ASSERT(verdict.error().code == ErrorCode::Conflict);
  RC_ASSERT(verdict.error().message.find(file->first) != std::string::npos);
}

TEST(AuditLog, RefusesALogWithAnyFileMissingCutOrSwapped) {
  const auto log = sample_log(600);
  const auto honest = log.files();
  for (const auto& [path, bytes] : honest) {
    if (path == "vkey" || path == "checkpoint") continue;
    auto files = honest;
    files.erase(path);
    EXPECT_EQ(audit(files, log.key()).error().code, ErrorCode::Conflict) << path;
    files = honest;
    files[path].pop_back();
    EXPECT_EQ(audit(files, log.key()).error().code, ErrorCode::Conflict) << path;
    files = honest;
    files[path].clear();
    EXPECT_EQ(audit(files, log.key()).error().code, ErrorCode::Conflict) << path;
  }
  auto files = honest;
  std::swap(files["tile/0/000"], files["tile/0/001"]);
  std::swap(files["tile/entries/000"], files["tile/entries/001"]);
  EXPECT_FALSE(audit(files, log.key()));
}

TEST(AuditLog, RefusesEntriesRemovedBehindANewCheckpointOfTheSameSize) {
  const auto honest = sample_log(600);
  const auto shorter = sample_log(599);
  auto files = shorter.files();
  files["checkpoint"] = honest.files()["checkpoint"];
  EXPECT_EQ(audit(files, honest.key()).error().code, ErrorCode::Conflict);
}

TEST(AuditLog, RefusesAWholeTreeRewrittenUnderAnOldCheckpoint) {
  const auto honest = sample_log(600);
  auto files = sample_log(600, 10).files();
  files["checkpoint"] = honest.files()["checkpoint"];
  const auto verdict = audit(files, honest.key());
  ASSERT_FALSE(verdict);
  EXPECT_EQ(verdict.error().code, ErrorCode::Conflict);
  EXPECT_NE(verdict.error().message.find("its root is not that of the entries"), std::string::npos);
}

TEST(AuditLog, TakesTheFullFileWhereThePartialOneIsGone) {
  const auto earlier = sample_log(300);
  auto files = sample_log(700).files();
  files["checkpoint"] = earlier.files()["checkpoint"];
  files["tile/1/000.p/1"] = earlier.files()["tile/1/000.p/1"];
  ASSERT_FALSE(files.contains("tile/0/001.p/44"));
  const auto verdict = audit(files, earlier.key());
  ASSERT_TRUE(verdict) << verdict.error().message;
  EXPECT_EQ(verdict->checkpoint.size, 300U);
}

TEST(AuditLog, SaysWhenItCouldNotAsk) {
  const auto log = sample_log(5);
  const FetchFile fetch = [&](const std::string& path) -> Result<Bytes> {
    if (path == "checkpoint") return log.read_file(path);
    return fail(ErrorCode::Unavailable, "network", "the connection broke: try again");
  };
  EXPECT_EQ(audit_log(fetch, log.key(), verify_fake).error().code, ErrorCode::Unavailable);
}

}  // namespace
}  // namespace noroshi::domain
