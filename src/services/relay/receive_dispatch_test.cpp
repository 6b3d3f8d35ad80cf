#include "services/relay/receive_dispatch.hpp"

#include "domain/report/limits.hpp"
#include "tests/support/station_pair.hpp"

#include <gtest/gtest.h>

namespace noroshi::services {
namespace {

using support::StationPair;

auto report_content() -> domain::ReportContent {
  domain::ReportContent report;
  report.sector = "ele";
  report.text = "制御系の端末が応答しなくなった";
  report.terms = StationPair::terms();
  return report;
}

class ReceiveDispatch : public testing::Test {
protected:
  auto report(const std::optional<domain::Handle>& handle) -> domain::Item { return {handle, report_content()}; }
  auto some_handle() -> domain::Handle { return pair.handle_of(pair.power.random.id<domain::ThreadId>()); }
  auto up_report() -> Bytes { return pair.write_dispatch(pair.power_house, pair.centre_house, pair.up, report(some_handle())); }
  auto at_centre(BytesView bytes) -> std::string { return StationPair::answer_of(pair.centre_house, bytes); }
  auto at_power(BytesView bytes) -> std::string { return StationPair::answer_of(pair.power_house, bytes); }
  auto threads_at_centre() -> std::vector<ports::ThreadRow> {
    return StationPair::read<std::vector<ports::ThreadRow>>(pair.centre_house,
                                                            [](const ports::Transaction& tx) { return tx.list_threads({}); });
  }

  StationPair pair;
};

TEST_F(ReceiveDispatch, StoresAReportWithItsLogEntryAndWakesTheAnalyst) {
  pair.centre.add_person("analyst", {domain::Role::Analyst});
  const auto before = StationPair::log_size(pair.centre_house);
  EXPECT_EQ(at_centre(up_report()), "accepted");
  EXPECT_EQ(StationPair::log_size(pair.centre_house), before + 1);
  ASSERT_EQ(threads_at_centre().size(), 1U);
  const auto thread = threads_at_centre().front();
  EXPECT_FALSE(thread.source_tag.has_value());
  EXPECT_FALSE(thread.source_link.has_value());
  const auto reports =
      StationPair::read<std::vector<ports::ReportRow>>(pair.centre_house, [&](const auto& tx) { return tx.list_reports(thread.id); });
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_EQ(reports.front().leaf_index, before);
  EXPECT_EQ(reports.front().body.key_id, "report:" + thread.id.str());
  const auto notices =
      StationPair::read<std::vector<ports::NoticeRow>>(pair.centre_house, [](const auto& tx) { return tx.list_notices(9); });
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices.front().reason, "report_arrived");
}

TEST_F(ReceiveDispatch, PutsReportsOfOneHandleIntoOneThread) {
  const auto handle = some_handle();
  for (int version = 1; version <= 3; ++version)
    EXPECT_EQ(at_centre(pair.write_dispatch(pair.power_house, pair.centre_house, pair.up, report(handle))), "accepted");
  EXPECT_EQ(at_centre(up_report()), "accepted");
  EXPECT_EQ(threads_at_centre().size(), 2U);
}

TEST_F(ReceiveDispatch, AnswersARepeatAsItDidBeforeAndStoresNothingTwice) {
  const auto bytes = up_report();
  const auto first = receive_dispatch(pair.centre_house, bytes);
  const auto size = StationPair::log_size(pair.centre_house);
  pair.advance(std::chrono::hours{72});
  const auto second = receive_dispatch(pair.centre_house, bytes);
  ASSERT_TRUE(first.has_value() && second.has_value());
  EXPECT_EQ(*first, *second);
  EXPECT_EQ(StationPair::log_size(pair.centre_house), size);
  EXPECT_EQ(threads_at_centre().size(), 1U);
}

TEST_F(ReceiveDispatch, AnswersTheSameWhenOnlyTheSpacingChanged) {
  auto bytes = up_report();
  EXPECT_EQ(at_centre(bytes), "accepted");
  bytes.insert(bytes.begin() + 1, ' ');
  EXPECT_EQ(at_centre(bytes), "accepted");
  EXPECT_EQ(threads_at_centre().size(), 1U);
}

TEST_F(ReceiveDispatch, RefusesAnotherDispatchUnderAKnownId) {
  const auto head = pair.head(pair.power_house, pair.centre_house, pair.up);
  const wire::Consignment consignment{"demo", StationPair::terms(), report(some_handle())};
  EXPECT_EQ(at_centre(StationPair::write_dispatch(pair.power_house, pair.centre_house, head, consignment)), "accepted");
  EXPECT_EQ(at_centre(StationPair::write_dispatch(pair.power_house, pair.centre_house, head, consignment)), "dispatch_forged");
  EXPECT_EQ(threads_at_centre().size(), 1U);
}

TEST_F(ReceiveDispatch, GivesOneAnswerToStrangersAndToWrongSignatures) {
  support::MemoryStation stranger{"stranger", 9};
  const auto from_stranger = pair.write_dispatch(stranger.house, pair.centre_house, pair.up, report(some_handle()));
  auto head = pair.head(pair.power_house, pair.centre_house, pair.up);
  const auto in_powers_name =
      StationPair::write_dispatch(stranger.house, pair.centre_house, head, {"demo", StationPair::terms(), report(some_handle())});
  head.from = pair.centre_house.station.id;
  const auto from_itself =
      StationPair::write_dispatch(pair.centre_house, pair.centre_house, head, {"demo", StationPair::terms(), report(some_handle())});
  const auto wrong_seal_of_stranger = pair.write_dispatch(stranger.house, stranger.house, pair.up, report(some_handle()));
  std::set<std::string> answers;
  for (const auto& bytes : {from_stranger, in_powers_name, from_itself, wrong_seal_of_stranger}) {
    const auto answer = receive_dispatch(pair.centre_house, bytes);
    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(answer.error().code, ErrorCode::Unauthorised);
    answers.insert(answer.error().slug + answer.error().message);
  }
  EXPECT_EQ(answers.size(), 1U);
  EXPECT_EQ(StationPair::log_size(pair.centre_house), 0U);
}

TEST_F(ReceiveDispatch, RefusesEveryChangedByteOfTheEnvelope) {
  const auto bytes = up_report();
  for (std::size_t at = 0; at < bytes.size(); at += 97) {
    auto changed = bytes;
    changed[at] ^= 1U;
    const auto answer = at_centre(changed);
    EXPECT_TRUE(answer.starts_with("error dispatch_")) << at << " " << answer;
  }
  EXPECT_EQ(threads_at_centre().size(), 0U);
}

TEST_F(ReceiveDispatch, RefusesWhatIsCutShortOrTooLarge) {
  const auto bytes = up_report();
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, bytes.size() / 2, bytes.size() - 1})
    EXPECT_EQ(at_centre(BytesView{bytes}.first(size)), "error dispatch_malformed");
  Bytes large = bytes;
  large.resize(domain::limits::dispatch_bytes_max + 1, ' ');
  EXPECT_EQ(receive_dispatch(pair.centre_house, large).error().code, ErrorCode::TooLarge);
}

TEST_F(ReceiveDispatch, RefusesADispatchToAnotherStation) {
  EXPECT_EQ(at_power(up_report()), "error dispatch_unauthorised");
  auto head = pair.head(pair.power_house, pair.centre_house, pair.up);
  head.to = pair.power_house.station.id;
  EXPECT_EQ(at_centre(StationPair::write_dispatch(pair.power_house, pair.centre_house, head,
                                                  {"demo", StationPair::terms(), report(some_handle())})),
            "dispatch_not_for_us");
}

TEST_F(ReceiveDispatch, RefusesAClockThatRunsAheadButTakesWhatWaitedForDays) {
  auto head = pair.head(pair.power_house, pair.centre_house, pair.up);
  const wire::Consignment consignment{"demo", StationPair::terms(), report(some_handle())};
  head.sent_at = pair.now() + std::chrono::seconds{domain::limits::clock_skew_seconds_max + 1};
  EXPECT_EQ(at_centre(StationPair::write_dispatch(pair.power_house, pair.centre_house, head, consignment)), "dispatch_clock_skew (later)");
  head.sent_at = pair.now() - std::chrono::hours{24 * 5};
  EXPECT_EQ(at_centre(StationPair::write_dispatch(pair.power_house, pair.centre_house, head, consignment)), "accepted");
}

TEST_F(ReceiveDispatch, RefusesOtherRealms) {
  for (const char* realm : {"live", "exercise", "", "Demo"}) {
    const auto head = pair.head(pair.power_house, pair.centre_house, pair.up);
    EXPECT_EQ(at_centre(StationPair::write_dispatch(pair.power_house, pair.centre_house, head,
                                                    {realm, StationPair::terms(), report(some_handle())})),
              "dispatch_other_realm");
  }
  EXPECT_EQ(threads_at_centre().size(), 0U);
}

TEST_F(ReceiveDispatch, RefusesASealedBoxTakenOutOfAnotherDispatch) {
  auto bytes = up_report();
  const auto envelope = wire::decode_envelope(bytes);
  ASSERT_TRUE(envelope.has_value());
  std::string payload{as_text(envelope->payload)};
  const auto other = pair.head(pair.power_house, pair.centre_house, pair.up).dispatch.str();
  payload.replace(payload.find("\"dispatch\":\"") + 12, 36, other);
  const Bytes signed_payload{payload.begin(), payload.end()};
  const auto resigned =
      wire::encode_envelope({envelope->payload_type, signed_payload, envelope->key_id,
                             pair.power_house.keys.sign(wire::pre_authentication(envelope->payload_type, signed_payload))});
  EXPECT_EQ(at_centre(resigned), "dispatch_unreadable");
}

TEST_F(ReceiveDispatch, RefusesWhatIsSealedToAnotherStation) {
  const auto head = pair.head(pair.power_house, pair.centre_house, pair.up);
  EXPECT_EQ(at_centre(StationPair::write_dispatch(pair.power_house, pair.power_house, head,
                                                  {"demo", StationPair::terms(), report(some_handle())})),
            "dispatch_unreadable");
}

TEST_F(ReceiveDispatch, LetsNothingCrossWithoutACharterInForceInThatDirection) {
  auto unknown = pair.up;
  unknown.id = pair.power.random.id<domain::CharterId>();
  EXPECT_EQ(at_centre(pair.write_dispatch(pair.power_house, pair.centre_house, unknown, report(some_handle()))), "charter_unknown (later)");
  EXPECT_EQ(at_centre(pair.write_dispatch(pair.power_house, pair.centre_house, pair.down, report(some_handle()))), "charter_direction");
  auto later = pair.charter_between(pair.power_house, pair.centre_house, {domain::ItemKind::Report});
  later.effective_at = pair.now() + std::chrono::hours{1};
  pair.adopt(later);
  EXPECT_EQ(at_centre(pair.write_dispatch(pair.power_house, pair.centre_house, later, report(some_handle()))),
            "charter_not_effective (later)");
  EXPECT_EQ(StationPair::log_size(pair.centre_house), 0U);
}

TEST_F(ReceiveDispatch, LetsNothingCrossUnderACharterThatOneEndDidNotSign) {
  const auto charter = pair.charter_between(pair.power_house, pair.centre_house, {domain::ItemKind::Report});
  auto row = pair.sign(charter);
  row.signature_to = row.signature_from;
  pair.centre.write([&](ports::Transaction& tx) { return tx.put_charter(row); });
  EXPECT_EQ(at_centre(pair.write_dispatch(pair.power_house, pair.centre_house, charter, report(some_handle()))), "charter_unsigned");
}

TEST_F(ReceiveDispatch, LetsNothingCrossUnderACharterSignedWithAKeyThatIsNotThePartners) {
  support::MemoryStation impostor{"power", 77};
  auto charter = pair.charter_between(pair.power_house, pair.centre_house, {domain::ItemKind::Report});
  charter.from.signing_key = impostor.keys.signing_public();
  auto row = pair.sign(charter);
  row.signature_from = impostor.keys.sign(row.bytes);
  pair.centre.write([&](ports::Transaction& tx) { return tx.put_charter(row); });
  EXPECT_EQ(at_centre(pair.write_dispatch(pair.power_house, pair.centre_house, charter, report(some_handle()))),
            "charter_key_unknown (later)");
}

TEST_F(ReceiveDispatch, HoldsItemsToTheKindLabelAndPurposesOfTheCharter) {
  const domain::Item bulletin{
      std::nullopt,
      domain::BulletinContent{
          {pair.power.random.id<domain::BulletinId>(), "t", "b", "c", "a", {}, {}, StationPair::terms(), {}, 1}, false, false}};
  EXPECT_EQ(at_centre(pair.write_dispatch(pair.power_house, pair.centre_house, pair.up, bulletin)), "charter_kind");

  const auto with_terms = [&](const domain::Terms& terms) {
    auto content = report_content();
    content.terms = terms;
    const auto head = pair.head(pair.power_house, pair.centre_house, pair.up);
    return at_centre(
        StationPair::write_dispatch(pair.power_house, pair.centre_house, head, {"demo", StationPair::terms(), {some_handle(), content}}));
  };
  EXPECT_EQ(with_terms({domain::Tlp::Red, {domain::Purpose::Response}, {}, {}}), "charter_label");
  EXPECT_EQ(with_terms({domain::Tlp::Amber, {domain::Purpose::Statistics}, {}, {}}), "charter_purpose");
  EXPECT_EQ(with_terms({domain::Tlp::Clear, {domain::Purpose::Response}, {}, {}}), "accepted");
}

TEST_F(ReceiveDispatch, LetsNoReportNameItsSourceOnAnAnonymousArrow) {
  auto content = report_content();
  content.organisation = "架空電力";
  EXPECT_EQ(at_centre(pair.write_dispatch(pair.power_house, pair.centre_house, pair.up, {some_handle(), content})), "identity_not_agreed");
  EXPECT_EQ(at_centre(pair.write_dispatch(pair.power_house, pair.centre_house, pair.up, report(std::nullopt))), "handle_needed");
  EXPECT_EQ(threads_at_centre().size(), 0U);
}

}  // namespace
}  // namespace noroshi::services
