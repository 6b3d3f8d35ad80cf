#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "domain/form/form.hpp"

#include <map>
#include <string>
#include <vector>

namespace noroshi::xlsx {

namespace limits {
constexpr std::size_t file_bytes_max = 4 * 1024 * 1024;
constexpr std::size_t parts_max = 200;
constexpr std::size_t part_bytes_max = 8 * 1024 * 1024;  ///< unpacked: what is larger is no form of ours
constexpr std::size_t cells_max = 20'000;
constexpr std::size_t depth_max = 32;
}  // namespace limits

/// What stands in a workbook that `write_form` made and people filled in. Values are as typed: `domain::check_values` comes next.
struct ReadForm {
  std::string form;
  std::string version;
  std::map<std::string, std::string> values;
};

/// From the first sheet, by the ids in its column A; rows may have been moved or left out. `forms` tells where a number is a moment.
/// Errors: `xlsx_malformed`, `xlsx_foreign` (no form of ours), `TooLarge` over a limit, packed or unpacked.
auto read_form(BytesView file, const std::vector<domain::Form>& forms) -> Result<ReadForm>;

}  // namespace noroshi::xlsx
