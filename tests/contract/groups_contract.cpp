#include "tests/contract/store_contract.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

namespace noroshi::contract {

class GroupsContract : public StoreContract {
protected:
  /// Appends one entry at the end.
  static auto append(ports::Transaction& transaction, const Bytes32& commitment) -> Result<> {
    return transaction.add_entry(NOROSHI_TRY(transaction.size()), commitment);
  }
  static auto numbered(int number) -> Bytes32 {
    Bytes32 bytes{};
    bytes[0] = static_cast<std::uint8_t>(number);
    bytes[1] = static_cast<std::uint8_t>(number >> 8);
    return bytes;
  }
};
INSTANTIATE_TEST_SUITE_P(Stores, GroupsContract, testing::Values(Backend::Memory, Backend::Sqlite), name_of);

TEST_P(GroupsContract, TakesBackExactlyTheWorkThatFailed) {
  const auto kept = organisation();
  const auto lost = organisation();
  write([&](auto& t) { return t.put_organisation(kept); });
  auto renamed = kept;
  renamed.name_ja = "別名";
  EXPECT_EQ(slug_of_write([&](auto& t) -> Result<> {
              NOROSHI_TRY(t.put_organisation(lost));
              NOROSHI_TRY(t.put_organisation(renamed));
              NOROSHI_TRY(append(t, bytes32()));
              return fail(ErrorCode::Forbidden, "changed_mind", "");
            }),
            "changed_mind");
  reopen();
  EXPECT_EQ(read([](const auto& t) { return t.list_organisations(); }), std::vector{kept});
  EXPECT_EQ(read([](const auto& t) { return t.size(); }), 0U);
}

TEST_P(GroupsContract, GoesOnWithinAWorkAfterARefusedStatement) {
  const auto row = stored_person();
  auto namesake = person(row.organisation);
  namesake.user = row.user;
  const auto later = organisation();
  write([&](auto& t) -> Result<> {
    EXPECT_FALSE(t.put_person(namesake).has_value());
    return t.put_organisation(later);
  });
  EXPECT_EQ(read([&](const auto& t) { return t.find_organisation(later.id); }), later);
  EXPECT_EQ(read([](const auto& t) { return t.list_people(); }), std::vector{row});
}

TEST_P(GroupsContract, FailsOneWorkOfACrowdAndKeepsAllOthers) {
  constexpr int threads = 8;
  constexpr int works = 40;
  std::atomic<int> refused = 0;
  std::vector<std::thread> crowd;
  for (int number = 0; number < threads; ++number) {
    crowd.emplace_back([&, number] {
      for (int i = 0; i < works; ++i) {
        const auto written = store().write([&](auto& t) -> Result<> {
          NOROSHI_TRY(append(t, numbered(number * works + i)));
          if (i % 5 == 0) return fail(ErrorCode::InvalidInput, "every_fifth", "");
          return {};
        });
        if (!written) ++refused;
      }
    });
  }
  for (auto& thread : crowd) thread.join();
  EXPECT_EQ(refused, threads * works / 5);
  reopen();
  const auto entries = read([](const auto& t) { return t.read_entries(0, 10'000); });
  const std::set<Bytes32> distinct{entries.begin(), entries.end()};
  EXPECT_EQ(entries.size(), static_cast<std::size_t>(threads * works * 4 / 5));
  EXPECT_EQ(distinct.size(), entries.size());
  for (int number = 0; number < threads * works; ++number)
    EXPECT_EQ(distinct.contains(numbered(number)), number % works % 5 != 0) << number;
}

TEST_P(GroupsContract, SaysHowFarTheLogReachesForEachWrite) {
  const auto first = store().write([&](auto& t) { return append(t, bytes32()); });
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(first->tree_size(), 1U);
  const auto second = store().write([&](auto& t) -> Result<> {
    NOROSHI_TRY(append(t, bytes32()));
    return append(t, bytes32());
  });
  ASSERT_TRUE(second.has_value());
  EXPECT_EQ(second->tree_size(), 3U);
  const auto without = store().write([&](auto& t) { return t.put_organisation(organisation()); });
  ASSERT_TRUE(without.has_value());
  EXPECT_EQ(without->tree_size(), 3U);
}

TEST_P(GroupsContract, CoversEveryWritersOwnEntry) {
  std::atomic<int> uncovered = 0;
  std::vector<std::thread> crowd;
  for (int number = 0; number < 8; ++number) {
    crowd.emplace_back([&] {
      for (int i = 0; i < 30; ++i) {
        std::uint64_t index = 0;
        const auto durable = store().write([&](auto& t) -> Result<> {
          index = NOROSHI_TRY(t.size());
          return t.add_entry(index, Bytes32{});
        });
        if (!durable || durable->tree_size() <= index) ++uncovered;
      }
    });
  }
  for (auto& thread : crowd) thread.join();
  EXPECT_EQ(uncovered, 0);
  EXPECT_EQ(read([](const auto& t) { return t.size(); }), 240U);
}

TEST_P(GroupsContract, SealsOnceForEveryGroupThatAddedEntries) {
  std::vector<std::uint64_t> sealed_sizes;
  store().set_seal_group([&](ports::Transaction& t) -> Result<> {
    sealed_sizes.push_back(NOROSHI_TRY(t.size()));
    return t.put_checkpoint({sealed_sizes.back(), "note", UtcTime{}});
  });
  write([&](auto& t) { return append(t, bytes32()); });
  write([&](auto& t) { return t.put_organisation(organisation()); });
  EXPECT_EQ(slug_of_write([&](auto& t) -> Result<> {
              NOROSHI_TRY(append(t, bytes32()));
              return fail(ErrorCode::Forbidden, "no", "");
            }),
            "no");
  write([&](auto& t) -> Result<> {
    NOROSHI_TRY(append(t, bytes32()));
    return append(t, bytes32());
  });
  EXPECT_EQ(sealed_sizes, (std::vector<std::uint64_t>{1, 3}));
  EXPECT_EQ(read([](const auto& t) { return t.newest_checkpoint(); })->size, 3U);
}

TEST_P(GroupsContract, SealsACrowdInOrderAndUpToItsLastEntry) {
  std::vector<std::uint64_t> sealed_sizes;
  store().set_seal_group([&](ports::Transaction& t) -> Result<> {
    sealed_sizes.push_back(NOROSHI_TRY(t.size()));
    return {};
  });
  std::vector<std::thread> crowd;
  for (int number = 0; number < 8; ++number) {
    crowd.emplace_back([&] {
      for (int i = 0; i < 25; ++i) write([&](auto& t) { return append(t, Bytes32{}); });
    });
  }
  for (auto& thread : crowd) thread.join();
  ASSERT_FALSE(sealed_sizes.empty());
  EXPECT_EQ(std::set<std::uint64_t>(sealed_sizes.begin(), sealed_sizes.end()).size(), sealed_sizes.size());
  EXPECT_TRUE(std::is_sorted(sealed_sizes.begin(), sealed_sizes.end()));
  EXPECT_EQ(sealed_sizes.back(), 200U);
  EXPECT_LE(sealed_sizes.size(), 200U);
}

TEST_P(GroupsContract, StoresNothingThatCannotBeSealed) {
  store().set_seal_group([](ports::Transaction&) -> Result<> { return fail(ErrorCode::Unavailable, "key_locked", ""); });
  EXPECT_EQ(slug_of_write([&](auto& t) { return append(t, bytes32()); }), "key_locked");
  EXPECT_EQ(read([](const auto& t) { return t.size(); }), 0U);
  const auto row = organisation();
  write([&](auto& t) { return t.put_organisation(row); });
  EXPECT_EQ(read([&](const auto& t) { return t.find_organisation(row.id); }), row);
}

TEST_P(GroupsContract, ReadsOneMomentHoweverLongTheReadTakes) {
  write([&](auto& t) { return append(t, bytes32()); });
  std::thread writer;
  const auto done = store().read([&](const ports::Transaction& t) -> Result<> {
    EXPECT_EQ(NOROSHI_TRY(t.size()), 1U);
    writer = std::thread{[&] { write([&](auto& other) { return append(other, Bytes32{}); }); }};
    std::this_thread::sleep_for(std::chrono::milliseconds{60});
    EXPECT_EQ(NOROSHI_TRY(t.size()), 1U);
    return {};
  });
  writer.join();
  EXPECT_TRUE(done.has_value());
  EXPECT_EQ(read([](const auto& t) { return t.size(); }), 2U);
}

TEST_P(GroupsContract, GivesTheErrorOfAReadBack) {
  const auto done =
      store().read([](const ports::Transaction&) -> Result<> { return fail(ErrorCode::NotFound, "not_found", "nothing there"); });
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().code, ErrorCode::NotFound);
}

TEST_P(GroupsContract, ReadsSideBySide) {
  write([&](auto& t) { return append(t, bytes32()); });
  std::atomic<int> inside = 0;
  std::atomic<bool> met = false;
  std::vector<std::thread> readers;
  for (int number = 0; number < 2; ++number) {
    readers.emplace_back([&] {
      const auto done = store().read([&](const ports::Transaction& t) -> Result<> {
        ++inside;
        for (int i = 0; i < 2'000 && inside < 2; ++i) std::this_thread::sleep_for(std::chrono::milliseconds{1});
        if (inside == 2) met = true;
        NOROSHI_TRY(t.size());
        return {};
      });
      EXPECT_TRUE(done.has_value());
    });
  }
  for (auto& reader : readers) reader.join();
  EXPECT_TRUE(met);
}

}  // namespace noroshi::contract
