#pragma once

#include <string_view>

namespace noroshi::xlsx {

/// Where a sheet keeps what reading it back needs: cell A1 names form and edition, each row has its field in column A, its value in C.
constexpr std::string_view sheet_marker = "noroshi-form/1";
constexpr int id_column = 0;
constexpr int label_column = 1;
constexpr int value_column = 2;
constexpr int need_column = 3;
constexpr int standing_column = 4;
constexpr int source_column = 5;

}  // namespace noroshi::xlsx
