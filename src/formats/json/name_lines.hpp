#pragma once

#include "base/result.hpp"
#include "domain/tagging/tag_names.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace noroshi::json {

/// One line of `noroshi names --in`.
struct NameLine {
  std::string id;
  std::string text;
};

/// Other members are passed over. Error `InvalidInput` (or `TooLarge`) with every mistake of the line.
auto read_name_line(std::string_view line) -> Result<NameLine>;

/// One line of `--out`, without the line feed.
auto write_name_line(std::string_view id, const domain::TaggedNames& tagged) -> std::string;
/// The answer to a line that could not be read.
auto write_name_mistake(const Error& error) -> std::string;

}  // namespace noroshi::json
