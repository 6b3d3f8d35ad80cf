#pragma once

#include "base/id.hpp"
#include "domain/anonymise/mask_text.hpp"
#include "domain/handling/label.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace noroshi::domain {

using BulletinId = Id<struct BulletinTag>;

/// What a recipient did with a bulletin.
enum class UseOutcome { Done, NotApplicable, CouldNot };
auto to_text(UseOutcome outcome) -> std::string_view;  ///< "could_not"
auto parse_use_outcome(std::string_view text) -> Result<UseOutcome>;

/// 情報提供: pairs what happened with what to do about it (R26).
struct Bulletin {
  BulletinId id;
  std::string title = {};
  std::string body = {};
  std::string countermeasure = {};  ///< what is being done, or helps; never empty
  std::string action_asked = {};    ///< what the recipient is asked to do
  std::vector<Indicator> indicators = {};
  std::set<std::string> sectors = {};  ///< audience; empty = all sectors
  Terms terms = {};
  UtcTime issued_at{};
  int number = 0;  ///< "bulletin N" of the issuing station and year
};

/// All field errors at once; a bulletin without a countermeasure is refused. Limits of `report/limits.hpp`.
auto check_bulletin(const Bulletin& bulletin) -> Result<>;

/// Counts that name nobody: cells under `smallest` are left out.
auto suppress_small(const std::map<UseOutcome, int>& outcomes, int smallest) -> std::map<UseOutcome, int>;

}  // namespace noroshi::domain
