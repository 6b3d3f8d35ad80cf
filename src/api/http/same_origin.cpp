#include "api/http/same_origin.hpp"

namespace noroshi::http {
namespace {

auto own_origin(const RequestHead& head, std::string_view base_url) -> std::string {
  const auto* scheme = base_url.starts_with("https:") ? "https://" : "http://";
  return scheme + std::string{head.field("host")};
}

}  // namespace

auto is_same_origin(const RequestHead& head, std::string_view base_url) -> bool {
  if (is_cross_site(head, base_url)) return false;
  return head.field("sec-fetch-site") == "same-origin" || head.has("origin");
}

auto is_cross_site(const RequestHead& head, std::string_view base_url) -> bool {
  if (head.has("origin") && head.field("origin") != own_origin(head, base_url)) return true;
  const auto site = head.field("sec-fetch-site");
  return !site.empty() && site != "same-origin" && site != "none";
}

}  // namespace noroshi::http
