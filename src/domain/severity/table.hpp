#pragma once

#include "domain/sector/wording.hpp"
#include "domain/triage/condition.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// 0 none, 1 low, 2 medium, 3 high, 4 critical: the national scale of 2018.
constexpr int level_max = 4;

/// From where one looks. The first three make the level; the two views and the potential stand apart from it.
enum class Lens { Continuity, Safety, Trust, ItView, SafetyView, Potential };
/// Three layers of the plan, weakest first.
enum class Layer { NearMiss, Intermediate, ServiceFailure };

/// One row of a decision table: when this is stated, the lens shows at least this level, for this reason.
struct SeverityRow {
  std::string id;
  std::vector<std::string> sectors;         ///< empty = every sector
  std::vector<std::string> except_sectors;  ///< that have quantities of their own
  Lens lens = Lens::Continuity;
  int level = 0;
  When when;
  When unless;
  Wording sentence;
};

struct LayerRow {
  std::string id;
  Layer layer = Layer::NearMiss;
  When when;
  When unless;
  Wording sentence;
};

struct SeverityTable {
  std::vector<SeverityRow> rows;
  std::vector<LayerRow> layers;
  std::array<Wording, level_max + 1> grades;       ///< the words of 2018: なし … 危機
  std::array<Wording, level_max + 1> grades_2016;  ///< the draft's レベル１ … レベル５
};

auto to_text(Lens lens) -> std::string_view;    ///< "it_view"
auto to_text(Layer layer) -> std::string_view;  ///< "service_failure"
auto parse_lens(std::string_view text) -> std::optional<Lens>;
auto parse_layer(std::string_view text) -> std::optional<Layer>;

}  // namespace noroshi::domain
