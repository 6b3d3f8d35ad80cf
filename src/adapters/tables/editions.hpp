#pragma once

#include "formats/rules/load_rules.hpp"
#include "ports/rule_book.hpp"

#include <map>
#include <memory>
#include <mutex>

namespace noroshi::tables {

/// The tables that the process was started with and, over them, the editions that one station adopted. Every edition is read when it is
/// adopted, not when it comes into force: what cannot be read is refused while somebody is there to mend it.
class Editions final : public ports::RuleBook {
public:
  /// `files` and `rules`, which were read from them, outlive the book.
  Editions(const std::vector<rules::RuleFile>& files, const domain::Rules& rules);

  auto rules_at(UtcTime at) const -> const domain::Rules& override;
  auto find_text(std::string_view table, UtcTime at) const -> std::optional<std::string> override;
  auto try_table(const ports::TableDraft& draft, UtcTime at) const -> Result<ports::TriedEdition> override;
  auto check_adoptions(const std::vector<ports::AdoptionRow>& adoptions) const -> Result<> override;
  auto take_adoptions(const std::vector<ports::AdoptionRow>& adoptions) -> Result<> override;

private:
  using Files = std::vector<rules::RuleFile>;
  using Timeline = std::map<UtcTime, const domain::Rules*>;  ///< from when on which tables are in force

  auto files_under(const std::vector<ports::AdoptionRow>& adoptions, UtcTime at) const -> Files;
  auto files_at(UtcTime at) const -> Files;
  auto load_kept(const Files& files) const -> Result<const domain::Rules*>;
  auto plan(const std::vector<ports::AdoptionRow>& adoptions) const -> Result<Timeline>;

  const Files& files_;
  const domain::Rules& rules_;
  mutable std::mutex mutex_;                                                  ///< guards all below
  mutable std::map<std::string, std::unique_ptr<const domain::Rules>> kept_;  ///< by the digest of all files; never shrinks
  std::vector<ports::AdoptionRow> adoptions_;                                 ///< by effective date
  Timeline timeline_;
};

}  // namespace noroshi::tables
