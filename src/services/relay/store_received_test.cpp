#include "services/relay/store_received.hpp"

#include "tests/support/station_pair.hpp"

#include <gtest/gtest.h>

namespace noroshi::services {
namespace {

using support::StationPair;

class StoreReceived : public testing::Test {
protected:
  auto sent_down(domain::Item item) -> std::string {
    return StationPair::answer_of(pair.power_house, pair.write_dispatch(pair.centre_house, pair.power_house, pair.down, std::move(item)));
  }
  auto sent_up(domain::Item item) -> std::string {
    return StationPair::answer_of(pair.centre_house, pair.write_dispatch(pair.power_house, pair.centre_house, pair.up, std::move(item)));
  }
  auto enquiry() -> domain::EnquiryContent { return {pair.centre.random.id<domain::EnquiryId>(), "何時からですか", std::nullopt}; }
  auto bulletin(const domain::BulletinId& id) -> domain::Bulletin {
    return {id, "注意喚起", "本文", "回線を切り替える", "確認してください", {}, {}, StationPair::terms(), pair.now(), 3};
  }
  auto fresh_bulletin() -> domain::BulletinId { return pair.centre.random.id<domain::BulletinId>(); }
  auto bulletin_at_power(const domain::BulletinId& id) -> std::optional<ports::BulletinRow> {
    return StationPair::read<std::optional<ports::BulletinRow>>(pair.power_house, [&](const auto& tx) { return tx.find_bulletin(id); });
  }
  auto notices_at_power() -> std::vector<ports::NoticeRow> {
    return StationPair::read<std::vector<ports::NoticeRow>>(pair.power_house, [](const auto& tx) { return tx.list_notices(50); });
  }
  /// Between the CEPTOAR and its members; the newest one holds.
  void adopt_members_charter(domain::Timing timing) {
    pair.advance(std::chrono::minutes{1});
    auto charter = pair.charter_between(pair.power_house, pair.power_house, {domain::ItemKind::Bulletin});
    charter.to.kind = domain::EndKind::Members;
    charter.to.administrator = "members";
    charter.to.host = "members";
    charter.timing = timing;
    const auto row = pair.sign(charter);
    pair.power.write([&](ports::Transaction& tx) { return tx.put_charter(row); });
  }

  StationPair pair;
};

TEST_F(StoreReceived, PutsAnEnquiryAtTheThreadThatItsHandleNamesAndWakesItsPeople) {
  const auto reporter = pair.power.add_person("reporter", {domain::Role::Reporter});
  const auto coordinator = pair.power.add_person("coordinator", {domain::Role::Coordinator});
  const auto [thread, handle] = pair.file_thread_with_handle();
  const auto asked = enquiry();
  EXPECT_EQ(sent_down({handle, asked}), "accepted");
  const auto row =
      StationPair::read<std::optional<ports::EnquiryRow>>(pair.power_house, [&](const auto& tx) { return tx.find_enquiry(asked.enquiry); });
  ASSERT_TRUE(row.has_value());
  EXPECT_EQ(row->thread, thread);
  EXPECT_EQ(row->charter, pair.up.id);
  EXPECT_FALSE(row->asked_here);
  std::set<domain::PersonId> woken;
  for (const auto& notice : notices_at_power()) {
    woken.insert(notice.to);
    EXPECT_EQ(notice.link.find(thread.str()), std::string::npos) << "a notice must not join a person and a case";
  }
  EXPECT_EQ(woken, (std::set{reporter.person, coordinator.person}));
}

TEST_F(StoreReceived, DoesNotLetOneStationUseAHandleThatAnotherWasGiven) {
  const auto thread = pair.file_thread();
  support::MemoryStation ministry{"ministry", 3};
  auto ministry_house = support::with_relay(ministry.house, pair.relay);
  StationPair::introduce(pair.power_house, ministry_house);
  StationPair::introduce(ministry_house, pair.power_house);
  auto to_ministry = pair.charter_between(pair.power_house, ministry_house, {domain::ItemKind::Report});
  const Bytes bytes = wire::encode_charter(to_ministry);
  const ports::CharterRow row{to_ministry.id, 1, bytes, pair.power_house.keys.sign(bytes), ministry.keys.sign(bytes), pair.now()};
  const auto of_ministry = domain::make_handle(pair.power.keys.handle_key().reveal(), thread, to_ministry.id);
  pair.power.write([&](ports::Transaction& tx) -> Result<> {
    NOROSHI_TRY(tx.put_charter(row));
    NOROSHI_TRY(tx.put_handle(to_ministry.id, of_ministry, thread));
    return tx.put_handle(pair.up.id, pair.handle_of(thread), thread);
  });
  EXPECT_NE(of_ministry, pair.handle_of(thread));
  EXPECT_EQ(sent_down({of_ministry, enquiry()}), "thread_unknown");
  EXPECT_EQ(sent_down({pair.handle_of(thread), enquiry()}), "accepted");
}

TEST_F(StoreReceived, TakesNoEnquiryTwiceUnderOneIdAndNoneWithoutAHandle) {
  const auto [thread, handle] = pair.file_thread_with_handle();
  const auto asked = enquiry();
  EXPECT_EQ(sent_down({handle, asked}), "accepted");
  EXPECT_EQ(sent_down({handle, asked}), "enquiry_known");
  EXPECT_EQ(sent_down({std::nullopt, enquiry()}), "handle_needed");
}

TEST_F(StoreReceived, KeepsACallBackAsABell) {
  const auto [thread, handle] = pair.file_thread_with_handle();
  EXPECT_EQ(sent_down({handle, domain::CallBackContent{"当直", "03-0000-0000", "至急"}}), "accepted");
  const auto rows = StationPair::read<std::vector<ports::EnquiryRow>>(pair.power_house,
                                                                      [&, id = thread](const auto& tx) { return tx.list_enquiries(id); });
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_TRUE(rows.front().call_back);
}

TEST_F(StoreReceived, TakesAnAnswerOnlyToAQuestionOfOursOnThatThread) {
  const auto thread = pair.power.random.id<domain::ThreadId>();
  const auto handle = pair.handle_of(thread);
  domain::ReportContent report;
  report.terms = StationPair::terms();
  EXPECT_EQ(sent_up({handle, report}), "accepted");
  const auto here = StationPair::read<std::optional<ports::ThreadRow>>(
      pair.centre_house, [&](const auto& tx) { return tx.find_thread_by_handle(pair.up.id, handle); });
  ASSERT_TRUE(here.has_value());
  const auto asked = pair.centre.random.id<domain::EnquiryId>();
  const domain::AnswerContent answer{asked, "深夜二時から", {}};
  EXPECT_EQ(sent_up({handle, answer}), "enquiry_unknown");
  pair.centre.write([&](ports::Transaction& tx) -> Result<> {
    const auto body = NOROSHI_TRY(pair.centre.vault.seal("report:" + here->id.str(), "enquiry:" + asked.str(), as_bytes("{}")));
    return tx.add_enquiry({asked, here->id, true, false, body, pair.now(), std::nullopt, std::nullopt, std::nullopt});
  });
  EXPECT_EQ(sent_up({pair.handle_of(pair.power.random.id<domain::ThreadId>()), answer}), "thread_unknown");
  const auto of_another_thread = pair.handle_of(pair.power.random.id<domain::ThreadId>());
  EXPECT_EQ(sent_up({of_another_thread, report}), "accepted");
  EXPECT_EQ(sent_up({of_another_thread, answer}), "enquiry_unknown");
  const auto asked_of_us = pair.centre.random.id<domain::EnquiryId>();
  pair.centre.write([&](ports::Transaction& tx) -> Result<> {
    const auto body = NOROSHI_TRY(pair.centre.vault.seal("report:" + here->id.str(), "enquiry:" + asked_of_us.str(), as_bytes("{}")));
    return tx.add_enquiry({asked_of_us, here->id, false, false, body, pair.now(), std::nullopt, std::nullopt, std::nullopt});
  });
  EXPECT_EQ(sent_up({handle, domain::AnswerContent{asked_of_us, "深夜二時から", {}}}), "enquiry_unknown") << "asked of us, not by us";
  EXPECT_EQ(sent_up({handle, answer}), "accepted");
  const auto answered =
      StationPair::read<std::optional<ports::EnquiryRow>>(pair.centre_house, [&](const auto& tx) { return tx.find_enquiry(asked); });
  EXPECT_TRUE(answered->answered_at.has_value());
}

TEST_F(StoreReceived, LeavesABulletinToTheCoordinatorUnlessTheMembersCharterIsImmediate) {
  const auto first = fresh_bulletin();
  EXPECT_EQ(sent_down({std::nullopt, domain::BulletinContent{bulletin(first), false, false}}), "accepted");
  EXPECT_EQ(bulletin_at_power(first)->state, ports::BulletinState::Issued);

  adopt_members_charter(domain::Timing::Daily);
  const auto second = fresh_bulletin();
  EXPECT_EQ(sent_down({std::nullopt, domain::BulletinContent{bulletin(second), false, false}}), "accepted");
  EXPECT_EQ(bulletin_at_power(second)->state, ports::BulletinState::Issued);

  adopt_members_charter(domain::Timing::Immediate);
  const auto recipient = pair.power.add_person("recipient", {domain::Role::Recipient});
  const auto third = fresh_bulletin();
  EXPECT_EQ(sent_down({std::nullopt, domain::BulletinContent{bulletin(third), false, false}}), "accepted");
  EXPECT_EQ(bulletin_at_power(third)->state, ports::BulletinState::PassedOn);
  ASSERT_EQ(notices_at_power().size(), 1U);
  EXPECT_EQ(notices_at_power().front().to, recipient.person);
}

TEST_F(StoreReceived, JoinsABulletinToTheThreadThatItSpeaksOf) {
  const auto [thread, handle] = pair.file_thread_with_handle();
  const auto id = fresh_bulletin();
  EXPECT_EQ(sent_down({std::nullopt, domain::BulletinContent{bulletin(id), false, false}}), "accepted");
  EXPECT_EQ(sent_down({handle, domain::BulletinContent{bulletin(id), true, false}}), "accepted");
  EXPECT_EQ(bulletin_at_power(id)->about, std::vector{thread});
  const auto other = pair.handle_of(pair.power.random.id<domain::ThreadId>());
  EXPECT_EQ(sent_down({other, domain::BulletinContent{bulletin(id), true, false}}), "thread_unknown");
}

TEST_F(StoreReceived, KeepsARecalledBulletinRecalledWhateverComesLate) {
  const auto id = fresh_bulletin();
  EXPECT_EQ(sent_down({std::nullopt, domain::BulletinContent{bulletin(id), false, true}}), "accepted");
  EXPECT_EQ(sent_down({std::nullopt, domain::BulletinContent{bulletin(id), false, false}}), "accepted");
  EXPECT_EQ(bulletin_at_power(id)->state, ports::BulletinState::Recalled);
}

TEST_F(StoreReceived, TakesACorrectionOnceAndNeverOlderWordsForNewerOnes) {
  const auto id = fresh_bulletin();
  auto first = bulletin(id);
  EXPECT_EQ(sent_down({std::nullopt, domain::BulletinContent{first, false, false}}), "accepted");
  EXPECT_FALSE(bulletin_at_power(id)->corrected_at.has_value());
  auto corrected = first;
  corrected.issued_at += std::chrono::minutes{5};
  corrected.body = "訂正した本文";
  EXPECT_EQ(sent_down({std::nullopt, domain::BulletinContent{corrected, false, false}}), "accepted");
  const auto words = bulletin_at_power(id);
  EXPECT_TRUE(words->corrected_at.has_value());
  EXPECT_EQ(words->words_at, corrected.issued_at);
  EXPECT_EQ(sent_down({std::nullopt, domain::BulletinContent{first, false, false}}), "accepted");
  EXPECT_EQ(bulletin_at_power(id)->body.ciphertext, words->body.ciphertext);
}

TEST_F(StoreReceived, LetsNobodyButItsSenderChangeABulletin) {
  const auto ours = fresh_bulletin();
  ASSERT_TRUE(pair.power.vault.create_key("bulletin:" + ours.str()).has_value());
  pair.power.write([&](ports::Transaction& tx) -> Result<> {
    const auto body = NOROSHI_TRY(pair.power.vault.seal("bulletin:" + ours.str(), "bulletin:" + ours.str(), as_bytes("{}")));
    return tx.add_bulletin(
        {ours, true, ports::BulletinState::Issued, std::nullopt, domain::Tlp::Amber, {}, 1, body, std::nullopt, {}, 1, pair.now()});
  });
  EXPECT_EQ(sent_down({std::nullopt, domain::BulletinContent{bulletin(ours), false, true}}), "bulletin_not_yours");
  EXPECT_EQ(bulletin_at_power(ours)->state, ports::BulletinState::Issued);
}

TEST_F(StoreReceived, NeverTakesAWiderLabelThanTheReleaseHad) {
  const auto id = fresh_bulletin();
  auto wide = bulletin(id);
  wide.terms.tlp = domain::Tlp::Clear;
  EXPECT_EQ(sent_down({std::nullopt, domain::BulletinContent{wide, false, false}}), "accepted");
  EXPECT_EQ(bulletin_at_power(id)->tlp, domain::Tlp::Amber);
}

TEST_F(StoreReceived, CountsUsesOfABulletinThatIsHereAndLetsTheOthersTryLater) {
  const auto id = fresh_bulletin();
  const domain::UseRecordContent use{id, {{domain::UseOutcome::Done, 4}}, "", 2};
  EXPECT_EQ(sent_down({std::nullopt, use}), "bulletin_unknown (later)");
  EXPECT_EQ(sent_down({std::nullopt, domain::BulletinContent{bulletin(id), false, false}}), "accepted");
  EXPECT_EQ(sent_down({std::nullopt, use}), "accepted");
  const auto told =
      StationPair::read<std::vector<ports::ReceivedUseRow>>(pair.power_house, [&](const auto& tx) { return tx.list_received_uses(id); });
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told.front().outcomes.at(domain::UseOutcome::Done), 4);
}

TEST_F(StoreReceived, KeepsAReadNoticeForTheSourceInItsOwnLog) {
  const auto [thread, handle] = pair.file_thread_with_handle();
  const auto before = StationPair::log_size(pair.power_house);
  EXPECT_EQ(sent_down({handle, domain::ReadNoticeContent{"analyst@centre", domain::Purpose::Response, 1, pair.now(), 7}}), "accepted");
  const auto notices = StationPair::read<std::vector<ports::ReadNoticeRow>>(
      pair.power_house, [&, id = thread](const auto& tx) { return tx.list_read_notices(id); });
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices.front().content.log_index, 7U);
  EXPECT_EQ(StationPair::log_size(pair.power_house), before + 1);
}

TEST_F(StoreReceived, PutsARisenReadingBesideTheSourcesAndWakesTheSource) {
  pair.power.add_person("reporter", {domain::Role::Reporter});
  const auto [thread, handle] = pair.file_thread_with_handle();
  domain::ReadNoticeContent notice{"machine@centre", domain::Purpose::Response, 1, pair.now(), 7};
  notice.risen = domain::RisenReading{"nonsense", 3, domain::Layer::ServiceFailure, domain::Route::ReportNow, {"理由", "why"}, "e3b0"};
  EXPECT_EQ(sent_down({handle, notice}), "reading_unreadable");
  notice.risen->cause = "matching_indicator";
  EXPECT_EQ(sent_down({handle, notice}), "accepted");
  const auto readings = StationPair::read<std::vector<ports::ReadingRow>>(
      pair.power_house, [&, id = thread](const auto& tx) { return tx.list_readings(id); });
  ASSERT_EQ(readings.size(), 1U);
  EXPECT_EQ(readings[0].party, ports::ReadingParty::Ceptoar);
  EXPECT_EQ(readings[0].level, 3);
  EXPECT_EQ(readings[0].route, "report_now");
  EXPECT_TRUE(readings[0].notified_at.has_value());
  ASSERT_EQ(notices_at_power().size(), 1U);
  EXPECT_EQ(notices_at_power()[0].link.find(thread.str()), std::string::npos);
}

TEST_F(StoreReceived, KeepsTheLatestTellingOfAMonthWhateverComesFirst) {
  pair.advance(std::chrono::minutes{1});
  const auto charter = pair.charter_between(pair.power_house, pair.centre_house, {domain::ItemKind::Tally});
  pair.adopt(charter);
  const auto told = [&](int count, UtcTime as_of, const std::string& month = "2026-03") {
    domain::TallyContent tally{month, "ele", {{"spam", count}}, {}, as_of};
    return StationPair::answer_of(pair.centre_house, pair.write_dispatch(pair.power_house, pair.centre_house, charter, {{}, tally}));
  };
  const auto kept = [&] {
    return StationPair::read<std::vector<ports::TallyRow>>(pair.centre_house, [](const auto& tx) { return tx.list_tallies("2026-03"); });
  };
  EXPECT_EQ(told(5, pair.now()), "accepted");
  EXPECT_EQ(told(9, pair.now() - std::chrono::hours{1}), "accepted");  // an earlier one that was late on the way
  ASSERT_EQ(kept().size(), 1U);
  EXPECT_EQ(kept()[0].count, 5);
  EXPECT_EQ(told(3, pair.now() + std::chrono::hours{1}), "accepted");
  EXPECT_EQ(kept()[0].count, 3);
  EXPECT_EQ(kept()[0].station, pair.power_house.station.id);
  EXPECT_FALSE(kept()[0].source_tag.has_value());
  EXPECT_EQ(told(1, pair.now(), "March"), "tally_unreadable");
}

}  // namespace
}  // namespace noroshi::services
