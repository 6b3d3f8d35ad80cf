#pragma once

#include "domain/triage/facts.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace noroshi::domain {

/// Three values, because what nobody stated is neither true nor false.
enum class Truth { False, Unknown, True };

enum class Comparison { AtLeast, Above, AtMost, Below, Is, Stated };

/// One comparison of one fact, as it stands in a table: "supply_interrupted_kw >= 7000".
struct Condition {
  std::string fact;
  Comparison comparison = Comparison::Is;
  std::variant<bool, double, std::vector<std::string>> wanted;
  std::vector<std::string> known_words = {};  ///< of an open choice: any other word leaves it open
  bool quantity = false;                      ///< from the fact's definition
  friend auto operator==(const Condition&, const Condition&) -> bool = default;
};

using Alternative = std::vector<Condition>;  ///< all of them
using When = std::vector<Alternative>;       ///< any of them; empty never holds

auto evaluate(const Condition& condition, const Facts& facts) -> Truth;
auto evaluate(const Alternative& alternative, const Facts& facts) -> Truth;
auto evaluate(const When& when, const Facts& facts) -> Truth;

/// The facts that keep a condition open: absent, or stated as "unknown". Appended to `names` once each, in the order of the table.
void append_open_facts(const Alternative& alternative, const Facts& facts, std::vector<std::string>& names);
/// Open, and something that was stated points at it: one of its conditions already holds, or was answered with "unknown".
auto is_pointed_at(const Alternative& alternative, const Facts& facts) -> bool;

}  // namespace noroshi::domain
