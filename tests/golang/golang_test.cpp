#include "adapters/crypto/ed25519.hpp"
#include "tests/support/sample_log.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>

namespace noroshi {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t log_size = 3'000;

auto run(const std::string& command) -> bool { return std::system((command + " >/dev/null 2>&1").c_str()) == 0; }

void write_file(const fs::path& path, BytesView bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream{path, std::ios::binary}.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

auto sample_log() -> support::SampleLog {
  const auto key = std::make_shared<crypto::Ed25519Key>(crypto::Ed25519Key::from_seed(Secret{Bytes(32, 3)}).value());
  support::SampleLog log{domain::make_verifier_key("log.example/power", key->public_key()).value(),
                         [key](BytesView message) { return key->sign(message); }};
  log.add_entries(log_size);
  return log;
}

/// A log and receipts that our code wrote, and golang.org/x/mod/sumdb that judges them.
class Golang : public testing::Test {
protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<support::ScratchFolder>();
    verifier_ = folder_->file("verify_log");
    const auto log = sample_log();
    for (const auto& [path, bytes] : log.files()) write_file(folder_->path() / "log" / path, bytes);
    for (std::uint64_t i = 0; i < log_size; i += 13) {
      for (std::size_t party = 0; party < log.disclosures(i).size(); ++party) {
        const auto name = std::to_string(i) + "-" + std::to_string(party);
        write_file(folder_->path() / "receipts" / name, as_bytes(to_text(log.receipt(i, party))));
      }
    }
    if (!run("command -v go")) return;
    built_ = run("GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE=" + folder_->file("cache") + " go build -o " + verifier_ +
                 " tests/golang/verify_log.go");
  }
  static void TearDownTestSuite() { folder_.reset(); }

  void SetUp() override {
    if (!run("command -v go")) {
      GTEST_SKIP() << "SKIPPED Golang." << testing::UnitTest::GetInstance()->current_test_info()->name() << ": no go here";
    }
    ASSERT_TRUE(built_) << "tests/golang/verify_log.go does not build: is golang-golang-x-mod-dev installed?";
  }

  static auto file(const std::string& path) -> std::string { return folder_->file(path); }
  static auto accepts_log() -> bool { return run(verifier_ + " -vkey " + file("log/vkey") + " -log " + file("log")); }
  static auto accepts_receipts(const std::string& which) -> bool { return run(verifier_ + " -vkey " + file("log/vkey") + " " + which); }

  /// Whether the log is still accepted with one bit of one file changed; puts the file back.
  static auto accepts_log_with_change(const std::string& path, double where) -> bool {
    const std::string honest = support::read_file(file("log/" + path));
    std::string changed = honest;
    auto& byte = changed[static_cast<std::size_t>(where * static_cast<double>(changed.size() - 1))];
    byte = static_cast<char>(byte ^ 1);
    write_file(file("log/" + path), as_bytes(changed));
    const bool accepted = accepts_log();
    write_file(file("log/" + path), as_bytes(honest));
    return accepted;
  }

  static inline std::unique_ptr<support::ScratchFolder> folder_;
  static inline std::string verifier_;
  static inline bool built_ = false;
};

TEST_F(Golang, AcceptsTheWholeLog) { EXPECT_TRUE(accepts_log()); }

TEST_F(Golang, AcceptsEveryReceipt) { EXPECT_TRUE(accepts_receipts(file("receipts") + "/*")); }

TEST_F(Golang, RefusesALogWithAnyFileChanged) {
  for (const auto* path : {"checkpoint", "tile/0/000", "tile/0/007", "tile/0/011.p/184", "tile/1/000.p/11", "tile/entries/000",
                           "tile/entries/007", "tile/entries/011.p/184"}) {
    for (const double where : {0.0, 0.3, 0.7, 1.0}) EXPECT_FALSE(accepts_log_with_change(path, where)) << path << " at " << where;
  }
  EXPECT_TRUE(accepts_log());
}

TEST_F(Golang, RefusesALogWithAFileMissing) {
  for (const auto* path : {"checkpoint", "tile/0/003", "tile/1/000.p/11", "tile/entries/003"}) {
    fs::rename(file(std::string{"log/"} + path), file("aside"));
    EXPECT_FALSE(accepts_log()) << path;
    fs::rename(file("aside"), file(std::string{"log/"} + path));
  }
}

TEST_F(Golang, RefusesAChangedReceipt) {
  const std::string honest = support::read_file(file("receipts/1495-0"));
  ASSERT_FALSE(honest.empty());
  for (std::size_t i = 0; i < honest.size(); i += 37) {
    std::string changed = honest;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    write_file(file("changed"), as_bytes(changed));
    EXPECT_FALSE(accepts_receipts(file("changed"))) << "byte " << i;
  }
}

TEST_F(Golang, RefusesAnotherLogsKey) {
  const auto key = crypto::Ed25519Key::from_seed(Secret{Bytes(32, 4)}).value();
  write_file(file("other"), as_bytes(to_text(domain::make_verifier_key("log.example/power", key.public_key()).value())));
  EXPECT_FALSE(run(verifier_ + " -vkey " + file("other") + " -log " + file("log")));
}

TEST_F(Golang, AnswersTheReceiptVectorsAsWeDo) { EXPECT_TRUE(run(verifier_ + " -vectors tests/vectors/receipts.json")); }

}  // namespace
}  // namespace noroshi
