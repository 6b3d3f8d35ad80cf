#pragma once

#include "domain/severity/compare.hpp"
#include "ports/consensus.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::ports {

/// A whole table as somebody would have it.
struct TableDraft {
  std::string table;  ///< "sectors/ele": its name below data/
  std::string text;
};

/// What is to be tried: the draft in the place of its table, among the tables in force at an instant.
struct TriedEdition {
  domain::TableInfo table;
  std::unique_ptr<const domain::Rules> rules;
  std::vector<domain::WorkedCase> cases;  ///< examples of every table in force, and the draft's own
};

/// The tables in force at each instant: those of the binary or of `--rules`, and from its effective date on each edition that was
/// adopted. Implementation: `adapters/tables`. Thread-safe.
class RuleBook {
public:
  virtual ~RuleBook() = default;
  /// The reference stays good as long as the book: no edition that was ever in force is dropped.
  virtual auto rules_at(UtcTime at) const -> const domain::Rules& = 0;
  /// The text of a table in force; nothing when no table is called so.
  virtual auto find_text(std::string_view table, UtcTime at) const -> std::optional<std::string> = 0;
  /// Reads the draft and runs the examples that stand in it. `InvalidInput` with every mistake and every example that does not hold.
  virtual auto try_table(const TableDraft& draft, UtcTime at) const -> Result<TriedEdition> = 0;
  /// Whether every edition can be read beside all that are in force with it. Errors as `try_table`.
  virtual auto check_adoptions(const std::vector<AdoptionRow>& adoptions) const -> Result<> = 0;
  /// From now on these are the editions adopted. A list shorter than the last one comes too late and changes nothing. Errors as
  /// `try_table`.
  virtual auto take_adoptions(const std::vector<AdoptionRow>& adoptions) -> Result<> = 0;
};

}  // namespace noroshi::ports
