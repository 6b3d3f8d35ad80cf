#include "base/sha256.hpp"
#include "services/people/api_tokens.hpp"
#include "services/people/authenticate.hpp"
#include "services/people/change_password.hpp"
#include "services/people/enrol.hpp"
#include "services/people/people.hpp"
#include "services/people/sign_in.hpp"
#include "services/people/state_purpose.hpp"
#include "tests/support/memory_station.hpp"

#include <gtest/gtest.h>

namespace noroshi::services {
namespace {

using namespace std::chrono_literals;
using domain::Role;

class Accounts : public testing::Test {
protected:
  auto sign(const std::string& user, std::string_view password = support::MemoryStation::password) {
    return sign_in(station_.house, user, Secret{password});
  }
  auto key(std::string_view text) -> RequestKey { return {std::string{text}, sha256(text)}; }
  auto log_size() -> std::uint64_t {
    std::uint64_t size = 0;
    EXPECT_TRUE(station_.store.read([&](const ports::Transaction& tx) -> Result<> {
      size = NOROSHI_TRY(tx.size());
      return {};
    }));
    return size;
  }
  auto invitation() -> InvitePerson { return {"Suzuki", "鈴木", "suzuki@example.jp", station_.member, {Role::Reporter}}; }

  support::MemoryStation station_;
  domain::Caller administrator_ = station_.add_person("admin", {Role::Administrator});
  domain::Caller reporter_ = station_.add_person("sato", {Role::Reporter});
};

class CountingPasswords final : public ports::Passwords {
public:
  auto hash(const Secret& password) const -> Result<std::string> override { return inner_.hash(password); }
  auto matches(const Secret& password, const std::string& stored) const -> bool override {
    ++compared;
    return inner_.matches(password, stored);
  }
  auto decoy() const -> const std::string& override { return inner_.decoy(); }
  mutable int compared = 0;

private:
  memory::CheapPasswords inner_;
};

TEST_F(Accounts, OpenASessionForTheRightPasswordAlone) {
  const auto signed_in = sign("  SATO ");
  ASSERT_TRUE(signed_in);
  const auto known = authenticate_session(station_.house, signed_in->value().token);
  ASSERT_TRUE(known);
  EXPECT_EQ(known->caller.person, reporter_.person);
  EXPECT_FALSE(sign("sato", "wrong password it is"));
  EXPECT_FALSE(authenticate_session(station_.house, "anything"));
  EXPECT_FALSE(authenticate_token(station_.house, signed_in->value().token));
}

TEST_F(Accounts, TellNobodyWhetherAUserExists) {
  CountingPasswords passwords;
  House house{station_.house.station,
              Realm::Demo,
              "",
              "x",
              station_.store,
              station_.vault,
              station_.keys,
              station_.crypto,
              passwords,
              station_.clock,
              station_.random,
              station_.relay,
              station_.mail,
              station_.rule_book,
              station_.anonymise_rules};
  const auto wrong = sign_in(house, "sato", Secret{std::string_view{"wrong password it is"}});
  const auto unknown = sign_in(house, "nobody", Secret{std::string_view{"wrong password it is"}});
  ASSERT_FALSE(wrong);
  ASSERT_FALSE(unknown);
  EXPECT_EQ(passwords.compared, 2);
  EXPECT_EQ(wrong.error().code, unknown.error().code);
  EXPECT_EQ(wrong.error().slug, unknown.error().slug);
  EXPECT_EQ(wrong.error().message, unknown.error().message);
}

TEST_F(Accounts, EndASessionThatIdlesThatGrowsOldOrWhoseClockJumpedBack) {
  const auto token = sign("sato")->value().token;
  station_.clock.advance(29min);
  EXPECT_TRUE(authenticate_session(station_.house, token));
  station_.clock.advance(29min);
  EXPECT_TRUE(authenticate_session(station_.house, token)) << "use keeps it alive";
  station_.clock.advance(31min);
  EXPECT_FALSE(authenticate_session(station_.house, token));

  const auto busy = sign("sato")->value().token;
  for (int i = 0; i < 36; ++i) {
    station_.clock.advance(20min);
    EXPECT_TRUE(authenticate_session(station_.house, busy)) << i;
  }
  station_.clock.advance(1min);
  EXPECT_FALSE(authenticate_session(station_.house, busy));

  const auto early = sign("sato")->value().token;
  station_.clock.advance(-1h);
  EXPECT_FALSE(authenticate_session(station_.house, early));
}

TEST_F(Accounts, CloseWhatWasSignedOut) {
  const auto token = sign("sato")->value().token;
  ASSERT_TRUE(sign_out(station_.house, sha256(token)));
  EXPECT_FALSE(authenticate_session(station_.house, token));
}

TEST_F(Accounts, RememberThePurposeOfTheSession) {
  const auto token = sign("sato")->value().token;
  EXPECT_FALSE(authenticate_session(station_.house, token)->purpose);
  ASSERT_TRUE(state_purpose(station_.house, sha256(token), domain::Purpose::Response));
  EXPECT_EQ(authenticate_session(station_.house, token)->purpose, domain::Purpose::Response);
  EXPECT_FALSE(state_purpose(station_.house, sha256("other"), domain::Purpose::Response));
}

TEST_F(Accounts, ChangeAPasswordOnlyForWhoKnowsItAndEndOtherSessions) {
  const auto mine = sign("sato")->value().token;
  const auto other = sign("sato")->value().token;
  const auto change = [&](std::string_view current, std::string_view wanted) {
    return change_password(station_.house, reporter_, {Secret{current}, Secret{wanted}, sha256(mine)});
  };
  const auto refused = change("wrong password it is", "short");
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.error().fields.size(), 2U);
  EXPECT_EQ(refused.error().fields[0].field, "current");
  EXPECT_EQ(refused.error().fields[1].field, "new");
  EXPECT_FALSE(change(support::MemoryStation::password, "sato is the best of all"));
  EXPECT_FALSE(change(support::MemoryStation::password, "aaaaaaaaaaaaaaaa"));
  EXPECT_FALSE(change(support::MemoryStation::password, support::MemoryStation::password));
  ASSERT_TRUE(change(support::MemoryStation::password, "狼煙を上げて知らせるのだ"));
  EXPECT_TRUE(authenticate_session(station_.house, mine));
  EXPECT_FALSE(authenticate_session(station_.house, other));
  EXPECT_FALSE(sign("sato"));
  EXPECT_TRUE(sign("sato", "狼煙を上げて知らせるのだ"));
}

TEST_F(Accounts, MakeATokenOnceAndGiveItAgainForTheSameKey) {
  const auto made = make_api_token(station_.house, reporter_, key("a"), "監視");
  ASSERT_TRUE(made);
  const auto again = make_api_token(station_.house, reporter_, key("a"), "監視");
  ASSERT_TRUE(again);
  EXPECT_EQ(made->value().token, again->value().token);
  EXPECT_EQ(list_api_tokens(station_.house, reporter_)->size(), 1U);
  EXPECT_EQ(make_api_token(station_.house, reporter_, {"a", sha256("other")}, "x").error().code, ErrorCode::Conflict);
  EXPECT_EQ(authenticate_token(station_.house, made->value().token)->caller.person, reporter_.person);
  EXPECT_EQ(revoke_api_token(station_.house, administrator_, made->value().id).error().code, ErrorCode::NotFound);
  ASSERT_TRUE(revoke_api_token(station_.house, reporter_, made->value().id));
  EXPECT_FALSE(authenticate_token(station_.house, made->value().token));
}

TEST_F(Accounts, ComeFromAnInvitationWhoseCodeWorksOnce) {
  const auto invited = invite_person(station_.house, administrator_, key("i"), invitation());
  ASSERT_TRUE(invited);
  EXPECT_FALSE(sign("suzuki", "")) << "nobody signs in before enrolment";
  const auto& code = invited->value().code;
  EXPECT_FALSE(enrol(station_.house, code, Secret{std::string_view{"short"}}));
  ASSERT_TRUE(enrol(station_.house, "  " + code.substr(0, 5) + code.substr(6), Secret{std::string_view{"twelve and more"}}));
  EXPECT_TRUE(sign("suzuki", "twelve and more"));
  const auto second = enrol(station_.house, code, Secret{std::string_view{"another password"}});
  const auto unknown = enrol(station_.house, "00000-00000-00000-00000", Secret{std::string_view{"another password"}});
  ASSERT_FALSE(second);
  ASSERT_FALSE(unknown);
  EXPECT_EQ(second.error().message, unknown.error().message);
  EXPECT_EQ(invite_person(station_.house, administrator_, key("i"), invitation())->value().code, code);
  EXPECT_EQ(invite_person(station_.house, administrator_, key("j"), invitation()).error().slug, "user_taken");
}

TEST_F(Accounts, LetACodeExpireAndANewOneReplaceALostPassword) {
  const auto invited = invite_person(station_.house, administrator_, key("i"), invitation());
  station_.clock.advance(8 * 24h);
  EXPECT_FALSE(enrol(station_.house, invited->value().code, Secret{std::string_view{"twelve and more"}}));
  const auto again = invite_again(station_.house, administrator_, key("k"), reporter_.person);
  ASSERT_TRUE(again);
  const auto old_token = sign("sato")->value().token;
  ASSERT_TRUE(enrol(station_.house, again->value().code, Secret{std::string_view{"twelve and more"}}));
  EXPECT_FALSE(authenticate_session(station_.house, old_token));
  EXPECT_FALSE(sign("sato"));
}

TEST_F(Accounts, AreLookedAfterByAdministratorsAloneAndEachChangeIsLogged) {
  EXPECT_EQ(invite_person(station_.house, reporter_, key("i"), invitation()).error().code, ErrorCode::Forbidden);
  EXPECT_FALSE(list_people(station_.house, reporter_));
  const auto before = log_size();
  const auto invited = invite_person(station_.house, administrator_, key("i"), invitation());
  EXPECT_EQ(log_size(), before + 1);
  ASSERT_TRUE(deactivate_person(station_.house, administrator_, reporter_.person));
  EXPECT_EQ(log_size(), before + 2);
  EXPECT_FALSE(sign("sato"));
  EXPECT_EQ(deactivate_person(station_.house, administrator_, administrator_.person).error().code, ErrorCode::Forbidden);
  EXPECT_EQ(list_people(station_.house, administrator_)->size(), 3U);
}

TEST_F(Accounts, KeepStaffRolesFromMembers) {
  auto request = invitation();
  request.roles = {Role::Reporter, Role::Approver, Role::MinistryDesk};
  request.user = "x";
  request.mail = "a@example.jp\r\nBcc: b@example.jp";
  const auto refused = invite_person(station_.house, administrator_, key("i"), request);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.size(), 4U);
  request = invitation();
  request.organisation = station_.secretariat;
  request.roles = {Role::MinistrySupervision};
  EXPECT_FALSE(invite_person(station_.house, administrator_, key("i"), request)) << "a CEPTOAR has no such seat";
}

TEST_F(Accounts, StartWithOneCodeAndNoDefaultAccount) {
  EXPECT_EQ(
      found_station(station_.house, {station_.secretariat, "事務局", "", domain::OrganisationKind::Ceptoar, "ele", 1}, "root").error().slug,
      "station_founded");
  support::MemoryStation fresh{"gas", 2};
  const domain::Organisation own{fresh.secretariat, "事務局", "Secretariat", domain::OrganisationKind::Ceptoar, "gas", 1};
  EXPECT_FALSE(sign_in(fresh.house, "admin", Secret{std::string_view{"admin"}}));
  const auto invited = found_station(fresh.house, own, "root");
  ASSERT_TRUE(invited);
  ASSERT_TRUE(enrol(fresh.house, invited->value().code, Secret{std::string_view{"twelve and more"}}));
  EXPECT_TRUE(sign_in(fresh.house, "root", Secret{std::string_view{"twelve and more"}})->value().caller.has(Role::Administrator));
}

}  // namespace
}  // namespace noroshi::services
