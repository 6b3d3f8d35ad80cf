#include "services/log/account_log.hpp"

#include "base/sha256.hpp"
#include "services/log/append_log.hpp"

namespace noroshi::services {

auto log_account(ports::Transaction& tx, House& house, const domain::Caller& actor, const std::string& change,
                 const domain::PersonId& person, const std::string& detail) -> Result<> {
  LogDraft draft;
  draft.kind = domain::EntryKind::PeopleChanged;
  draft.actor = domain::actor_text(actor, domain::Action::ManagePeople, house.station);
  draft.object = person.str();
  draft.detail = detail.empty() ? change : change + " " + detail;
  NOROSHI_TRY(append_log(tx, house, draft));
  return {};
}

auto derive_account_secret(const House& house, std::string_view purpose, std::string_view id) -> Bytes32 {
  std::string message = "noroshi account secret\n";
  message.append(purpose).append("\n").append(id);
  return hmac_sha256(house.keys.handle_key().reveal(), as_bytes(message));
}

}  // namespace noroshi::services
