#pragma once

#include "api/http/route.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace noroshi::http {

/// The decoded segments of a path; nullopt where a segment is no valid text (a broken escape, an escaped slash, NUL, "..", nothing): it
/// then matches no route, like any other path that is not there.
using Segments = std::vector<std::optional<std::string>>;
auto split_path(std::string_view path) -> Segments;

/// Percent-decoding, strict. nullopt for a broken escape or what is not UTF-8 afterwards.
auto decode_percent(std::string_view text) -> std::optional<std::string>;

struct Match {
  const Route* route = nullptr;  ///< null when no route of this method has the path
  std::map<std::string, std::string> params;
  std::vector<const Route*> others;  ///< routes of other methods with this path: what a 405 may name
};

/// Literal segments go before braces.
auto match_route(const RouteTable& routes, std::string_view method, const Segments& path) -> Match;

/// A path with its braces emptied: "reports/{}/versions". Two routes of one method must differ in it.
auto shape_of(std::string_view path) -> std::string;

}  // namespace noroshi::http
