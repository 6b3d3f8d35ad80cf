#include "tests/contract/store_contract.hpp"

namespace noroshi::contract {

class ReadingsContract : public StoreContract {
protected:
  auto reading(const domain::ThreadId& of, ports::ReadingParty party, const std::string& tables = "new") -> ports::ReadingRow {
    return {.id = id<ports::ReadingId>(),
            .thread = of,
            .report_version = 4,
            .at = moment(),
            .cause = ports::ReadingCause::MatchingIndicator,
            .party = party,
            .level = 3,
            .layer = domain::Layer::ServiceFailure,
            .route = text("ceptoar"),
            .tables_sha256 = tables,
            .body = sealed("machine:report:x"),
            .notified_at = moment()};
  }
  auto stored_reading(const domain::ThreadId& of, ports::ReadingParty party, const std::string& tables = "new") -> ports::ReadingRow {
    const auto row = reading(of, party, tables);
    write([&](auto& t) { return t.add_reading(row); });
    return row;
  }
};
INSTANTIATE_TEST_SUITE_P(Stores, ReadingsContract, testing::Values(Backend::Memory, Backend::Sqlite), name_of);

using ports::ReadingParty;

TEST_P(ReadingsContract, KeepsEveryReadingInTheOrderMade) {
  const auto thread = stored_thread().id;
  const auto full = stored_reading(thread, ReadingParty::Source);
  auto bare = reading(thread, ReadingParty::National);
  bare.notified_at = std::nullopt;
  bare.at = full.at;  // the order made decides, not the clock
  write([&](auto& t) { return t.add_reading(bare); });
  stored_reading(stored_thread().id, ReadingParty::Source);
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.list_readings(thread); }), (std::vector{full, bare}));
}

TEST_P(ReadingsContract, ReplacesNoReading) {
  const auto row = stored_reading(stored_thread().id, ReadingParty::Source);
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_reading(row); }), "already_exists");
  const auto orphan = reading(id<domain::ThreadId>(), ReadingParty::Source);
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_reading(orphan); }), "parent_missing");
}

TEST_P(ReadingsContract, FindsTheNewestOfEachParty) {
  const auto thread = stored_thread().id;
  stored_reading(thread, ReadingParty::Source);
  const auto source = stored_reading(thread, ReadingParty::Source);
  const auto national = stored_reading(thread, ReadingParty::National);
  EXPECT_EQ(read([&](const auto& t) { return t.find_newest_reading(thread, ReadingParty::Source); }), source);
  EXPECT_EQ(read([&](const auto& t) { return t.find_newest_reading(thread, ReadingParty::National); }), national);
  EXPECT_EQ(read([&](const auto& t) { return t.find_newest_reading(thread, ReadingParty::Ceptoar); }), std::nullopt);
}

TEST_P(ReadingsContract, MarksThatTheSourceWasTold) {
  auto row = stored_reading(stored_thread().id, ReadingParty::Source);
  row.notified_at = moment();
  write([&](auto& t) { return t.mark_reading_notified(row.id, *row.notified_at); });
  EXPECT_EQ(read([&](const auto& t) { return t.list_readings(row.thread); }), std::vector{row});
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.mark_reading_notified(id<ports::ReadingId>(), moment()); }), "not_found");
}

TEST_P(ReadingsContract, ListsOnlyNewestReadingsOfOtherTablesPageByPage) {
  const auto first = stored_thread().id;
  const auto second = stored_thread().id;
  const auto caught_up = stored_thread().id;
  stored_reading(first, ReadingParty::Source, "older");
  const auto source = stored_reading(first, ReadingParty::Source, "old");
  const auto national = stored_reading(first, ReadingParty::National, "old");
  const auto other = stored_reading(second, ReadingParty::Source, "old");
  stored_reading(caught_up, ReadingParty::Source, "old");
  stored_reading(caught_up, ReadingParty::Source, "new");
  EXPECT_EQ(read([&](const auto& t) { return t.list_outdated_readings("new", std::nullopt, 9); }), (std::vector{source, national, other}));
  EXPECT_EQ(read([&](const auto& t) { return t.list_outdated_readings("new", std::nullopt, 2); }), (std::vector{source, national}));
  EXPECT_EQ(read([&](const auto& t) { return t.list_outdated_readings("new", national.id, 2); }), std::vector{other});
}

class SharingContract : public StoreContract {
protected:
  auto stored_in(const std::string& sector, const Bytes32& tag) -> ports::ThreadRow {
    auto row = bare_thread();
    row.sector = sector;
    write([&](auto& t) -> Result<> {
      NOROSHI_TRY(t.put_thread(row));
      return t.add_indicator(tag, row.id);
    });
    return row;
  }
};
INSTANTIATE_TEST_SUITE_P(Stores, SharingContract, testing::Values(Backend::Memory, Backend::Sqlite), name_of);

TEST_P(SharingContract, FindsCasesOfOtherSectorsWithTheSameIndicator) {
  const auto tag = bytes32();
  const auto own = stored_in("ele", tag);
  stored_in("ele", tag);
  const auto gas = stored_in("gas", tag);
  const auto gas_again = stored_in("gas", tag);
  const auto water = stored_in("wat", tag);
  stored_in("med", bytes32());
  const auto other = bytes32();
  write([&](auto& t) -> Result<> {
    NOROSHI_TRY(t.add_indicator(other, own.id));
    NOROSHI_TRY(t.add_indicator(other, gas.id));  // shared twice, listed once
    return t.add_indicator(other, gas.id);
  });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.list_sharing(own.id, 9); }), (std::vector{water, gas_again, gas}));
  EXPECT_EQ(read([&](const auto& t) { return t.list_sharing(own.id, 1); }), std::vector{water});
  EXPECT_EQ(read([&](const auto& t) { return t.count_sectors_sharing(own.id); }), 2);
  EXPECT_EQ(read([&](const auto& t) { return t.count_sectors_sharing(water.id); }), 2);
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_indicator(tag, id<domain::ThreadId>()); }), "parent_missing");
}

TEST_P(SharingContract, LeavesOutWithdrawnCasesAndThoseOfAnotherDuty) {
  const auto tag = bytes32();
  const auto own = stored_in("ele", tag);
  auto withdrawn = stored_in("gas", tag);
  auto statutory = stored_in("wat", tag);
  withdrawn.withdrawn = true;
  statutory.statutory = true;
  write([&](auto& t) -> Result<> {
    NOROSHI_TRY(t.put_thread(withdrawn));
    return t.put_thread(statutory);
  });
  EXPECT_TRUE(read([&](const auto& t) { return t.list_sharing(own.id, 9); }).empty());
  EXPECT_EQ(read([&](const auto& t) { return t.count_sectors_sharing(own.id); }), 0);
}

}  // namespace noroshi::contract
