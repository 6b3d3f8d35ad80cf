#include "services/reading/retriage.hpp"

#include "domain/ledger/receipt.hpp"
#include "services/reading/add_reading.hpp"
#include "services/report/read_story.hpp"
#include "services/report/read_thread.hpp"
#include "services/report/thread_access.hpp"
#include "tests/rules/town.hpp"
#include "tests/support/standing_rules.hpp"

namespace noroshi {
namespace {

using domain::Purpose;
using domain::Route;
using ports::ReadingCause;
using ports::ReadingParty;
using support::Town;

const domain::Facts mail_arrived{{"malware_mail", true}, {"malware_attachment_opened", false}, {"reported_as", std::string{"near_miss"}}};
const domain::Facts handling_failed{{"malware_attachment_opened", true}, {"handling_sufficient", false}, {"host_isolated", false}};

class Retriage : public testing::Test {
protected:
  auto file(const std::string& slug, const std::string& user, const std::string& text, domain::Facts facts,
            std::optional<domain::ThreadId> thread = {}) -> services::Filed {
    services::FileReport request;
    request.input.what_i_know = text;
    request.input.kind = domain::ReportKind::NearMiss;
    request.input.stage = thread ? domain::ReportStage::FollowUp : domain::ReportStage::First;
    request.input.facts = std::move(facts);
    request.thread = thread;
    const auto filed = services::file_report(town.house(slug), town.caller(slug, user), town.key(), std::move(request));
    EXPECT_TRUE(filed.has_value()) << (filed ? "" : filed.error().message);
    return filed->value();
  }
  auto file_near_miss() -> services::Filed { return file("power", "shinonome.reporter", "不審なメールが届きました。", mail_arrived); }

  /// On to the centre, by whose hands it needs.
  void bring_up(const std::string& slug, const std::string& reporter, const std::string& approver, const services::Filed& filed) {
    const auto id = filed.clearances.at(0).clearance;
    EXPECT_TRUE(town.agree(slug, reporter, id, domain::SmallSet::Accept));
    EXPECT_TRUE(town.release(slug, approver, id));
    town.deliver();
  }

  auto readings(const std::string& slug, const domain::ThreadId& thread) -> std::vector<services::ReadingView> {
    std::vector<services::ReadingView> views;
    EXPECT_TRUE(town.house(slug).store.read([&](const ports::Transaction& tx) -> Result<> {
      views = NOROSHI_TRY(services::list_reading_views(tx, town.house(slug), thread));
      return {};
    }));
    return views;
  }
  auto of_party(const std::string& slug, const domain::ThreadId& thread, ReadingParty party) -> std::vector<services::ReadingView> {
    auto views = readings(slug, thread);
    std::erase_if(views, [&](const auto& view) { return view.row.party != party; });
    return views;
  }
  auto notices(const std::string& slug) -> int {
    int count = 0;
    EXPECT_TRUE(town.house(slug).store.read([&](const ports::Transaction& tx) -> Result<> {
      for (const auto& row : NOROSHI_TRY(tx.list_notices(100))) {
        if (row.reason != "reading_rose") continue;
        ++count;
        EXPECT_EQ(row.link, "reports");  // no case in the mail
      }
      return {};
    }));
    return count;
  }
  auto story(const domain::ThreadId& thread) -> services::Story {
    const auto told = services::read_story(town.house("power"), town.caller("power", "shinonome.reporter"), thread);
    EXPECT_TRUE(told.has_value());
    return told->value();
  }
  /// The same stations under tables in which one row weighs more: another edition.
  auto house_with(ports::RuleBook& rules) -> services::House {
    auto& old = town.house("power");
    return {old.station,   old.realm, old.base_url, old.log_origin, old.store, old.vault, old.keys,           old.crypto,
            old.passwords, old.clock, old.random,   old.relay,      old.mail,  rules,     old.anonymise_rules};
  }

  Town town;
};

TEST_F(Retriage, RaisesGoldenCaseThreeWithNoticeAndKeepsTheEarlierReading) {
  const auto first = file_near_miss();
  EXPECT_EQ(first.verdict.route, Route::NearMissMonthly);
  EXPECT_EQ(notices("power"), 0);
  const auto second = file("power", "shinonome.reporter", "添付が開かれていました。端末はそのままでした。", handling_failed, first.thread);
  EXPECT_EQ(second.verdict.route, Route::ReportNow);
  const auto kept = readings("power", first.thread);
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept[0].row.route, "near_miss_monthly");
  EXPECT_EQ(kept[0].row.cause, ReadingCause::Filed);
  EXPECT_EQ(kept[0].row.level, 0);
  EXPECT_FALSE(kept[0].row.notified_at.has_value());
  EXPECT_EQ(kept[1].row.route, "report_now");
  EXPECT_EQ(kept[1].row.cause, ReadingCause::Handling);
  EXPECT_GE(kept[1].row.level, 1);
  EXPECT_TRUE(kept[1].row.notified_at.has_value());
  EXPECT_FALSE(kept[1].reason.ja.empty());
  EXPECT_GE(notices("power"), 1);
  const auto told = story(first.thread);
  ASSERT_EQ(told.rises.size(), 1U);
  EXPECT_EQ(told.rises[0].level_before, 0);
}

TEST_F(Retriage, TheAnswerToAFilingSaysTheStandingOfEveryRule) {
  const auto filed = file("power", "shinonome.reporter", "入られました。",
                          {{"intrusion", true}, {"malware_attachment_opened", true}, {"host_isolated", false}});
  std::size_t proposed = 0;
  for (const auto& rule : filed.verdict.rules) {
    EXPECT_FALSE(rule.source.empty() || rule.sentence.ja.empty()) << rule.id;
    proposed += rule.status == domain::RuleStatus::Proposed ? 1 : 0;
  }
  EXPECT_GE(proposed, 2U);  // the route and the checklist are the product's own proposals, and say so
}

TEST_F(Retriage, AnAnswerOfTheChecklistRaisesANearMissAndNamesWhatWasLeftOut) {
  const auto first = file_near_miss();
  file("power", "shinonome.reporter", "添付を開いていました。", {{"malware_attachment_opened", true}, {"handling_sufficient", true}},
       first.thread);
  EXPECT_EQ(readings("power", first.thread).back().row.cause, ReadingCause::FollowUp);
  file("power", "shinonome.reporter", "端末はまだつながっています。", {{"host_isolated", false}}, first.thread);
  const auto kept = readings("power", first.thread).back();
  EXPECT_EQ(kept.row.cause, ReadingCause::Handling);
  EXPECT_EQ(kept.row.route, "report_now");
  EXPECT_GE(kept.row.level, 1);
  EXPECT_NE(kept.reason.ja.find("切り離されていない"), std::string::npos) << kept.reason.ja;
  EXPECT_NE(kept.reason.en.find("not isolated"), std::string::npos) << kept.reason.en;
}

TEST_F(Retriage, AFollowUpAddsToWhatWasSaidAndACorrectionStandsForAll) {
  const auto first = file_near_miss();
  const auto more = file("power", "shinonome.reporter", "続報です。", {{"service_state", std::string{"stopped"}}}, first.thread);
  EXPECT_GT(more.assessment.level, first.assessment.level);
  const auto again = file("power", "shinonome.reporter", "特にありません。", {}, first.thread);
  EXPECT_EQ(again.assessment.level, more.assessment.level);  // a fact that is not said again is not unsaid
  services::FileReport correction;
  correction.input.what_i_know = "誤りでした。";
  correction.input.stage = domain::ReportStage::Correction;
  correction.input.facts = mail_arrived;
  correction.thread = first.thread;
  const auto corrected = services::file_report(town.house("power"), town.caller("power", "shinonome.reporter"), town.key(), correction);
  ASSERT_TRUE(corrected.has_value());
  EXPECT_EQ(corrected->value().assessment.level, first.assessment.level);
  EXPECT_EQ(readings("power", first.thread).size(), 4U);
}

TEST_F(Retriage, ANewEditionOfTheTablesReadsEveryCaseAnewOnce) {
  const auto filed = file_near_miss();
  EXPECT_EQ(*services::retriage_under_new_tables(town.house("power")), 0);
  auto rules = town.house("power").rules();
  rules.sha256 = std::string(64, 'e');
  domain::SeverityRow row;
  row.id = "mail-weighs-more";
  row.level = 2;
  row.when = {{{"malware_mail", domain::Comparison::Is, true}}};
  rules.severity.rows.push_back(row);
  support::StandingRules book{rules};
  auto house = house_with(book);
  EXPECT_EQ(*services::retriage_under_new_tables(house), 1);
  EXPECT_EQ(*services::retriage_under_new_tables(house), 0);
  const auto kept = readings("power", filed.thread);
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept[1].row.cause, ReadingCause::NewTable);
  EXPECT_EQ(kept[1].row.tables_sha256, rules.sha256);
  EXPECT_NE(kept[0].row.tables_sha256, rules.sha256);
  EXPECT_EQ(kept[1].row.level, 2);
  EXPECT_TRUE(kept[1].row.notified_at.has_value());
}

TEST_F(Retriage, TheLogNamesTheTablesOfEveryReading) {
  const auto filed = file_near_miss();
  auto rules = town.house("power").rules();
  rules.sha256 = std::string(64, 'e');
  support::StandingRules book{rules};
  auto house = house_with(book);
  ASSERT_EQ(*services::retriage_under_new_tables(house), 1);
  const auto custody = services::read_custody(town.house("power"), town.caller("power", "shinonome.reporter"), filed.thread);
  ASSERT_TRUE(custody.has_value());
  int assessed = 0;
  for (const auto& entry : custody->value().entries) {
    if (entry.opening.kind != domain::EntryKind::Assessed) continue;
    ++assessed;
    ASSERT_EQ(entry.opening.rules.size(), 1U);
    EXPECT_EQ(entry.opening.rules[0].sha256, rules.sha256);
  }
  EXPECT_EQ(assessed, 1);
}

TEST_F(Retriage, TheSameIndicatorInAnotherSectorRaisesBothCasesAndTheirSourcesHearWhy) {
  const domain::Facts opened{{"malware_mail", true}, {"malware_attachment_opened", true}, {"handling_sufficient", true}};
  const auto power = file("power", "shinonome.reporter", "不審なメールの添付を開きました。送信元は203.0.113.9です。", opened);
  bring_up("power", "shinonome.reporter", "power.approver", power);
  ASSERT_EQ(town.cases_at("centre").size(), 1U);
  const auto at_centre = town.cases_at("centre").at(0).id;
  EXPECT_EQ(of_party("centre", at_centre, ReadingParty::National).size(), 1U);
  const auto water = file("agency", "asagiri.reporter", "同じメールの添付を開きました。送信元は203.0.113.9です。", opened);
  bring_up("agency", "asagiri.reporter", "agency.approver", water);
  town.deliver();
  for (const auto& thread : town.cases_at("centre")) {
    const auto national = of_party("centre", thread.id, ReadingParty::National);
    ASSERT_EQ(national.size(), 2U) << thread.sector;
    EXPECT_EQ(national[1].row.cause, ReadingCause::MatchingIndicator);
    EXPECT_EQ(national[1].row.route, "report_now");
    EXPECT_EQ(of_party("centre", thread.id, ReadingParty::Source).size(), 1U);  // the source's stands as it came
  }
  const auto told = of_party("power", power.thread, ReadingParty::National);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_NE(told[0].reason.ja.find("他の1分野"), std::string::npos);
  EXPECT_GE(notices("power"), 1);
  EXPECT_EQ(story(power.thread).rises.size(), 1U);
}

TEST_F(Retriage, AnIndicatorSeenTwiceInOneSectorRaisesNothing) {
  for (const auto* user : {"shinonome.reporter", "misaki.reporter"}) {
    const auto filed = file("power", user, "不審なメールが届きました。送信元は203.0.113.9です。", mail_arrived);
    bring_up("power", user, "power.approver", filed);
  }
  ASSERT_EQ(town.cases_at("centre").size(), 2U);
  for (const auto& thread : town.cases_at("centre")) EXPECT_EQ(of_party("centre", thread.id, ReadingParty::National).size(), 1U);
}

TEST_F(Retriage, ReadingsOfSourceCeptoarAndNationStandApart) {
  const auto filed = file_near_miss();
  bring_up("power", "shinonome.reporter", "power.approver", filed);
  auto& power = town.house("power");
  const auto ceptoar =
      services::add_reading(power, town.caller("power", "power.coordinator"), town.key(), filed.thread,
                            {{{"service_state", std::string{"degraded"}}}, std::nullopt, "同時に表示の遅れがありました。"});
  ASSERT_TRUE(ceptoar.has_value()) << ceptoar.error().message;
  EXPECT_EQ(ceptoar->value().row.party, ReadingParty::Ceptoar);
  EXPECT_TRUE(ceptoar->value().row.notified_at.has_value());
  const auto thread = town.cases_at("centre").at(0).id;
  const auto national = services::add_reading(town.house("centre"), town.caller("centre", "centre.analyst"), town.key(), thread,
                                              {{}, 3, "他の情報と合わせて重くみます。"});
  ASSERT_TRUE(national.has_value()) << national.error().message;
  town.deliver();
  const auto source = of_party("power", filed.thread, ReadingParty::Source);
  ASSERT_EQ(source.size(), 1U);
  EXPECT_EQ(source[0].row.level, filed.assessment.level);
  EXPECT_EQ(of_party("power", filed.thread, ReadingParty::Ceptoar).size(), 1U);
  const auto told = of_party("power", filed.thread, ReadingParty::National);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].row.level, 3);
  EXPECT_EQ(told[0].reason.ja, "他の情報と合わせて重くみます。");
  EXPECT_EQ(of_party("centre", thread, ReadingParty::Source).at(0).row.level, filed.assessment.level);
}

TEST_F(Retriage, AReadingWantsAReasonAndIsForThoseWhoseCaseItIs) {
  const auto filed = file_near_miss();
  auto& house = town.house("power");
  const auto coordinator = town.caller("power", "power.coordinator");
  EXPECT_EQ(services::add_reading(house, coordinator, town.key(), filed.thread, {{}, 2, " "}).error().code, ErrorCode::InvalidInput);
  EXPECT_EQ(services::add_reading(house, coordinator, town.key(), filed.thread, {{}, std::nullopt, "理由"}).error().code,
            ErrorCode::InvalidInput);
  EXPECT_EQ(services::add_reading(house, town.caller("power", "misaki.reporter"), town.key(), filed.thread, {{}, 2, "理由"}).error().code,
            ErrorCode::NotFound);
  EXPECT_EQ(services::add_reading(house, town.caller("power", "power.approver"), town.key(), filed.thread, {{}, 2, "理由"}).error().code,
            ErrorCode::Forbidden);
  const services::RequestKey key{"once", {}};
  const auto own = services::add_reading(house, town.caller("power", "shinonome.reporter"), key, filed.thread, {{}, 2, "当社の判断"});
  const auto again = services::add_reading(house, town.caller("power", "shinonome.reporter"), key, filed.thread, {{}, 2, "当社の判断"});
  ASSERT_TRUE(own.has_value() && again.has_value());
  EXPECT_EQ(own->value().row.id, again->value().row.id);
  EXPECT_EQ(own->value().row.cause, ReadingCause::Operator);
}

TEST_F(Retriage, ADestroyedCaseTakesItsReadingsAndStopsNoOther) {
  const auto gone = file_near_miss();
  const auto stays = file_near_miss();
  ASSERT_TRUE(town.vault("power").destroy_key(services::machine_key(gone.thread)));
  auto rules = town.house("power").rules();
  rules.sha256 = std::string(64, 'e');
  support::StandingRules book{rules};
  auto house = house_with(book);
  EXPECT_EQ(*services::retriage_under_new_tables(house), 1);
  EXPECT_EQ(readings("power", stays.thread).size(), 2U);
}

}  // namespace
}  // namespace noroshi
