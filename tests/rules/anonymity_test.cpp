#include "services/directory/directory.hpp"
#include "services/report/read_thread.hpp"
#include "tests/rules/town.hpp"

namespace noroshi {
namespace {

using domain::FactValue;
using domain::Purpose;
using std::chrono::hours;
using support::Town;

/// Whom a release could be from, over whole stations.
class Anonymity : public testing::Test {
protected:
  auto file(const std::string& text, domain::Facts facts, services::ConsentMode consent = services::ConsentMode::Look) -> services::Filed {
    services::FileReport request;
    request.input.what_i_know = text;
    request.input.facts = std::move(facts);
    request.consent = consent;
    const auto filed =
        services::file_report(town.house("power"), town.caller("power", "shinonome.reporter"), town.key(), std::move(request));
    EXPECT_TRUE(filed.has_value()) << (filed ? "" : filed.error().message);
    return filed->value();
  }
  auto power() -> services::House& { return town.house("power"); }
  auto coordinator() -> domain::Caller { return town.caller("power", "power.coordinator"); }
  auto look(const services::Filed& filed, const std::string& user = "power.coordinator") -> services::ClearanceView {
    return town.look("power", user, filed.clearances.at(0).clearance);
  }
  auto agree(const services::Filed& filed, domain::SmallSet small_set = domain::SmallSet::Refuse) -> bool {
    return town.agree("power", "shinonome.reporter", filed.clearances.at(0).clearance, small_set).has_value();
  }
  auto release(const services::Filed& filed, domain::ReportPart part = domain::ReportPart::Whole) -> std::string {
    const auto view = look(filed, "power.approver");
    const auto done = services::release_clearance(power(), town.caller("power", "power.approver"), view.clearance, {view.digest, part});
    town.deliver();
    return done ? "released" : done.error().slug;
  }
  auto member(const std::string& user) -> domain::OrganisationId { return town.caller("power", user).organisation; }
  void set_profile(const std::string& user, std::int64_t customers, std::set<std::string> prefectures = {}) {
    const auto done = services::set_member_profile(power(), coordinator(), member(user), {std::move(prefectures), customers, ""});
    EXPECT_TRUE(done) << (done ? "" : done.error().message);
  }
  void set_profiles(std::int64_t shinonome, std::int64_t misaki, std::int64_t kitahama) {
    set_profile("shinonome.reporter", shinonome, {"青森"});
    set_profile("misaki.reporter", misaki, {"福岡"});
    set_profile("kitahama.reporter", kitahama, {"東京"});
  }
  void publish(const std::vector<std::string>& users) {
    services::PublicEventDraft draft{Town::daytime - hours{3}, Town::daytime - hours{1}, "ele", {}, true, "停電情報のページ"};
    for (const auto& user : users) draft.affected.insert(member(user));
    EXPECT_TRUE(services::add_public_event(power(), coordinator(), town.key(), draft));
  }
  auto file_blackout() -> services::Filed {
    services::FileReport request;
    request.input.what_i_know = "停電が起き、監視画面が止まりました。";
    request.input.occurred_at = Town::daytime - hours{2};
    const auto filed = services::file_report(power(), town.caller("power", "shinonome.reporter"), town.key(), std::move(request));
    EXPECT_TRUE(filed.has_value());
    return filed->value();
  }
  auto at_centre(std::size_t version = 0) -> services::VersionView { return thread_at_centre().versions.at(version); }
  auto thread_at_centre() -> services::ThreadView {
    const auto cases = town.cases_at("centre");
    EXPECT_FALSE(cases.empty());
    auto view = services::read_thread(town.house("centre"), town.caller("centre", "centre.analyst"), cases.at(0).id, Purpose::Response);
    EXPECT_TRUE(view.has_value());
    return view->value();
  }

  Town town;
};

const domain::Facts outage{{"users_affected", std::int64_t{42731}},
                           {"duration_min", std::int64_t{95}},
                           {"service_state", std::string{"stopped"}},
                           {"cause", std::string{"cyber"}}};

TEST_F(Anonymity, NoExactNumberLeavesInTheFacts) {
  const auto filed = file("変電所の表示が止まりました。", outage);
  EXPECT_TRUE(agree(filed));
  EXPECT_EQ(release(filed), "released");
  const auto facts = at_centre().facts;
  EXPECT_EQ(facts.at("users_affected"), FactValue{std::int64_t{40000}});
  EXPECT_EQ(facts.at("duration_min"), FactValue{std::int64_t{90}});
}

TEST_F(Anonymity, TheTechnicalHalfKeepsWhatWasChosenFromAList) {
  town.clock().set(Town::daytime + hours{12});  // 02:00 in Japan
  file("変電所の表示が止まりました。", outage, services::ConsentMode::Standing);
  town.deliver();
  const auto version = at_centre();
  ASSERT_TRUE(version.technical_half);
  EXPECT_EQ(version.facts.at("cause"), FactValue{std::string{"cyber"}});
  EXPECT_EQ(version.facts.at("service_state"), FactValue{std::string{"stopped"}});
}

TEST_F(Anonymity, ASmallSectorSaysItselfOrThePlaceNeverBoth) {
  const auto filed = file("青森県の変電所で表示が止まりました。", {});
  const auto text = look(filed).text;
  EXPECT_EQ(text.find("青森"), std::string::npos) << text;
  EXPECT_EQ(text.find("東北"), std::string::npos) << text;
}

TEST_F(Anonymity, ACountThatTellsTheFirmIsNotSaid) {
  set_profiles(50000, 3000, 900000);
  const auto filed = file("変電所の表示が止まりました。", outage);
  const auto set = look(filed).set;
  EXPECT_TRUE(set.is_enough);
  EXPECT_EQ(set.measure.organisations, 3);
  ASSERT_EQ(set.coarsened.size(), 1U);
  EXPECT_EQ(set.coarsened[0].attribute, domain::SetAttribute::Scale);
  EXPECT_EQ(set.coarsened[0].fitted, 2);
  EXPECT_EQ(set.coarsened[0].fits, 3);
  EXPECT_TRUE(agree(filed));
  EXPECT_EQ(release(filed), "released");
  EXPECT_FALSE(at_centre().facts.contains("users_affected"));
  EXPECT_TRUE(at_centre().facts.contains("duration_min"));
}

TEST_F(Anonymity, TheGiverSeesANumberAndNothingOfTheOthers) {
  set_profiles(50000, 3000, 900000);
  const auto set = look(file("変電所の表示が止まりました。", outage), "shinonome.reporter").set;
  EXPECT_EQ(set.measure.organisations, 3);
  EXPECT_EQ(set.measure.groups, 0);
  EXPECT_TRUE(set.coarsened.empty());
  EXPECT_TRUE(set.levels.empty());
}

TEST_F(Anonymity, WhatAPageOfOutagesRulesOutHidesTheMonth) {
  publish({"shinonome.reporter", "kitahama.reporter", "misaki.reporter"});
  EXPECT_EQ(look(file_blackout()).set.coarsened.size(), 0U);
  town.clock().advance(std::chrono::minutes{1});
  const auto events = services::list_public_events(power(), coordinator());
  for (const auto& event : *events) {
    EXPECT_TRUE(services::remove_public_event(power(), coordinator(), event.id));
  }
  set_profile("misaki.reporter", 3000);
  publish({"shinonome.reporter", "kitahama.reporter"});
  const auto filed = file_blackout();
  const auto set = look(filed).set;
  ASSERT_EQ(set.coarsened.size(), 1U);
  EXPECT_EQ(set.coarsened[0].attribute, domain::SetAttribute::Time);
  EXPECT_TRUE(agree(filed, domain::SmallSet::Accept));
  EXPECT_EQ(release(filed), "released");
  EXPECT_EQ(at_centre().occurred, "");
}

TEST_F(Anonymity, WhatIsPublicAnywayLeavesByNameOrAsItsTechnicalHalf) {
  publish({"shinonome.reporter"});
  const auto filed = file_blackout();
  EXPECT_TRUE(look(filed).set.is_published);
  EXPECT_EQ(look(filed).set.repair, domain::SetRepair::Published);
  EXPECT_NE(look(filed, "shinonome.reporter").consent_text_ja.find("公表情報"), std::string::npos);
  EXPECT_TRUE(agree(filed));
  EXPECT_EQ(release(filed), "already_public");
  EXPECT_EQ(release(filed, domain::ReportPart::TechnicalHalf), "released");
  EXPECT_TRUE(at_centre().technical_half);
  EXPECT_TRUE(look(filed).technical_half_gone);
}

TEST_F(Anonymity, WhatWasSaidBeforeCountsInTheNextRelease) {
  set_profiles(50000, 60000, 900000);
  const auto first = file("変電所の表示が止まりました。", outage);
  EXPECT_TRUE(agree(first));
  EXPECT_EQ(release(first), "released");
  set_profile("misaki.reporter", 3000);  // learnt later: it cannot have been this one
  services::FileReport request;
  request.input.what_i_know = "復旧しました。";
  request.input.stage = domain::ReportStage::FollowUp;
  request.thread = first.thread;
  const auto filed = services::file_report(power(), town.caller("power", "shinonome.reporter"), town.key(), std::move(request));
  ASSERT_TRUE(filed.has_value());
  const auto set = look(filed->value()).set;
  EXPECT_EQ(set.measure.organisations, 2);
  EXPECT_FALSE(set.is_enough);
  EXPECT_EQ(set.repair, domain::SetRepair::SaidBefore);
  EXPECT_TRUE(agree(filed->value()));
  EXPECT_EQ(release(filed->value()), "set_too_small");
}

TEST_F(Anonymity, OnlyTheCoordinatorKeepsTheDirectory) {
  const auto reporter = town.caller("power", "shinonome.reporter");
  EXPECT_EQ(services::list_public_events(power(), reporter).error().code, ErrorCode::Forbidden);
  EXPECT_EQ(services::set_member_profile(power(), reporter, reporter.organisation, {{}, 1, ""}).error().code, ErrorCode::Forbidden);
  const auto wrong = services::set_member_profile(power(), coordinator(), reporter.organisation, {{"青森県"}, 1, ""});
  EXPECT_EQ(wrong.error().code, ErrorCode::InvalidInput);
}

/// A masked word that has to leave as it stands.
class Restoration : public Anonymity {
protected:
  services::Filed filed = file("朝凪変電所の画面が止まりました。朝凪変電所は無人です。", {});
  ports::ClearanceId id = filed.clearances.at(0).clearance;

  auto ask(const domain::Caller& who, const std::string& reason = "公開の見学施設なので")
      -> Result<domain::Written<services::ClearanceStep>> {
    return services::ask_restoration(power(), who, id, {look(filed).revision, "朝凪変電所", reason});
  }
  auto confirm(const domain::Caller& who) -> Result<domain::Written<services::ClearanceStep>> {
    return services::agree_restoration(power(), who, id, look(filed).revision, "朝凪変電所");
  }
};

TEST_F(Restoration, NeedsAReasonAndASecondPerson) {
  EXPECT_EQ(ask(coordinator(), " ").error().code, ErrorCode::InvalidInput);
  ASSERT_TRUE(ask(coordinator()));
  EXPECT_EQ(look(filed).text.find("朝凪"), std::string::npos) << "one voice changes nothing";
  EXPECT_EQ(confirm(coordinator()).error().slug, "second_person");
  EXPECT_TRUE(look(filed).restorations.at(0).own);
  ASSERT_TRUE(confirm(town.caller("power", "power.approver")));
  const auto view = look(filed);
  EXPECT_NE(view.text.find("朝凪変電所の画面"), std::string::npos) << view.text;
  EXPECT_NE(view.text.find("朝凪変電所は無人"), std::string::npos) << "all mentions";
  EXPECT_TRUE(view.restorations.at(0).agreed);
  EXPECT_EQ(view.state, ports::ClearanceState::AwaitingConsent);
}

TEST_F(Restoration, AsksTheGiverAgainAndItsReasonStaysHome) {
  EXPECT_TRUE(agree(filed));
  ASSERT_TRUE(ask(coordinator()));
  EXPECT_EQ(look(filed).state, ports::ClearanceState::AwaitingStation) << "nothing changed yet";
  ASSERT_TRUE(confirm(town.caller("power", "power.approver")));
  EXPECT_EQ(look(filed).state, ports::ClearanceState::AwaitingConsent);
  EXPECT_TRUE(agree(filed));
  EXPECT_EQ(release(filed), "released");
  const auto text = at_centre().text;
  EXPECT_NE(text.find("朝凪変電所"), std::string::npos) << text;
  EXPECT_EQ(text.find("見学施設"), std::string::npos);
}

TEST_F(Restoration, LeavesEveryOtherNameMasked) {
  const auto other = file("東雲電力の朝凪変電所でSHN-EMSが止まりました。", {});
  id = other.clearances.at(0).clearance;
  filed = other;
  ASSERT_TRUE(ask(coordinator()));
  ASSERT_TRUE(confirm(town.caller("power", "power.approver")));
  const auto text = look(other).text;
  EXPECT_NE(text.find("朝凪変電所"), std::string::npos) << text;
  for (const auto* name : {"東雲", "SHN-EMS"}) EXPECT_EQ(text.find(name), std::string::npos) << text;
}

TEST_F(Restoration, AMaskDecidedLaterTakesItBack) {
  ASSERT_TRUE(ask(coordinator()));
  ASSERT_TRUE(confirm(town.caller("power", "power.approver")));
  const services::ClearanceEdit edit{look(filed).revision, std::nullopt, {{"朝凪変電所", domain::MaskDecision::Mask}}};
  ASSERT_TRUE(services::edit_clearance(power(), coordinator(), id, edit));
  EXPECT_EQ(look(filed).text.find("朝凪"), std::string::npos);
  EXPECT_TRUE(look(filed).restorations.empty());
}

TEST_F(Anonymity, ANameThatAPersonMarksGoesEverywhereAndIsKnownTheNextTime) {
  const auto words = "青い箱が止まり、青い箱の担当が対応しました。";
  const auto filed = file(words, {});
  services::ClearanceEdit edit{look(filed).revision, std::nullopt, {{"青い箱", domain::MaskDecision::Mask}}};
  edit.registered = {{"青い箱", services::RegistryList::Systems}};
  ASSERT_TRUE(services::edit_clearance(power(), coordinator(), filed.clearances.at(0).clearance, edit));
  EXPECT_EQ(look(filed).text.find("青い箱"), std::string::npos);
  EXPECT_EQ(look(file(words, {})).text.find("青い箱"), std::string::npos) << "the registry learnt it";
}

}  // namespace
}  // namespace noroshi
