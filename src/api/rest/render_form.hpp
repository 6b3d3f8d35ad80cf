#pragma once

#include "formats/json/object.hpp"
#include "services/form/forms.hpp"

namespace noroshi::rest {

auto render_submission(const ports::SubmissionRow& row) -> json::Object;

}  // namespace noroshi::rest
