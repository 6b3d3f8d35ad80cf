#include "tests/contract/store_contract.hpp"

namespace noroshi::contract {

class SubmissionsContract : public StoreContract {
protected:
  auto submission(const domain::ThreadId& of) -> ports::SubmissionRow {
    return {.id = id<ports::SubmissionId>(),
            .thread = of,
            .form = text("ransomware"),
            .addressee = text("架空省"),
            .submitted_at = moment(),
            .number = text("第17号"),
            .by = id<domain::PersonId>(),
            .via = ports::SubmissionVia::Mail,
            .state = ports::SubmissionState::Recorded,
            .body = sealed("report:x")};
  }
};
INSTANTIATE_TEST_SUITE_P(Stores, SubmissionsContract, testing::Values(Backend::Memory, Backend::Sqlite), name_of);

TEST_P(SubmissionsContract, KeepsWhatWasHandedInByTheTimeItWas) {
  const auto thread = stored_thread().id;
  auto later = submission(thread);
  const auto sooner = submission(thread);
  later.submitted_at = moment();
  const auto elsewhere = submission(stored_thread().id);
  for (const auto& row : {later, sooner, elsewhere}) write([&](auto& t) { return t.put_submission(row); });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_submission(elsewhere.id); }), elsewhere);
  EXPECT_EQ(read([&](const auto& t) { return t.find_submission(id<ports::SubmissionId>()); }), std::nullopt);
  EXPECT_EQ(read([&](const auto& t) { return t.list_submissions(thread); }), (std::vector{sooner, later}));
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.put_submission(submission(id<domain::ThreadId>())); }), "parent_missing");
}

TEST_P(SubmissionsContract, ReplacesOneThatWasWithdrawn) {
  const auto thread = stored_thread().id;
  const auto row = submission(thread);
  write([&](auto& t) { return t.put_submission(row); });
  auto withdrawn = submission(thread);
  withdrawn.id = row.id;
  withdrawn.state = ports::SubmissionState::Withdrawn;
  withdrawn.via = ports::SubmissionVia::Paper;
  write([&](auto& t) { return t.put_submission(withdrawn); });
  EXPECT_EQ(read([&](const auto& t) { return t.list_submissions(thread); }), std::vector{withdrawn});
}

}  // namespace noroshi::contract
