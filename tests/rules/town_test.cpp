#include "tests/rules/town.hpp"

#include "domain/ledger/receipt.hpp"
#include "services/charter/load_charter.hpp"
#include "services/enquiry/answer_enquiry.hpp"
#include "services/enquiry/ask_enquiry.hpp"
#include "services/report/read_story.hpp"
#include "services/report/read_thread.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi {
namespace {

using domain::Purpose;
using std::chrono::hours;
using std::chrono::minutes;
using support::Town;

constexpr auto blackout = "東雲電力の朝凪変電所でSHN-EMSの表示が止まりました。攻撃元は203.0.113.9です。";

auto read_at_centre(Town& town, std::size_t index = 0) -> services::ThreadView {
  const auto cases = town.cases_at("centre");
  EXPECT_GT(cases.size(), index);
  auto view = services::read_thread(town.house("centre"), town.caller("centre", "centre.analyst"), cases.at(index).id, Purpose::Response);
  EXPECT_TRUE(view.has_value());
  return view->value();
}

/// Files, agrees, releases and delivers.
auto bring_to_centre(Town& town) -> services::Filed {
  auto filed = town.file("power", "shinonome.reporter", blackout);
  EXPECT_TRUE(town.agree("power", "shinonome.reporter", filed.clearances.at(0).clearance));
  EXPECT_TRUE(town.release("power", "power.approver", filed.clearances.at(0).clearance));
  town.deliver();
  return filed;
}

TEST(RuleC1, WhatReachesTheCentreNamesNobody) {
  Town town;
  bring_to_centre(town);
  const auto text = read_at_centre(town).versions.at(0).text;
  for (const auto* name : {"東雲", "朝凪", "SHN-EMS"}) EXPECT_EQ(text.find(name), std::string::npos) << text;
}

TEST(RuleC2, EveryLookAtACaseIsCountedAndChainedForItsGiver) {
  Town town;
  const auto filed = town.file("power", "shinonome.reporter", blackout);
  auto& house = town.house("power");
  const auto coordinator = town.caller("power", "power.coordinator");
  EXPECT_EQ(services::read_thread(house, coordinator, filed.thread, std::nullopt).error().code, ErrorCode::Forbidden);  // no purpose
  EXPECT_TRUE(services::read_thread(house, coordinator, filed.thread, Purpose::Response));
  const auto custody = services::read_custody(house, town.caller("power", "shinonome.reporter"), filed.thread);
  ASSERT_TRUE(custody.has_value());
  std::uint64_t number = 0;
  bool coordinator_seen = false;
  for (const auto& entry : custody->value().entries) {
    if (!entry.opening.access) continue;
    EXPECT_EQ(entry.opening.access->number, ++number);
    coordinator_seen = coordinator_seen || entry.opening.actor.starts_with("coordinator@power");
  }
  EXPECT_TRUE(coordinator_seen);
  EXPECT_EQ(number, custody->value().accesses);
}

TEST(RuleC3, TheSourceOfACaseIsNoWordOfTheCentresStore) {
  Town town;
  const auto filed = bring_to_centre(town);
  const auto at_centre = town.cases_at("centre").at(0);
  EXPECT_FALSE(at_centre.source_tag.has_value());
  EXPECT_FALSE(at_centre.source_link.has_value());
  EXPECT_NE(at_centre.id, filed.thread);
  EXPECT_TRUE(at_centre.handle.has_value());
}

TEST(RuleC4, ANarrowerLabelThanTheCharterCarriesStaysAtHome) {
  Town town;
  services::FileReport request;
  request.input.what_i_know = blackout;
  request.input.tlp = domain::parse_tlp("TLP:PURPLE");  // unknown: RED
  const auto filed = services::file_report(town.house("power"), town.caller("power", "shinonome.reporter"), town.key(), request);
  EXPECT_FALSE(filed.has_value());
  EXPECT_EQ(filed.error().slug, "charter_label");
}

TEST(RuleC5, AnotherMemberGetsTheAbsentAnswer) {
  Town town;
  const auto filed = town.file("power", "shinonome.reporter", blackout);
  const auto other = town.caller("power", "misaki.reporter");
  auto& house = town.house("power");
  const auto absent = domain::ThreadId::parse("00000000-0000-4000-8000-000000000000");
  const auto foreign = services::read_thread(house, other, filed.thread, Purpose::Response);
  const auto nothing = services::read_thread(house, other, *absent, Purpose::Response);
  EXPECT_EQ(foreign.error().code, ErrorCode::NotFound);
  EXPECT_EQ(foreign.error().message, nothing.error().message);
  EXPECT_EQ(services::read_clearance(house, other, filed.clearances.at(0).clearance).error().code, ErrorCode::NotFound);
  EXPECT_EQ(services::read_thread(house, town.caller("power", "power.admin"), filed.thread, Purpose::Response).error().code,
            ErrorCode::NotFound);
}

TEST(RuleC9, ADispatchWaitsInSightWhileTheCentreIsDownAndArrivesOnce) {
  Town town;
  town.relay().set_line(support::LoopRelay::Line::Down);
  const auto filed = bring_to_centre(town);
  const auto view = services::read_thread(town.house("power"), town.caller("power", "shinonome.reporter"), filed.thread, std::nullopt);
  ASSERT_EQ(view->value().dispatches.size(), 1U);
  EXPECT_EQ(view->value().dispatches[0].first.state, ports::DispatchState::Queued);
  EXPECT_FALSE(view->value().dispatches[0].first.last_error.empty());
  EXPECT_TRUE(town.cases_at("centre").empty());
  town.relay().set_line(support::LoopRelay::Line::LosesAnswers);
  town.clock().advance(minutes{10});
  town.deliver();
  town.relay().set_line(support::LoopRelay::Line::Good);
  town.clock().advance(minutes{10});
  town.deliver();
  EXPECT_EQ(town.cases_at("centre").size(), 1U);
}

TEST(RuleC10, AFilingsReceiptNamesTheTablesThatDecided) {
  Town town;
  const auto filed = town.file("power", "shinonome.reporter", blackout);
  const auto receipt = domain::parse_receipt(filed.receipt);
  ASSERT_TRUE(receipt.has_value());
  const std::string opening{as_text(receipt->disclosure.opening)};
  EXPECT_NE(opening.find(town.house("power").rules().sha256), std::string::npos) << opening;
}

TEST(RuleC12, ADestroyedKeyTakesTheReportAndLeavesTheLog) {
  Town town;
  const auto filed = town.file("power", "shinonome.reporter", blackout);
  ASSERT_TRUE(town.vault("power").destroy_key(services::thread_key(filed.thread)));
  const auto view = services::read_thread(town.house("power"), town.caller("power", "shinonome.reporter"), filed.thread, std::nullopt);
  EXPECT_EQ(view.error().code, ErrorCode::NotFound);
  EXPECT_TRUE(domain::parse_receipt(filed.receipt).has_value());
}

TEST(Night, TheTechnicalHalfGoesByTheClauseAndTheProseWaitsForMorning) {
  Town town;
  town.clock().set(Town::daytime + hours{12});  // 02:00 in Japan
  const auto filed = town.file("power", "shinonome.reporter", blackout, services::ConsentMode::Standing);
  town.deliver();
  const auto at_night = read_at_centre(town);
  EXPECT_TRUE(at_night.versions.at(0).technical_half);
  EXPECT_EQ(at_night.versions.at(0).text, "");
  const auto line = town.look("power", "power.approver", filed.clearances.at(0).clearance);
  EXPECT_EQ(line.state, ports::ClearanceState::AwaitingStation);
  EXPECT_TRUE(line.technical_half_gone);
  EXPECT_EQ(line.released_by, "clause 第9条（夜間・休日の取扱い）");
  town.clock().set(Town::daytime + hours{20});  // 10:00
  EXPECT_TRUE(town.release("power", "power.approver", filed.clearances.at(0).clearance));
  town.deliver();
  const auto morning = read_at_centre(town);
  ASSERT_EQ(morning.versions.size(), 2U);
  EXPECT_NE(morning.versions.at(1).text, "");
}

TEST(Night, ByDayAStandingConsentWaitsForTheApprover) {
  Town town;
  town.file("power", "shinonome.reporter", blackout, services::ConsentMode::Standing);
  town.deliver();
  EXPECT_TRUE(town.cases_at("centre").empty());
}

TEST(Telephone, ACoordinatorTakesDownACallAndTheCallersHouseSeesIt) {
  Town town;
  auto& house = town.house("power");
  services::FileReport request;
  request.input.what_i_know = blackout;
  request.on_behalf_of = town.caller("power", "misaki.reporter").organisation;
  const auto filed = services::file_report(house, town.caller("power", "power.coordinator"), town.key(), request);
  ASSERT_TRUE(filed.has_value()) << filed.error().message;
  EXPECT_EQ(filed->value().short_number.size(), 7U);
  EXPECT_TRUE(services::read_thread(house, town.caller("power", "misaki.reporter"), filed->value().thread, std::nullopt));
  EXPECT_EQ(services::read_thread(house, town.caller("power", "kitahama.reporter"), filed->value().thread, std::nullopt).error().code,
            ErrorCode::NotFound);
}

TEST(Clearance, TheEditorDoesNotReleaseAndAnEditAsksTheGiverAgain) {
  Town town;
  const auto filed = town.file("agency", "asagiri.reporter", "会員病院のVPN装置が3週間開いていました。");
  const auto id = filed.clearances.at(0).clearance;
  EXPECT_TRUE(town.agree("agency", "asagiri.reporter", id));
  const auto before = town.look("agency", "agency.approver", id);
  services::ClearanceEdit edit{before.revision, "会員のVPN装置が一定期間、外から入れる状態でした。", {}};
  ASSERT_TRUE(services::edit_clearance(town.house("agency"), town.caller("agency", "agency.coordinator"), id, edit));
  EXPECT_EQ(services::release_clearance(town.house("agency"), town.caller("agency", "agency.approver"), id, {before.digest}).error().code,
            ErrorCode::Conflict);
  EXPECT_EQ(town.look("agency", "asagiri.reporter", id).state, ports::ClearanceState::AwaitingConsent);
  EXPECT_EQ(town.release("agency", "agency.coordinator", id).error().code, ErrorCode::Forbidden);
}

TEST(Clearance, AnAssociationCountsAsManyAsItStandsFor) {
  Town town;
  const auto filed = town.file("agency", "asagiri.reporter", "会員病院のVPN装置が3週間開いていました。");
  EXPECT_EQ(town.look("agency", "asagiri.reporter", filed.clearances.at(0).clearance).set.measure.organisations, 14);
}

TEST(Clearance, TheGiversOwnHouseAgreesWhereTheCharterWantsIt) {
  Town town;
  const auto filed = town.file("credit", "minato.reporter", "不正な添付のあるメールが届きました。");
  const auto id = filed.clearances.at(0).clearance;
  EXPECT_EQ(town.agree("credit", "minato.reporter", id)->value().state, ports::ClearanceState::AwaitingHome);
  EXPECT_FALSE(town.release("credit", "credit.approver", id));
  const auto digest = town.look("credit", "minato.home", id).digest;
  EXPECT_EQ(services::approve_at_home(town.house("credit"), town.caller("credit", "minato.home"), id, digest)->value().state,
            ports::ClearanceState::AwaitingStation);
  EXPECT_TRUE(town.release("credit", "credit.approver", id));
}

TEST(Clearance, TheConsentSentenceSaysWhatLeavesToWhomForWhat) {
  Town town;
  const auto filed = town.file("power", "shinonome.reporter", blackout);
  EXPECT_EQ(town.look("power", "shinonome.reporter", filed.clearances.at(0).clearance).consent_text_ja,
            "次の内容を「重要インフラ情報センター」へ提供します。使用目的は対処の支援、技術的な分析、分野横断の注意喚起、統計です。"
            "センターの分析担当者が読み、他分野の情報と突き合わせ、注意喚起の案にします。第三者へは渡しません。貴組織の名称は送りません。"
            "案件ごとの符号だけで送り、質問と回答はこの拠点が取り次ぎます。受け取る職員には国家公務員法の守秘義務（違反は1年以下の拘禁刑又"
            "は50万円以下の罰金）"
            "が及びます。提供元として考えられる組織の数は3です（取決めの下限は3）。この拠点と提供先は同じ管理者が運用しています（双方が取決"
            "めで確認済み）。");
}

TEST(Duty, AStatutoryReportIsSeenBySupervisionAloneAndNeverTravels) {
  Town town;
  const auto filed = [&] {
    services::FileReport request;
    request.input.what_i_know = blackout;
    auto& ministry = town.house("ministry");
    EXPECT_TRUE(ministry.store.read([&](const ports::Transaction& tx) -> Result<> {
      for (const auto& charter : NOROSHI_TRY(services::list_charters(tx, ministry))) {
        if (charter.charter().statutory) request.charter = charter.charter().id;
      }
      return {};
    }));
    return services::file_report(ministry, town.caller("ministry", "shinonome.duty"), town.key(), request)->value();
  }();
  auto& ministry = town.house("ministry");
  EXPECT_TRUE(filed.clearances.empty());
  EXPECT_EQ(services::read_thread(ministry, town.caller("ministry", "ministry.desk"), filed.thread, Purpose::Response).error().code,
            ErrorCode::NotFound);
  EXPECT_TRUE(services::read_thread(ministry, town.caller("ministry", "ministry.supervision"), filed.thread, Purpose::Supervision));
}

TEST(Purpose, SupervisionIsNoPurposeOfAVoluntaryReport) {
  Town town;
  const auto filed = town.file("power", "shinonome.reporter", blackout);
  EXPECT_FALSE(services::read_thread(town.house("power"), town.caller("power", "power.coordinator"), filed.thread, Purpose::Supervision));
}

TEST(Loop, AQuestionComesDownAndAnAnswerGoesUpThroughTheHandle) {
  Town town;
  bring_to_centre(town);
  auto& centre = town.house("centre");
  auto& power = town.house("power");
  const auto thread = town.cases_at("centre").at(0).id;
  ASSERT_TRUE(services::ask_enquiry(centre, town.caller("centre", "centre.analyst"), town.key(), thread, "続いていますか。", std::nullopt));
  town.deliver();
  const auto reporter = town.caller("power", "shinonome.reporter");
  const auto open = services::list_open_enquiries(power, reporter);
  ASSERT_EQ(open->value().size(), 1U);
  EXPECT_EQ(services::list_open_enquiries(power, town.caller("power", "misaki.reporter"))->value().size(), 0U);
  const auto answered = services::answer_enquiry(power, reporter, town.key(), open->value()[0].enquiry, "東雲電力では収まりました。",
                                                 services::ConsentMode::Look);
  ASSERT_TRUE(answered.has_value() && answered->value().clearance.has_value());
  EXPECT_TRUE(town.agree("power", "shinonome.reporter", *answered->value().clearance));
  EXPECT_TRUE(town.release("power", "power.approver", *answered->value().clearance));
  town.deliver();
  const auto view = read_at_centre(town);
  ASSERT_EQ(view.enquiries.at(0).answers.size(), 1U);
  EXPECT_EQ(view.enquiries[0].answers[0].text.find("東雲"), std::string::npos);
}

TEST(Loop, TheSourceLearnsWhoReadItForWhatAndASmallCountStaysHidden) {
  Town town;
  const auto filed = bring_to_centre(town);
  read_at_centre(town);
  town.deliver();
  const auto story = services::read_story(town.house("power"), town.caller("power", "shinonome.reporter"), filed.thread);
  ASSERT_TRUE(story.has_value());
  ASSERT_TRUE(story->value().reads.contains(Purpose::Response));
  EXPECT_EQ(story->value().reads.at(Purpose::Response).readers, std::set<std::string>{"analyst@centre"});
  EXPECT_TRUE(story->value().outcomes.empty());
}

TEST(Repeat, TheSameKeyFilesOnceAndAnotherBodyUnderItIsRefused) {
  Town town;
  auto& house = town.house("power");
  const auto reporter = town.caller("power", "shinonome.reporter");
  services::FileReport request;
  request.input.what_i_know = blackout;
  const services::RequestKey key{"once", {}};
  const auto first = services::file_report(house, reporter, key, request);
  const auto again = services::file_report(house, reporter, key, request);
  EXPECT_EQ(first->value().report, again->value().report);
  EXPECT_EQ(town.cases_at("power").size(), 1U);
  Bytes32 other{};
  other[0] = 1;
  EXPECT_EQ(services::file_report(house, reporter, {"once", other}, request).error().slug, "idempotency_reused");
}

}  // namespace
}  // namespace noroshi
