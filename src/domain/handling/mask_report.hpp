#pragma once

#include "domain/handling/release.hpp"

#include <string>
#include <vector>

namespace noroshi::domain {

/// All that a member wrote in one report, with the source taken out.
struct MaskedReport {
  std::string sector;
  std::string text;
  std::vector<Mask> masks;  ///< offsets as in `text_to_anonymise`
  std::vector<Indicator> indicators;
  Facts facts;
};

/// Errors: those of `mask_text`, for any part.
auto mask_report(const ReportInput& input, const std::string& prose, const AnonymiseContext& context) -> Result<MaskedReport>;

/// One text by itself, with the indicators that may leave.
auto mask_prose(const std::string& text, const AnonymiseContext& context) -> Result<MaskedText>;

/// What stands between the prose and the attacker's side.
auto attacker_heading(const ReportInput& input) -> std::string;

/// True for true or false, numbers, and words of a closed list: there a reporter chose and wrote nothing.
auto is_structured(const std::string& name, const FactValue& value, const FactDictionary* dictionary) -> bool;

}  // namespace noroshi::domain
