#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// One mark of a text by which texts are compared: two neighbouring characters of Japanese, one 漢字 alone (which says less), or the
/// beginning of a word in letters, so that "attack" is "attacked".
struct TextTerm {
  std::string term;
  std::string shown;       ///< as it stands in the text, folded
  double weight = 1;       ///< what one occurrence says
  bool continues = false;  ///< begins on the last character of the term before it
};

/// All marks in the order of the text; width, case and punctuation do not matter. Figures and particles (two ひらがな) are passed over.
auto text_terms(std::string_view text) -> std::vector<TextTerm>;

/// Term → how much it says, damped: saying it twice is not twice as much.
using TermWeights = std::map<std::string, double, std::less<>>;
auto count_terms(const std::vector<TextTerm>& terms) -> TermWeights;

}  // namespace noroshi::domain
