#pragma once

#include "adapters/smtp/smtp_mail.hpp"

#include <string>
#include <string_view>

namespace noroshi::app {

/// Who carries the mails, as the command line says it.
struct MailServer {
  std::string address;  ///< "smtp://mail.example.jp:587" or "smtps://mail.example.jp:465"; empty = none
  std::string from;     ///< "noroshi@example.jp"
  std::string user;     ///< empty: no sign-in
};

/// `smtp:` goes on only with STARTTLS, but on this very machine, where nobody listens in between; `smtps:` begins with TLS. The password
/// comes beside it, never on the command line. Errors: `mail_server_bad`, which names the option.
auto parse_mail_server(const MailServer& server, Secret password) -> Result<smtp::SmtpOptions>;

}  // namespace noroshi::app
