#include "adapters/sqlite/sqlite_store.hpp"
#include "tests/support/scratch_folder.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <random>
#include <set>
#include <thread>

/// C6 under SIGKILL: what was acknowledged is there, once and whole.
namespace noroshi::contract {

namespace {

constexpr int kills = 50;
constexpr int writers = 4;
constexpr int rows_a_work = 5;

auto commitment(std::uint64_t number) -> Bytes32 {
  Bytes32 bytes{};
  std::memcpy(bytes.data(), &number, sizeof number);
  return bytes;
}

/// One act: a log entry, its opening and several rows beside it, all named by the number.
auto write_act(ports::Transaction& transaction, std::uint64_t number) -> Result<> {
  const std::uint64_t index = NOROSHI_TRY(transaction.size());
  NOROSHI_TRY(transaction.add_entry(index, commitment(number)));
  for (int row = 0; row < rows_a_work; ++row) {
    Bytes32 tag = commitment(number);
    tag[31] = static_cast<std::uint8_t>(row);
    NOROSHI_TRY(transaction.put_registry(tag, {"machine:registry", std::to_string(number), Bytes(300, 1)}));
  }
  return {};
}

auto seal(ports::Transaction& transaction) -> Result<> {
  return transaction.put_checkpoint({NOROSHI_TRY(transaction.size()), "note", UtcTime{}});
}

/// The child: writes until it is killed, and says each number only after its write came back.
[[noreturn]] void write_until_killed(const std::string& path, int pipe, std::uint64_t first) {
  auto store = sqlite::SqliteStore::open(path);
  if (!store) ::_exit(3);
  (*store)->set_seal_group(seal);
  std::atomic<std::uint64_t> next = first;
  std::vector<std::thread> crowd;
  for (int i = 0; i < writers; ++i) {
    crowd.emplace_back([&] {
      while (true) {
        const std::uint64_t number = next++;
        if (!(*store)->write([&](ports::Transaction& t) { return write_act(t, number); })) ::_exit(4);
        if (::write(pipe, &number, sizeof number) != sizeof number) ::_exit(5);
      }
    });
  }
  for (auto& thread : crowd) thread.join();
  ::_exit(0);
}

auto read_acknowledged(int pipe) -> std::vector<std::uint64_t> {
  std::vector<std::uint64_t> numbers;
  std::uint64_t number = 0;
  while (::read(pipe, &number, sizeof number) == sizeof number) numbers.push_back(number);
  return numbers;
}

struct Found {
  std::vector<std::uint64_t> entries;
  int incomplete = 0;
  std::uint64_t checkpoint = 0;
};

auto look_into(const std::string& path) -> Result<Found> {
  const auto store = NOROSHI_TRY(sqlite::SqliteStore::open(path));
  Found found;
  NOROSHI_TRY(store->read([&](const ports::Transaction& t) -> Result<> {
    for (const Bytes32& entry : NOROSHI_TRY(t.read_entries(0, 10'000'000))) {
      std::uint64_t number = 0;
      std::memcpy(&number, entry.data(), sizeof number);
      found.entries.push_back(number);
      for (int row = 0; row < rows_a_work; ++row) {
        Bytes32 tag = entry;
        tag[31] = static_cast<std::uint8_t>(row);
        if (!NOROSHI_TRY(t.find_registry(tag))) ++found.incomplete;
      }
    }
    const auto checkpoint = NOROSHI_TRY(t.newest_checkpoint());
    found.checkpoint = checkpoint ? checkpoint->size : 0;
    return {};
  }));
  return found;
}

/// Acts that stand without all their rows would show as rows without their act: counted by the file itself.
auto registry_rows(const std::string& path) -> int {
  auto connection = sqlite::Connection::open(path, {});
  return connection ? (*connection)->find_value<int>("SELECT count(*) FROM registry")->value_or(-1) : -1;
}

}  // namespace

TEST(Crash, KeepsEveryAcknowledgedWriteOnceAndWhole) {
  const support::ScratchFolder folder;
  const std::string path = folder.file("station.db");
  std::mt19937 random{20161215};
  std::set<std::uint64_t> acknowledged;
  for (int kill = 0; kill < kills; ++kill) {
    int ends[2] = {};
    ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) write_until_killed(path, ends[1], 1 + static_cast<std::uint64_t>(kill) * 1'000'000);
    ::close(ends[1]);
    std::this_thread::sleep_for(std::chrono::milliseconds{5 + random() % 180});
    ::kill(child, SIGKILL);
    for (const std::uint64_t number : read_acknowledged(ends[0])) EXPECT_TRUE(acknowledged.insert(number).second) << number;
    ::close(ends[0]);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself: " << WEXITSTATUS(status);
  }
  const auto found = look_into(path);
  ASSERT_TRUE(found.has_value()) << found.error().message;
  const std::set<std::uint64_t> present{found->entries.begin(), found->entries.end()};
  EXPECT_EQ(present.size(), found->entries.size());
  for (const std::uint64_t number : acknowledged) EXPECT_TRUE(present.contains(number)) << number;
  EXPECT_EQ(found->incomplete, 0);
  EXPECT_EQ(registry_rows(path), static_cast<int>(present.size()) * rows_a_work);
  EXPECT_EQ(found->checkpoint, present.size());
  EXPECT_GT(acknowledged.size(), 500U);
  RecordProperty("acknowledged", static_cast<int>(acknowledged.size()));
  std::printf("%zu acknowledged, %zu stored, %d kills\n", acknowledged.size(), present.size(), kills);
}

}  // namespace noroshi::contract
