#include "services/tally/send_digests.hpp"

#include "domain/handling/release.hpp"
#include "domain/report/tally.hpp"
#include "services/charter/load_charter.hpp"
#include "services/clearance/prepare_clearance.hpp"
#include "services/relay/enqueue_release.hpp"
#include "services/tally/tally_sheet.hpp"

#include <algorithm>
#include <map>

namespace noroshi::services {
namespace {

constexpr int months_looked_back = 12;
constexpr std::chrono::hours opening_hour{9};  ///< in Japan, where the charter has no night clause

auto list_untold(const ports::Transaction& tx, UtcTime now) -> Result<std::vector<std::string>> {
  std::vector<std::string> untold;
  auto period = domain::period_of(now);
  for (int month = 0; month < months_looked_back; ++month) {
    period = NOROSHI_TRY(domain::period_before(period));
    const auto rows = NOROSHI_TRY(tx.list_tallies(period));
    const bool waits =
        std::any_of(rows.begin(), rows.end(), [](const auto& row) { return row.source_tag && row.state == ports::TallyState::Draft; });
    if (waits) untold.push_back(period);
  }
  return untold;
}

/// A count per category for the sector's members together. Nothing goes where the members of the sector are fewer than the charter's set;
/// how many of them counted goes only where they are that many.
auto contents_of(const ports::Transaction& tx, const domain::Charter& charter, const std::string& period, UtcTime now)
    -> Result<std::vector<domain::TallyContent>> {
  std::map<std::string, domain::TallyContent> by_sector;
  for (const auto& total : sum_lines(NOROSHI_TRY(list_members_lines(tx, period)))) {
    const bool named = charter.identity == domain::IdentityRule::Named;
    if (!named && NOROSHI_TRY(count_anonymity_set(tx, total.sector)) < charter.anonymity_set_min) continue;
    auto& content = by_sector[total.sector];
    content.month = period;
    content.sector = total.sector;
    content.as_of = now;
    content.counts[total.category] = total.count;
    if (named || total.members >= charter.anonymity_set_min) content.members[total.category] = total.members;
  }
  std::vector<domain::TallyContent> contents;
  for (auto& [sector, content] : by_sector) contents.push_back(std::move(content));
  return contents;
}

auto tell_month(ports::Transaction& tx, House& house, const domain::SignedCharter& charter, const std::string& period) -> Result<int> {
  const auto now = house.clock.now();
  const auto& agreed = charter.charter();
  const domain::Terms terms{agreed.tlp_max, agreed.purposes, std::nullopt, std::nullopt};
  int queued = 0;
  for (auto& content : NOROSHI_TRY(contents_of(tx, agreed, period, now))) {
    auto released =
        NOROSHI_TRY(domain::release(std::move(content), charter, {domain::MachineSends{}, std::nullopt, std::nullopt, terms, now}));
    NOROSHI_TRY(enqueue_release(tx, house, charter, std::move(released), std::nullopt, std::nullopt, "tally:" + period));
    ++queued;
  }
  return queued;
}

auto mark_sent(ports::Transaction& tx, const std::string& period) -> Result<> {
  for (auto& row : NOROSHI_TRY(tx.list_tallies(period))) {
    if (!row.source_tag || row.state == ports::TallyState::Sent) continue;
    row.state = ports::TallyState::Sent;
    NOROSHI_TRY(tx.put_tally(row));
  }
  return {};
}

/// Lines are told when they went under every charter; until then they wait for the one that is not due.
auto send_month(ports::Transaction& tx, House& house, const std::string& period) -> Result<int> {
  const auto now = house.clock.now();
  const auto arrows = NOROSHI_TRY(list_onward_charters(tx, house, domain::ItemKind::Tally));
  int queued = 0;
  bool told_to_all = !arrows.empty();
  for (const auto& arrow : arrows) {
    if (NOROSHI_TRY(tx.find_digest(period, arrow.charter().id))) continue;
    if (now < NOROSHI_TRY(digest_due_at(arrow.charter(), period))) {
      told_to_all = false;
      continue;
    }
    queued += NOROSHI_TRY(tell_month(tx, house, arrow, period));
    NOROSHI_TRY(tx.add_digest({period, arrow.charter().id, now}));
  }
  if (told_to_all) NOROSHI_TRY(mark_sent(tx, period));
  return queued;
}

auto is_any_due(const ports::Transaction& tx, const House& house, const std::vector<std::string>& periods) -> Result<bool> {
  for (const auto& arrow : NOROSHI_TRY(list_onward_charters(tx, house, domain::ItemKind::Tally))) {
    for (const auto& period : periods) {
      const bool due = house.clock.now() >= NOROSHI_TRY(digest_due_at(arrow.charter(), period));
      if (due && !NOROSHI_TRY(tx.find_digest(period, arrow.charter().id))) return true;
    }
  }
  return false;
}

}  // namespace

auto digest_due_at(const domain::Charter& charter, const std::string& period) -> Result<UtcTime> {
  const auto first_day = NOROSHI_TRY(domain::end_of_period(period));
  if (charter.digest) return first_day + std::chrono::days{charter.digest->day - 1} + std::chrono::minutes{charter.digest->minute};
  const auto hour = charter.night ? std::chrono::minutes{charter.night->to_minute} : std::chrono::minutes{opening_hour};
  return first_day + hour;
}

auto send_digests(House& house) -> Result<int> {
  std::vector<std::string> periods;
  bool due = false;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {  // most turns have nothing to write
    periods = NOROSHI_TRY(list_untold(tx, house.clock.now()));
    if (!periods.empty()) due = NOROSHI_TRY(is_any_due(tx, house, periods));
    return {};
  }));
  if (!due) return 0;
  int queued = 0;
  NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    queued = 0;
    for (const auto& period : periods) queued += NOROSHI_TRY(send_month(tx, house, period));
    return {};
  }));
  return queued;
}

auto correct_digests(ports::Transaction& tx, House& house, const std::string& period) -> Result<> {
  for (const auto& arrow : NOROSHI_TRY(list_onward_charters(tx, house, domain::ItemKind::Tally))) {
    if (NOROSHI_TRY(tx.find_digest(period, arrow.charter().id))) NOROSHI_TRY(tell_month(tx, house, arrow, period));
  }
  return {};
}

}  // namespace noroshi::services
