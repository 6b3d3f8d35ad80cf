#pragma once

#include "api/http/answer.hpp"
#include "services/house.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace noroshi::http {

/// A file of the page, as it came with the binary: "index.html", "assets/app-1f2e.js".
struct PageFile {
  std::string_view path;
  std::string_view bytes;
};

/// `path` below `/{slug}/`. A path of the page's own (no dot in its last segment) is sent on to its place behind "#", where the page keeps
/// its addresses, so that links in mails open; what is not there is nullopt.
auto serve_page(std::span<const PageFile> files, std::string_view slug, std::string_view path) -> std::optional<Answer>;

/// `/`: the stations of this process, as plain links.
auto list_stations(const std::vector<services::House*>& houses) -> Answer;

}  // namespace noroshi::http
