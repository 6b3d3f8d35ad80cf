#include "services/report/read_thread.hpp"

#include "services/charter/load_charter.hpp"
#include "services/form/forms.hpp"
#include "services/report/open_bodies.hpp"
#include "services/report/send_read_notice.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::services {
namespace {

using domain::Action;
struct ReportLines;

/// A list shows cases under many charters: it may be read for what voluntary items allow, and by the supervising seat for its own.
auto purposes_of_lists(const domain::Caller& caller) -> std::set<domain::Purpose> {
  std::set<domain::Purpose> purposes{domain::Purpose::Response, domain::Purpose::TechnicalAnalysis, domain::Purpose::CrossSectorWarning,
                                     domain::Purpose::Statistics};
  if (caller.has(domain::Role::MinistrySupervision)) purposes.insert(domain::Purpose::Supervision);
  return purposes;
}

auto open_all(House& house, const domain::LoggedRead<ThreadBodies>& read, const ThreadRows& rows, ThreadView view)
    -> Result<domain::Unreleased<ThreadView>> {
  std::vector<domain::Unreleased<VersionView>> versions;
  for (const auto& row : rows.reports) versions.push_back(NOROSHI_TRY(open_version(house, read, rows.thread, row)));
  std::vector<domain::Unreleased<EnquiryView>> enquiries;
  for (const auto& row : rows.enquiries) enquiries.push_back(NOROSHI_TRY(open_enquiry(house, read, rows, row)));
  domain::Unreleased<VersionView>::join(std::move(versions), read.leaf_index()).map([&](std::vector<VersionView>&& opened) {
    view.versions = std::move(opened);
    return 0;
  });
  domain::Unreleased<EnquiryView>::join(std::move(enquiries), read.leaf_index()).map([&](std::vector<EnquiryView>&& opened) {
    view.enquiries = std::move(opened);
    return 0;
  });
  return domain::show_logged(read, std::move(view));
}

auto frame_of(const ports::Transaction& tx, House& house, const domain::Caller& caller, const ports::ThreadRow& thread)
    -> Result<ThreadView> {
  ThreadView view{thread, relation_to(house, caller, thread) == domain::Relation::Own, {}, {}, {}, {},
                  {},     NOROSHI_TRY(list_reading_views(tx, house, thread.id)),       {}};
  if (NOROSHI_TRY(speaks_for_source(house, caller, thread))) view.submissions = NOROSHI_TRY(tx.list_submissions(thread.id));
  view.document_number = NOROSHI_TRY(load_charter(tx, house, thread.charter)).charter().document_number;
  for (auto& row : NOROSHI_TRY(tx.list_clearances({std::nullopt, std::nullopt, thread.id}))) {
    auto slug = NOROSHI_TRY(load_charter(tx, house, row.charter)).charter().to.slug;
    view.clearances.emplace_back(std::move(row), std::move(slug));
  }
  for (auto& row : NOROSHI_TRY(tx.list_outbound_of(thread.id))) {
    auto slug = NOROSHI_TRY(load_charter(tx, house, row.charter)).charter().to.slug;
    view.dispatches.emplace_back(std::move(row), std::move(slug));
  }
  return view;
}

auto read_in(ports::Transaction& tx, House& house, const domain::Caller& caller, const domain::ThreadId& id,
             std::optional<domain::Purpose> purpose) -> Result<domain::Unreleased<ThreadView>> {
  const auto thread = NOROSHI_TRY(load_visible_thread(tx, house, caller, id));
  const auto facts = NOROSHI_TRY(facts_of(tx, house, caller, thread));
  const auto rows = NOROSHI_TRY(load_thread_rows(tx, thread));
  std::vector<std::pair<domain::ObjectRef, domain::ObjectFacts>> objects;
  for (auto& ref : objects_of(rows)) objects.emplace_back(std::move(ref), facts);
  auto permit = NOROSHI_TRY((domain::decide<Action::ReadReport, ThreadBodies>(caller, house.station, objects, purpose)));
  const auto actor = permit.actor();
  TransactionReadLog log{tx, house};
  const auto read = NOROSHI_TRY(log.append(std::move(permit)));
  if (thread.handle && purpose) {
    NOROSHI_TRY(send_read_notice(tx, house, thread,
                                 {actor, *purpose, static_cast<int>(rows.reports.size()), house.clock.now(), read.leaf_index()}));
  }
  return open_all(house, read, rows, NOROSHI_TRY(frame_of(tx, house, caller, thread)));
}

auto page_in(ports::Transaction& tx, House& house, const domain::Caller& caller, std::optional<domain::ThreadId> after)
    -> Result<ReportPage> {
  constexpr std::size_t page = 50;
  ports::ThreadQuery query;
  if (!caller.station_staff) query.source_tag = source_tag_of(house, caller.organisation);
  query.after = after;
  query.limit = page;
  ReportPage found;
  const auto threads = NOROSHI_TRY(tx.list_threads(query));
  for (const auto& thread : threads) {
    const auto relation = relation_to(house, caller, thread);
    auto reports = NOROSHI_TRY(tx.list_reports(thread.id));
    if (relation == domain::Relation::None || reports.empty()) continue;
    ReportLine line{thread, std::move(reports.back()), relation == domain::Relation::Own, 0};
    for (const auto& enquiry : NOROSHI_TRY(tx.list_enquiries(thread.id))) line.open_enquiries += enquiry.answered_at ? 0 : 1;
    found.lines.push_back(std::move(line));
  }
  if (threads.size() == page) found.next = threads.back().id;
  return found;
}

}  // namespace

auto read_thread(House& house, const domain::Caller& caller, const domain::ThreadId& id, std::optional<domain::Purpose> purpose)
    -> Result<domain::Released<ThreadView>> {
  std::optional<domain::Unreleased<ThreadView>> view;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    view.emplace(NOROSHI_TRY(read_in(tx, house, caller, id, purpose)));
    return {};
  }));
  return std::move(*view).commit(durable);
}

auto list_reports(House& house, const domain::Caller& caller, std::optional<domain::ThreadId> after, std::optional<domain::Purpose> purpose)
    -> Result<domain::Released<ReportPage>> {
  std::optional<domain::Unreleased<ReportPage>> page;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    const auto relation = caller.station_staff ? domain::Relation::Staff : domain::Relation::Own;
    const domain::ObjectFacts facts{relation, purposes_of_lists(caller), false};
    auto permit = NOROSHI_TRY(
        (domain::decide<Action::ReadReports, ReportLines>(caller, house.station, {{{"reports", house.station.id.str()}, facts}}, purpose)));
    TransactionReadLog log{tx, house};
    const auto read = NOROSHI_TRY(log.append(std::move(permit)));
    page.emplace(domain::show_logged(read, NOROSHI_TRY(page_in(tx, house, caller, after))));
    return {};
  }));
  return std::move(*page).commit(durable);
}

}  // namespace noroshi::services
