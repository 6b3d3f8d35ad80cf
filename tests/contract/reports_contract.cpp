#include "tests/contract/store_contract.hpp"

#include <algorithm>

namespace noroshi::contract {

class ReportsContract : public StoreContract {
protected:
  auto report(const domain::ThreadId& of, int version) -> ports::ReportRow {
    return {.id = id<domain::ReportId>(),
            .thread = of,
            .version = version,
            .kind = domain::ReportKind::Precursor,
            .stage = domain::ReportStage::Correction,
            .channel = domain::IntakeChannel::Telephone,
            .body = sealed("report:a", 5'000),
            .assessment = sealed("report:b"),
            .level = 3,
            .received_at = moment(),
            .leaf_index = 77};
  }
  /// All pages of a list, by their threads.
  auto pages(ports::ThreadQuery query) -> std::vector<domain::ThreadId> {
    std::vector<domain::ThreadId> all;
    while (true) {
      const auto page = read([&](const auto& t) { return t.list_threads(query); });
      if (page.empty()) return all;
      EXPECT_LE(page.size(), query.limit);
      for (const auto& row : page) all.push_back(row.id);
      query.after = all.back();
    }
  }
};
INSTANTIATE_TEST_SUITE_P(Stores, ReportsContract, testing::Values(Backend::Memory, Backend::Sqlite), name_of);

TEST_P(ReportsContract, KeepsEveryFieldOfAThread) {
  const auto row = stored_thread();
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_thread(row.id); }), row);
}

TEST_P(ReportsContract, KeepsAThreadOfWhichLittleIsKnown) {
  const auto first = bare_thread();
  const auto second = bare_thread();
  write([&](auto& t) -> Result<> {
    NOROSHI_TRY(t.put_thread(first));
    return t.put_thread(second);  // no short number and no handle are no name
  });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_thread(first.id); }), first);
  EXPECT_EQ(read([&](const auto& t) { return t.find_thread_by_short_number(""); }), std::nullopt);
}

TEST_P(ReportsContract, ReplacesEveryFieldOfAThread) {
  auto row = stored_thread();
  const auto id_of_it = row.id;
  row = bare_thread();
  row.id = id_of_it;
  write([&](auto& t) { return t.put_thread(row); });
  EXPECT_EQ(read([&](const auto& t) { return t.find_thread(row.id); }), row);
}

TEST_P(ReportsContract, RefusesAThreadWhoseShortNumberOrHandleIsTaken) {
  const auto row = stored_thread();
  auto same_number = thread();
  same_number.short_number = row.short_number;
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.put_thread(same_number); }), "already_exists");
  auto same_handle = thread();
  same_handle.charter = row.charter;
  same_handle.handle = row.handle;
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.put_thread(same_handle); }), "already_exists");
  same_handle.charter = id<domain::CharterId>();  // another arrow's handle says nothing of this one's
  write([&](auto& t) { return t.put_thread(same_handle); });
}

TEST_P(ReportsContract, FindsAThreadByTheHandleItCameWith) {
  const auto row = stored_thread();
  EXPECT_EQ(read([&](const auto& t) { return t.find_thread_by_handle(row.charter, *row.handle); }), row);
  EXPECT_EQ(read([&](const auto& t) { return t.find_thread_by_handle(id<domain::CharterId>(), *row.handle); }), std::nullopt);
  EXPECT_EQ(read([&](const auto& t) { return t.find_thread_by_short_number(row.short_number); }), row);
}

TEST_P(ReportsContract, FindsAThreadByTheHandleGivenToItHere) {
  const auto row = stored_thread();
  const auto charter = id<domain::CharterId>();
  const auto handle = id<domain::Handle>();
  write([&](auto& t) { return t.put_handle(charter, handle, row.id); });
  write([&](auto& t) { return t.put_handle(charter, handle, row.id); });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_thread_by_handle(charter, handle); }), row);
  const auto other = stored_thread().id;
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.put_handle(charter, handle, other); }), "already_exists");
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.put_handle(charter, id<domain::Handle>(), id<domain::ThreadId>()); }), "parent_missing");
}

TEST_P(ReportsContract, ListsTheNewestChangeFirst) {
  auto oldest = stored_thread();
  const auto middle = stored_thread();
  const auto newest = stored_thread();
  EXPECT_EQ(pages({.limit = 50}), (std::vector{newest.id, middle.id, oldest.id}));
  oldest.changed_at = moment();
  write([&](auto& t) { return t.put_thread(oldest); });
  EXPECT_EQ(pages({.limit = 50}), (std::vector{oldest.id, newest.id, middle.id}));
}

TEST_P(ReportsContract, PagesWithoutGapOrRepeatAlsoWithinOneMoment) {
  const UtcTime same = moment();
  std::vector<domain::ThreadId> added;
  write([&](auto& t) -> Result<> {
    for (int i = 0; i < 11; ++i) {
      auto row = bare_thread();
      row.changed_at = same;
      NOROSHI_TRY(t.put_thread(row));
      added.push_back(row.id);
    }
    return {};
  });
  std::reverse(added.begin(), added.end());
  EXPECT_EQ(pages({.limit = 3}), added);
  EXPECT_EQ(pages({.limit = 11}), added);
}

TEST_P(ReportsContract, ListsOneSourcesThreadsOrOneDutyAlone) {
  const auto mine = stored_thread();  // statutory
  auto voluntary = thread();
  voluntary.statutory = false;
  voluntary.source_tag = mine.source_tag;
  auto foreign = bare_thread();
  write([&](auto& t) -> Result<> {
    NOROSHI_TRY(t.put_thread(voluntary));
    return t.put_thread(foreign);
  });
  EXPECT_EQ(pages({.source_tag = mine.source_tag}), (std::vector{voluntary.id, mine.id}));
  EXPECT_EQ(pages({.source_tag = mine.source_tag, .statutory = true}), std::vector{mine.id});
  EXPECT_EQ(pages({.statutory = false}), (std::vector{foreign.id, voluntary.id}));
  EXPECT_TRUE(pages({.source_tag = bytes32()}).empty());
  EXPECT_TRUE(pages({.after = id<domain::ThreadId>()}).empty());
}

TEST_P(ReportsContract, KeepsEveryFieldOfAReport) {
  const auto of = stored_thread().id;
  const auto full = report(of, 1);
  auto bare = report(of, 2);
  bare.assessment = std::nullopt;
  write([&](auto& t) -> Result<> {
    NOROSHI_TRY(t.add_report(bare));
    return t.add_report(full);
  });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_report(full.id); }), full);
  EXPECT_EQ(read([&](const auto& t) { return t.find_report(id<domain::ReportId>()); }), std::nullopt);
  EXPECT_EQ(read([&](const auto& t) { return t.list_reports(of); }), (std::vector{full, bare}));
}

TEST_P(ReportsContract, RefusesAVersionTwiceAReportTwiceAndOneWithoutAThread) {
  const auto row = report(stored_thread().id, 1);
  write([&](auto& t) { return t.add_report(row); });
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_report(report(row.thread, 1)); }), "already_exists");
  auto same_id = report(row.thread, 2);
  same_id.id = row.id;
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_report(same_id); }), "already_exists");
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_report(report(id<domain::ThreadId>(), 1)); }), "parent_missing");
}

TEST_P(ReportsContract, KeepsOneRegistryASource) {
  const auto source = bytes32();
  const auto second = sealed("machine:registry");
  EXPECT_EQ(read([&](const auto& t) { return t.find_registry(source); }), std::nullopt);
  write([&](auto& t) { return t.put_registry(source, sealed("machine:registry")); });
  write([&](auto& t) { return t.put_registry(source, second); });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_registry(source); }), second);
}

TEST_P(ReportsContract, CountsAccessesFromNone) {
  const auto of = stored_thread().id;
  EXPECT_EQ(read([&](const auto& t) { return t.last_access(of); }).number, 0U);
  const ports::AccessRow second{2, bytes32()};
  write([&](auto& t) -> Result<> {
    NOROSHI_TRY(t.put_last_access(of, {1, bytes32()}));
    return t.put_last_access(of, second);
  });
  reopen();
  const auto last = read([&](const auto& t) { return t.last_access(of); });
  EXPECT_EQ(last.number, 2U);
  EXPECT_EQ(last.commitment, second.commitment);
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.put_last_access(id<domain::ThreadId>(), second); }), "parent_missing");
}

}  // namespace noroshi::contract
