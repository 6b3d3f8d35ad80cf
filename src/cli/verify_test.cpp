#include "cli/verify.hpp"

#include "adapters/crypto/ed25519.hpp"
#include "tests/support/sample_log.hpp"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <sstream>

namespace noroshi::cli {
namespace {

using Files = std::map<std::string, Bytes>;

auto as_file(std::string_view text) -> Bytes { return {text.begin(), text.end()}; }

/// A log of 300 entries under real signatures, served as files "log/…", with a receipt and the key beside it.
class Verify : public testing::Test {
protected:
  Verify() {
    for (auto& [path, bytes] : log_.files()) files_["log/" + path] = bytes;
    files_["receipt"] = as_file(to_text(log_.receipt(123)));
    files_["shared"] = as_file(to_text(log_.receipt(129, 2)));
    files_["vkey"] = files_["log/vkey"];
  }

  auto run(const VerifyOptions& options) -> int {
    const domain::FetchFile fetch = [this](const std::string& path) -> Result<Bytes> {
      if (offline_) return fail(ErrorCode::Unavailable, "network", "no connection: try again");
      const auto file = files_.find(path);
      if (file == files_.end()) return fail(ErrorCode::NotFound, "no_file", "there is no such file: check the path");
      return file->second;
    };
    out_.str("");
    err_.str("");
    return run_verify(options, {crypto::verify_ed25519, fetch}, out_, err_);
  }

  static auto sample() -> support::SampleLog {
    const auto key = std::make_shared<crypto::Ed25519Key>(crypto::Ed25519Key::from_seed(Secret{Bytes(32, 7)}).value());
    support::SampleLog log{domain::make_verifier_key("log.example/power", key->public_key()).value(),
                           [key](BytesView message) { return key->sign(message); }};
    log.add_entries(300);
    return log;
  }

  const VerifyOptions receipt_{"receipt", "", "vkey", VerifyOptions::Output::Sentence};
  const VerifyOptions whole_log_{"", "log", "vkey", VerifyOptions::Output::Sentence};
  const support::SampleLog log_ = sample();
  Files files_;
  bool offline_ = false;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(Verify, SaysWhatAReceiptProves) {
  EXPECT_EQ(run(receipt_), 0);
  EXPECT_NE(out_.str().find("entry 123 of 300 in log.example/power"), std::string::npos) << out_.str();
  EXPECT_NE(out_.str().find("\"object\":\"thread 123/0\""), std::string::npos);
  EXPECT_EQ(err_.str(), "");
  EXPECT_EQ(run({"shared", "", "vkey", VerifyOptions::Output::Sentence}), 0);
  EXPECT_NE(out_.str().find("\"object\":\"thread 129/2\""), std::string::npos);
}

TEST_F(Verify, PassesAWholeLog) {
  EXPECT_EQ(run(whole_log_), 0);
  EXPECT_NE(out_.str().find("all 300 entries of log.example/power"), std::string::npos) << out_.str();
  EXPECT_EQ(run({"", "log/", "vkey", VerifyOptions::Output::Sentence}), 0);
}

TEST_F(Verify, PrintsOneObjectForPrograms) {
  auto options = receipt_;
  options.output = VerifyOptions::Output::Json;
  EXPECT_EQ(run(options), 0);
  EXPECT_EQ(out_.str().find(R"({"ok":true,"receipt":"receipt","origin":"log.example/power","size":300,"root":")"), 0U) << out_.str();
  EXPECT_NE(out_.str().find(R"("index":123,"opening":{"opening":1,"kind":"report_read",)"), std::string::npos);
  files_["receipt"].back() = 'x';
  EXPECT_EQ(run(options), 1);
  EXPECT_EQ(out_.str().find(R"({"ok":false,"subject":"receipt","error":")"), 0U) << out_.str();
  EXPECT_NE(err_.str(), "");
}

TEST_F(Verify, RefusesAReceiptWithAnyChangedByte) {
  const Bytes honest = files_["receipt"];
  for (std::size_t i = 0; i < honest.size(); ++i) {
    files_["receipt"] = honest;
    files_["receipt"][i] ^= 1U;
    EXPECT_EQ(run(receipt_), 1) << "byte " << i;
  }
}

TEST_F(Verify, RefusesALogWithAnyChangedFileInOneLine) {
  const Files honest = files_;
  for (const auto& [path, bytes] : honest) {
    if (!path.starts_with("log/") || path == "log/vkey") continue;
    files_ = honest;
    files_[path][files_[path].size() / 2] ^= 4U;
    EXPECT_EQ(run(whole_log_), 1) << path;
    EXPECT_EQ(out_.str(), "");
    const auto line = err_.str();
    EXPECT_EQ(line.find('\n'), line.size() - 1) << line;
    if (path == "log/checkpoint") continue;
    files_.erase(path);
    EXPECT_EQ(run(whole_log_), 1) << path;
  }
}

TEST_F(Verify, RefusesAnotherLogsKey) {
  const auto other = crypto::Ed25519Key::from_seed(Secret{Bytes(32, 8)}).value();
  files_["vkey"] = as_file(to_text(domain::make_verifier_key("log.example/power", other.public_key()).value()));
  EXPECT_EQ(run(receipt_), 1);
  EXPECT_EQ(run(whole_log_), 1);
  EXPECT_NE(err_.str().find("not signed by log.example/power"), std::string::npos) << err_.str();
}

TEST_F(Verify, SaysApartWhatItCouldNotRead) {
  EXPECT_EQ(run({"", "", "vkey", VerifyOptions::Output::Sentence}), 2);
  EXPECT_EQ(run({"receipt", "log", "vkey", VerifyOptions::Output::Sentence}), 2);
  EXPECT_EQ(run({"absent", "", "vkey", VerifyOptions::Output::Sentence}), 2);
  EXPECT_EQ(run({"receipt", "", "absent", VerifyOptions::Output::Sentence}), 2);
  EXPECT_EQ(run({"", "nowhere", "vkey", VerifyOptions::Output::Sentence}), 2);
  EXPECT_EQ(run({"receipt", "", "receipt", VerifyOptions::Output::Sentence}), 2);
  EXPECT_NE(err_.str().find("receipt: a verifier key is one line"), std::string::npos) << err_.str();
  offline_ = true;
  EXPECT_EQ(run(whole_log_), 2);
}

}  // namespace
}  // namespace noroshi::cli
