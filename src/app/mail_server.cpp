#include "app/mail_server.hpp"

#include <array>
#include <charconv>
#include <utility>

namespace noroshi::app {
namespace {

auto bad(std::string message) { return fail(ErrorCode::InvalidInput, "mail_server_bad", std::move(message)); }

auto is_this_machine(std::string_view host) -> bool { return host == "localhost" || host == "127.0.0.1" || host == "[::1]"; }

auto parse_port(std::string_view text) -> std::optional<int> {
  int port = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), port);
  const bool whole = failed == std::errc{} && end == text.data() + text.size();
  if (!whole || port < 1 || port > 65'535) return std::nullopt;
  return port;
}

}  // namespace

auto parse_mail_server(const MailServer& server, Secret password) -> Result<smtp::SmtpOptions> {
  constexpr std::array schemes{std::pair{std::string_view{"smtp://"}, 25}, std::pair{std::string_view{"smtps://"}, 465}};
  for (const auto& [scheme, usual_port] : schemes) {
    if (!server.address.starts_with(scheme)) continue;
    smtp::SmtpOptions options;
    std::string_view rest{server.address};
    rest.remove_prefix(scheme.size());
    if (rest.ends_with('/')) rest.remove_suffix(1);
    const auto colon = rest.rfind(':');
    const bool has_port = colon != std::string_view::npos && !rest.substr(colon).ends_with(']');
    const auto port = has_port ? parse_port(rest.substr(colon + 1)) : usual_port;
    if (!port) return bad("--smtp: the port is a number from 1 to 65535");
    options.host = std::string{has_port ? rest.substr(0, colon) : rest};
    options.port = *port;
    const auto for_smtp = is_this_machine(options.host) ? smtp::Tls::None : smtp::Tls::StartTls;
    options.tls = scheme == "smtps://" ? smtp::Tls::Implicit : for_smtp;
    if (server.from.empty()) return bad("--smtp-from is needed beside --smtp: the address from which the mails come");
    options.from = server.from;
    options.user = server.user;
    options.password = std::move(password);
    if (!options.user.empty() && options.password.reveal().empty())
      return bad("--smtp-user needs its password in the environment's NOROSHI_SMTP_PASSWORD");
    return options;
  }
  return bad("--smtp is smtp://host:port or smtps://host:port");
}

}  // namespace noroshi::app
