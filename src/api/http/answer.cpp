#include "api/http/answer.hpp"

#include <string_view>

namespace noroshi::http {
namespace {

/// One policy for pages and data alike: own scripts and styles alone, no frames, no forms to elsewhere, and no text that becomes markup but
/// by the one policy of the page's framework.
constexpr std::string_view content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src "
    "'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html";

auto reason_of(int status) -> std::string_view {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 204: return "No Content";
    case 302: return "Found";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 411: return "Length Required";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Answer";
  }
}

auto cache_control(Caching caching) -> std::string_view {
  switch (caching) {
    case Caching::Never: return "no-store";
    case Caching::Recheck: return "no-cache";
    case Caching::Forever: return "public, max-age=31536000, immutable";
  }
  return "no-store";
}

void add(std::string& head, std::string_view name, std::string_view value) { head.append(name).append(": ").append(value).append("\r\n"); }

}  // namespace

auto to_http(const Answer& answer, Transport transport, BodySent body) -> std::string {
  const auto& response = answer.response;
  std::string text = "HTTP/1.1 " + std::to_string(response.status()) + " ";
  text.append(reason_of(response.status())).append("\r\n");
  if (response.status() != 204) {
    add(text, "Content-Type", response.content_type());
    add(text, "Content-Length", std::to_string(response.body().size()));
  }
  add(text, "Cache-Control", cache_control(answer.caching));
  add(text, "Content-Security-Policy", content_security_policy);
  add(text, "X-Content-Type-Options", "nosniff");
  add(text, "Referrer-Policy", "no-referrer");
  add(text, "Cross-Origin-Opener-Policy", "same-origin");
  add(text, "Cross-Origin-Resource-Policy", "same-origin");
  if (transport == Transport::Tls) add(text, "Strict-Transport-Security", "max-age=31536000");
  for (const auto& [name, value] : response.headers()) add(text, name, value);
  add(text, "Connection", answer.close ? "close" : "keep-alive");
  text += "\r\n";
  if (body == BodySent::Yes && response.status() != 204) text += response.body();
  return text;
}

}  // namespace noroshi::http
