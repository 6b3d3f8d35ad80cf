#include "services/reading/retriage.hpp"

#include "domain/arrow/handle.hpp"

#include <fmt/format.h>

namespace noroshi::services {
namespace {

using ports::ReadingCause;

constexpr std::string_view shared_fact = "same_indicator_other_sectors";
constexpr std::size_t cases_read_anew_max = 64;  ///< by one arrival: a value that everybody shows must not stop the house
constexpr std::size_t readings_at_once = 200;

auto is_by_person(ReadingCause cause) -> bool {
  return cause == ReadingCause::Operator || cause == ReadingCause::Ceptoar || cause == ReadingCause::National;
}

auto reason_of(ReadingCause cause, const domain::Facts& facts) -> domain::Wording {
  if (cause == ReadingCause::NewTable)
    return {"目安の表が新しい版になりました。", "The tables of the line and the grade have a new edition."};
  const auto shared = facts.find(shared_fact);
  if (cause != ReadingCause::MatchingIndicator || shared == facts.end()) return {};
  const auto sectors = std::get<std::int64_t>(shared->second);
  return {fmt::format("同じ指標が他の{}分野の連絡にも現れました。", sectors),
          fmt::format("The same indicator stands in reports of {} other sector(s).", sectors)};
}

auto is_known(const domain::Facts& known, const domain::Facts& learnt) -> bool {
  return std::all_of(learnt.begin(), learnt.end(), [&](const auto& fact) {
    const auto found = known.find(fact.first);
    return found != known.end() && found->second == fact.second;
  });
}

auto sectors_known(const std::optional<KnownReading>& reading) -> std::int64_t {
  if (!reading) return 0;
  const auto found = reading->kept.facts.find(shared_fact);
  const auto* number = found == reading->kept.facts.end() ? nullptr : std::get_if<std::int64_t>(&found->second);
  return number == nullptr ? 0 : *number;
}

auto count_anew(ports::Transaction& tx, House& house, const ports::ThreadRow& thread) -> Result<> {
  const std::int64_t sectors = NOROSHI_TRY(tx.count_sectors_sharing(thread.id));
  const auto before = NOROSHI_TRY(find_known_reading(tx, house, thread.id, party_here(house, thread)));
  if (sectors <= sectors_known(before)) return {};
  return retriage(tx, house, thread, ReadingCause::MatchingIndicator, {{std::string{shared_fact}, sectors}});
}

/// A case whose keys are destroyed cannot be read anew, and stops no other.
auto retriage_row(ports::Transaction& tx, House& house, const ports::ReadingRow& row) -> Result<int> {
  const auto thread = NOROSHI_TRY(tx.find_thread(row.thread));
  if (!thread || row.party != party_here(house, *thread)) return 0;
  const auto again = retriage(tx, house, *thread, ReadingCause::NewTable, {});
  if (!again && again.error().code == ErrorCode::NotFound) return 0;
  if (!again) return tl::unexpected<Error>{again.error()};
  return 1;
}

}  // namespace

auto retriage(ports::Transaction& tx, House& house, const ports::ThreadRow& thread, ReadingCause cause, const domain::Facts& learnt)
    -> Result<> {
  const auto party = party_here(house, thread);
  const auto before = NOROSHI_TRY(find_known_reading(tx, house, thread.id, party));
  if (!before || (cause != ReadingCause::NewTable && is_known(before->kept.facts, learnt))) return {};
  ReadingDraft draft{party, cause, before->row.report_version, {}, "machine@" + house.station.slug};
  draft.kept.facts = facts_so_far(before, learnt, domain::ReportStage::FollowUp);
  draft.kept.reading = read_facts_here(house, draft.kept.facts, thread.sector);
  draft.kept.reason = reason_of(cause, draft.kept.facts);
  const auto& made = draft.kept.reading;
  const domain::ReadingMark after{made.assessment.level, made.assessment.layer, made.verdict.route};
  if (is_by_person(before->row.cause) && !domain::rises(mark_of(before->row), after)) return {};
  NOROSHI_TRY(record_reading(tx, house, thread, std::move(draft)));
  return {};
}

auto match_indicators(ports::Transaction& tx, House& house, const ports::ThreadRow& thread,
                      const std::vector<domain::Indicator>& indicators) -> Result<> {
  for (const auto& indicator : indicators)
    NOROSHI_TRY(tx.add_indicator(domain::make_indicator_tag(house.keys.handle_key().reveal(), indicator.value), thread.id));
  if (indicators.empty()) return {};
  const auto sharing = NOROSHI_TRY(tx.list_sharing(thread.id, cases_read_anew_max));
  if (sharing.empty()) return {};
  NOROSHI_TRY(count_anew(tx, house, thread));
  for (const auto& other : sharing) NOROSHI_TRY(count_anew(tx, house, other));
  return {};
}

auto retriage_under_new_tables(House& house) -> Result<int> {
  const auto& rules = house.rules();
  int read_anew = 0;
  std::optional<ports::ReadingId> after;
  for (bool more = true; more;) {
    std::vector<ports::ReadingRow> page;
    NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
      page = NOROSHI_TRY(tx.list_outdated_readings(rules.sha256, after, readings_at_once));
      return {};
    }));
    more = page.size() == readings_at_once;
    if (page.empty()) break;
    after = page.back().id;
    int of_page = 0;
    NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
      of_page = 0;
      for (const auto& row : page) of_page += NOROSHI_TRY(retriage_row(tx, house, row));
      return {};
    }));
    read_anew += of_page;
  }
  return read_anew;
}

}  // namespace noroshi::services
