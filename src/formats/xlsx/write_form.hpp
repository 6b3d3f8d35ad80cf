#pragma once

#include "base/result.hpp"
#include "domain/form/fill_form.hpp"

#include <string>

namespace noroshi::xlsx {

/// The form as a workbook of one sheet: field, value, need, standing. Every value is written as text, so that nothing in it is a formula.
/// Not a byte of it touches a disk: the library's files lie in memory. Error `Unavailable` where there is no memory file system.
auto write_form(const domain::FilledForm& filled) -> Result<std::string>;

}  // namespace noroshi::xlsx
