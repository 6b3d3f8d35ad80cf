#include "tests/contract/store_contract.hpp"

namespace noroshi::contract {

class ConsensusContract : public StoreContract {
protected:
  auto proposal() -> ports::ProposalRow {
    return {.id = id<ports::ProposalId>(),
            .subject = ports::ProposalSubject::LeadingPractice,
            .title = text("題"),
            .payload = bytes(60),
            .author = text("架空セプター"),
            .author_tag = bytes32(),
            .state = ports::ProposalState::Mandated,
            .created_at = moment(),
            .comment_until = moment(),
            .effective_from = moment(),
            .expires_at = moment(),
            .mandate_to = text("協議会"),
            .mandated_at = moment(),
            .mandated_by = id<domain::PersonId>(),
            .outcome = text("理由"),
            .revision = 1};
  }
  auto stored_proposal() -> ports::ProposalRow {
    const auto row = proposal();
    write([&](auto& t) { return t.add_proposal(row); });
    return row;
  }
  auto comment(const ports::ProposalId& on) -> ports::CommentRow {
    return {.id = id<ports::CommentId>(),
            .proposal = on,
            .by = text("架空電力"),
            .text = text("意見"),
            .at = moment(),
            .by_tag = bytes32(),
            .answer = text("回答"),
            .answered_at = moment(),
            .confirmed_at = moment()};
  }
  auto adoption(const ports::ProposalId& of) -> ports::AdoptionRow {
    return {.proposal = of,
            .adopted_at = moment(),
            .effective_from = moment(),
            .table = text("data/severity/table.toml"),
            .version = text("3"),
            .sha256 = bytes32(),
            .bytes = bytes(90)};
  }
};
INSTANTIATE_TEST_SUITE_P(Stores, ConsensusContract, testing::Values(Backend::Memory, Backend::Sqlite), name_of);

TEST_P(ConsensusContract, KeepsEveryFieldOfAProposal) {
  const auto full = stored_proposal();
  auto bare = proposal();
  bare.author_tag = std::nullopt;
  bare.effective_from = std::nullopt;
  bare.expires_at = std::nullopt;
  bare.mandate_to.clear();
  bare.mandated_at = std::nullopt;
  write([&](auto& t) { return t.add_proposal(bare); });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_proposal(full.id); }), full);
  EXPECT_EQ(read([&](const auto& t) { return t.find_proposal(bare.id); }), bare);
  EXPECT_EQ(read([&](const auto& t) { return t.list_proposals(9); }), (std::vector{bare, full}));
  EXPECT_EQ(read([&](const auto& t) { return t.list_proposals(1); }), std::vector{bare});
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_proposal(full); }), "already_exists");
}

TEST_P(ConsensusContract, ChangesAProposalOnlyFromTheRevisionThatWasRead) {
  const auto row = stored_proposal();
  auto changed = proposal();
  changed.id = row.id;
  changed.revision = 2;
  write([&](auto& t) { return t.update_proposal(changed); });
  EXPECT_EQ(read([&](const auto& t) { return t.find_proposal(row.id); }), changed);
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.update_proposal(changed); }), "revision_moved");
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.update_proposal(proposal()); }), "not_found");
}

TEST_P(ConsensusContract, KeepsCommentsWithTheirAnswersInTheOrderTheyCame) {
  const auto on = stored_proposal().id;
  const auto first = comment(on);
  auto second = comment(on);
  second.answer.clear();
  second.answered_at = std::nullopt;
  second.confirmed_at = std::nullopt;
  const auto elsewhere = comment(stored_proposal().id);
  for (const auto& row : {first, second, elsewhere}) write([&](auto& t) { return t.put_comment(row); });
  auto answered = comment(on);
  answered.id = first.id;
  write([&](auto& t) { return t.put_comment(answered); });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_comment(second.id); }), second);
  EXPECT_EQ(read([&](const auto& t) { return t.list_comments(on); }), (std::vector{answered, second}));
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.put_comment(comment(id<ports::ProposalId>())); }), "parent_missing");
}

TEST_P(ConsensusContract, KeepsOneAdoptionOfAProposalAndListsThemByEffectiveDate) {
  auto later = adoption(stored_proposal().id);
  const auto sooner = adoption(stored_proposal().id);
  later.effective_from = moment();
  write([&](auto& t) { return t.add_adoption(later); });
  write([&](auto& t) { return t.add_adoption(sooner); });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_adoption(later.proposal); }), later);
  EXPECT_EQ(read([&](const auto& t) { return t.list_adoptions(); }), (std::vector{sooner, later}));
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_adoption(later); }), "already_exists");
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_adoption(adoption(id<ports::ProposalId>())); }), "parent_missing");
}

}  // namespace noroshi::contract
