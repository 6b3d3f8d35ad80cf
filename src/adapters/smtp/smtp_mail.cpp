#include "adapters/smtp/smtp_mail.hpp"

#include "adapters/smtp/message.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstring>

namespace noroshi::smtp {
namespace {

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Recipients = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

void start_curl() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  NOROSHI_ASSERT(started == CURLE_OK);
}

auto is_host(std::string_view host) -> bool {
  return !host.empty() &&
         std::ranges::all_of(host, [](unsigned char c) { return std::isalnum(c) != 0 || c == '.' || c == '-' || c == ':'; });
}

/// Hands curl the next part of the message.
auto feed(char* buffer, std::size_t, std::size_t room, void* from) -> std::size_t {
  auto& rest = *static_cast<std::string_view*>(from);
  const std::size_t size = std::min(room, rest.size());
  std::memcpy(buffer, rest.data(), size);
  rest.remove_prefix(size);
  return size;
}

auto url_of(const SmtpOptions& options) -> std::string {
  const bool is_ipv6 = options.host.find(':') != std::string::npos;
  return fmt::format("{}://{}{}{}:{}", options.tls == Tls::Implicit ? "smtps" : "smtp", is_ipv6 ? "[" : "", options.host,
                     is_ipv6 ? "]" : "", options.port);
}

void sign_in(CURL* handle, const SmtpOptions& options) {
  if (options.user.empty()) return;
  std::string password{as_text(options.password.reveal())};
  curl_easy_setopt(handle, CURLOPT_USERNAME, options.user.c_str());
  curl_easy_setopt(handle, CURLOPT_PASSWORD, password.c_str());  // curl keeps a copy until the handle is cleaned up
  wipe(password.data(), password.size());
}

void prepare(CURL* handle, const SmtpOptions& options, curl_slist* recipients, std::string_view& rest) {
  curl_easy_setopt(handle, CURLOPT_URL, url_of(options).c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(handle, CURLOPT_USE_SSL, static_cast<long>(options.tls == Tls::None ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  if (!options.ca_file.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, options.ca_file.c_str());
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(options.timeout.count()));
  curl_easy_setopt(handle, CURLOPT_MAIL_FROM, ("<" + options.from + ">").c_str());
  curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients);
  curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(handle, CURLOPT_READFUNCTION, &feed);
  curl_easy_setopt(handle, CURLOPT_READDATA, &rest);
  sign_in(handle, options);
}

}  // namespace

auto SmtpMail::create(SmtpOptions options, const ports::Clock& clock, ports::Random& random) -> Result<std::unique_ptr<SmtpMail>> {
  NOROSHI_TRY(check_address(options.from));
  if (!is_host(options.host)) return fail(ErrorCode::InvalidInput, "mail_host_bad", "the mail server is a host name or an address");
  return std::unique_ptr<SmtpMail>{new SmtpMail{std::move(options), clock, random}};
}

auto SmtpMail::send(const std::string& to, const std::string& subject, const std::string& body) -> Result<> {
  const std::string text = NOROSHI_TRY(compose({options_.from, to, subject, body, clock_.now(), random_.id<MessageId>()}));
  start_curl();
  const Handle handle{curl_easy_init(), &curl_easy_cleanup};
  const Recipients recipients{curl_slist_append(nullptr, ("<" + to + ">").c_str()), &curl_slist_free_all};
  if (!handle || !recipients) return fail(ErrorCode::Unavailable, "mail_unsent", "no memory for a connection");
  std::string_view rest = text;
  prepare(handle.get(), options_, recipients.get(), rest);
  const CURLcode outcome = curl_easy_perform(handle.get());
  if (outcome == CURLE_OK) return {};
  long word = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &word);
  return fail(ErrorCode::Unavailable, "mail_unsent",
              fmt::format("{}: {}; its last word was {}", url_of(options_), curl_easy_strerror(outcome), word));
}

}  // namespace noroshi::smtp
