#include "tests/contract/store_contract.hpp"

namespace noroshi::contract {

class BulletinsContract : public StoreContract {
protected:
  auto bulletin() -> ports::BulletinRow {
    return {.id = id<domain::BulletinId>(),
            .issued_here = true,
            .state = ports::BulletinState::PassedOn,
            .charter = id<domain::CharterId>(),
            .tlp = domain::Tlp::AmberStrict,
            .sectors = {"ele", "gas", "rail"},
            .number = 12,
            .body = sealed("bulletin:b"),
            .author = id<domain::PersonId>(),
            .about = {id<domain::ThreadId>(), id<domain::ThreadId>(), id<domain::ThreadId>()},
            .revision = 1,
            .at = moment(),
            .words_at = moment(),
            .corrected_at = moment(),
            .corrects = id<domain::BulletinId>()};
  }
  auto stored_bulletin() -> ports::BulletinRow {
    const auto row = bulletin();
    write([&](auto& t) { return t.add_bulletin(row); });
    return row;
  }
};
INSTANTIATE_TEST_SUITE_P(Stores, BulletinsContract, testing::Values(Backend::Memory, Backend::Sqlite), name_of);

TEST_P(BulletinsContract, KeepsEveryField) {
  const auto full = stored_bulletin();
  auto bare = bulletin();
  bare.issued_here = false;
  bare.charter = std::nullopt;
  bare.author = std::nullopt;
  bare.corrected_at = std::nullopt;
  bare.corrects = std::nullopt;
  bare.sectors.clear();
  bare.about.clear();
  write([&](auto& t) { return t.add_bulletin(bare); });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_bulletin(full.id); }), full);
  EXPECT_EQ(read([&](const auto& t) { return t.find_bulletin(bare.id); }), bare);
  EXPECT_EQ(read([&](const auto& t) { return t.find_bulletin(id<domain::BulletinId>()); }), std::nullopt);
}

TEST_P(BulletinsContract, RemovesADraftAndNothingElse) {
  auto draft = bulletin();
  draft.state = ports::BulletinState::Draft;
  write([&](auto& t) { return t.add_bulletin(draft); });
  const auto issued = stored_bulletin();
  write([&](auto& t) { return t.remove_draft(draft.id); });
  EXPECT_EQ(read([&](const auto& t) { return t.find_bulletin(draft.id); }), std::nullopt);
  EXPECT_TRUE(read([&](const auto& t) { return t.list_bulletins_about(draft.about[0]); }).empty());
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.remove_draft(issued.id); }), "not_a_draft");
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.remove_draft(draft.id); }), "not_found");
  EXPECT_EQ(read([&](const auto& t) { return t.find_bulletin(issued.id); }), issued);
}

TEST_P(BulletinsContract, ListsTheNewestFirst) {
  const auto oldest = stored_bulletin();
  auto same_moment = bulletin();
  same_moment.at = oldest.at;
  write([&](auto& t) { return t.add_bulletin(same_moment); });
  const auto newest = stored_bulletin();
  EXPECT_EQ(read([](const auto& t) { return t.list_bulletins(10); }), (std::vector{newest, same_moment, oldest}));
  EXPECT_EQ(read([](const auto& t) { return t.list_bulletins(1); }), std::vector{newest});
}

TEST_P(BulletinsContract, FindsWhatRestsOnAThread) {
  const auto first = stored_bulletin();
  auto second = bulletin();
  second.about = {first.about[1]};
  write([&](auto& t) { return t.add_bulletin(second); });
  EXPECT_EQ(read([&](const auto& t) { return t.list_bulletins_about(first.about[1]); }), (std::vector{second, first}));
  EXPECT_EQ(read([&](const auto& t) { return t.list_bulletins_about(first.about[2]); }), std::vector{first});
  EXPECT_TRUE(read([&](const auto& t) { return t.list_bulletins_about(id<domain::ThreadId>()); }).empty());
}

TEST_P(BulletinsContract, ReplacesEveryFieldWithTheNextRevision) {
  auto row = stored_bulletin();
  const auto before = row.id;
  row = bulletin();
  row.id = before;
  row.sectors = {"water"};
  row.about.pop_back();
  row.revision = 2;
  write([&](auto& t) { return t.update_bulletin(row); });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_bulletin(row.id); }), row);
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.update_bulletin(row); }), "revision_moved");
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.update_bulletin(bulletin()); }), "not_found");
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_bulletin(row); }), "already_exists");
}

TEST_P(BulletinsContract, NumbersWithoutGapAlsoWhenOneFails) {
  std::vector<int> numbers;
  const auto draw = [&](auto& t) -> Result<> {
    numbers.push_back(NOROSHI_TRY(t.next_bulletin_number()));
    return {};
  };
  write(draw);
  EXPECT_EQ(slug_of_write([&](auto& t) -> Result<> {
              NOROSHI_TRY(t.next_bulletin_number());
              return fail(ErrorCode::InvalidInput, "no_countermeasure", "");
            }),
            "no_countermeasure");
  reopen();
  write(draw);
  EXPECT_EQ(numbers, (std::vector{1, 2}));
}

TEST_P(BulletinsContract, KeepsOneUseABulletinAndOrganisation) {
  const auto of = stored_bulletin().id;
  const auto member = id<domain::OrganisationId>();
  const ports::UseRow acknowledged{of, member, std::nullopt, std::nullopt, moment(), std::nullopt};
  const ports::UseRow other{of, id<domain::OrganisationId>(), domain::UseOutcome::Done, std::nullopt, moment(), moment()};
  const ports::UseRow used{of, member, domain::UseOutcome::CouldNot, sealed("bulletin:b"), moment(), moment()};
  write([&](auto& t) -> Result<> {
    NOROSHI_TRY(t.put_use(acknowledged));
    return t.put_use(other);
  });
  EXPECT_EQ(read([&](const auto& t) { return t.find_use(of, member); }), acknowledged);
  write([&](auto& t) { return t.put_use(used); });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.list_uses(of); }), (std::vector{used, other}));
  EXPECT_EQ(read([&](const auto& t) { return t.find_use(of, id<domain::OrganisationId>()); }), std::nullopt);
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.put_use({id<domain::BulletinId>(), member, {}, {}, moment(), {}}); }), "parent_missing");
}

TEST_P(BulletinsContract, KeepsReceivedUsesInTheOrderTheyCame) {
  const auto of = stored_bulletin().id;
  const ports::ReceivedUseRow counted{
      of, id<domain::CharterId>(), {{domain::UseOutcome::Done, 5}, {domain::UseOutcome::CouldNot, 0}}, 3, {}, moment()};
  const ports::ReceivedUseRow single{of, id<domain::CharterId>(), {{domain::UseOutcome::NotApplicable, 1}},
                                     0,  sealed("bulletin:b"),    moment()};
  const ports::ReceivedUseRow empty{of, id<domain::CharterId>(), {}, 0, {}, moment()};
  write([&](auto& t) -> Result<> {
    for (const auto& row : {counted, single, empty}) NOROSHI_TRY(t.add_received_use(row));
    return {};
  });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.list_received_uses(of); }), (std::vector{counted, single, empty}));
  EXPECT_EQ(slug_of_write([&](auto& t) {
              return t.add_received_use({id<domain::BulletinId>(), id<domain::CharterId>(), {}, 0, {}, moment()});
            }),
            "parent_missing");
}

}  // namespace noroshi::contract
