#include "services/people/api_tokens.hpp"

#include "base/sha256.hpp"
#include "services/log/account_log.hpp"
#include "services/report/thread_access.hpp"

#include <algorithm>

namespace noroshi::services {
namespace {

constexpr std::size_t tokens_per_person_max = 20;

/// The prefix lets scanners of leaked text know it.
auto token_text(const House& house, const ApiTokenId& id) -> std::string {
  return "noroshi_" + to_base64url(derive_account_secret(house, "api_token", id.str()));
}

auto find_own(const std::vector<ports::ApiTokenRow>& rows, const ApiTokenId& id) -> const ports::ApiTokenRow* {
  const auto found = std::find_if(rows.begin(), rows.end(), [&id](const auto& row) { return row.id == id.str(); });
  return found == rows.end() ? nullptr : &*found;
}

auto repeat_token(const ports::Transaction& tx, House& house, const domain::Caller& caller, const std::string& created)
    -> Result<MadeToken> {
  const auto id = NOROSHI_TRY(ApiTokenId::parse(created));
  const auto rows = NOROSHI_TRY(tx.list_api_tokens(caller.person));
  const auto* row = find_own(rows, id);
  if (row == nullptr) return fail(ErrorCode::Conflict, "token_revoked", "the token of this Idempotency-Key is revoked; use a new key");
  return MadeToken{id, row->label, token_text(house, id), row->created_at};
}

auto add_token(ports::Transaction& tx, House& house, const domain::Caller& caller, const RequestKey& key, const std::string& label)
    -> Result<MadeToken> {
  if (NOROSHI_TRY(tx.list_api_tokens(caller.person)).size() >= tokens_per_person_max) {
    return fail(ErrorCode::Conflict, "too_many_tokens", "revoke one of your tokens first");
  }
  const auto id = house.random.id<ApiTokenId>();
  MadeToken made{id, label, token_text(house, id), house.clock.now()};
  NOROSHI_TRY(tx.put_api_token({sha256(made.token), id.str(), caller.person, label, made.created_at, std::nullopt}));
  NOROSHI_TRY(remember_request(tx, house, caller, key, id.str()));
  NOROSHI_TRY(log_account(tx, house, caller, "api_token_made", caller.person, id.str()));
  return made;
}

}  // namespace

auto make_api_token(House& house, const domain::Caller& caller, const RequestKey& key, const std::string& label)
    -> Result<domain::Written<MadeToken>> {
  std::optional<MadeToken> made;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    const auto repeat = NOROSHI_TRY(find_repeat(tx, caller, key));
    made = NOROSHI_TRY(repeat ? repeat_token(tx, house, caller, *repeat) : add_token(tx, house, caller, key, label));
    return {};
  }));
  return domain::Written{*std::move(made), durable};
}

auto list_api_tokens(House& house, const domain::Caller& caller) -> Result<std::vector<OwnToken>> {
  std::vector<OwnToken> tokens;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    for (const auto& row : NOROSHI_TRY(tx.list_api_tokens(caller.person))) tokens.push_back({row.id, row.label, row.created_at});
    return {};
  }));
  return tokens;
}

auto revoke_api_token(House& house, const domain::Caller& caller, const ApiTokenId& id) -> Result<domain::Written<ApiTokenId>> {
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    if (!NOROSHI_TRY(tx.remove_api_token(caller.person, id.str()))) return not_found();
    return log_account(tx, house, caller, "api_token_revoked", caller.person, id.str());
  }));
  return domain::Written{id, durable};
}

}  // namespace noroshi::services
