#include "services/bulletin/send_bulletin.hpp"
#include "services/notice/notify_people.hpp"

#include <algorithm>

namespace noroshi::services {
namespace {

using domain::Action;

auto is_out(const ports::BulletinRow& row) -> bool {
  return row.state == ports::BulletinState::Issued || row.state == ports::BulletinState::PassedOn;
}

void add_cases(const std::vector<domain::ThreadId>& further, std::vector<domain::ThreadId>& about) {
  for (const auto& thread : further) {
    if (std::find(about.begin(), about.end(), thread) == about.end()) about.push_back(thread);
  }
}

}  // namespace

auto issue_correction(ports::Transaction& tx, House& house, const domain::Caller& caller, const BulletinFile& draft)
    -> Result<BulletinStep> {
  auto file = NOROSHI_TRY(load_bulletin(tx, caller, *draft.row.corrects));
  if (!is_out(file.row)) return fail(ErrorCode::Conflict, "not_issued", "what it corrects was recalled meanwhile; write a new bulletin");
  auto words = NOROSHI_TRY(open_for_sending(tx, house, caller, draft));
  auto& row = file.row;
  words.id = row.id;
  words.number = row.number;
  words.issued_at = row.words_at = house.clock.now();
  row.corrected_at = row.words_at;
  row.author = draft.row.author;
  add_cases(draft.row.about, row.about);
  NOROSHI_TRY(save_state(tx, house, caller, Action::ReleaseBulletin, row, words, "correction"));
  NOROSHI_TRY(tx.remove_draft(draft.row.id));
  const int queued = NOROSHI_TRY(send_everywhere(tx, house, {caller, row, words, false}));
  if (row.state == ports::BulletinState::PassedOn) {
    NOROSHI_TRY(notify_members(tx, house, row.sectors, {"bulletin_corrected", "bulletins/" + row.id.str(), std::nullopt}));
  }
  return BulletinStep{row.id, row.state, row.number, queued};
}

}  // namespace noroshi::services
