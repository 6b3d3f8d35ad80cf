#include "base/text.hpp"
#include "domain/report/limits.hpp"
#include "formats/wire/clearance_work.hpp"
#include "services/clearance/change_clearance.hpp"
#include "services/notice/notify_people.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::services {
namespace {

auto check_edit(const ClearanceEdit& edit) -> Result<> {
  std::vector<FieldError> errors;
  if (edit.edited_text) {
    if (count_code_points(*edit.edited_text) > domain::limits::what_i_know_chars_max)
      errors.push_back({"edited_text", "too long; shorten it"});
    if (const auto bad = find_forbidden_character(*edit.edited_text))
      errors.push_back({"edited_text", *bad + " is not allowed; take it out"});
  }
  if (edit.decisions.size() > domain::limits::list_items_max) errors.push_back({"decisions", "too many in one step; send them in parts"});
  if (!errors.empty()) return fail(std::move(errors));
  return {};
}

auto apply_edit(wire::ClearanceWork& work, const ClearanceEdit& edit) {
  if (edit.edited_text) work.edited_text = to_nfc(*edit.edited_text);
  for (const auto& [text, decision] : edit.decisions) {
    const auto folded = fold_for_match(text);
    std::erase_if(work.decisions, [&folded](const domain::Decision& old) { return old.folded_text == folded; });
    work.decisions.push_back({folded, decision});
  }
}

}  // namespace

auto edit_clearance(House& house, const domain::Caller& caller, const ports::ClearanceId& id, const ClearanceEdit& edit)
    -> Result<domain::Written<ClearanceStep>> {
  NOROSHI_TRY(check_edit(edit));
  return change_clearance<domain::Action::EditClearance>(
      house, caller, id, [&](ports::Transaction& tx, ClearanceFile& file) -> Result<ports::ClearanceRow> {
        auto& row = file.row;
        if (row.revision != edit.revision) return fail(ErrorCode::Conflict, "revision_stale", "it changed meanwhile; read it again");
        wire::ClearanceWork work;
        if (row.work) work = NOROSHI_TRY(wire::decode_clearance_work(NOROSHI_TRY(house.vault.decrypt_machine(*row.work))));
        apply_edit(work, edit);
        row.work = NOROSHI_TRY(house.vault.seal(machine_key(row.thread), "work:" + row.id.str(), wire::encode_clearance_work(work)));
        row.editor = caller.person;
        row.home_approver.reset();
        if (row.consent && row.consent->digest) {  // the giver said yes to other words
          row.consent.reset();
          row.state = ports::ClearanceState::AwaitingConsent;
        }
        ++row.revision;
        row.changed_at = house.clock.now();
        NOROSHI_TRY(tx.update_clearance(row));
        return row;
      });
}

}  // namespace noroshi::services
