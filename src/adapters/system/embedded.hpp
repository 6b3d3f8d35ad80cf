#pragma once

#include <span>
#include <string_view>

namespace noroshi::system {

struct EmbeddedFile {
  std::string_view path;  // "data/sectors/ele.toml", "migrations/0001_first.sqlite.sql", "web/index.html"
  std::string_view bytes;
};

// What the build put into the binary, sorted by path.
auto embedded_files() -> std::span<const EmbeddedFile>;

}  // namespace noroshi::system
