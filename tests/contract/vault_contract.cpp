#include "adapters/crypto/file_vault.hpp"
#include "adapters/memory/memory_vault.hpp"
#include "adapters/memory/seeded_random.hpp"
#include "tests/contract/read_body.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gtest/gtest.h>

#include <set>
#include <thread>

/// What every key store must do, and what the one on disk must do besides (C12).
namespace noroshi::contract {

namespace {

const std::string body = "架空電力の変電所で監視画面が停止した。";

auto secret(std::string_view text) -> Secret { return Secret{text}; }

enum class Keeper { Memory, File };

auto keeper_name(const testing::TestParamInfo<Keeper>& info) -> std::string { return info.param == Keeper::Memory ? "memory" : "file"; }

}  // namespace

class VaultContract : public testing::TestWithParam<Keeper> {
protected:
  void SetUp() override {
    if (GetParam() == Keeper::Memory) {
      vault_ = std::make_unique<memory::MemoryVault>();
      return;
    }
    auto created = crypto::FileVault::create(folder_.file("keys.db"), secret("unlock"));
    ASSERT_TRUE(created.has_value()) << created.error().message;
    vault_ = std::move(*created);
  }
  void reopen() {
    if (GetParam() == Keeper::Memory) return;
    vault_.reset();
    auto opened = crypto::FileVault::open(folder_.file("keys.db"), secret("unlock"));
    ASSERT_TRUE(opened.has_value()) << opened.error().message;
    vault_ = std::move(*opened);
  }
  auto sealed(const std::string& key_id) -> domain::SealedBytes {
    EXPECT_TRUE(vault_->create_key(key_id).has_value());
    auto result = vault_->seal(key_id, "report:1:1", as_bytes(body));
    EXPECT_TRUE(result.has_value());
    return result.value_or(domain::SealedBytes{});
  }
  auto slug_of_reading(const domain::SealedBytes& bytes) -> std::string { return contract::slug_of_reading(*vault_, bytes, body); }

  support::ScratchFolder folder_;
  std::unique_ptr<ports::Vault> vault_;
};
INSTANTIATE_TEST_SUITE_P(Vaults, VaultContract, testing::Values(Keeper::Memory, Keeper::File), keeper_name);

TEST_P(VaultContract, GivesBackWhatItSealed) {
  const auto bytes = sealed("report:a");
  EXPECT_EQ(bytes.key_id, "report:a");
  EXPECT_EQ(bytes.context, "report:1:1");
  reopen();
  EXPECT_EQ(slug_of_reading(bytes), "");
}

TEST_P(VaultContract, ShowsNoWordOfTheBodyInItsCiphertext) {
  const auto bytes = sealed("report:a");
  EXPECT_EQ(as_text(bytes.ciphertext).find("変電所"), std::string_view::npos);
  EXPECT_GE(bytes.ciphertext.size(), body.size() + 40);
  EXPECT_NE(sealed("report:a").ciphertext, bytes.ciphertext);
}

TEST_P(VaultContract, RefusesABodyInAnothersPlace) {
  auto moved = sealed("report:a");
  moved.context = "report:2:1";
  EXPECT_EQ(slug_of_reading(moved), "seal_broken");
}

TEST_P(VaultContract, RefusesABodyUnderAnotherKey) {
  auto moved = sealed("report:a");
  sealed("report:b");
  moved.key_id = "report:b";
  EXPECT_EQ(slug_of_reading(moved), "seal_broken");
}

TEST_P(VaultContract, RefusesABodyOfWhichOneBitChanged) {
  const auto bytes = sealed("report:a");
  for (const std::size_t at : {std::size_t{0}, std::size_t{24}, bytes.ciphertext.size() - 1}) {
    auto changed = bytes;
    changed.ciphertext[at] ^= 1U;
    EXPECT_EQ(slug_of_reading(changed), "seal_broken") << at;
  }
  auto cut = bytes;
  cut.ciphertext.resize(20);
  EXPECT_EQ(slug_of_reading(cut), "seal_broken");
}

TEST_P(VaultContract, SealsUnderNoKeyThatWasNeverMade) {
  const auto refused = vault_->seal("report:never", "report:1:1", as_bytes(body));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::NotFound);
}

TEST_P(VaultContract, MakesAKeyOnceHoweverOftenItIsAsked) {
  const auto bytes = sealed("report:a");
  EXPECT_TRUE(vault_->create_key("report:a").has_value());
  reopen();
  EXPECT_TRUE(vault_->create_key("report:a").has_value());
  EXPECT_EQ(slug_of_reading(bytes), "");
}

TEST_P(VaultContract, DrawsThreadsWhoseKeysAreThere) {
  memory::SeededRandom random{1};
  std::set<domain::ThreadId> drawn;
  for (int i = 0; i < 70; ++i) {
    const auto thread = vault_->draw_thread(random, [](const domain::ThreadId& id) {
      return std::vector<std::string>{"report:" + id.str(), "machine:" + id.str()};
    });
    ASSERT_TRUE(thread.has_value());
    EXPECT_TRUE(drawn.insert(*thread).second);
  }
  reopen();
  for (const auto& thread : drawn) {
    EXPECT_TRUE(vault_->seal("report:" + thread.str(), "c", as_bytes(body)).has_value());
    EXPECT_TRUE(vault_->seal("machine:" + thread.str(), "c", as_bytes(body)).has_value());
  }
}

TEST_P(VaultContract, MakesAllKeysOrNone) {
  sealed("report:a");
  ASSERT_TRUE(vault_->destroy_key("report:a").has_value());
  const std::vector<std::string> ids{"report:b", "report:a"};
  EXPECT_EQ(vault_->create_keys(ids).error().slug, "key_destroyed");
  EXPECT_FALSE(vault_->seal("report:b", "c", as_bytes(body)).has_value());
}

TEST_P(VaultContract, DestroysTheBodiesWithTheirKeyAndNoOthers) {
  const auto gone = sealed("report:a");
  const auto kept = sealed("report:b");
  ASSERT_TRUE(vault_->destroy_key("report:a").has_value());
  EXPECT_EQ(slug_of_reading(gone), "key_missing");
  EXPECT_FALSE(vault_->seal("report:a", "c", as_bytes(body)).has_value());
  reopen();
  EXPECT_EQ(slug_of_reading(gone), "key_missing");
  EXPECT_EQ(slug_of_reading(kept), "");
  const auto again = vault_->create_key("report:a");
  ASSERT_FALSE(again.has_value());
  EXPECT_EQ(again.error().slug, "key_destroyed");
  EXPECT_TRUE(vault_->destroy_key("report:a").has_value());
  EXPECT_TRUE(vault_->destroy_key("report:never").has_value());
}

TEST_P(VaultContract, OpensForMachinesOnlyWhatIsTheirs) {
  const auto of_machine = sealed("machine:links");
  const auto opened = vault_->decrypt_machine(of_machine);
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ(as_text(*opened), body);
  for (const std::string key_id : {"report:a", "bulletin:b", "machine", "xmachine:links"}) {
    const auto refused = vault_->decrypt_machine(sealed(key_id));
    ASSERT_FALSE(refused.has_value()) << key_id;
    EXPECT_EQ(refused.error().slug, "machine_key_only");
  }
}

TEST_P(VaultContract, ServesManyAtOnce) {
  std::vector<std::thread> crowd;
  std::atomic<int> wrong = 0;
  for (int number = 0; number < 8; ++number) {
    crowd.emplace_back([&, number] {
      for (int i = 0; i < 20; ++i) {
        const std::string key_id = "report:" + std::to_string(number) + ":" + std::to_string(i);
        if (!vault_->create_key(key_id)) ++wrong;
        const auto bytes = vault_->seal(key_id, "c", as_bytes(body));
        if (!bytes || !slug_of_reading(*bytes).empty()) ++wrong;
      }
    });
  }
  for (auto& thread : crowd) thread.join();
  EXPECT_EQ(wrong, 0);
}

class FileVaultContract : public testing::Test {
protected:
  auto create() -> std::unique_ptr<crypto::FileVault> {
    auto created = crypto::FileVault::create(path_, secret("unlock"));
    EXPECT_TRUE(created.has_value());
    return std::move(*created);
  }
  /// Every stored form of the data keys.
  auto wrapped_keys() -> std::vector<std::string> {
    auto connection = sqlite::Connection::open(path_, {.mode = sqlite::OpenMode::ReadWrite, .vfs = {}});
    auto rows = (*connection)->list("SELECT wrapped FROM data_key ORDER BY seq", [](sqlite::Row& row) {
      const Bytes wrapped = row.take<Bytes>();
      return std::string{as_text(wrapped)};
    });
    return rows.value_or(std::vector<std::string>{});
  }

  support::ScratchFolder folder_;
  std::string path_ = folder_.file("keys.db");
};

TEST_F(FileVaultContract, RefusesAnotherUnlockSecret) {
  create();
  const auto refused = crypto::FileVault::open(path_, secret("unlocK"));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::Unauthorised);
  EXPECT_EQ(refused.error().slug, "unlock_secret_wrong");
  EXPECT_TRUE(crypto::FileVault::open(path_, secret("unlock")).has_value());
}

TEST_F(FileVaultContract, NeitherOverwritesAKeyStoreNorMakesOneByTheWay) {
  const auto missing = crypto::FileVault::open(path_, secret("unlock"));
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().slug, "vault_missing");
  EXPECT_FALSE(std::filesystem::exists(path_));
  create();
  const auto second = crypto::FileVault::create(path_, secret("unlock"));
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().slug, "vault_exists");
}

TEST_F(FileVaultContract, HasKeysOnDiskWhenItSaysSo) {
  const auto vault = create();
  const std::vector<std::string> ids{"report:a", "report:b", "report:c"};
  ASSERT_TRUE(vault->create_keys(ids).has_value());
  // a copy taken now, as a kill would leave it
  const std::string copy = folder_.file("copy.db");
  std::filesystem::copy_file(path_, copy);
  std::filesystem::copy_file(path_ + "-wal", copy + "-wal");
  const auto bytes = vault->seal("report:b", "c", as_bytes(body));
  ASSERT_TRUE(bytes.has_value());
  auto restored = crypto::FileVault::open(copy, secret("unlock"));
  ASSERT_TRUE(restored.has_value());
  EXPECT_EQ(slug_of_reading(**restored, *bytes, body), "");
}

TEST_F(FileVaultContract, LeavesNoByteOfADestroyedKeyInItsFiles) {
  const auto vault = create();
  std::vector<std::string> ids;
  for (int i = 0; i < 600; ++i) ids.push_back("report:" + std::to_string(i * 7919 % 600));
  for (std::size_t at = 0; at < ids.size(); at += 50) ASSERT_TRUE(vault->create_keys(std::span{ids}.subspan(at, 50)).has_value());
  const auto wrapped = wrapped_keys();
  ASSERT_EQ(wrapped.size(), ids.size());
  for (std::size_t i = 0; i < ids.size(); i += 3) ASSERT_TRUE(vault->destroy_key(ids[i]).has_value());
  const std::string files = support::read_folder(folder_.path());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const bool destroyed = i % 3 == 0;
    EXPECT_EQ(files.find(wrapped[i].substr(24, 16)) == std::string::npos, destroyed) << i;
    EXPECT_EQ(files.find(wrapped[i].substr(56, 16)) == std::string::npos, destroyed) << i;
  }
}

}  // namespace noroshi::contract
