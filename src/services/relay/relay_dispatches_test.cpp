#include "services/relay/relay_dispatches.hpp"

#include "base/sha256.hpp"
#include "formats/wire/delivery_answer.hpp"
#include "services/relay/enqueue_release.hpp"
#include "tests/support/station_pair.hpp"

#include <gtest/gtest.h>

namespace noroshi::services {
namespace {

using support::LoopRelay;
using support::StationPair;

class RelayDispatches : public testing::Test {
protected:
  /// The centre asks through the handle; the question waits in its outbox.
  auto queue_enquiry() -> domain::DispatchId {
    const auto thread = receive_thread();
    std::optional<domain::DispatchId> dispatch;
    pair.centre.write([&](ports::Transaction& tx) -> Result<> {
      dispatch = NOROSHI_TRY(enqueue_in(tx, thread, thread.handle));
      return {};
    });
    return *dispatch;
  }

  auto enqueue_in(ports::Transaction& tx, const ports::ThreadRow& thread, const std::optional<domain::Handle>& handle)
      -> Result<domain::DispatchId> {
    const auto charter = NOROSHI_TRY(load_charter(tx, pair.centre_house, pair.down.id));
    const domain::EnquiryContent enquiry{pair.centre.random.id<domain::EnquiryId>(), "何時からですか", std::nullopt};
    auto released = NOROSHI_TRY(domain::release(
        enquiry, charter,
        {domain::StaffSends{pair.centre.random.id<domain::PersonId>()}, std::nullopt, std::nullopt, StationPair::terms(), pair.now()}));
    return enqueue_release(tx, pair.centre_house, charter, std::move(released), thread.id, handle, enquiry.enquiry.str());
  }

  /// A thread at the centre that came from the CEPTOAR under its handle.
  auto receive_thread() -> ports::ThreadRow {
    const auto [thread, handle] = pair.file_thread_with_handle();
    domain::ReportContent report;
    report.terms = StationPair::terms();
    EXPECT_EQ(
        StationPair::answer_of(pair.centre_house, pair.write_dispatch(pair.power_house, pair.centre_house, pair.up, {handle, report})),
        "accepted");
    const auto row = StationPair::read<std::optional<ports::ThreadRow>>(
        pair.centre_house, [&, named = handle](const auto& tx) { return tx.find_thread_by_handle(pair.up.id, named); });
    return *row;
  }

  auto outbound(const domain::DispatchId& id) -> ports::OutboundRow {
    return *StationPair::read<std::optional<ports::OutboundRow>>(pair.centre_house, [&](const auto& tx) { return tx.find_outbound(id); });
  }
  auto relay() -> int { return *relay_due(pair.centre_house); }

  StationPair pair;
};

TEST_F(RelayDispatches, DeliversWhatIsQueuedAndSaysSoInTheLogOnce) {
  const auto id = queue_enquiry();
  const auto before = StationPair::log_size(pair.centre_house);
  EXPECT_EQ(outbound(id).state, ports::DispatchState::Queued);
  EXPECT_EQ(relay(), 1);
  EXPECT_EQ(outbound(id).state, ports::DispatchState::Delivered);
  EXPECT_EQ(outbound(id).done_at, pair.now());
  EXPECT_EQ(StationPair::log_size(pair.centre_house), before + 1);
  EXPECT_EQ(relay(), 0);
}

TEST_F(RelayDispatches, KeepsWhatASilentStationMissedAndTriesAgainAtGrowingIntervals) {
  const auto id = queue_enquiry();
  pair.relay.set_line(LoopRelay::Line::Down);
  std::chrono::milliseconds waited{0};
  for (int attempt = 1; attempt <= 12; ++attempt) {
    EXPECT_EQ(relay(), 1);
    const auto row = outbound(id);
    EXPECT_EQ(row.state, ports::DispatchState::Queued);
    EXPECT_EQ(row.attempts, attempt);
    EXPECT_TRUE(row.last_error.starts_with("relay_unreachable"));
    const auto wait = row.next_attempt_at - pair.now();
    const auto whole = std::chrono::seconds{1U << static_cast<unsigned>(std::min(attempt - 1, 9))};
    EXPECT_GE(wait, std::min<std::chrono::milliseconds>(whole * 3 / 4, std::chrono::minutes{3}));
    EXPECT_LE(wait, std::chrono::minutes{5});
    EXPECT_EQ(relay(), 0) << "nothing is due before its time";
    pair.advance(wait);
    waited += wait;
  }
  pair.relay.set_line(LoopRelay::Line::Good);
  EXPECT_EQ(relay(), 1);
  EXPECT_EQ(outbound(id).state, ports::DispatchState::Delivered);
  EXPECT_GT(waited, std::chrono::minutes{15});
}

TEST_F(RelayDispatches, DeliversOnceEvenWhenTheAnswerIsLost) {
  const auto id = queue_enquiry();
  const auto before = StationPair::log_size(pair.power_house);
  pair.relay.set_line(LoopRelay::Line::LosesAnswers);
  EXPECT_EQ(relay(), 1);
  EXPECT_EQ(outbound(id).state, ports::DispatchState::Queued);
  pair.relay.set_line(LoopRelay::Line::Good);
  pair.advance(std::chrono::minutes{5});
  EXPECT_EQ(relay(), 1);
  EXPECT_EQ(outbound(id).state, ports::DispatchState::Delivered);
  EXPECT_EQ(StationPair::log_size(pair.power_house), before + 1) << "stored twice";
  ASSERT_EQ(pair.relay.carried().size(), 2U);
  EXPECT_EQ(pair.relay.carried()[0], pair.relay.carried()[1]);
}

TEST_F(RelayDispatches, BelievesNoAnswerThatTheFarStationDidNotSign) {
  const auto id = queue_enquiry();
  pair.relay.set_line(LoopRelay::Line::Lies);
  EXPECT_EQ(relay(), 1);
  EXPECT_EQ(outbound(id).state, ports::DispatchState::Queued);
  EXPECT_TRUE(outbound(id).last_error.starts_with("answer_malformed")) << outbound(id).last_error;
}

TEST_F(RelayDispatches, BelievesNoAnswerThatWasGivenToAnotherDispatch) {
  queue_enquiry();
  EXPECT_EQ(relay(), 1);
  const auto second = queue_enquiry();
  pair.relay.set_line(LoopRelay::Line::RepeatsItself);
  EXPECT_EQ(relay(), 1);
  EXPECT_EQ(outbound(second).state, ports::DispatchState::Queued);
  EXPECT_TRUE(outbound(second).last_error.starts_with("answer_to_another")) << outbound(second).last_error;
}

TEST_F(RelayDispatches, BelievesNoAnswerToOtherBytesUnderTheIdOfItsDispatch) {
  const auto id = queue_enquiry();
  const wire::DispatchAnswer refusal{id, sha256(as_bytes("other bytes")), false, "dispatch_forged", wire::Finality::Final};
  pair.relay.set_last_answer(wire::encode_answer_to_dispatch(refusal, [this](BytesView message) { return pair.power.keys.sign(message); }));
  pair.relay.set_line(LoopRelay::Line::RepeatsItself);
  EXPECT_EQ(relay(), 1);
  EXPECT_EQ(outbound(id).state, ports::DispatchState::Queued);
  EXPECT_TRUE(outbound(id).last_error.starts_with("answer_to_another")) << outbound(id).last_error;
}

TEST_F(RelayDispatches, ShowsARefusalWithItsReasonAndEndsThere) {
  const auto id = queue_enquiry();
  pair.power_house.realm = Realm::Exercise;
  EXPECT_EQ(relay(), 1);
  EXPECT_EQ(outbound(id).state, ports::DispatchState::Refused);
  EXPECT_EQ(outbound(id).last_error, "dispatch_other_realm");
  pair.power_house.realm = Realm::Demo;
  pair.advance(std::chrono::hours{1});
  EXPECT_EQ(relay(), 0);
}

TEST_F(RelayDispatches, DoesNotTryEveryDispatchAtAStationThatIsSilent) {
  queue_enquiry();
  queue_enquiry();
  const auto third = queue_enquiry();
  pair.relay.set_line(LoopRelay::Line::Down);
  EXPECT_EQ(relay(), 3);
  EXPECT_EQ(outbound(third).attempts, 0);
  EXPECT_GT(outbound(third).next_attempt_at, pair.now());
}

TEST_F(RelayDispatches, PadsDispatchesToEqualSizes) {
  queue_enquiry();
  const auto longer = queue_enquiry();
  const auto rows =
      StationPair::read<std::vector<ports::OutboundRow>>(pair.centre_house, [&](const auto& tx) { return tx.list_due(pair.now(), 9); });
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].bytes.size(), rows[1].bytes.size());
  EXPECT_EQ(rows[1].id, longer);
}

TEST_F(RelayDispatches, NeverSendsAHandleOnAnArrowThatItWasNotMadeFor) {
  const auto thread = receive_thread();
  pair.centre.write([&](ports::Transaction& tx) -> Result<> {
    const auto foreign = enqueue_in(tx, thread, pair.handle_of(pair.power.random.id<domain::ThreadId>()));
    EXPECT_EQ(foreign ? "queued" : foreign.error().slug, "handle_foreign");
    const auto none = enqueue_in(tx, thread, std::nullopt);
    EXPECT_EQ(none ? "queued" : none.error().slug, "handle_needed");
    return {};
  });
  EXPECT_EQ(relay(), 0);
}

TEST_F(RelayDispatches, FindsTheThreadAgainByTheHandleThatItGave) {
  const auto thread = pair.file_thread();
  auto upward = pair.charter_between(pair.power_house, pair.centre_house, {domain::ItemKind::UseRecord, domain::ItemKind::Report});
  pair.adopt(upward);
  const auto handle = domain::make_handle(pair.power.keys.handle_key().reveal(), thread, upward.id);
  pair.power.write([&](ports::Transaction& tx) -> Result<> {
    const auto charter = NOROSHI_TRY(load_charter(tx, pair.power_house, upward.id));
    auto released = NOROSHI_TRY(domain::release(domain::count_use(pair.power.random.id<domain::BulletinId>(), {}, 0), charter,
                                                {domain::MachineSends{}, std::nullopt, std::nullopt, StationPair::terms(), pair.now()}));
    return enqueue_release(tx, pair.power_house, charter, std::move(released), thread, handle, "use").map([](const auto&) {});
  });
  const auto found = StationPair::read<std::optional<ports::ThreadRow>>(
      pair.power_house, [&](const auto& tx) { return tx.find_thread_by_handle(upward.id, handle); });
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->id, thread);
}

}  // namespace
}  // namespace noroshi::services
