#pragma once

#include "base/result.hpp"
#include "domain/sector/wording.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace noroshi::domain {

/// One stated fact. Whole numbers stay whole.
using FactValue = std::variant<bool, std::int64_t, double, std::string, std::vector<std::string>>;
/// What is known so far, by name. An absent fact is "not stated": never zero, never false.
using Facts = std::map<std::string, FactValue, std::less<>>;

enum class FactType { Bool, Number, Text, Choice, List };

/// How a fact is called, asked and answered.
struct FactDefinition {
  std::string name;
  std::vector<FactType> types;                 ///< the first is the one that forms offer
  std::map<std::string, std::string> choices;  ///< accepted word → the word the rules use; empty for open text
  bool closed = true;                          ///< false: another word than the choices is taken, and decides nothing
  bool quantity = false;                       ///< measures how large a failure of the sector's service is
  std::string unit;                            ///< "min", "kW", …; empty when there is none
  Wording question;
  Wording use = {};  ///< why it is asked although no rule reads it; empty where one does
};

/// All facts a product of this version knows.
class FactDictionary {
public:
  FactDictionary() = default;
  explicit FactDictionary(std::vector<FactDefinition> definitions);

  auto find(std::string_view name) const -> const FactDefinition*;
  auto definitions() const -> const std::map<std::string, FactDefinition, std::less<>>& { return definitions_; }
  /// The known names that look most like this one, best first, at most three.
  auto nearest(std::string_view name) const -> std::vector<std::string>;

private:
  std::map<std::string, FactDefinition, std::less<>> definitions_;
};

/// Nothing when `value` may stand under this definition; otherwise what is wrong and what to write instead.
auto find_fact_mistake(const FactDefinition& definition, const FactValue& value) -> std::optional<std::string>;
/// Every mistake: unknown names with the nearest known, wrong types, unknown words, negative numbers. `field` is "facts/<name>".
auto find_fact_mistakes(const FactDictionary& dictionary, const Facts& facts) -> std::vector<FieldError>;

}  // namespace noroshi::domain
