#pragma once

#include "domain/anonymise/mask_text.hpp"

#include <string>
#include <vector>

namespace noroshi::domain {

/// What of a report can go first and unlinked (攻撃技術情報): the attack facts alone, each once, in an order that does not tell where in
/// the text they stood. Nothing of the prose.
auto technical_half(const MaskedText& masked) -> std::vector<Indicator>;

/// The same as lines "type: value".
auto render_technical_half(const MaskedText& masked) -> std::string;

}  // namespace noroshi::domain
