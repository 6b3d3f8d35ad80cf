#include "services/report/read_story.hpp"

#include "services/bulletin/bulletin_access.hpp"
#include "services/log/read_log.hpp"
#include "services/reading/reading_view.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::services {
namespace {

using domain::Action;
constexpr int smallest_cell = 3;

/// A permit on the case and on the bulletins it is in; the log entry names them all.
template <Action A>
auto log_read(ports::Transaction& tx, House& house, const domain::Caller& caller, const ports::ThreadRow& thread,
              const std::vector<ports::BulletinRow>& bulletins) -> Result<domain::LoggedRead<BulletinBody>> {
  const auto facts = NOROSHI_TRY(facts_of(tx, house, caller, thread));
  std::vector<std::pair<domain::ObjectRef, domain::ObjectFacts>> objects{{{"thread", thread.id.str(), 1, thread.id.str()}, facts}};
  for (const auto& row : bulletins) objects.emplace_back(ref_of(row), facts);
  auto permit = NOROSHI_TRY((domain::decide<A, BulletinBody>(caller, house.station, objects, domain::Purpose::Response)));
  TransactionReadLog log{tx, house};
  return log.append(std::move(permit));
}

auto tell_bulletins(House& house, const domain::LoggedRead<BulletinBody>& read, const std::vector<ports::BulletinRow>& rows, Story& story)
    -> Result<> {
  for (const auto& row : rows) {
    NOROSHI_TRY(open_bulletin(house, read, row)).map([&](domain::Bulletin&& bulletin) {
      story.bulletins.push_back({row.id, row.number, std::move(bulletin.title), row.at});
      return 0;
    });
  }
  return {};
}

auto tell_uses(const ports::Transaction& tx, const std::vector<ports::BulletinRow>& rows, Story& story) -> Result<> {
  std::map<domain::UseOutcome, int> outcomes;
  for (const auto& row : rows) {
    for (const auto& told : NOROSHI_TRY(tx.list_received_uses(row.id))) {
      outcomes = told.outcomes;  // the newest word counts all that came before
      story.sectors_acted = std::max(story.sectors_acted, told.sectors_acted);
      ++story.use_notes;
    }
  }
  story.outcomes = domain::suppress_small(outcomes, smallest_cell);
  story.suppressed = story.use_notes > 0 && story.outcomes.empty();
  return {};
}

auto tell_reads(const ports::Transaction& tx, const domain::ThreadId& thread, Story& story) -> Result<> {
  for (const auto& notice : NOROSHI_TRY(tx.list_read_notices(thread))) {
    auto& reads = story.reads[notice.content.purpose];
    ++reads.count;
    reads.last_at = std::max(reads.last_at, notice.content.at);
    reads.readers.insert(notice.content.reader);
  }
  return {};
}

auto tell_rises(const ports::Transaction& tx, House& house, const domain::ThreadId& thread, Story& story) -> Result<> {
  std::map<ports::ReadingParty, int> levels;
  for (auto& view : NOROSHI_TRY(list_reading_views(tx, house, thread))) {
    const auto own = levels.find(view.row.party);
    const auto before = own != levels.end() ? own : levels.find(ports::ReadingParty::Source);
    const auto level_before = before == levels.end() ? std::nullopt : std::optional{before->second};
    levels.insert_or_assign(view.row.party, view.row.level);
    if (view.row.notified_at) story.rises.push_back({std::move(view.row), level_before, std::move(view.reason)});
  }
  return {};
}

auto story_in(ports::Transaction& tx, House& house, const domain::Caller& caller, const domain::ThreadId& id)
    -> Result<domain::Unreleased<Story>> {
  const auto thread = NOROSHI_TRY(load_visible_thread(tx, house, caller, id));
  const auto rows = NOROSHI_TRY(tx.list_bulletins_about(id));
  const auto read = NOROSHI_TRY(log_read<Action::ReadStory>(tx, house, caller, thread, rows));
  Story story;
  NOROSHI_TRY(tell_bulletins(house, read, rows, story));
  NOROSHI_TRY(tell_uses(tx, rows, story));
  NOROSHI_TRY(tell_reads(tx, id, story));
  NOROSHI_TRY(tell_rises(tx, house, id, story));
  return domain::show_logged(read, std::move(story));
}

auto custody_in(ports::Transaction& tx, House& house, const domain::Caller& caller, const domain::ThreadId& id)
    -> Result<domain::Unreleased<Custody>> {
  const auto thread = NOROSHI_TRY(load_visible_thread(tx, house, caller, id));
  const auto read = NOROSHI_TRY(log_read<Action::ReadCustody>(tx, house, caller, thread, {}));
  return domain::show_logged(read, Custody{{}, NOROSHI_TRY(tx.last_access(id)).number});
}

}  // namespace

auto read_story(House& house, const domain::Caller& caller, const domain::ThreadId& thread) -> Result<domain::Released<Story>> {
  std::optional<domain::Unreleased<Story>> story;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    story.emplace(NOROSHI_TRY(story_in(tx, house, caller, thread)));
    return {};
  }));
  return std::move(*story).commit(durable);
}

auto read_custody(House& house, const domain::Caller& caller, const domain::ThreadId& thread) -> Result<domain::Released<Custody>> {
  std::optional<domain::Unreleased<Custody>> custody;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    custody.emplace(NOROSHI_TRY(custody_in(tx, house, caller, thread)));
    return {};
  }));
  std::vector<CustodyEntry> entries;  // after the commit, so that this very look is in it, with a proof
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    entries = NOROSHI_TRY(list_custody(tx, house, thread));
    return {};
  }));
  return std::move(*custody)
      .map([&](Custody&& counted) {
        counted.entries = std::move(entries);
        return std::move(counted);
      })
      .commit(durable);
}

auto read_receipt(House& house, const domain::Caller& caller, const domain::ThreadId& thread, const domain::ReportId& report)
    -> Result<domain::Released<std::string>> {
  std::optional<domain::Unreleased<std::string>> receipt;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    const auto row = NOROSHI_TRY(load_visible_thread(tx, house, caller, thread));
    const auto version = NOROSHI_TRY(tx.find_report(report));
    if (!version || version->thread != thread) return not_found();
    const auto read = NOROSHI_TRY(log_read<Action::ReadCustody>(tx, house, caller, row, {}));
    receipt.emplace(domain::show_logged(read, NOROSHI_TRY(make_receipt(tx, house, version->leaf_index, thread))));
    return {};
  }));
  return std::move(*receipt).commit(durable);
}

}  // namespace noroshi::services
