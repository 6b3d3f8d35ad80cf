#include "tests/contract/store_contract.hpp"

namespace noroshi::contract {

class ArrowsContract : public StoreContract {
protected:
  auto peer() -> ports::PeerRow {
    return {id<domain::StationId>(),   text("slug"), text("中央"), text("Centre"), domain::StationKind::Centre,
            text("http://localhost/"), bytes32(),    bytes32(),    {"ele", "gas"}};
  }
  auto charter(const domain::CharterId& of, int version) -> ports::CharterRow {
    return {of, version, bytes(900), bytes(64), bytes(64), moment()};
  }
};
INSTANTIATE_TEST_SUITE_P(Stores, ArrowsContract, testing::Values(Backend::Memory, Backend::Sqlite), name_of);

TEST_P(ArrowsContract, KeepsEveryFieldOfAPeerAndItsPlace) {
  auto first = peer();
  auto second = peer();
  second.sectors.clear();
  write([&](auto& t) -> Result<> {
    NOROSHI_TRY(t.put_peer(first));
    return t.put_peer(second);
  });
  first.url = text("http://192.0.2.1/");
  first.sectors = {"rail"};
  write([&](auto& t) { return t.put_peer(first); });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_peer(first.id); }), first);
  EXPECT_EQ(read([](const auto& t) { return t.list_peers(); }), (std::vector{first, second}));
  EXPECT_EQ(read([&](const auto& t) { return t.find_peer(id<domain::StationId>()); }), std::nullopt);
}

TEST_P(ArrowsContract, RefusesTwoPeersOfOneSlug) {
  const auto first = peer();
  auto namesake = peer();
  namesake.slug = first.slug;
  write([&](auto& t) { return t.put_peer(first); });
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.put_peer(namesake); }), "already_exists");
}

TEST_P(ArrowsContract, GivesTheNewestVersionOfACharterWhateverCameLast) {
  const auto of = id<domain::CharterId>();
  const auto other = charter(id<domain::CharterId>(), 1);
  const auto first = charter(of, 1);
  const auto second = charter(of, 2);
  write([&](auto& t) -> Result<> {
    for (const auto& row : {first, other, second, first}) NOROSHI_TRY(t.put_charter(row));
    return {};
  });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_charter(of); }), second);
  EXPECT_EQ(read([](const auto& t) { return t.list_charters(); }), (std::vector{second, other}));
  EXPECT_EQ(read([&](const auto& t) { return t.find_charter(id<domain::CharterId>()); }), std::nullopt);
}

}  // namespace noroshi::contract
