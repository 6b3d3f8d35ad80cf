#pragma once

#include "base/result.hpp"
#include "domain/arrow/charter.hpp"

namespace noroshi::domain {

/// A name travels under a duty of law and nowhere else.
inline auto carries_names(const Charter& charter) -> bool { return charter.statutory && charter.identity == IdentityRule::Named; }

inline auto charter_not_named() {
  return fail(ErrorCode::Forbidden, "charter_not_named",
              "only a statutory arrow carries a report with a name; anonymise it, or file it there");
}

}  // namespace noroshi::domain
