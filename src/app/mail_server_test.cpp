#include "app/mail_server.hpp"

#include <gtest/gtest.h>

namespace noroshi::app {
namespace {

auto parse(const std::string& address, const std::string& user = "", std::string_view password = "") {
  return parse_mail_server({address, "noroshi@example.jp", user}, Secret{password});
}

TEST(MailServer, OffThisMachineAMailGoesOnlyOverTls) {
  EXPECT_EQ(parse("smtp://mail.example.jp:587")->tls, smtp::Tls::StartTls);
  EXPECT_EQ(parse("smtp://mail.example.jp:587")->port, 587);
  EXPECT_EQ(parse("smtps://mail.example.jp")->tls, smtp::Tls::Implicit);
  EXPECT_EQ(parse("smtps://mail.example.jp")->port, 465);
  EXPECT_EQ(parse("smtp://127.0.0.1:2525/")->tls, smtp::Tls::None);
  EXPECT_EQ(parse("smtp://localhost.example.jp:25")->tls, smtp::Tls::StartTls);
}

TEST(MailServer, AnotherAddressOrAMissingPartIsNamed) {
  for (const auto* address : {"http://mail.example.jp", "mail.example.jp", "smtp://mail.example.jp:0", "smtp://mail.example.jp:port"}) {
    const auto parsed = parse(address);
    ASSERT_FALSE(parsed) << address;
    EXPECT_NE(parsed.error().message.find("--smtp"), std::string::npos) << address;
  }
  EXPECT_FALSE(parse_mail_server({"smtp://localhost", "", ""}, Secret{std::string_view{""}}));
  EXPECT_FALSE(parse("smtps://mail.example.jp", "noroshi"));
  EXPECT_TRUE(parse("smtps://mail.example.jp", "noroshi", "a password"));
}

}  // namespace
}  // namespace noroshi::app
