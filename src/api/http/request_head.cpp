#include "api/http/request_head.hpp"

#include "domain/report/limits.hpp"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace noroshi::http {
namespace {

namespace beast_http = boost::beast::http;

constexpr std::array<std::string_view, 9> single_fields{"host",   "content-length", "content-type", "content-encoding", "authorization",
                                                        "cookie", "origin",         "expect",       "idempotency-key"};

/// What Beast would read leniently.
auto is_strict(std::string_view bytes) -> bool {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (c == '\0') return false;
    if (c == '\n' && (i == 0 || bytes[i - 1] != '\r')) return false;
    if (c == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n')) return false;
    const bool line_starts = i > 1 && bytes[i - 1] == '\n';
    if (line_starts && (c == ' ' || c == '\t')) return false;
  }
  return true;
}

auto to_lower(std::string_view text) -> std::string {
  std::string lower{text};
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

auto has_doubled_field(const RequestHead& head) -> bool {
  return std::any_of(single_fields.begin(), single_fields.end(), [&head](std::string_view name) {
    return std::count_if(head.fields.begin(), head.fields.end(), [name](const auto& field) { return field.first == name; }) > 1;
  });
}

auto parse_length(std::string_view text) -> std::optional<std::size_t> {
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return length;
}

auto is_plain_target(std::string_view target) -> bool {
  return target.starts_with('/') && std::all_of(target.begin(), target.end(), [](char c) { return c > 0x20 && c < 0x7F && c != '#'; });
}

auto check_fields(RequestHead& head) -> std::optional<Refusal> {
  if (has_doubled_field(head) || !head.has("host") || !is_plain_target(head.target)) return Refusal::Malformed;
  if (head.has("transfer-encoding")) return head.has("content-length") ? Refusal::Malformed : Refusal::LengthRequired;
  if (head.has("content-length")) {
    const auto length = parse_length(head.field("content-length"));
    if (!length) return Refusal::Malformed;
    head.content_length = *length;
  }
  if (head.has("expect")) {
    if (to_lower(head.field("expect")) != "100-continue") return Refusal::ExpectationUnknown;
    head.expects_continue = true;
  }
  return std::nullopt;
}

}  // namespace

auto RequestHead::field(std::string_view lower_case_name) const -> std::string_view {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [lower_case_name](const auto& field) { return field.first == lower_case_name; });
  return found == fields.end() ? std::string_view{} : std::string_view{found->second};
}

auto RequestHead::has(std::string_view lower_case_name) const -> bool {
  return std::any_of(fields.begin(), fields.end(), [lower_case_name](const auto& field) { return field.first == lower_case_name; });
}

auto find_header_end(std::string_view bytes) -> std::size_t {
  for (auto at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    if (at == 0 || bytes[at - 1] != '\r') return at + 1;
    if (at >= 3 && bytes.substr(at - 3, 4) == "\r\n\r\n") return at + 1;
  }
  return std::string_view::npos;
}

auto parse_request_head(std::string_view bytes) -> std::variant<RequestHead, Refusal> {
  if (!is_strict(bytes)) return Refusal::Malformed;
  beast_http::request_parser<beast_http::empty_body> parser;
  parser.header_limit(domain::limits::header_bytes_max);
  boost::beast::error_code error;
  parser.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
  if (error == beast_http::error::bad_version) return Refusal::VersionUnknown;
  if (error == beast_http::error::header_limit) return Refusal::HeaderTooLarge;
  if (error && error != beast_http::error::need_more) return Refusal::Malformed;
  if (!parser.is_header_done()) return Refusal::Malformed;

  const auto& message = parser.get();
  if (message.version() != 11) return Refusal::VersionUnknown;
  RequestHead head;
  head.method = std::string{message.method_string()};
  head.target = std::string{message.target()};
  head.keep_alive = message.keep_alive();
  for (const auto& field : message) head.fields.emplace_back(to_lower(field.name_string()), std::string{field.value()});
  if (const auto refusal = check_fields(head)) return *refusal;
  return head;
}

}  // namespace noroshi::http
