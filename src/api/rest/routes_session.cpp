#include "api/rest/routes.hpp"
#include "formats/json/object.hpp"
#include "formats/json/object_reader.hpp"
#include "services/people/authenticate.hpp"
#include "services/people/change_password.hpp"
#include "services/people/enrol.hpp"
#include "services/people/people.hpp"
#include "services/people/sign_in.hpp"
#include "services/people/state_purpose.hpp"

namespace noroshi::rest {
namespace {

using http::Need;
using http::Plain;
using http::PlainKind;
using http::Request;
using http::Response;
using http::Schema;
namespace limits = domain::limits;

auto render_session(const domain::Caller& caller) -> json::Object {
  json::List roles;
  for (const auto role : caller.roles) roles.add(domain::to_text(role));
  return json::Object{}
      .add("person", caller.person)
      .add("display", caller.display)
      .add("organisation", caller.organisation)
      .add("roles", roles)
      .add("station_staff", caller.station_staff);
}

auto render_signed_in(const services::SignedIn& signed_in) -> std::string { return render_session(signed_in.caller).str(); }

auto render_purpose(const domain::Purpose& purpose) -> std::string { return json::Object{}.add("purpose", domain::to_text(purpose)).str(); }

/// Bound to the station's path, out of reach of scripts, never sent along from another site; over TLS only where the station is served so.
auto cookie(const services::House& house, const std::string& content) -> std::string {
  const auto& slug = house.station.slug;
  const auto* secure = house.base_url.starts_with("https:") ? "; Secure" : "";
  return "noroshi-" + slug + "=" + content + "; Path=/" + slug + "/; HttpOnly; SameSite=Strict" + secure;
}

auto open_session(services::House& house, const Request& request) -> Result<Response> {
  json::ObjectReader read{request.json};
  const auto user = read.required_text("user");
  const Secret password{std::string_view{read.required_text("password")}};
  NOROSHI_TRY(read.finish());
  const auto signed_in = NOROSHI_TRY(services::sign_in(house, user, password));
  return http::respond(200, signed_in, render_signed_in).with_header("Set-Cookie", cookie(house, signed_in.value().token));
}

auto show_session(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto own = NOROSHI_TRY(services::load_own_organisation(house, caller));
  auto session = render_session(caller);
  session.add("organisation_name_ja", own.name_ja).add("organisation_name_en", own.name_en).add("sector", own.sector);
  session.add("purpose", request.purpose ? std::optional{std::string{domain::to_text(*request.purpose)}} : std::nullopt);
  return http::respond(200, Plain{PlainKind::SessionState, session.str()});
}

auto needs_session() {
  return fail(ErrorCode::InvalidInput, "no_session", "this is for sessions; with a token, give ?purpose= or revoke it");
}

auto close_session(services::House& house, const domain::Caller& /*caller*/, const Request& request) -> Result<Response> {
  if (!request.session) return needs_session();
  const auto closed = NOROSHI_TRY(services::sign_out(house, *request.session));
  return http::respond_no_content(closed).with_header("Set-Cookie", cookie(house, "") + "; Max-Age=0");
}

auto state_purpose(services::House& house, const domain::Caller& /*caller*/, const Request& request) -> Result<Response> {
  json::ObjectReader read{request.json};
  const auto purpose = read.required_enum<domain::Purpose>("purpose", domain::parse_purpose);
  NOROSHI_TRY(read.finish());
  if (!request.session) return needs_session();
  return http::respond(200, NOROSHI_TRY(services::state_purpose(house, *request.session, purpose)), render_purpose);
}

auto change_password(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  json::ObjectReader read{request.json};
  services::ChangePassword change;
  change.current = Secret{std::string_view{read.required_text("current")}};
  change.wanted = Secret{std::string_view{read.required_text("new")}};
  change.session = request.session;
  NOROSHI_TRY(read.finish());
  return http::respond_no_content(NOROSHI_TRY(services::change_password(house, caller, std::move(change))));
}

auto enrol(services::House& house, const Request& request) -> Result<Response> {
  json::ObjectReader read{request.json};
  const auto code = read.required_text("code");
  const Secret password{std::string_view{read.required_text("password")}};
  NOROSHI_TRY(read.finish());
  return http::respond_no_content(NOROSHI_TRY(services::enrol(house, code, password)));
}

auto session_schema() -> Schema {
  return Schema::object({{"person", Need::Required, Schema::id()},
                         {"display", Need::Required, Schema::text(limits::short_text_chars_max)},
                         {"organisation", Need::Required, Schema::id()},
                         {"roles", Need::Required, Schema::list(Schema::text(40), limits::list_items_max)},
                         {"station_staff", Need::Required, Schema::boolean(), "拠点の職員か", "belongs to the station itself"},
                         {"organisation_name_ja", Need::Optional, Schema::text(limits::short_text_chars_max)},
                         {"organisation_name_en", Need::Optional, Schema::text(limits::short_text_chars_max)},
                         {"sector", Need::Optional, Schema::text(20)},
                         {"purpose", Need::Optional, Schema::or_null(Schema::text(40)), "利用目的", "stated in this session"}});
}

auto purpose_schema() -> Schema {
  return Schema::object({{"purpose", Need::Required,
                          Schema::one_of({"response", "technical_analysis", "cross_sector_warning", "statistics", "supervision", "guidance",
                                          "investigation"}),
                          "利用目的", "what the reading is for"}});
}

/// Long enough for every password that can be right; what is chosen anew is judged by the service.
auto password_schema() -> Schema { return Schema::text(limits::password_chars_max); }

}  // namespace

auto routes_session() -> http::RouteTable {
  return {
      {.method = "POST",
       .path = "session",
       .access = http::Access::open(),
       .body_bytes_max = 4096,
       .throttle = http::Throttle::Attempts,
       .request = Schema::object({{"user", Need::Required, Schema::text(limits::short_text_chars_max), "利用者名", "user name"},
                                  {"password", Need::Required, password_schema(), "パスワード", "password"}}),
       .response = session_schema(),
       .summary_ja = "サインインする",
       .summary_en = "Sign in",
       .handler = open_session},
      {.method = "GET",
       .path = "session",
       .access = http::Access::everyone(),
       .response = session_schema(),
       .summary_ja = "自分の情報",
       .summary_en = "Who am I",
       .handler = show_session},
      {.method = "DELETE",
       .path = "session",
       .access = http::Access::everyone(),
       .summary_ja = "サインアウトする",
       .summary_en = "Sign out",
       .handler = close_session},
      {.method = "POST",
       .path = "session/purpose",
       .access = http::Access::everyone(),
       .request = purpose_schema(),
       .response = purpose_schema(),
       .summary_ja = "利用目的を申告する",
       .summary_en = "State the purpose of reading",
       .handler = state_purpose},
      {.method = "POST",
       .path = "session/password",
       .access = http::Access::everyone(),
       .body_bytes_max = 4096,
       .throttle = http::Throttle::Attempts,
       .request = Schema::object({{"current", Need::Required, password_schema(), "現在のパスワード", "current password"},
                                  {"new", Need::Required, password_schema(), "新しいパスワード", "new password"}}),
       .summary_ja = "パスワードを変更する",
       .summary_en = "Change one's own password",
       .handler = change_password},
      {.method = "POST",
       .path = "enrolment",
       .access = http::Access::open(),
       .body_bytes_max = 4096,
       .throttle = http::Throttle::Attempts,
       .request = Schema::object({{"code", Need::Required, Schema::text(limits::short_text_chars_max), "登録コード", "one-time code"},
                                  {"password", Need::Required, password_schema(), "パスワード", "the password you choose"}}),
       .summary_ja = "登録コードで利用を始める",
       .summary_en = "Turn a one-time code into one's own password",
       .handler = enrol},
  };
}

}  // namespace noroshi::rest
