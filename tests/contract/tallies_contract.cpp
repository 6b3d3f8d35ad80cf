#include "tests/contract/store_contract.hpp"

namespace noroshi::contract {

class TalliesContract : public StoreContract {
protected:
  auto tally(const Bytes32& source_tag, const std::string& period = "2026-11") -> ports::TallyRow {
    return {.id = id<ports::TallyId>(),
            .source_tag = source_tag,
            .station = std::nullopt,
            .sector = "ele",
            .period = period,
            .category = text("spam"),
            .count = 412,
            .members = 3,
            .minutes_spent = 7,
            .state = ports::TallyState::Sent,
            .at = moment()};
  }
  auto stored_tally() -> ports::TallyRow {
    const auto row = tally(bytes32());
    write([&](auto& t) { return t.put_tally(row); });
    return row;
  }
};
INSTANTIATE_TEST_SUITE_P(Stores, TalliesContract, testing::Values(Backend::Memory, Backend::Sqlite), name_of);

TEST_P(TalliesContract, KeepsEveryFieldOfALine) {
  const auto counted = stored_tally();
  auto received = tally(bytes32());
  received.source_tag = std::nullopt;
  received.station = id<domain::StationId>();
  received.state = ports::TallyState::Draft;
  write([&](auto& t) { return t.put_tally(received); });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_tally(counted.id); }), counted);
  EXPECT_EQ(read([&](const auto& t) { return t.find_tally(received.id); }), received);
  EXPECT_EQ(read([&](const auto& t) { return t.find_tally(id<ports::TallyId>()); }), std::nullopt);
}

TEST_P(TalliesContract, KeepsOneLineOfAMemberMonthAndCategory) {
  auto row = stored_tally();
  row.count = 413;
  row.at = moment();
  write([&](auto& t) { return t.put_tally(row); });
  EXPECT_EQ(read([&](const auto& t) { return t.list_tallies_of(*row.source_tag); }), std::vector{row});
  auto twin = row;
  twin.id = id<ports::TallyId>();
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.put_tally(twin); }), "already_exists");
  twin.source_tag = std::nullopt;
  twin.station = id<domain::StationId>();
  write([&](auto& t) { return t.put_tally(twin); });
  twin.id = id<ports::TallyId>();
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.put_tally(twin); }), "already_exists");
}

TEST_P(TalliesContract, ListsLinesByMonthAndByMember) {
  const auto member = bytes32();
  const auto october = tally(member, "2026-10");
  const auto november = tally(member);
  const auto of_another = tally(bytes32());
  write([&](auto& t) -> Result<> {
    NOROSHI_TRY(t.put_tally(october));
    NOROSHI_TRY(t.put_tally(november));
    return t.put_tally(of_another);
  });
  EXPECT_EQ(read([&](const auto& t) { return t.list_tallies("2026-11"); }), (std::vector{november, of_another}));
  EXPECT_EQ(read([&](const auto& t) { return t.list_tallies_of(member); }), (std::vector{november, october}));
}

TEST_P(TalliesContract, KeepsWhatGrewIntoAReportOnceForEachThread) {
  const auto line = stored_tally();
  const auto thread = stored_thread();
  const ports::TallyGrowthRow growth{line.id, thread.id, 2, moment()};
  write([&](auto& t) { return t.add_growth(growth); });
  EXPECT_EQ(read([&](const auto& t) { return t.list_growths(line.id); }), std::vector{growth});
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_growth(growth); }), "already_exists");
  const ports::TallyGrowthRow of_nothing{id<ports::TallyId>(), thread.id, 1, moment()};
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_growth(of_nothing); }), "parent_missing");
}

TEST_P(TalliesContract, LetsADigestGoOnceForEachCharterAndMonth) {
  const ports::DigestRow digest{"2026-11", id<domain::CharterId>(), moment()};
  write([&](auto& t) { return t.add_digest(digest); });
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_digest(digest); }), "already_exists");
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_digest("2026-11", digest.charter); }), digest);
  EXPECT_EQ(read([&](const auto& t) { return t.find_digest("2026-12", digest.charter); }), std::nullopt);
}

}  // namespace noroshi::contract
