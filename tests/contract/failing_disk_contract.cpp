#include "adapters/sqlite/sqlite_store.hpp"
#include "tests/contract/failing_disk.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gtest/gtest.h>

#include <thread>

/// C6 on a bad day: what was not fsynced is never acknowledged.
namespace noroshi::contract {

class FailingDiskContract : public testing::Test {
protected:
  void SetUp() override {
    FailingDisk::install();
    open();
    ASSERT_TRUE(append());
  }
  void TearDown() override { mend(); }

  void open() {
    store_.reset();
    auto opened = sqlite::SqliteStore::open(folder_.file("station.db"), {.vfs = FailingDisk::name});
    ASSERT_TRUE(opened.has_value()) << opened.error().message;
    store_ = std::move(*opened);
  }
  static void mend() {
    FailingDisk::syncs_fail = false;
    FailingDisk::writes_full = false;
  }
  auto write_one() -> Result<domain::Durable> {
    return store_->write([](ports::Transaction& t) -> Result<> { return t.add_entry(NOROSHI_TRY(t.size()), Bytes32{}); });
  }
  auto append() -> bool { return write_one().has_value(); }
  auto slug_of_append() -> std::string {
    const auto written = write_one();
    return written ? "" : written.error().slug;
  }
  auto size() -> std::uint64_t {
    std::uint64_t found = 0;
    const auto read = store_->read([&](const ports::Transaction& t) -> Result<> {
      found = NOROSHI_TRY(t.size());
      return {};
    });
    EXPECT_TRUE(read.has_value());
    return found;
  }

  support::ScratchFolder folder_;
  std::unique_ptr<sqlite::SqliteStore> store_;
};

TEST_F(FailingDiskContract, FlushesEveryWriteBeforeItIsAcknowledged) {
  for (int i = 0; i < 5; ++i) {
    const int before = FailingDisk::syncs;
    ASSERT_TRUE(append());
    EXPECT_GT(FailingDisk::syncs, before);
  }
}

TEST_F(FailingDiskContract, NeverAcknowledgesWhatWasNotFlushed) {
  FailingDisk::syncs_fail = true;
  EXPECT_EQ(slug_of_append(), "store_io");
  EXPECT_EQ(size(), 1U);
}

TEST_F(FailingDiskContract, RefusesAllWritesAfterAFailedFlushUntilOpenedAgain) {
  FailingDisk::syncs_fail = true;
  EXPECT_EQ(slug_of_append(), "store_io");
  mend();  // a later fsync that succeeds says nothing of the pages the failed one lost
  EXPECT_EQ(slug_of_append(), "store_io");
  open();
  EXPECT_GE(size(), 1U);
  EXPECT_TRUE(append());
}

TEST_F(FailingDiskContract, FailsEveryWriterOfAGroupThatCouldNotBeFlushed) {
  FailingDisk::syncs_fail = true;
  std::atomic<int> acknowledged = 0;
  std::vector<std::thread> crowd;
  for (int i = 0; i < 8; ++i) {
    crowd.emplace_back([&] {
      if (append()) ++acknowledged;
    });
  }
  for (auto& thread : crowd) thread.join();
  EXPECT_EQ(acknowledged, 0);
}

TEST_F(FailingDiskContract, SaysThatTheDiskIsFullAndGoesOnWhenThereIsSpaceAgain) {
  FailingDisk::writes_full = true;
  EXPECT_EQ(slug_of_append(), "store_full");
  EXPECT_EQ(size(), 1U);
  mend();
  EXPECT_TRUE(append());
  EXPECT_EQ(size(), 2U);
  open();
  EXPECT_EQ(size(), 2U);
}

TEST_F(FailingDiskContract, TakesTheWholeGroupBackWhenTheDiskFillsUpUnderOneWork) {
  FailingDisk::writes_full = true;
  const auto large = store_->write([](ports::Transaction& t) -> Result<> {
    // more than the page cache holds, so that SQLite must write before the commit
    for (int i = 0; i < 4'000; ++i) {
      NOROSHI_TRY(t.put_registry(Bytes32{static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i >> 8)}, {"k", "c", Bytes(4'000, 7)}));
    }
    return t.add_entry(NOROSHI_TRY(t.size()), Bytes32{});
  });
  ASSERT_FALSE(large.has_value());
  EXPECT_EQ(large.error().slug, "store_full");
  mend();
  EXPECT_TRUE(append());
  EXPECT_EQ(size(), 2U);
}

}  // namespace noroshi::contract
