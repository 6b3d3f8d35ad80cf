#include "services/charter/adopt_charter.hpp"

#include "base/sha256.hpp"
#include "formats/wire/charter.hpp"
#include "services/charter/load_charter.hpp"
#include "services/log/append_log.hpp"
#include "services/notice/notify_people.hpp"

namespace noroshi::services {
namespace {

auto check_administrator(const domain::Caller& caller) -> Result<> {
  if (caller.station_staff && caller.has(domain::Role::Administrator)) return {};
  return fail(ErrorCode::Forbidden, "forbidden", "charters are adopted by the station's administrator");
}

auto check_terms(const House& house, const domain::Charter& charter) -> Result<> {
  if (charter.from.station != house.station.id && charter.to.station != house.station.id)
    return fail(ErrorCode::InvalidInput, "charter_not_ours", "neither end of the charter is " + house.station.slug);
  if (charter.effective_at < charter.announced_at)
    return fail(ErrorCode::InvalidInput, "charter_not_announced", "a charter is announced to the members before it takes effect");
  return {};
}

enum class Standing { New, Known };

auto compare_with_stored(const ports::Transaction& tx, const ports::CharterRow& row) -> Result<Standing> {
  const auto stored = NOROSHI_TRY(tx.find_charter(row.id));
  if (!stored || stored->version < row.version) return Standing::New;
  if (stored->version == row.version && stored->bytes == row.bytes) return Standing::Known;
  return fail(ErrorCode::Conflict, "charter_superseded",
              "this version of the charter or a later one is on file; sign it under the next version");
}

auto adopt_in(ports::Transaction& tx, House& house, const ports::CharterRow& row) -> Result<> {
  const auto adopted = NOROSHI_TRY(check_charter(tx, house, row));
  NOROSHI_TRY(check_terms(house, adopted.charter()));
  if (NOROSHI_TRY(compare_with_stored(tx, row)) == Standing::Known) return {};
  NOROSHI_TRY(tx.put_charter(row));
  LogDraft draft{domain::EntryKind::CharterAdopted, "administrator@" + house.station.slug, row.id.str(), row.version};
  draft.detail = adopted.charter().document_number + " sha256:" + to_hex(sha256(row.bytes));
  NOROSHI_TRY(append_log(tx, house, draft));
  return notify_members(tx, house, {}, {"charter_announced", "charters", adopted.charter().effective_at});
}

}  // namespace

auto adopt_charter(House& house, const domain::Caller& caller, AdoptCharter request) -> Result<domain::Written<domain::CharterId>> {
  NOROSHI_TRY(check_administrator(caller));
  const auto charter = NOROSHI_TRY(wire::decode_charter(request.bytes));
  const ports::CharterRow row{
      charter.id,       charter.version, std::move(request.bytes), std::move(request.signature_from), std::move(request.signature_to),
      house.clock.now()};
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) { return adopt_in(tx, house, row); }));
  return domain::Written<domain::CharterId>{charter.id, durable};
}

}  // namespace noroshi::services
