#include "tests/contract/store_contract.hpp"

namespace noroshi::contract {

class ClearancesContract : public StoreContract {
protected:
  auto clearance(const domain::ThreadId& of) -> ports::ClearanceRow {
    return {.id = id<ports::ClearanceId>(),
            .subject = ports::ClearanceSubject::UseRecord,
            .subject_id = text("subject"),
            .thread = of,
            .charter = id<domain::CharterId>(),
            .state = ports::ClearanceState::AwaitingStation,
            .open_questions = 4,
            .work = sealed("report:w"),
            .editor = id<domain::PersonId>(),
            .consent = domain::Consent{id<domain::PersonId>(), moment(), bytes32(), domain::SmallSet::Accept},
            .home_approver = id<domain::PersonId>(),
            .released_by = text("clause"),
            .technical_half_gone = true,
            .revision = 1,
            .created_at = moment(),
            .changed_at = moment(),
            .due_at = moment()};
  }
  auto bare_clearance(const domain::ThreadId& of) -> ports::ClearanceRow {
    return {.id = id<ports::ClearanceId>(),
            .subject_id = "",
            .thread = of,
            .charter = id<domain::CharterId>(),
            .work = {},
            .editor = {},
            .consent = {},
            .home_approver = {},
            .released_by = "",
            .created_at = moment(),
            .changed_at = moment(),
            .due_at = moment()};
  }
  void add(const ports::ClearanceRow& row) {
    write([&](auto& t) { return t.add_clearance(row); });
  }
  auto listed(const ports::ClearanceQuery& query) -> std::vector<ports::ClearanceRow> {
    return read([&](const auto& t) { return t.list_clearances(query); });
  }
};
INSTANTIATE_TEST_SUITE_P(Stores, ClearancesContract, testing::Values(Backend::Memory, Backend::Sqlite), name_of);

TEST_P(ClearancesContract, KeepsEveryField) {
  const auto of = stored_thread().id;
  const auto full = clearance(of);
  const auto bare = bare_clearance(of);
  auto standing = clearance(of);
  standing.consent->digest = std::nullopt;
  standing.consent->small_set = domain::SmallSet::Refuse;
  for (const auto& row : {full, bare, standing}) add(row);
  reopen();
  for (const auto& row : {full, bare, standing}) EXPECT_EQ(read([&](const auto& t) { return t.find_clearance(row.id); }), row);
  EXPECT_EQ(read([&](const auto& t) { return t.find_clearance(id<ports::ClearanceId>()); }), std::nullopt);
}

TEST_P(ClearancesContract, ReplacesEveryFieldWithTheNextRevision) {
  const auto full = clearance(stored_thread().id);
  add(full);
  auto changed = bare_clearance(stored_thread().id);
  changed.id = full.id;
  changed.revision = 2;
  write([&](auto& t) { return t.update_clearance(changed); });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_clearance(full.id); }), changed);
}

TEST_P(ClearancesContract, RefusesAChangeOfWhatMovedMeanwhile) {
  auto row = clearance(stored_thread().id);
  add(row);
  row.revision = 2;
  write([&](auto& t) { return t.update_clearance(row); });
  auto late = row;
  late.released_by = "somebody late";
  for (const int revision : {1, 2, 4}) {
    late.revision = revision;
    EXPECT_EQ(slug_of_write([&](auto& t) { return t.update_clearance(late); }), "revision_moved") << revision;
  }
  EXPECT_EQ(read([&](const auto& t) { return t.find_clearance(row.id); }), row);
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.update_clearance(clearance(row.thread)); }), "not_found");
}

TEST_P(ClearancesContract, RefusesASecondOfOneIdAndOneWithoutAThread) {
  const auto row = clearance(stored_thread().id);
  add(row);
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_clearance(row); }), "already_exists");
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_clearance(clearance(id<domain::ThreadId>())); }), "parent_missing");
}

TEST_P(ClearancesContract, ListsTheOldestDueFirst) {
  const auto of = stored_thread().id;
  auto late = clearance(of);
  late.due_at = moment();
  auto soon = clearance(of);
  soon.due_at = UtcTime{} + std::chrono::hours{1};
  add(late);
  add(soon);
  EXPECT_EQ(listed({}), (std::vector{soon, late}));
  EXPECT_EQ(listed({.limit = 1}), std::vector{soon});
}

TEST_P(ClearancesContract, ListsByStateThreadAndSourceTogether) {
  const auto thread_a = stored_thread();
  const auto thread_b = stored_thread();
  const auto a_waits = clearance(thread_a.id);
  auto a_released = clearance(thread_a.id);
  a_released.state = ports::ClearanceState::Released;
  const auto b_waits = clearance(thread_b.id);
  for (const auto& row : {a_waits, a_released, b_waits}) add(row);
  const auto waits = ports::ClearanceState::AwaitingStation;
  EXPECT_EQ(listed({.state = waits}), (std::vector{a_waits, b_waits}));
  EXPECT_EQ(listed({.thread = thread_a.id}), (std::vector{a_waits, a_released}));
  EXPECT_EQ(listed({.state = waits, .thread = thread_a.id}), std::vector{a_waits});
  EXPECT_EQ(listed({.source_tag = thread_b.source_tag}), std::vector{b_waits});
  EXPECT_EQ(listed({.source_tag = thread_a.source_tag, .state = waits}), std::vector{a_waits});
  EXPECT_EQ(listed({.source_tag = thread_a.source_tag, .thread = thread_a.id}), (std::vector{a_waits, a_released}));
  EXPECT_TRUE(listed({.source_tag = thread_b.source_tag, .thread = thread_a.id}).empty());
}

}  // namespace noroshi::contract
