#include "formats/json/parse.hpp"
#include "tests/http/http_station.hpp"

#include <gtest/gtest.h>

namespace noroshi::http_test {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

class Session : public HttpStation {
protected:
  /// Fields of a signed-in page of the station's own.
  auto page_of(const std::string& user, const std::string& password = support::MemoryStation::password) -> Fields {
    const auto signed_in = sign_in(user, password);
    EXPECT_EQ(signed_in.status, 200) << signed_in.raw;
    return {{"Cookie", cookie_of(signed_in)}, {"Sec-Fetch-Site", "same-origin"}};
  }
  static auto text_at(const Reply& reply, const std::string& name) -> std::string {
    const auto value = json::parse(reply.body);
    const auto* member = value ? value->find(name) : nullptr;
    return member == nullptr || member->text() == nullptr ? "" : *member->text();
  }
  static auto with(Fields fields, const std::string& name, const std::string& value) -> Fields {
    fields.emplace_back(name, value);
    return fields;
  }
};

TEST_F(Session, LivesInACookieThatNobodyElseGets) {
  const auto reply = sign_in("sato");
  ASSERT_EQ(reply.status, 200);
  const auto cookie = reply.field("Set-Cookie");
  EXPECT_TRUE(cookie.starts_with("noroshi-power=")) << cookie;
  EXPECT_TRUE(cookie.ends_with("; Path=/power/; HttpOnly; SameSite=Strict")) << cookie;
  const auto me = get("session", {{"Cookie", "other=1; " + cookie_of(reply)}});
  EXPECT_EQ(me.status, 200);
  EXPECT_EQ(text_at(me, "person"), reporter_.person.str());
  EXPECT_EQ(text_at(me, "organisation_name_ja"), "架空電力");
  EXPECT_EQ(ask({"GET", "/gas/api/v1/session", {{"Cookie", cookie_of(reply)}}}).status, 401);
}

TEST_F(Session, EndsWhenItIsSignedOutOrTooOld) {
  const auto page = page_of("sato");
  const auto out = ask({"DELETE", "/power/api/v1/session", page});
  EXPECT_EQ(out.status, 204);
  EXPECT_NE(out.field("Set-Cookie").find("Max-Age=0"), std::string::npos);
  EXPECT_EQ(get("session", page).status, 401);
  const auto idle = page_of("sato");
  power_.clock.advance(std::chrono::minutes{31});
  EXPECT_EQ(get("session", idle).raw, get("session").raw);
}

TEST_F(Session, TellsNobodyWhetherAUserExists) {
  const auto wrong = sign_in("sato", "wrong password it is");
  const auto unknown = sign_in("nobody-here", "wrong password it is");
  ASSERT_EQ(wrong.status, 401);
  EXPECT_EQ(wrong.raw, unknown.raw);
  EXPECT_EQ(wrong.raw, get("nothing").raw);
}

TEST_F(Session, MakesGuessersWaitAlikeAndRefusesAFloodWithoutLocking) {
  const auto timed = [this](const std::string& user) {
    const auto begun = std::chrono::steady_clock::now();
    const auto reply = sign_in(user, "wrong password it is");
    return std::pair{std::chrono::steady_clock::now() - begun, reply.raw};
  };
  for (int i = 0; i < 3; ++i) timed("sato");
  const auto known = timed("sato");
  EXPECT_GE(known.first, std::chrono::milliseconds{200});
  power_.clock.advance(std::chrono::hours{24});
  for (int i = 0; i < 3; ++i) timed("nobody-here");
  const auto unknown = timed("nobody-here");
  EXPECT_GE(unknown.first, std::chrono::milliseconds{200});
  EXPECT_EQ(known.second, unknown.second);
  EXPECT_EQ(sign_in("sato").status, 200) << "the right password still opens";
}

TEST_F(Session, NeedsTheBrowserToSayThatThePageIsOurs) {
  const auto page = page_of("sato");
  const Fields cookie{page.front()};
  const auto state = [&](Fields fields) { return post("session/purpose", R"({"purpose":"response"})", std::move(fields)).status; };
  EXPECT_EQ(state(cookie), 403);
  EXPECT_EQ(state(with(cookie, "Sec-Fetch-Site", "cross-site")), 403);
  EXPECT_EQ(state(with(cookie, "Sec-Fetch-Site", "same-site")), 403);
  EXPECT_EQ(state(with(cookie, "Sec-Fetch-Site", "none")), 403);
  EXPECT_EQ(state(with(cookie, "Origin", "http://evil.example")), 403);
  EXPECT_EQ(state(with(cookie, "Origin", "null")), 403);
  EXPECT_EQ(state(with(with(cookie, "Origin", "http://evil.example"), "Sec-Fetch-Site", "same-origin")), 403);
  EXPECT_EQ(state(with(cookie, "Origin", "http://localhost")), 200);
  EXPECT_EQ(state(with(cookie, "Sec-Fetch-Site", "same-origin")), 200);
  EXPECT_EQ(post("session", R"({"user":"sato","password":"x"})", {{"Origin", "http://evil.example"}}).status, 403);
}

TEST_F(Session, CarriesItsPurpose) {
  const auto page = page_of("sato");
  EXPECT_EQ(post("session/purpose", R"({"purpose":"fun"})", page).status, 400);
  EXPECT_EQ(post("session/purpose", R"({"purpose":"statistics"})", page).status, 200);
  EXPECT_EQ(text_at(get("session", page), "purpose"), "statistics");
  EXPECT_EQ(text_at(get("session?purpose=response", page), "purpose"), "response");
}

TEST_F(Session, ChangesItsOwnPassword) {
  const auto page = page_of("sato");
  EXPECT_EQ(post("session/password", R"({"current":"wrong one","new":"a new and longer one"})", page).status, 400);
  const std::string current{support::MemoryStation::password};
  EXPECT_EQ(post("session/password", R"({"current":")" + current + R"(","new":"a new and longer one"})", page).status, 204);
  EXPECT_EQ(get("session", page).status, 200);
  EXPECT_EQ(sign_in("sato").status, 401);
  EXPECT_EQ(sign_in("sato", "a new and longer one").status, 200);
}

TEST_F(Session, BeginsWithAnInvitationThatWorksOnce) {
  const auto admin = page_of("admin");
  const auto body = R"({"user":"suzuki","display":"鈴木","organisation":")" + power_.member.str() + R"(","roles":["reporter"]})";
  const auto invited = post("people", body, with(admin, "Idempotency-Key", "p1"));
  ASSERT_EQ(invited.status, 201) << invited.body;
  const auto enrolment = R"({"code":")" + text_at(invited, "code") + R"(","password":"my own long password"})";
  EXPECT_EQ(post("enrolment", enrolment).status, 204);
  const auto again = post("enrolment", enrolment);
  const auto unknown = post("enrolment", R"({"code":"00000-00000-00000-00000","password":"my own long password"})");
  EXPECT_EQ(again.status, 400);
  EXPECT_EQ(again.raw, unknown.raw);
  const auto suzuki = page_of("suzuki", "my own long password");
  EXPECT_EQ(get("people", suzuki).status, 404);
  EXPECT_EQ(ask({"DELETE", "/power/api/v1/people/" + text_at(invited, "person"), admin}).status, 204);
  EXPECT_EQ(get("session", suzuki).status, 401);
  EXPECT_EQ(ask({"DELETE", "/power/api/v1/people/" + administrator_.person.str(), admin}).status, 403);
  EXPECT_EQ(ask({"DELETE", "/power/api/v1/people/00000000-0000-4000-8000-000000000000", admin}).status, 404);
  EXPECT_EQ(get("people", admin).body.find("password"), std::string::npos);
}

TEST_F(Session, ShowsATokenOnceAndRevokesIt) {
  const auto page = page_of("sato");
  const auto made = post("tokens", R"({"label":"監視"})", with(page, "Idempotency-Key", "t1"));
  ASSERT_EQ(made.status, 201);
  const Fields bearer{{"Authorization", "Bearer " + text_at(made, "api_token")}};
  EXPECT_EQ(get("session", bearer).status, 200);
  EXPECT_EQ(get("tokens", page).body.find("api_token"), std::string::npos);
  EXPECT_EQ(ask({"DELETE", "/power/api/v1/session", bearer}).status, 400);
  EXPECT_EQ(ask({"DELETE", "/power/api/v1/tokens/" + text_at(made, "token"), page}).status, 204);
  EXPECT_EQ(get("session", bearer).status, 401);
}

}  // namespace
}  // namespace noroshi::http_test
