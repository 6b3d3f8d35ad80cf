#include "adapters/smtp/message.hpp"

#include "base/bytes.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noroshi::smtp {
namespace {

auto sample() -> Message {
  const std::array<std::uint8_t, 16> id{1, 2, 3};
  return {"noroshi@power.example",
          "sato@member.example",
          "【架空】電力セプター：お知らせがあります",
          "リンク\nhttps://example.jp/power/clearances",
          *parse_rfc3339("2016-12-15T07:00:05.000Z"),
          MessageId::from_bytes(id)};
}

TEST(Message, ReadsAsAMailWithASubjectInEncodedWords) {
  const auto text = compose(sample());
  ASSERT_TRUE(text.has_value());
  EXPECT_EQ(text->substr(0, text->find("\r\n")), "Date: Thu, 15 Dec 2016 07:00:05 +0000");
  EXPECT_NE(text->find("\r\nFrom: <noroshi@power.example>\r\nTo: <sato@member.example>\r\n"), std::string::npos);
  EXPECT_NE(text->find("\r\nSubject: =?UTF-8?B?44CQ5p6256m644CR"), std::string::npos);
  std::string body = text->substr(text->find("\r\n\r\n") + 4);
  std::erase_if(body, [](char c) { return c == '\r' || c == '\n'; });
  EXPECT_EQ(as_text(*from_base64(body)), sample().body);
}

TEST(Message, RefusesAddressesThatCouldSayMoreThanAnAddress) {
  for (const char* bad : {"", "@", "a@", "@b", "a b@c.example", "a@c.example\r\nBcc: x@y.example", "a@c.example>", "<a@c.example",
                          "a@c.example,b@d.example", "a@b@c.example", "-a@c.example", "山@c.example", "a\"@c.example", "a@c.example\n"}) {
    EXPECT_FALSE(check_address(bad).has_value()) << bad;
    auto message = sample();
    message.to = bad;
    EXPECT_FALSE(compose(message).has_value()) << bad;
  }
  EXPECT_TRUE(check_address("noroshi+night_desk@power.example").has_value());
}

RC_GTEST_PROP(Message, NoSubjectOrBodyCanBeginAHeader, (std::string subject, std::string body)) {
  std::erase_if(subject, [](char c) { return static_cast<unsigned char>(c) > 127; });
  auto message = sample();
  message.subject = subject + "\r\nBcc: x@y.example\r\n\r\ntext";
  message.body = body + "\r\n.\r\nMAIL FROM:<x@y.example>\r\n";
  const auto text = compose(message);
  RC_ASSERT(text.has_value());
  RC_ASSERT(text->find("Bcc:") == std::string::npos);
  RC_ASSERT(text->find("MAIL FROM") == std::string::npos);
  RC_ASSERT(text->find("\r\n.\r\n") == std::string::npos);
  std::size_t line = 0;
  for (std::size_t end = text->find("\r\n"); end != std::string::npos; end = text->find("\r\n", line)) {
    RC_ASSERT(end - line <= 78U);
    line = end + 2;
  }
}

}  // namespace
}  // namespace noroshi::smtp
