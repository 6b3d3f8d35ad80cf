#include "adapters/crypto/argon_passwords.hpp"
#include "adapters/crypto/file_station_keys.hpp"
#include "adapters/crypto/primitives.hpp"
#include "adapters/crypto/system_random.hpp"
#include "adapters/memory/cheap_passwords.hpp"
#include "adapters/memory/memory_station_keys.hpp"
#include "adapters/memory/seeded_random.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <set>
#include <thread>

namespace noroshi::contract {

namespace {

auto secret(std::string_view text) -> Secret { return Secret{text}; }

enum class Keeper { Memory, File };

auto keeper_name(const testing::TestParamInfo<Keeper>& info) -> std::string { return info.param == Keeper::Memory ? "memory" : "file"; }

}  // namespace

class StationKeysContract : public testing::TestWithParam<Keeper> {
protected:
  auto make(const std::string& name) -> std::unique_ptr<ports::StationKeys> {
    if (GetParam() == Keeper::Memory) return std::make_unique<memory::MemoryStationKeys>(random_);
    auto keys = crypto::FileStationKeys::create(folder_.file(name), secret("unlock"));
    EXPECT_TRUE(keys.has_value());
    return std::move(*keys);
  }

  memory::SeededRandom random_{1};
  crypto::Primitives crypto_;
  support::ScratchFolder folder_;
};
INSTANTIATE_TEST_SUITE_P(Keys, StationKeysContract, testing::Values(Keeper::Memory, Keeper::File), keeper_name);

TEST_P(StationKeysContract, SignsWhatItsPublicKeyVerifies) {
  const auto keys = make("a.key");
  const auto other = make("b.key");
  const Bytes signature = keys->sign(as_bytes("checkpoint"));
  EXPECT_EQ(signature.size(), 64U);
  EXPECT_TRUE(crypto_.verify(keys->signing_public(), as_bytes("checkpoint"), signature));
  EXPECT_FALSE(crypto_.verify(keys->signing_public(), as_bytes("checkpoinT"), signature));
  EXPECT_FALSE(crypto_.verify(other->signing_public(), as_bytes("checkpoint"), signature));
  EXPECT_FALSE(crypto_.verify(keys->signing_public(), as_bytes("checkpoint"), BytesView{signature}.first(63)));
}

TEST_P(StationKeysContract, OpensWhatIsSealedToItAndNothingElse) {
  const auto keys = make("a.key");
  const auto other = make("b.key");
  auto sealed = crypto_.seal_to(keys->sealing_public(), as_bytes("dispatch"));
  ASSERT_TRUE(sealed.has_value());
  const auto opened = keys->open_sealed(*sealed);
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ(as_text(*opened), "dispatch");
  EXPECT_FALSE(other->open_sealed(*sealed).has_value());
  sealed->back() ^= 1U;
  EXPECT_EQ(keys->open_sealed(*sealed).error().slug, "seal_broken");
  EXPECT_EQ(keys->open_sealed(Bytes(10)).error().slug, "seal_broken");
}

TEST_P(StationKeysContract, KeepsEachKeyApart) {
  const auto keys = make("a.key");
  const auto other = make("b.key");
  EXPECT_EQ(keys->handle_key().reveal().size(), 32U);
  EXPECT_FALSE(keys->handle_key().equals(other->handle_key()));
  EXPECT_NE(keys->signing_public(), other->signing_public());
  EXPECT_NE(keys->signing_public(), keys->sealing_public());
}

TEST(Primitives, RefuseASealingKeyThatIsNone) {
  const auto refused = crypto::Primitives{}.seal_to(Bytes32{}, as_bytes("dispatch"));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().slug, "sealing_key_invalid");
}

class FileStationKeysContract : public testing::Test {
protected:
  support::ScratchFolder folder_;
  std::string path_ = folder_.file("station.key");
};

TEST_F(FileStationKeysContract, AreTheSameAfterOpening) {
  const auto created = crypto::FileStationKeys::create(path_, secret("unlock"));
  ASSERT_TRUE(created.has_value());
  const auto opened = crypto::FileStationKeys::open(path_, secret("unlock"));
  ASSERT_TRUE(opened.has_value()) << opened.error().message;
  EXPECT_EQ((*opened)->signing_public(), (*created)->signing_public());
  EXPECT_EQ((*opened)->sealing_public(), (*created)->sealing_public());
  EXPECT_TRUE((*opened)->handle_key().equals((*created)->handle_key()));
}

TEST_F(FileStationKeysContract, OpenUnderTheirUnlockSecretAlone) {
  ASSERT_TRUE(crypto::FileStationKeys::create(path_, secret("unlock")).has_value());
  const auto refused = crypto::FileStationKeys::open(path_, secret("unlock "));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().slug, "unlock_secret_wrong");
}

TEST_F(FileStationKeysContract, AreNeverOverwritten) {
  ASSERT_TRUE(crypto::FileStationKeys::create(path_, secret("unlock")).has_value());
  const std::string before = support::read_file(path_);
  const auto refused = crypto::FileStationKeys::create(path_, secret("unlock"));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().slug, "station_key_exists");
  EXPECT_EQ(support::read_file(path_), before);
}

TEST_F(FileStationKeysContract, LieInAFileForTheirOwnerAlone) {
  ASSERT_TRUE(crypto::FileStationKeys::create(path_, secret("unlock")).has_value());
  struct stat status {};
  ASSERT_EQ(::stat(path_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  ASSERT_EQ(::chmod(path_.c_str(), 0640), 0);
  const auto refused = crypto::FileStationKeys::open(path_, secret("unlock"));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().slug, "station_key_exposed");
}

TEST_F(FileStationKeysContract, SayWhenTheFileIsMissingOrDamaged) {
  EXPECT_EQ(crypto::FileStationKeys::open(path_, secret("unlock")).error().slug, "station_key_missing");
  ASSERT_TRUE(crypto::FileStationKeys::create(path_, secret("unlock")).has_value());
  const std::string good = support::read_file(path_);
  for (const std::string& bad : {std::string{}, good.substr(0, good.size() / 2), "x" + good, good + "\n", std::string(200, 'A')}) {
    std::ofstream{path_, std::ios::trunc} << bad;
    EXPECT_EQ(crypto::FileStationKeys::open(path_, secret("unlock")).error().slug, "station_key_damaged") << bad;
  }
}

TEST(ArgonPasswords, MatchTheirOwnPasswordAlone) {
  const crypto::ArgonPasswords passwords;
  const auto hash = passwords.hash(secret("正しい馬の電池"));
  ASSERT_TRUE(hash.has_value());
  EXPECT_TRUE(hash->starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << *hash;
  EXPECT_TRUE(passwords.matches(secret("正しい馬の電池"), *hash));
  EXPECT_FALSE(passwords.matches(secret("正しい馬の電地"), *hash));
  EXPECT_NE(passwords.hash(secret("正しい馬の電池")).value_or(""), *hash);
}

TEST(ArgonPasswords, MatchNothingWhereThereIsNoHash) {
  const crypto::ArgonPasswords passwords;
  EXPECT_FALSE(passwords.matches(secret(""), ""));
  EXPECT_FALSE(passwords.matches(secret("x"), passwords.decoy()));
  EXPECT_FALSE(passwords.matches(secret("x"), "no hash at all"));
  EXPECT_TRUE(passwords.decoy().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
}

TEST(ArgonPasswords, ServeACrowd) {
  const crypto::ArgonPasswords passwords;
  const std::string hash = passwords.hash(secret("x")).value_or("");
  std::atomic<int> matched = 0;
  std::vector<std::thread> crowd;
  for (int i = 0; i < 9; ++i) {
    crowd.emplace_back([&] {
      if (passwords.matches(secret("x"), hash)) ++matched;
    });
  }
  for (auto& thread : crowd) thread.join();
  EXPECT_EQ(matched, 9);
}

TEST(CheapPasswords, MatchTheirOwnPasswordAlone) {
  const memory::CheapPasswords passwords;
  const std::string hash = passwords.hash(secret("x")).value_or("");
  EXPECT_TRUE(passwords.matches(secret("x"), hash));
  EXPECT_FALSE(passwords.matches(secret("y"), hash));
  EXPECT_FALSE(passwords.matches(secret(""), ""));
  EXPECT_FALSE(passwords.matches(secret("x"), passwords.decoy()));
}

TEST(Random, NeverRepeatsItselfButFromTheSameSeed) {
  crypto::SystemRandom system;
  memory::SeededRandom first{7};
  memory::SeededRandom again{7};
  memory::SeededRandom other{8};
  const std::set<Bytes32> distinct{system.bytes32(), system.bytes32(), first.bytes32(), first.bytes32(), other.bytes32()};
  EXPECT_EQ(distinct.size(), 5U);
  EXPECT_TRUE(distinct.contains(again.bytes32()));
}

}  // namespace noroshi::contract
