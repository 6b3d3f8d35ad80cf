#pragma once

#include "base/result.hpp"
#include "domain/anonymise/mask_text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::json {

/// What a person marked in a text, for measuring.
struct GoldSpan {
  std::size_t start = 0;
  std::size_t end = 0;
  std::string type;
  std::string role;
  std::string text;
};

/// One line of `noroshi anonymise --in` and `noroshi journey --reports`; of these, `id` and `text` must be there.
struct DeidLine {
  std::string id;
  std::string sector, kind, lang;  ///< as written; empty when absent
  std::string text;
  std::optional<domain::Registry> registry;
  std::vector<GoldSpan> spans;
};

/// Other members are passed over. Error `InvalidInput` (or `TooLarge`) with every mistake of the line.
auto read_deid_line(std::string_view line) -> Result<DeidLine>;

/// One line of `--out`, without the line feed: the masked text, or the reason for which the report was refused.
auto write_deid_line(std::string_view id, const Result<domain::MaskedText>& masked) -> std::string;
/// The answer to a line that could not be read.
auto write_deid_mistake(const std::optional<std::string>& id, const Error& error) -> std::string;

}  // namespace noroshi::json
