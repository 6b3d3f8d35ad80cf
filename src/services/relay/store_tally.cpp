#include "domain/report/limits.hpp"
#include "domain/report/tally.hpp"
#include "services/relay/store_received.hpp"

namespace noroshi::services {
namespace {

auto check_tally(const domain::TallyContent& tally) -> Result<> {
  bool readable = domain::end_of_period(tally.month).has_value() && tally.sector.size() <= domain::limits::short_text_chars_max &&
                  tally.counts.size() <= domain::limits::list_items_max;
  for (const auto& [category, count] : tally.counts) readable = readable && category.size() <= domain::limits::short_text_chars_max;
  if (readable) return {};
  return fail(ErrorCode::Forbidden, "tally_unreadable", "a tally has a month, a sector and a count for each of a few categories");
}

/// What this station knows of the sender's month; a later telling replaces it.
auto find_line(const std::vector<ports::TallyRow>& known, const Arrival& arrival, const domain::TallyContent& tally,
               const std::string& category) -> const ports::TallyRow* {
  for (const auto& row : known) {
    if (row.station == arrival.sender.id && row.sector == tally.sector && row.category == category) return &row;
  }
  return nullptr;
}

}  // namespace

auto store_tally(ports::Transaction& tx, House& house, const Arrival& arrival, const domain::TallyContent& tally) -> Result<> {
  NOROSHI_TRY(check_tally(tally));
  const auto known = NOROSHI_TRY(tx.list_tallies(tally.month));
  for (const auto& [category, count] : tally.counts) {
    const auto* before = find_line(known, arrival, tally, category);
    if (before != nullptr && before->at > tally.as_of) continue;
    const auto members = tally.members.find(category);
    NOROSHI_TRY(tx.put_tally({.id = before != nullptr ? before->id : house.random.id<ports::TallyId>(),
                              .station = arrival.sender.id,
                              .sector = tally.sector,
                              .period = tally.month,
                              .category = category,
                              .count = count,
                              .members = members == tally.members.end() ? 0 : members->second,
                              .state = ports::TallyState::Sent,
                              .at = tally.as_of}));
  }
  NOROSHI_TRY(log_received(tx, house, arrival, domain::ItemKind::Tally, std::nullopt));
  return {};
}

}  // namespace noroshi::services
