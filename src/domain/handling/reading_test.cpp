#include "domain/handling/reading.hpp"

#include "base/sha256.hpp"

#include <gtest/gtest.h>

#include <type_traits>

// Stands in for the store, which alone may say that something is on disk.
namespace noroshi::ports {
class Store {
public:
  static auto committed(std::uint64_t tree_size) { return domain::Durable{tree_size}; }
};
}  // namespace noroshi::ports

namespace noroshi::domain {
namespace {

struct Body;
using Read = Permit<Action::ReadReport, Body>;

static_assert(!std::is_copy_constructible_v<Read> && std::is_nothrow_move_constructible_v<Read>);
static_assert(!std::is_copy_constructible_v<LoggedRead<Body>>);
static_assert(!std::is_default_constructible_v<DecryptPass> && !std::is_constructible_v<Durable, std::uint64_t>);
static_assert(!std::is_constructible_v<Released<std::string>, std::string> && !std::is_constructible_v<Written<int>, int>);

class ListLog final : public ReadLog {
public:
  std::vector<ReadEntry> entries;
  bool full = false;

private:
  auto record(const ReadEntry& entry) -> Result<std::uint64_t> override {
    if (full) return fail(ErrorCode::Unavailable, "log_full", "try again");
    entries.push_back(entry);
    return entries.size() - 1;
  }
};

const ObjectRef shown{"report", "1", 2, "thread"};
const SealedBytes sealed_bytes{"report:thread", "report:1", {'s', 'e', 'c', 'r', 'e', 't'}};

auto permit_for(ObjectRef ref) -> Read {
  const Caller analyst{PersonId::from_bytes(sha256("p")), OrganisationId::from_bytes(sha256("o")), {Role::Analyst}, true, "名"};
  const Station station{StationId::from_bytes(sha256("s")), "centre", "", "", StationKind::Centre, "", ""};
  return *decide<Action::ReadReport, Body>(analyst, station, {{std::move(ref), {Relation::Staff, {Purpose::Response}, false}}},
                                           Purpose::Response);
}

auto decrypt(const DecryptPass&, const SealedBytes& sealed) -> Result<Bytes> { return sealed.ciphertext; }
auto decode(BytesView bytes) -> Result<std::string> { return std::string{as_text(bytes)}; }

TEST(ReadLog, WritesActionObjectsActorAndPurposeBeforeAnythingIsOpened) {
  ListLog log;
  const auto read = log.append(permit_for(shown));
  ASSERT_TRUE(read.has_value());
  ASSERT_EQ(log.entries.size(), 1U);
  EXPECT_EQ(log.entries[0].action, Action::ReadReport);
  EXPECT_EQ(log.entries[0].objects, std::vector{shown});
  EXPECT_EQ(log.entries[0].actor, "analyst@centre");
  EXPECT_EQ(log.entries[0].purpose, Purpose::Response);
}

TEST(ReadLog, GivesNoReadWhenTheEntryCannotBeWritten) {
  ListLog log;
  log.full = true;
  const auto read = log.append(permit_for(shown));
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().slug, "log_full");
}

TEST(Sealed, OpensForARead) {
  ListLog log;
  const auto read = log.append(permit_for(shown));
  ASSERT_TRUE(read.has_value());
  auto body = Sealed<std::string>{shown, sealed_bytes}.open<Body>(*read, decrypt, decode);
  ASSERT_TRUE(body.has_value());
  const auto released = std::move(*body).commit(ports::Store::committed(1));
  EXPECT_EQ(released.value(), "secret");
}

TEST(Sealed, StaysShutForAReadOfAnotherObjectOrVersion) {
  ListLog log;
  for (const auto& other :
       {ObjectRef{"report", "2", 2, "thread"}, ObjectRef{"report", "1", 1, "thread"}, ObjectRef{"answer", "1", 2, "thread"}}) {
    const auto read = log.append(permit_for(other));
    ASSERT_TRUE(read.has_value());
    const auto body = Sealed<std::string>{shown, sealed_bytes}.open<Body>(*read, decrypt, decode);
    ASSERT_FALSE(body.has_value());
    EXPECT_EQ(body.error().code, ErrorCode::NotFound);
  }
}

TEST(Unreleased, StaysInUntilItsLogEntryIsOnDisk) {
  ListLog log;
  const auto read = log.append(permit_for(shown));
  ASSERT_TRUE(read.has_value());
  auto shaped = show_logged(*read, 41).map([](int value) { return value + 1; });
  EXPECT_DEATH((void)std::move(shaped).commit(ports::Store::committed(0)), "tree_size");
  auto again = show_logged(*read, 42);
  EXPECT_EQ(std::move(again).commit(ports::Store::committed(1)).value(), 42);
}

}  // namespace
}  // namespace noroshi::domain
