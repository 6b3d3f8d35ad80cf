#include "adapters/sqlite/sqlite_store.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

/// What a file on a disk adds to the contract: versions (C13), rights, a disk that is full.
namespace noroshi::contract {

namespace {

using sqlite::Connection;
using sqlite::Schema;
using sqlite::SqliteStore;

/// The station's schema with made-up later versions.
auto schema_up_to(int version) -> Schema {
  Schema schema = sqlite::station_schema();
  const int newest = static_cast<int>(schema.migrations.size());
  for (int next = newest + 1; next <= version; ++next) {
    schema.migrations.push_back({next, "CREATE TABLE extra_" + std::to_string(next) +
                                           " (n INTEGER PRIMARY KEY) STRICT;"
                                           "ALTER TABLE organisation ADD COLUMN extra_" +
                                           std::to_string(next) + " TEXT;"});
  }
  schema.migrations.resize(static_cast<std::size_t>(version));
  return schema;
}

auto open_store(const std::string& path, const Schema& schema) -> Result<std::unique_ptr<SqliteStore>> {
  return SqliteStore::open(path, {.vfs = {}, .schema = schema});
}

/// Every object of a store's schema, as SQLite describes it.
auto describe(const std::string& path) -> std::vector<std::string> {
  auto connection = Connection::open(path, {.mode = sqlite::OpenMode::ReadWrite, .vfs = {}});
  if (!connection) return {};
  auto rows = (*connection)->list("SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY type, name", [](sqlite::Row& row) {
    return row.take<std::string>();
  });
  auto version = sqlite::read_schema_version(**connection);
  if (!rows || !version) return {};
  rows->push_back("version " + std::to_string(*version));
  return *rows;
}

auto organisation() -> domain::Organisation {
  return {*domain::OrganisationId::parse("6f0c2c9e-4f0a-4d47-9a38-0d6a1b8c1f11"),
          "架空電力",
          "Kakuu Power",
          domain::OrganisationKind::Operator,
          "ele",
          1};
}

auto put_organisation(SqliteStore& store) -> bool {
  return store.write([](ports::Transaction& t) { return t.put_organisation(organisation()); }).has_value();
}

auto has_organisation(SqliteStore& store) -> bool {
  bool found = false;
  const auto read = store.read([&](const ports::Transaction& t) -> Result<> {
    found = NOROSHI_TRY(t.find_organisation(organisation().id)).has_value();
    return {};
  });
  return read && found;
}

}  // namespace

TEST(SqliteMigration, MakesTheSameSchemaFromZeroAsStepByStep) {
  const support::ScratchFolder folder;
  const int newest = static_cast<int>(sqlite::station_schema().migrations.size()) + 2;
  ASSERT_TRUE(open_store(folder.file("zero.db"), schema_up_to(newest)).has_value());
  for (int version = 1; version <= newest; ++version) {
    ASSERT_TRUE(open_store(folder.file("steps.db"), schema_up_to(version)).has_value()) << version;
  }
  EXPECT_GT(describe(folder.file("zero.db")).size(), 30U);
  EXPECT_EQ(describe(folder.file("zero.db")), describe(folder.file("steps.db")));
}

TEST(SqliteMigration, CopiesTheStoreFirstSoThatTheOlderBinaryCanOpenIt) {
  const support::ScratchFolder folder;
  const int newest = static_cast<int>(sqlite::station_schema().migrations.size());
  {
    auto store = open_store(folder.file("station.db"), schema_up_to(newest));
    ASSERT_TRUE(store.has_value());
    ASSERT_TRUE(put_organisation(**store));
  }
  auto upgraded = open_store(folder.file("station.db"), schema_up_to(newest + 1));
  ASSERT_TRUE(upgraded.has_value()) << upgraded.error().message;
  EXPECT_TRUE(has_organisation(**upgraded));
  const std::string copy = folder.file("station.db.schema-" + std::to_string(newest));
  auto older = open_store(copy, schema_up_to(newest));
  ASSERT_TRUE(older.has_value()) << older.error().message;
  EXPECT_TRUE(has_organisation(**older));
  struct stat status {};
  ASSERT_EQ(::stat(copy.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST(SqliteMigration, LeavesTheStoreAsItWasWhenAStepFails) {
  const support::ScratchFolder folder;
  const int newest = static_cast<int>(sqlite::station_schema().migrations.size());
  {
    auto store = open_store(folder.file("station.db"), schema_up_to(newest));
    ASSERT_TRUE(store.has_value() && put_organisation(**store));
  }
  const auto before = describe(folder.file("station.db"));
  Schema broken = schema_up_to(newest + 1);
  broken.migrations.back().sql += "CREATE TABLE organisation (twice INTEGER) STRICT;";
  EXPECT_FALSE(open_store(folder.file("station.db"), broken).has_value());
  EXPECT_EQ(describe(folder.file("station.db")), before);
  auto store = open_store(folder.file("station.db"), schema_up_to(newest));
  ASSERT_TRUE(store.has_value());
  EXPECT_TRUE(has_organisation(**store));
}

TEST(SqliteMigration, RefusesAStoreOfANewerBinary) {
  const support::ScratchFolder folder;
  const int newest = static_cast<int>(sqlite::station_schema().migrations.size());
  ASSERT_TRUE(open_store(folder.file("station.db"), schema_up_to(newest + 1)).has_value());
  const auto before = describe(folder.file("station.db"));
  const auto refused = SqliteStore::open(folder.file("station.db"));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().slug, "store_newer");
  EXPECT_NE(refused.error().message.find("newer binary"), std::string::npos);
  EXPECT_EQ(describe(folder.file("station.db")), before);
}

TEST(SqliteMigration, RefusesAnotherProgramsFile) {
  const support::ScratchFolder folder;
  {
    auto foreign = Connection::open(folder.file("other.db"), {});
    ASSERT_TRUE(foreign.has_value());
    ASSERT_TRUE((*foreign)->run_script("CREATE TABLE theirs (n)").has_value());
  }
  const auto refused = SqliteStore::open(folder.file("other.db"));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().slug, "store_foreign");
  std::ofstream{folder.file("text.db")} << std::string(8'192, 'x');
  const auto no_store = SqliteStore::open(folder.file("text.db"));
  ASSERT_FALSE(no_store.has_value());
  EXPECT_EQ(no_store.error().slug, "store_damaged");
}

TEST(SqliteStore, OpensNothingWhereThereIsNoFolder) {
  const auto refused = SqliteStore::open("/nonexistent/station.db");
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().slug, "store_not_opened");
}

TEST(SqliteStore, KeepsItsFilesFromOtherUsers) {
  const support::ScratchFolder folder;
  auto store = SqliteStore::open(folder.file("station.db"));
  ASSERT_TRUE(store.has_value() && put_organisation(**store));
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator{folder.path()}) {
    struct stat status {};
    ASSERT_EQ(::stat(entry.path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0077U, 0U) << entry.path();
    ++files;
  }
  EXPECT_GE(files, 3);
}

TEST(SqliteStore, CannotBeWrittenByARead) {
  const support::ScratchFolder folder;
  auto store = SqliteStore::open(folder.file("station.db"));
  ASSERT_TRUE(store.has_value());
  const auto smuggled =
      (*store)->read([](const ports::Transaction& t) { return const_cast<ports::Transaction&>(t).put_organisation(organisation()); });
  ASSERT_FALSE(smuggled.has_value());
  EXPECT_EQ(smuggled.error().slug, "store_readonly");
  EXPECT_FALSE(has_organisation(**store));
}

TEST(SqliteStore, SaysWhenARowCannotBeRead) {
  const support::ScratchFolder folder;
  auto store = SqliteStore::open(folder.file("station.db"));
  ASSERT_TRUE(store.has_value() && put_organisation(**store));
  {
    auto vandal = Connection::open(folder.file("station.db"), {});
    ASSERT_TRUE(vandal.has_value());
    ASSERT_TRUE((*vandal)->execute("UPDATE organisation SET kind = 'guild'").has_value());
  }
  const auto read = (*store)->read([](const ports::Transaction& t) -> Result<> {
    NOROSHI_TRY(t.list_organisations());
    return {};
  });
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().slug, "store_damaged");
}

}  // namespace noroshi::contract
