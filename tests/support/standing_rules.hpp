#pragma once

#include "ports/rule_book.hpp"

namespace noroshi::support {

/// Tables that stand still, for tests that are not about their change.
class StandingRules final : public ports::RuleBook {
public:
  explicit StandingRules(const domain::Rules& rules) : rules_{rules} {}

  auto rules_at(UtcTime /*at*/) const -> const domain::Rules& override { return rules_; }
  auto find_text(std::string_view /*table*/, UtcTime /*at*/) const -> std::optional<std::string> override { return std::nullopt; }
  auto try_table(const ports::TableDraft& draft, UtcTime /*at*/) const -> Result<ports::TriedEdition> override {
    return fail({FieldError{"table", draft.table + " cannot change here: these tables stand still"}});
  }
  auto check_adoptions(const std::vector<ports::AdoptionRow>& /*adoptions*/) const -> Result<> override { return {}; }
  auto take_adoptions(const std::vector<ports::AdoptionRow>& /*adoptions*/) -> Result<> override { return {}; }

private:
  const domain::Rules& rules_;
};

}  // namespace noroshi::support
