#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/sector/wording.hpp"
#include "formats/rules/toml.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::rules {

using Mistakes = std::vector<FieldError>;

/// Takes the members of one TOML table by name and notes every mistake with file, line and key, so that whoever edits a table sees all of
/// them at once. A member that nobody asked for is a mistake too: a misspelt key must not pass in silence.
class TableReader {
public:
  TableReader(const Value& table, std::string place, Mistakes& mistakes);

  auto text(std::string_view key) -> std::string;  ///< must be there and not empty
  auto optional_text(std::string_view key) -> std::string;
  auto texts(std::string_view key) -> std::vector<std::string>;  ///< none when absent
  auto flag(std::string_view key) -> std::optional<bool>;
  auto number(std::string_view key) -> std::optional<double>;
  auto whole(std::string_view key, int min, int max) -> int;
  auto wording() -> domain::Wording;  ///< members `ja` and `en`
  auto wording(std::string_view key) -> domain::Wording;
  auto optional_wording(std::string_view key) -> domain::Wording;
  auto rows(std::string_view key) -> std::vector<TableReader>;  ///< none when absent
  auto row(std::string_view key) -> std::optional<TableReader>;
  /// The word under `key` as `parse` reads it; `fallback` when it is absent or not understood (which is noted).
  template <class Enum> auto word(std::string_view key, std::optional<Enum> (*parse)(std::string_view), Enum fallback) -> Enum {
    const auto stated = optional_text(key);
    if (stated.empty()) return fallback;
    const auto value = parse(stated);
    if (!value) refuse(key, "\"" + stated + "\" is not a word of this key");
    return value.value_or(fallback);
  }
  /// Midnight in Japan at the start of the day `key` names.
  auto day(std::string_view key) -> std::optional<UtcTime>;

  /// The raw member, marked as read.
  auto value(std::string_view key) -> const Value*;
  auto members() const -> const Value::Table&;
  void refuse(std::string_view key, std::string message);
  /// Notes every member that was not asked for.
  void finish();

private:
  const Value* table_;
  std::string place_;
  Mistakes* mistakes_;
  std::set<std::string, std::less<>> read_;
};

}  // namespace noroshi::rules
