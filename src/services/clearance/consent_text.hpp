#pragma once

#include "domain/anonymity/examine_set.hpp"
#include "domain/arrow/charter.hpp"

#include <string>

namespace noroshi::services {

struct ConsentText {
  std::string ja;
  std::string en;
};

/// The exact sentence that a giver reads before saying yes: what leaves, to whom, for what, how the giver appears, what binds the receiver.
auto consent_text(const domain::Charter& charter, const std::string& to_ja, const std::string& to_en, const domain::SetFinding& set)
    -> ConsentText;

}  // namespace noroshi::services
