#include "adapters/smtp/smtp_mail.hpp"

#include "adapters/smtp/folder_mail.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace noroshi::smtp {
namespace {

class FixedClock final : public ports::Clock {
public:
  auto now() const -> UtcTime override { return *parse_rfc3339("2016-12-15T07:00:00.000Z"); }
};

class CountingRandom final : public ports::Random {
public:
  void fill(std::span<std::uint8_t> bytes) override {
    for (auto& byte : bytes) byte = ++next_;
  }

private:
  std::uint8_t next_ = 0;
};

/// tests/support/mail_server.py as a child; its output line by line.
class MailServer {
public:
  explicit MailServer(const std::string& options)
      : output_{::popen(("/usr/bin/python3 tests/support/mail_server.py " + options).c_str(), "r")} {}
  ~MailServer() { ::pclose(output_); }
  MailServer(const MailServer&) = delete;
  auto operator=(const MailServer&) -> MailServer& = delete;

  auto line() -> std::string {
    std::string text;
    for (int c = std::fgetc(output_); c != EOF && c != '\n'; c = std::fgetc(output_)) text += static_cast<char>(c);
    return text;
  }

private:
  std::FILE* output_;
};

auto options_for(int port) -> SmtpOptions {
  SmtpOptions options;
  options.host = "127.0.0.1";
  options.port = port;
  options.tls = Tls::None;
  options.from = "noroshi@power.example";
  return options;
}

struct Sender {
  FixedClock clock;
  CountingRandom random;
};

TEST(SmtpMail, IsTakenByAMailServerWithItsEnvelope) {
  MailServer server{""};
  const std::string port = server.line();
  if (port == "no aiosmtpd") GTEST_SKIP() << "SKIPPED: python3-aiosmtpd is not installed; no mail was sent";
  Sender sender;
  auto mail = SmtpMail::create(options_for(std::stoi(port)), sender.clock, sender.random);
  ASSERT_TRUE(mail.has_value());
  const auto sent = (*mail)->send("sato@member.example", "【架空】お知らせ", "http://localhost:8443/power/clearances\n");
  ASSERT_TRUE(sent.has_value()) << sent.error().message;
  const std::string taken = server.line();
  EXPECT_NE(taken.find(R"("from": "noroshi@power.example", "to": ["sato@member.example"])"), std::string::npos) << taken;
  EXPECT_NE(taken.find("Auto-Submitted: auto-generated"), std::string::npos);
}

TEST(SmtpMail, SaysWhatTheServerSaidWhenItRefuses) {
  MailServer server{"--refuse"};
  const std::string port = server.line();
  if (port == "no aiosmtpd") GTEST_SKIP() << "SKIPPED: python3-aiosmtpd is not installed; no mail was refused";
  Sender sender;
  auto mail = SmtpMail::create(options_for(std::stoi(port)), sender.clock, sender.random);
  ASSERT_TRUE(mail.has_value());
  const auto sent = (*mail)->send("nobody@member.example", "x", "y");
  ASSERT_FALSE(sent.has_value());
  EXPECT_EQ(sent.error().slug, "mail_unsent");
  EXPECT_NE(sent.error().message.find("550"), std::string::npos) << sent.error().message;
}

TEST(SmtpMail, RefusesToGoOnWithoutTlsWhenItIsAskedFor) {
  MailServer server{"--refuse"};
  const std::string port = server.line();
  if (port == "no aiosmtpd") GTEST_SKIP() << "SKIPPED: python3-aiosmtpd is not installed; TLS was not tried";
  Sender sender;
  auto options = options_for(std::stoi(port));
  options.tls = Tls::StartTls;
  auto mail = SmtpMail::create(std::move(options), sender.clock, sender.random);
  ASSERT_TRUE(mail.has_value());
  EXPECT_EQ((*mail)->send("sato@member.example", "x", "y").error().slug, "mail_unsent");
  auto plain = SmtpMail::create(options_for(std::stoi(port)), sender.clock, sender.random);
  EXPECT_FALSE((*plain)->send("nobody@member.example", "x", "y").has_value());  // lets the server end
}

TEST(SmtpMail, NeverSendsToWhatIsNoAddress) {
  Sender sender;
  auto mail = SmtpMail::create(options_for(1), sender.clock, sender.random);
  ASSERT_TRUE(mail.has_value());
  EXPECT_EQ((*mail)->send("a@b.example>\r\nRCPT TO:<c@d.example", "x", "y").error().slug, "mail_address_bad");
  auto options = options_for(25);
  options.host = "example.jp/path";
  EXPECT_EQ(SmtpMail::create(std::move(options), sender.clock, sender.random).error().slug, "mail_host_bad");
}

TEST(FolderMail, LeavesWholeMailsOnly) {
  const auto folder = std::filesystem::temp_directory_path() / "noroshi-folder-mail-test";
  std::filesystem::remove_all(folder);
  Sender sender;
  FolderMail mail{folder, "noroshi@power.example", sender.clock, sender.random};
  ASSERT_TRUE(mail.send("sato@member.example", "【架空】お知らせ", "x").has_value());
  ASSERT_TRUE(mail.send("ito@member.example", "【架空】お知らせ", "x").has_value());
  EXPECT_EQ(mail.send("no address", "x", "y").error().slug, "mail_address_bad");
  int mails = 0;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    EXPECT_EQ(entry.path().extension(), ".eml");
    std::ostringstream text;
    text << std::ifstream{entry.path()}.rdbuf();
    EXPECT_NE(text.str().find("Subject: =?UTF-8?B?"), std::string::npos);
    ++mails;
  }
  EXPECT_EQ(mails, 2);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace noroshi::smtp
