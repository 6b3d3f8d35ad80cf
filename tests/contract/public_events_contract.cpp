#include "tests/contract/store_contract.hpp"

namespace noroshi::contract {

class PublicEventsContract : public StoreContract {
protected:
  auto event() -> ports::PublicEventRow {
    return {.id = id<ports::PublicEventId>(),
            .from = moment(),
            .to = moment(),
            .sector = text("ele"),
            .affected = {stored_organisation().id, stored_organisation().id},
            .is_complete = true,
            .source = text("停電情報"),
            .by = id<domain::PersonId>(),
            .at = moment()};
  }
};
INSTANTIATE_TEST_SUITE_P(Stores, PublicEventsContract, testing::Values(Backend::Memory, Backend::Sqlite), name_of);

TEST_P(PublicEventsContract, KeepsWhatAnybodyCanReadByTheTimeItBegan) {
  const auto sooner = event();
  auto later = event();
  later.is_complete = false;
  later.affected.clear();
  for (const auto& row : {later, sooner}) write([&](auto& t) { return t.add_public_event(row); });
  reopen();
  EXPECT_EQ(read([](const auto& t) { return t.list_public_events(); }), (std::vector{sooner, later}));
  auto stranger = event();
  stranger.affected = {id<domain::OrganisationId>()};
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_public_event(stranger); }), "parent_missing");
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_public_event(sooner); }), "already_exists");
}

TEST_P(PublicEventsContract, TakesOneBackThatWasWrong) {
  const auto row = event();
  write([&](auto& t) { return t.add_public_event(row); });
  bool removed = false;
  write([&](auto& t) -> Result<> {
    removed = NOROSHI_TRY(t.remove_public_event(row.id));
    return {};
  });
  EXPECT_TRUE(removed);
  EXPECT_TRUE(read([](const auto& t) { return t.list_public_events(); }).empty());
}

}  // namespace noroshi::contract
