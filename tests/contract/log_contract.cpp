#include "tests/contract/store_contract.hpp"

namespace noroshi::contract {

NOROSHI_STORE_CONTRACT(LogContract);

TEST_P(LogContract, CountsItsEntriesAndReadsThemInOrder) {
  EXPECT_EQ(read([](const auto& t) { return t.size(); }), 0U);
  std::vector<Bytes32> entries;
  for (int i = 0; i < 10; ++i) entries.push_back(bytes32());
  write([&](auto& t) -> Result<> {
    for (std::size_t i = 0; i < entries.size(); ++i) NOROSHI_TRY(t.add_entry(i, entries[i]));
    return {};
  });
  reopen();
  EXPECT_EQ(read([](const auto& t) { return t.size(); }), 10U);
  EXPECT_EQ(read([](const auto& t) { return t.read_entries(0, 100); }), entries);
  EXPECT_EQ(read([](const auto& t) { return t.read_entries(7, 2); }), (std::vector{entries[7], entries[8]}));
  EXPECT_TRUE(read([](const auto& t) { return t.read_entries(10, 5); }).empty());
}

TEST_P(LogContract, TakesTheNextIndexAlone) {
  write([&](auto& t) { return t.add_entry(0, bytes32()); });
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_entry(0, bytes32()); }), "log_gap");
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_entry(2, bytes32()); }), "log_gap");
  EXPECT_EQ(read([](const auto& t) { return t.size(); }), 1U);
}

TEST_P(LogContract, SeesItsOwnEntriesInsideTheWork) {
  std::uint64_t inside = 0;
  write([&](auto& t) -> Result<> {
    NOROSHI_TRY(t.add_entry(0, bytes32()));
    inside = NOROSHI_TRY(t.size());
    return {};
  });
  EXPECT_EQ(inside, 1U);
}

TEST_P(LogContract, KeepsTheNodesOfTheTree) {
  const auto hash = bytes32();
  write([&](auto& t) -> Result<> {
    NOROSHI_TRY(t.add_node(3, 5, hash));
    return t.add_node(5, 3, bytes32());
  });
  reopen();
  EXPECT_EQ(read([](const auto& t) { return t.find_node(3, 5); }), hash);
  EXPECT_EQ(read([](const auto& t) { return t.find_node(3, 6); }), std::nullopt);
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_node(3, 5, bytes32()); }), "already_exists");
}

TEST_P(LogContract, GivesAThreadAllItsOpeningsByIndex) {
  const auto of = id<domain::ThreadId>();
  const auto other = id<domain::ThreadId>();
  const ports::OpeningRow later{9, of, sealed("machine:log")};
  const ports::OpeningRow earlier{4, of, sealed("machine:log")};
  const ports::OpeningRow shared{4, other, sealed("machine:log")};
  const ports::OpeningRow of_none{4, std::nullopt, sealed("machine:log")};
  write([&](auto& t) -> Result<> {
    for (const auto& row : {later, earlier, shared, of_none}) NOROSHI_TRY(t.add_opening(row));
    return {};
  });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.list_openings(of); }), (std::vector{earlier, later}));
  EXPECT_EQ(read([&](const auto& t) { return t.find_opening(4, other); }), shared);
  EXPECT_EQ(read([&](const auto& t) { return t.find_opening(9, other); }), std::nullopt);
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_opening(earlier); }), "already_exists");
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_opening(of_none); }), "already_exists");
}

TEST_P(LogContract, KeepsTheNewestCheckpointAlone) {
  EXPECT_EQ(read([](const auto& t) { return t.newest_checkpoint(); }), std::nullopt);
  const ports::CheckpointRow second{12, text("note"), moment()};
  write([&](auto& t) { return t.put_checkpoint({7, text("note"), moment()}); });
  write([&](auto& t) { return t.put_checkpoint(second); });
  reopen();
  EXPECT_EQ(read([](const auto& t) { return t.newest_checkpoint(); }), second);
}

TEST_P(LogContract, GivesTheLargestPublishedCheckpoint) {
  EXPECT_EQ(read([](const auto& t) { return t.published(); }), std::nullopt);
  const ports::CheckpointRow large{256, text("note"), moment()};
  write([&](auto& t) -> Result<> {
    NOROSHI_TRY(t.put_published({128, text("note"), moment()}));
    NOROSHI_TRY(t.put_published({256, text("note"), moment()}));
    return t.put_published(large);
  });
  reopen();
  EXPECT_EQ(read([](const auto& t) { return t.published(); }), large);
  EXPECT_EQ(read([](const auto& t) { return t.newest_checkpoint(); }), std::nullopt);
}

}  // namespace noroshi::contract
