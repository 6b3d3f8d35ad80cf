#include "tests/contract/store_contract.hpp"

namespace noroshi::contract {

class DispatchesContract : public StoreContract {
protected:
  auto outbound() -> ports::OutboundRow {
    return {.id = id<domain::DispatchId>(),
            .to = id<domain::StationId>(),
            .charter = id<domain::CharterId>(),
            .kind = domain::ItemKind::UseRecord,
            .thread = id<domain::ThreadId>(),
            .about = text("about"),
            .bytes = bytes(6'000),
            .state = ports::DispatchState::Queued,
            .attempts = 2,
            .queued_at = moment(),
            .next_attempt_at = moment(),
            .done_at = std::nullopt,
            .last_error = text("error")};
  }
  auto enqueued() -> ports::OutboundRow {
    const auto row = outbound();
    write([&](auto& t) { return t.enqueue(row); });
    return row;
  }
  static auto without_bytes(ports::OutboundRow row) -> ports::OutboundRow {
    row.bytes.clear();
    return row;
  }
  auto due(UtcTime now, std::size_t limit = 10) -> std::vector<ports::OutboundRow> {
    return read([&](const auto& t) { return t.list_due(now, limit); });
  }
};
INSTANTIATE_TEST_SUITE_P(Stores, DispatchesContract, testing::Values(Backend::Memory, Backend::Sqlite), name_of);

TEST_P(DispatchesContract, KeepsEveryFieldOfADispatch) {
  const auto full = enqueued();
  auto bare = outbound();
  bare.thread = std::nullopt;
  bare.bytes.clear();
  bare.state = ports::DispatchState::Refused;
  bare.done_at = moment();
  write([&](auto& t) { return t.enqueue(bare); });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_outbound(full.id); }), full);
  EXPECT_EQ(read([&](const auto& t) { return t.find_outbound(bare.id); }), bare);
  EXPECT_EQ(read([&](const auto& t) { return t.find_outbound(id<domain::DispatchId>()); }), std::nullopt);
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.enqueue(full); }), "already_exists");
}

TEST_P(DispatchesContract, GivesWhatIsQueuedAndDueOldestFirst) {
  auto first = enqueued();
  const auto second = enqueued();
  auto third = enqueued();
  EXPECT_EQ(due(moment()), (std::vector{first, second, third}));
  EXPECT_EQ(due(moment(), 2), (std::vector{first, second}));
  EXPECT_EQ(due(second.next_attempt_at), (std::vector{first, second}));
  third.state = ports::DispatchState::Delivered;
  third.done_at = moment();
  first.next_attempt_at = moment() + std::chrono::hours{1};
  write([&](auto& t) -> Result<> {
    NOROSHI_TRY(t.update_outbound(third));
    return t.update_outbound(first);
  });
  EXPECT_EQ(due(moment()), std::vector{second});
  EXPECT_EQ(due(first.next_attempt_at), (std::vector{first, second}));
}

TEST_P(DispatchesContract, ListsTheNewestFirstWithoutTheirBytes) {
  const auto first = enqueued();
  const auto second = enqueued();
  EXPECT_EQ(read([](const auto& t) { return t.list_outbound(10); }), (std::vector{without_bytes(second), without_bytes(first)}));
  EXPECT_EQ(read([](const auto& t) { return t.list_outbound(1); }), std::vector{without_bytes(second)});
  EXPECT_EQ(read([&](const auto& t) { return t.list_outbound_of(*first.thread); }), std::vector{without_bytes(first)});
  EXPECT_TRUE(read([&](const auto& t) { return t.list_outbound_of(id<domain::ThreadId>()); }).empty());
}

TEST_P(DispatchesContract, NeverChangesWhatWasSealed) {
  const auto row = enqueued();
  auto changed = outbound();
  changed.id = row.id;
  changed.state = ports::DispatchState::Delivered;
  changed.done_at = moment();
  write([&](auto& t) { return t.update_outbound(changed); });
  changed.bytes = row.bytes;
  changed.to = row.to;
  changed.charter = row.charter;
  changed.kind = row.kind;
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_outbound(row.id); }), changed);
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.update_outbound(outbound()); }), "not_found");
}

TEST_P(DispatchesContract, RemembersTheFirstDigestOfAnInboundDispatch) {
  const auto dispatch = id<domain::DispatchId>();
  const auto first = bytes32();
  std::vector<std::optional<Bytes32>> before;
  const auto remember = [&](const Bytes32& digest) {
    write([&](auto& t) -> Result<> {
      before.push_back(NOROSHI_TRY(t.remember_inbound(dispatch, digest, moment())));
      return {};
    });
  };
  remember(first);
  reopen();
  remember(first);
  remember(bytes32());
  remember(first);
  EXPECT_EQ(before, (std::vector<std::optional<Bytes32>>{std::nullopt, first, first, first}));
}

TEST_P(DispatchesContract, KeepsEveryFieldOfANotice) {
  const auto to = stored_person().id;
  const ports::NoticeRow full{id<ports::NoticeId>(),         to, text("reason"), text("link"), moment(),
                              ports::DispatchState::Refused, 3,  moment(),       moment(),     text("error")};
  ports::NoticeRow bare{id<ports::NoticeId>(),        to, text("reason"), text("link"), {},
                        ports::DispatchState::Queued, 0,  moment(),       moment(),     ""};
  write([&](auto& t) -> Result<> {
    NOROSHI_TRY(t.add_notice(full));
    return t.add_notice(bare);
  });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_notice(full.id); }), full);
  EXPECT_EQ(read([](const auto& t) { return t.list_notices(10); }), (std::vector{bare, full}));
  EXPECT_EQ(read([](const auto& t) { return t.list_notices(1); }), std::vector{bare});
  EXPECT_EQ(read([&](const auto& t) { return t.list_due_notices(moment(), 10); }), std::vector{bare});
  EXPECT_TRUE(read([&](const auto& t) { return t.list_due_notices(bare.created_at, 10); }).empty());
  bare.state = ports::DispatchState::Delivered;
  bare.attempts = 1;
  bare.last_error = text("none");
  write([&](auto& t) { return t.update_notice(bare); });
  EXPECT_EQ(read([&](const auto& t) { return t.find_notice(bare.id); }), bare);
  EXPECT_TRUE(read([&](const auto& t) { return t.list_due_notices(moment(), 10); }).empty());
}

TEST_P(DispatchesContract, RefusesNoticesToNobodyTwiceOrNeverMade) {
  const ports::NoticeRow row{
      id<ports::NoticeId>(), stored_person().id, "", "", {}, ports::DispatchState::Queued, 0, moment(), moment(), ""};
  write([&](auto& t) { return t.add_notice(row); });
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_notice(row); }), "already_exists");
  auto to_nobody = row;
  to_nobody.id = id<ports::NoticeId>();
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.update_notice(to_nobody); }), "not_found");
  to_nobody.to = id<domain::PersonId>();
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_notice(to_nobody); }), "parent_missing");
}

TEST_P(DispatchesContract, KeepsWhatAnIdempotencyKeyMadeUntilItIsOld) {
  const auto caller = id<domain::PersonId>();
  const ports::IdempotencyRow old{bytes32(), text("report"), moment()};
  const ports::IdempotencyRow fresh{bytes32(), text("report"), moment()};
  write([&](auto& t) -> Result<> {
    NOROSHI_TRY(t.put_idempotency(caller, "key 1", old));
    return t.put_idempotency(caller, "key 2", fresh);
  });
  reopen();
  const auto found = [&](const domain::PersonId& who, const std::string& key) {
    return read([&](const auto& t) { return t.find_idempotency(who, key); });
  };
  EXPECT_EQ(found(caller, "key 1"), old);
  EXPECT_EQ(found(id<domain::PersonId>(), "key 1"), std::nullopt);
  write([&](auto& t) { return t.remove_idempotency_before(fresh.at); });
  EXPECT_EQ(found(caller, "key 1"), std::nullopt);
  EXPECT_EQ(found(caller, "key 2"), fresh);
  write([&](auto& t) { return t.put_idempotency(caller, "key 2", old); });
  EXPECT_EQ(found(caller, "key 2"), old);
}

}  // namespace noroshi::contract
