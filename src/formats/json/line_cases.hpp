#pragma once

#include "domain/severity/assess.hpp"
#include "domain/triage/draw_line.hpp"
#include "formats/json/object.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::json {

enum class Language { Japanese, English };
/// Until when each rule counts: beside the form of the contract, where it was asked for.
enum class Validity { LeftOut, Shown };

/// One line of `noroshi line --in`.
struct LineCase {
  std::string id;
  std::string sector;  ///< a catalogue id, also where the line used a name
  domain::Facts facts;
  std::string text;  ///< what happened in somebody's own words; empty when the line has none
};

/// A line that cannot be answered, and what was probably meant.
struct LineMistake {
  std::optional<std::string> id;  ///< empty when not even the id could be read
  std::string message;
  std::vector<std::string> nearest = {};
};

/// Strict in `id`, `sector` and `facts`; other members are passed over, as everywhere in files of cases.
auto read_line_case(std::string_view line, const domain::Rules& rules) -> tl::expected<LineCase, LineMistake>;

/// One line of `--out`, without the line feed. `precedents` only where they were asked for.
auto write_verdict_line(std::string_view id, const domain::Verdict& verdict, const domain::Assessment& assessment, Language language,
                        const std::optional<List>& precedents = std::nullopt, Validity validity = Validity::LeftOut) -> std::string;
auto write_mistake_line(const LineMistake& mistake) -> std::string;

}  // namespace noroshi::json
