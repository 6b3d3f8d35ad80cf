#include "api/rest/routes.hpp"
#include "formats/json/object.hpp"
#include "formats/json/object_reader.hpp"
#include "services/people/people.hpp"

namespace noroshi::rest {
namespace {

using domain::Role;
using http::Need;
using http::Plain;
using http::PlainKind;
using http::Request;
using http::Response;
using http::Schema;
namespace limits = domain::limits;

const std::vector<std::string> role_names{"reporter",  "home_approver", "coordinator",          "approver", "analyst",      "executive",
                                          "recipient", "ministry_desk", "ministry_supervision", "auditor",  "administrator"};

auto render_invited(const services::Invited& invited) -> std::string {
  return json::Object{}.add("person", invited.person).add("code", invited.code).add("expires_at", invited.expires_at).str();
}

auto render_person(const services::PersonView& person) -> json::Object {
  json::List roles;
  for (const auto role : person.roles) roles.add(domain::to_text(role));
  json::Object object;
  object.add("person", person.id).add("user", person.user).add("display", person.display).add("mail", person.mail);
  object.add("organisation", person.organisation).add("roles", roles).add("active", person.active);
  return object.add("enrolled", person.enrolled);
}

auto list_people(services::House& house, const domain::Caller& caller, const Request& /*request*/) -> Result<Response> {
  json::List list;
  for (const auto& person : NOROSHI_TRY(services::list_people(house, caller))) list.add(render_person(person));
  return http::respond(200, Plain{PlainKind::Directory, json::Object{}.add("people", list).str()});
}

auto invite_person(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  json::ObjectReader read{request.json};
  auto user = read.required_text("user");
  auto display = read.required_text("display");
  auto mail = read.optional_text("mail");
  const auto organisation = read.required_id<domain::OrganisationId>("organisation");
  std::set<Role> roles;
  for (const auto& name : read.required_texts("roles", limits::list_items_max, limits::short_text_chars_max)) {
    const auto role = domain::parse_role(name);
    if (!role) {
      read.note("roles", role.error().message);
      continue;
    }
    roles.insert(*role);
  }
  NOROSHI_TRY(read.finish());
  const services::InvitePerson invitation{std::move(user), std::move(display), mail.value_or(""), *organisation, std::move(roles)};
  return http::respond(201, NOROSHI_TRY(services::invite_person(house, caller, request.key, invitation)), render_invited);
}

auto invite_again(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto person = NOROSHI_TRY(request.load_id<domain::PersonId>("person"));
  return http::respond(201, NOROSHI_TRY(services::invite_again(house, caller, request.key, person)), render_invited);
}

auto deactivate_person(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto person = NOROSHI_TRY(request.load_id<domain::PersonId>("person"));
  return http::respond_no_content(NOROSHI_TRY(services::deactivate_person(house, caller, person)));
}

auto invitation_schema() -> Schema {
  return Schema::object({{"user", Need::Required, Schema::text(limits::short_text_chars_max), "利用者名", "user name"},
                         {"display", Need::Required, Schema::text(limits::short_text_chars_max), "氏名", "name as co-workers see it"},
                         {"mail", Need::Optional, Schema::text(limits::short_text_chars_max), "通知先", "where notices without content go"},
                         {"organisation", Need::Required, Schema::id(), "所属", "a member of this station"},
                         {"roles", Need::Required, Schema::list(Schema::one_of(role_names), role_names.size()), "役割", "roles"}});
}

auto invited_schema() -> Schema {
  return Schema::object(
      {{"person", Need::Required, Schema::id()},
       {"code", Need::Required, Schema::text(limits::short_text_chars_max), "登録コード", "one-time code, shown here alone"},
       {"expires_at", Need::Required, Schema::time()}});
}

auto person_schema() -> Schema {
  return Schema::object({{"person", Need::Required, Schema::id()},
                         {"user", Need::Required, Schema::text(limits::short_text_chars_max)},
                         {"display", Need::Required, Schema::text(limits::short_text_chars_max)},
                         {"mail", Need::Required, Schema::text(limits::short_text_chars_max)},
                         {"organisation", Need::Required, Schema::id()},
                         {"roles", Need::Required, Schema::list(Schema::one_of(role_names), role_names.size())},
                         {"active", Need::Required, Schema::boolean()},
                         {"enrolled", Need::Required, Schema::boolean()}});
}

}  // namespace

auto routes_people() -> http::RouteTable {
  const auto access = http::Access::roles({Role::Administrator});
  return {
      {.method = "GET",
       .path = "people",
       .access = access,
       .response = Schema::object({{"people", Need::Required, Schema::list(person_schema(), limits::json_members_max)}}),
       .summary_ja = "利用者の一覧",
       .summary_en = "People of the station",
       .handler = list_people},
      {.method = "POST",
       .path = "people",
       .access = access,
       .creates = true,
       .request = invitation_schema(),
       .response = invited_schema(),
       .summary_ja = "利用者を招く",
       .summary_en = "Invite a person; answers with the one-time code",
       .handler = invite_person},
      {.method = "POST",
       .path = "people/{person}/enrolment",
       .access = access,
       .creates = true,
       .response = invited_schema(),
       .summary_ja = "登録コードを出し直す",
       .summary_en = "A new one-time code for a lost password",
       .handler = invite_again},
      {.method = "DELETE",
       .path = "people/{person}",
       .access = access,
       .summary_ja = "利用を停止する",
       .summary_en = "Close an account at once",
       .handler = deactivate_person},
  };
}

}  // namespace noroshi::rest
