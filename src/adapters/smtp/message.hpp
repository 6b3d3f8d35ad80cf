#pragma once

#include "base/id.hpp"
#include "base/time.hpp"

#include <string>
#include <string_view>

namespace noroshi::smtp {

using MessageId = Id<struct MessageTag>;

struct Message {
  std::string from;
  std::string to;
  std::string subject;
  std::string body;
  UtcTime date;
  MessageId id;
};

/// An address as `name@example.jp`: letters, digits and . _ - + before one @, a host name after it. Nothing else reaches a header or a
/// server's command. Error `mail_address_bad`.
auto check_address(std::string_view address) -> Result<>;

/// RFC 5322 with CRLF. Subject and body are base64 throughout, so that no text of theirs can begin a header. Errors: those of
/// `check_address`.
auto compose(const Message& message) -> Result<std::string>;

}  // namespace noroshi::smtp
