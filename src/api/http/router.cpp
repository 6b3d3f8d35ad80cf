#include "api/http/router.hpp"

#include "base/text.hpp"

namespace noroshi::http {
namespace {

auto split(std::string_view text) -> std::vector<std::string_view> {
  std::vector<std::string_view> parts;
  for (std::size_t from = 0;;) {
    const auto slash = text.find('/', from);
    parts.push_back(text.substr(from, slash == std::string_view::npos ? slash : slash - from));
    if (slash == std::string_view::npos) return parts;
    from = slash + 1;
  }
}

auto is_brace(std::string_view segment) -> bool { return segment.starts_with('{') && segment.ends_with('}'); }

auto hex_value(char c) -> int {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

auto decode_segment(std::string_view segment) -> std::optional<std::string> {
  auto text = decode_percent(segment);
  if (!text || text->empty() || *text == "." || *text == "..") return std::nullopt;
  if (text->find_first_of("/\\") != std::string::npos || find_forbidden_character(*text)) return std::nullopt;
  return text;
}

/// Nothing when it does not match; the more literal segments, the better.
auto match_one(const Route& route, const Segments& path, std::map<std::string, std::string>& params) -> std::optional<int> {
  const auto pattern = split(route.path);
  if (pattern.size() != path.size()) return std::nullopt;
  int literals = 0;
  params.clear();
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (!path[i]) return std::nullopt;
    if (is_brace(pattern[i])) {
      params.emplace(pattern[i].substr(1, pattern[i].size() - 2), *path[i]);
    } else if (pattern[i] == *path[i]) {
      ++literals;
    } else {
      return std::nullopt;
    }
  }
  return literals;
}

}  // namespace

auto decode_percent(std::string_view text) -> std::optional<std::string> {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    if (i + 2 >= text.size() || hex_value(text[i + 1]) < 0 || hex_value(text[i + 2]) < 0) return std::nullopt;
    decoded += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
    i += 2;
  }
  return is_utf8(decoded) ? std::optional{std::move(decoded)} : std::nullopt;
}

auto split_path(std::string_view path) -> Segments {
  Segments segments;
  for (const auto part : split(path)) segments.push_back(decode_segment(part));
  return segments;
}

auto shape_of(std::string_view path) -> std::string {
  std::string shape;
  for (const auto segment : split(path)) shape += is_brace(segment) ? "{}/" : std::string{segment} + "/";
  return shape;
}

auto match_route(const RouteTable& routes, std::string_view method, const Segments& path) -> Match {
  Match best;
  int best_literals = -1;
  for (const auto& route : routes) {
    std::map<std::string, std::string> params;
    const auto literals = match_one(route, path, params);
    if (!literals) continue;
    if (route.method != method) {
      best.others.push_back(&route);
    } else if (*literals > best_literals) {
      best_literals = *literals;
      best.route = &route;
      best.params = std::move(params);
    }
  }
  return best;
}

}  // namespace noroshi::http
