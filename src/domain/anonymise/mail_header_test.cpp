#include "domain/anonymise/mail_header.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>

namespace noroshi::domain {
namespace {

auto role_of(const std::string& text, const std::string& word) -> std::string {
  const Reading reading{normalise_text(to_code_points(text)), {}, {}};
  return std::string{MailHeaders{reading}.role_at(reading.text.points.find(to_points(word)))};
}

TEST(MailHeaders, TheReportsOwnHeaderNamesItsOwnPeople) {
  const std::string text = "差出人: 鹿嶋 <kashima@kita.example>\n宛先: soc@watch.example\n件名: 続報\n\n本文 x@evil.example";
  EXPECT_EQ(role_of(text, "kashima@"), "victim");
  EXPECT_EQ(role_of(text, "soc@"), "victim");
  EXPECT_EQ(role_of(text, "x@evil"), "");
}

TEST(MailHeaders, AQuotedHeaderNamesTheAttackerAndItsVictim) {
  const std::string text =
      "次のメールです。\n> Return-Path: <bounce@notice.test>\n> Received: from mail.notice.test (203.0.113.18)\n>  by mx2.kita.example\n"
      "> From: \"人事\" <jinji@notice.test>\n> To: kashima@kita.example\n";
  EXPECT_EQ(role_of(text, "bounce@"), "attacker");
  EXPECT_EQ(role_of(text, "203.0.113.18"), "attacker");
  EXPECT_EQ(role_of(text, "mx2.kita"), "victim");
  EXPECT_EQ(role_of(text, "jinji@"), "attacker");
  EXPECT_EQ(role_of(text, "kashima@"), "victim");
}

TEST(MailHeaders, OneLineAloneIsNoHeader) { EXPECT_EQ(role_of("宛先: a@kita.example\n本文", "a@kita"), ""); }

}  // namespace
}  // namespace noroshi::domain
