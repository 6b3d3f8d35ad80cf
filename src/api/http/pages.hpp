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

/// `path` below `/{station}/`. The page's own routes have no dot in their last segment and get index.html; what is not there is nullopt.
auto serve_page(std::span<const PageFile> files, std::string_view path) -> std::optional<Answer>;

/// `/`: the stations of this process, as plain links.
auto list_stations(const std::vector<services::House*>& houses) -> Answer;

}  // namespace noroshi::http
