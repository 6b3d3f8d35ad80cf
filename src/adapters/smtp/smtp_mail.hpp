#pragma once

#include "base/secret.hpp"
#include "ports/clock.hpp"
#include "ports/delivery.hpp"
#include "ports/random.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace noroshi::smtp {

/// How the connection is protected. `StartTls` refuses to go on without it.
enum class Tls { None, StartTls, Implicit };

struct SmtpOptions {
  std::string host;
  int port = 25;
  Tls tls = Tls::StartTls;
  std::string from;  ///< "noroshi@example.jp"
  std::string user;  ///< empty: no sign-in
  Secret password;
  std::string ca_file;  ///< empty: the machine's authorities
  std::chrono::milliseconds timeout{10'000};
};

/// Mail through any SMTP server. Thread-safe.
class SmtpMail final : public ports::Mail {
public:
  /// Errors: `mail_address_bad` for `from`; `mail_host_bad`.
  static auto create(SmtpOptions options, const ports::Clock& clock, ports::Random& random) -> Result<std::unique_ptr<SmtpMail>>;
  /// Errors: `mail_address_bad`; `mail_unsent` (Unavailable) with the server's last word.
  auto send(const std::string& to, const std::string& subject, const std::string& body) -> Result<> override;

private:
  SmtpMail(SmtpOptions options, const ports::Clock& clock, ports::Random& random)
      : options_{std::move(options)}, clock_{clock}, random_{random} {}
  SmtpOptions options_;
  const ports::Clock& clock_;
  ports::Random& random_;
};

}  // namespace noroshi::smtp
