#include "services/form/forms.hpp"
#include "services/form/open_entry.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::services {

auto fill_thread_form(House& house, const domain::Caller& caller, const domain::ThreadId& thread, const std::string& form,
                      std::optional<domain::Purpose> purpose) -> Result<domain::Released<domain::FilledForm>> {
  const auto& rules = house.rules();
  const auto* asked = domain::find_form(rules.forms, form);
  std::optional<domain::Unreleased<domain::FilledForm>> filled;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    const auto row = NOROSHI_TRY(load_visible_thread(tx, house, caller, thread));
    if (asked == nullptr) return not_found();
    filled.emplace(NOROSHI_TRY(open_entry(tx, house, caller, row, purpose)).map([&](domain::FormEntry&& entry) {
      return domain::fill_form(*asked, entry, rules.triage.facts, house.clock.now());
    }));
    return {};
  }));
  return std::move(*filled).commit(durable);
}

}  // namespace noroshi::services
