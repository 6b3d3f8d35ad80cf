#include "base/text.hpp"
#include "domain/report/limits.hpp"
#include "services/clearance/change_clearance.hpp"
#include "services/report/check_text.hpp"

#include <algorithm>

namespace noroshi::services {
namespace {

auto checked(RestorationRequest request) -> Result<RestorationRequest> {
  std::vector<FieldError> errors;
  request.text = check_text(std::move(request.text), "text", domain::limits::short_text_chars_max, errors);
  request.reason = check_text(std::move(request.reason), "reason", domain::limits::short_text_chars_max, errors);
  if (!errors.empty()) return fail(std::move(errors));
  return request;
}

auto find_restoration(wire::ClearanceWork& work, const std::string& text) -> wire::Restoration* {
  const auto folded = fold_for_match(text);
  const auto found =
      std::ranges::find_if(work.restorations, [&](const wire::Restoration& asked) { return fold_for_match(asked.text) == folded; });
  return found == work.restorations.end() ? nullptr : &*found;
}

auto write(ports::Transaction& tx, House& house, ports::ClearanceRow& row, const wire::ClearanceWork& work) -> Result<> {
  NOROSHI_TRY(keep_work(house, row, work));
  ++row.revision;
  row.changed_at = house.clock.now();
  return tx.update_clearance(row);
}

}  // namespace

auto ask_restoration(House& house, const domain::Caller& caller, const ports::ClearanceId& id, const RestorationRequest& asked)
    -> Result<domain::Written<ClearanceStep>> {
  const auto request = NOROSHI_TRY(checked(asked));
  return change_clearance<domain::Action::EditClearance>(
      house, caller, id, [&](ports::Transaction& tx, ClearanceFile& file) -> Result<ports::ClearanceRow> {
        auto& row = file.row;
        NOROSHI_TRY(require_revision(row, request.revision));
        auto work = NOROSHI_TRY(open_work(house, row));
        if (find_restoration(work, request.text) != nullptr) {
          return fail(ErrorCode::Conflict, "restoration_known", "somebody asked for these words already; a second person may agree");
        }
        work.restorations.push_back({request.text, request.reason, caller.person, house.clock.now()});
        if (!row.editor) row.editor = caller.person;
        NOROSHI_TRY(write(tx, house, row, work));
        return row;
      });
}

auto agree_restoration(House& house, const domain::Caller& caller, const ports::ClearanceId& id, int revision, const std::string& text)
    -> Result<domain::Written<ClearanceStep>> {
  return change_clearance<domain::Action::ConfirmRestoration>(
      house, caller, id, [&](ports::Transaction& tx, ClearanceFile& file) -> Result<ports::ClearanceRow> {
        auto& row = file.row;
        NOROSHI_TRY(require_revision(row, revision));
        auto work = NOROSHI_TRY(open_work(house, row));
        auto* restoration = find_restoration(work, text);
        if (restoration == nullptr || restoration->agreed_by) {
          return fail(ErrorCode::Conflict, "restoration_unknown", "nobody asks for these words; read it again");
        }
        if (restoration->asked_by == caller.person) {
          return fail(ErrorCode::Forbidden, "second_person", "you asked for it; another of the desk has to agree");
        }
        restoration->agreed_by = caller.person;
        restoration->agreed_at = house.clock.now();
        forget_consent(row);
        NOROSHI_TRY(write(tx, house, row, work));
        return row;
      });
}

}  // namespace noroshi::services
