#pragma once

#include "base/result.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace noroshi::xlsx {

struct Cell {
  std::string text;
  bool number = false;  ///< stood as a number: a moment, where the form asks for one
};
using Cells = std::map<std::pair<int, int>, Cell>;  ///< by row and column, from 0

/// Texts of `xl/sharedStrings.xml`, without the readings (ふりがな) that Japanese editors add.
auto read_shared_texts(std::string_view xml) -> Result<std::vector<std::string>>;
/// Cells of one worksheet that hold something. A document type is refused: no entity is ever expanded.
auto read_cells(std::string_view xml, const std::vector<std::string>& shared) -> Result<Cells>;

}  // namespace noroshi::xlsx
