#include "services/tally/count_tally.hpp"

#include "domain/report/limits.hpp"
#include "domain/report/tally.hpp"
#include "services/charter/load_charter.hpp"
#include "services/report/thread_access.hpp"

#include <algorithm>

namespace noroshi::services {
namespace {

auto check_request(const House& house, const CountTally& request) -> Result<> {
  std::vector<FieldError> errors;
  const auto& known = house.rules().triage.tally_categories;
  if (std::none_of(known.begin(), known.end(), [&](const auto& category) { return category.id == request.category; }))
    errors.push_back({"category", "choose one of tally_categories in GET catalogue; \"other\" takes the rest"});
  if (!domain::end_of_period(request.period)) errors.push_back({"period", "a month as 2026-11"});
  if (request.period > domain::period_of(house.clock.now())) errors.push_back({"period", "this month has not begun; count it when it has"});
  if (request.count < 0 || request.count > domain::limits::tally_count_max) errors.push_back({"count", "0 to 10,000,000"});
  if (request.minutes_spent < 0 || request.minutes_spent > domain::limits::tally_minutes_max)
    errors.push_back({"minutes_spent", "0 to 10,000"});
  if (!errors.empty()) return fail(std::move(errors));
  return {};
}

auto check_not_told(const ports::Transaction& tx, const House& house, const std::string& period) -> Result<> {
  for (const auto& arrow : NOROSHI_TRY(list_onward_charters(tx, house, domain::ItemKind::Tally))) {
    if (NOROSHI_TRY(tx.find_digest(period, arrow.charter().id)))
      return fail(ErrorCode::Conflict, "period_told", "the digest of " + period + " went already; count it in this month");
  }
  return {};
}

auto find_line(const ports::Transaction& tx, const Bytes32& tag, const std::string& sector, const CountTally& request)
    -> Result<std::optional<ports::TallyRow>> {
  for (auto& row : NOROSHI_TRY(tx.list_tallies_of(tag))) {
    if (row.period == request.period && row.category == request.category && row.sector == sector) return std::optional{std::move(row)};
  }
  return std::optional<ports::TallyRow>{};
}

auto count_in(ports::Transaction& tx, House& house, const domain::Caller& caller, const CountTally& request) -> Result<TallyLine> {
  const auto organisation = NOROSHI_TRY(tx.find_organisation(caller.organisation));
  if (!organisation) return not_found();
  const auto tag = source_tag_of(house, organisation->id);
  const auto before = NOROSHI_TRY(find_line(tx, tag, organisation->sector, request));
  ports::TallyRow row = before.value_or(ports::TallyRow{.id = house.random.id<ports::TallyId>(),
                                                        .source_tag = tag,
                                                        .sector = organisation->sector,
                                                        .period = request.period,
                                                        .category = request.category,
                                                        .at = {}});
  row.count = request.count;
  row.minutes_spent += request.minutes_spent;
  row.at = house.clock.now();
  auto line = NOROSHI_TRY(with_growth(tx, std::move(row)));
  if (line.left() < 0) {
    return fail({FieldError{"count", std::to_string(line.grown) + " of them are reports already; the count includes them"}});
  }
  NOROSHI_TRY(tx.put_tally(line.row));
  return line;
}

auto load_line(const ports::Transaction& tx, const std::string& id) -> Result<TallyLine> {
  auto row = NOROSHI_TRY(tx.find_tally(NOROSHI_TRY(ports::TallyId::parse(id))));
  if (!row) return not_found();
  return with_growth(tx, *std::move(row));
}

}  // namespace

auto count_tally(House& house, const domain::Caller& caller, const RequestKey& key, CountTally request)
    -> Result<domain::Written<TallyLine>> {
  const auto relation = caller.station_staff ? domain::Relation::Staff : domain::Relation::Own;
  NOROSHI_TRY(domain::check_policy(caller, domain::Action::CountTally, {relation, {}, false}, std::nullopt));
  if (request.period.empty()) request.period = domain::period_of(house.clock.now());
  NOROSHI_TRY(check_request(house, request));
  std::optional<TallyLine> line;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    if (const auto before = NOROSHI_TRY(find_repeat(tx, caller, key))) {
      line = NOROSHI_TRY(load_line(tx, *before));
      return {};
    }
    NOROSHI_TRY(check_not_told(tx, house, request.period));
    line = NOROSHI_TRY(count_in(tx, house, caller, request));
    return remember_request(tx, house, caller, key, line->row.id.str());
  }));
  return domain::Written<TallyLine>{*std::move(line), durable};
}

}  // namespace noroshi::services
