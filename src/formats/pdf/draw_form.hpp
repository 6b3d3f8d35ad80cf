#pragma once

#include "base/result.hpp"
#include "domain/form/fill_form.hpp"

#include <string>

namespace noroshi::pdf {

/// The form as pages of A4, in memory; the text can be searched and copied. Error `Unavailable`, `font_missing`, where this machine has no
/// Japanese glyphs.
auto draw_form(const domain::FilledForm& filled) -> Result<std::string>;

}  // namespace noroshi::pdf
