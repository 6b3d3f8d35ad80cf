#include "ports/clearances.hpp"
#include "ports/consensus.hpp"
#include "ports/dispatches.hpp"
#include "ports/exchanges.hpp"
#include "ports/readings.hpp"
#include "ports/submissions.hpp"
#include "ports/tallies.hpp"

#include <gtest/gtest.h>

namespace noroshi::ports {
namespace {

template <class Enum, class Parse> void expect_names_come_back(Parse parse, int count) {
  for (int i = 0; i < count; ++i) {
    const auto value = static_cast<Enum>(i);
    const auto back = parse(to_text(value));
    ASSERT_TRUE(back.has_value()) << to_text(value);
    EXPECT_EQ(*back, value);
  }
}

TEST(PortNames, ComeBackFromTheirText) {
  expect_names_come_back<ClearanceSubject>(parse_clearance_subject, 3);
  expect_names_come_back<ClearanceState>(parse_clearance_state, 6);
  expect_names_come_back<DispatchState>(parse_dispatch_state, 3);
  expect_names_come_back<BulletinState>(parse_bulletin_state, 4);
  expect_names_come_back<TallyState>(parse_tally_state, 2);
  expect_names_come_back<ReadingCause>(parse_reading_cause, 8);
  expect_names_come_back<ReadingParty>(parse_reading_party, 3);
  expect_names_come_back<ProposalSubject>(parse_proposal_subject, 4);
  expect_names_come_back<ProposalState>(parse_proposal_state, 6);
  expect_names_come_back<SubmissionVia>(parse_submission_via, 4);
  expect_names_come_back<SubmissionState>(parse_submission_state, 2);
}

TEST(PortNames, RefuseWhatIsUnknownAndNameTheChoices) {
  const auto state = parse_bulletin_state("gone");
  ASSERT_FALSE(state.has_value());
  EXPECT_EQ(state.error().code, ErrorCode::InvalidInput);
  EXPECT_EQ(state.error().fields.front().message, "give one of draft, issued, passed_on, recalled");
  EXPECT_EQ(to_text(ClearanceState::AwaitingStation), "awaiting_station");
}

}  // namespace
}  // namespace noroshi::ports
