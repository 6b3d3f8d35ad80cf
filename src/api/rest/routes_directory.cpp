#include "api/rest/routes.hpp"
#include "formats/json/object.hpp"
#include "formats/json/object_reader.hpp"
#include "services/directory/directory.hpp"

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

constexpr std::size_t prefectures_max = 47;

auto render_event(const ports::PublicEventRow& event) -> json::Object {
  json::List affected;
  for (const auto& organisation : event.affected) affected.add(organisation.str());
  json::Object object;
  object.add("event", event.id).add("from", event.from).add("to", event.to).add("sector", event.sector).add("affected", affected);
  return object.add("complete", event.is_complete).add("source", event.source);
}

auto render_added(const ports::PublicEventId& id) -> std::string { return json::Object{}.add("event", id).str(); }

auto list_events(services::House& house, const domain::Caller& caller, const Request& /*request*/) -> Result<Response> {
  json::List list;
  for (const auto& event : NOROSHI_TRY(services::list_public_events(house, caller))) list.add(render_event(event));
  return http::respond(200, Plain{PlainKind::Directory, json::Object{}.add("events", list).str()});
}

auto add_event(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  json::ObjectReader read{request.json};
  services::PublicEventDraft draft;
  draft.from = read.required_time("from");
  draft.to = read.required_time("to");
  draft.sector = read.required_text("sector", 20);
  draft.is_complete = read.optional_boolean("complete").value_or(false);
  draft.source = read.required_text("source", limits::short_text_chars_max);
  for (const auto& text : read.required_texts("affected", limits::list_items_max, limits::short_text_chars_max)) {
    const auto id = domain::OrganisationId::parse(text);
    if (id) {
      draft.affected.insert(*id);
    } else {
      read.note("affected", id.error().message);
    }
  }
  NOROSHI_TRY(read.finish());
  return http::respond(201, NOROSHI_TRY(services::add_public_event(house, caller, request.key, draft)), render_added);
}

auto remove_event(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto id = NOROSHI_TRY(request.load_id<ports::PublicEventId>("event"));
  return http::respond_no_content(NOROSHI_TRY(services::remove_public_event(house, caller, id)));
}

auto set_profile(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto id = NOROSHI_TRY(request.load_id<domain::OrganisationId>("organisation"));
  json::ObjectReader read{request.json};
  services::MemberProfileDraft draft;
  for (auto& prefecture : read.required_texts("prefectures", prefectures_max, limits::short_text_chars_max)) {
    draft.prefectures.insert(std::move(prefecture));
  }
  draft.customers = read.required_integer("customers", 0, 1'000'000'000);
  draft.parent = read.optional_text("parent", limits::short_text_chars_max).value_or("");
  NOROSHI_TRY(read.finish());
  return http::respond_no_content(NOROSHI_TRY(services::set_member_profile(house, caller, id, draft)));
}

auto event_schema() -> std::vector<http::Field> {
  return {{"from", Need::Required, Schema::time(), "始まり", "when it began"},
          {"to", Need::Required, Schema::time(), "終わり", "when it ended"},
          {"sector", Need::Required, Schema::text(20), "分野", "of which it speaks"},
          {"affected", Need::Required, Schema::list(Schema::id(), limits::list_items_max), "名前の出ている組織", "members that it names"},
          {"complete", Need::Optional, Schema::boolean(), "名前のない組織は影響を受けていないと分かるか",
           "whoever is not named there was not affected"},
          {"source", Need::Required, Schema::text_of(1, limits::short_text_chars_max), "どこで読めるか", "where anybody can read it"}};
}

auto listed_event_schema() -> Schema {
  auto fields = event_schema();
  fields.push_back({"event", Need::Required, Schema::id()});
  return Schema::object(std::move(fields));
}

}  // namespace

auto routes_directory() -> http::RouteTable {
  const auto access = http::Access::roles({Role::Coordinator});
  return {
      {.method = "GET",
       .path = "public-events",
       .access = access,
       .response = Schema::object({{"events", Need::Required, Schema::list(listed_event_schema(), limits::json_members_max)}}),
       .summary_ja = "公表されている障害",
       .summary_en = "Outages that anybody can read of",
       .handler = list_events},
      {.method = "POST",
       .path = "public-events",
       .access = access,
       .creates = true,
       .request = Schema::object(event_schema()),
       .response = Schema::object({{"event", Need::Required, Schema::id()}}),
       .summary_ja = "公表されている障害を加える",
       .summary_en = "Add an outage that anybody can read of; it counts in every anonymity set",
       .handler = add_event},
      {.method = "DELETE",
       .path = "public-events/{event}",
       .access = access,
       .summary_ja = "誤って加えた障害を取り消す",
       .summary_en = "Take back one that was wrong",
       .handler = remove_event},
      {.method = "POST",
       .path = "organisations/{organisation}/profile",
       .access = access,
       .request = Schema::object(
           {{"prefectures", Need::Required, Schema::list(Schema::text_of(1, 10), prefectures_max), "事業を行う都道府県",
             "where it operates, without 都府県"},
            {"customers", Need::Required, Schema::integer(0, 1'000'000'000), "公表されている契約数", "as published; 0: not known"},
            {"parent", Need::Optional, Schema::text(limits::short_text_chars_max), "企業グループ", "its group of companies"}}),
       .summary_ja = "会員の公表情報",
       .summary_en = "What anybody can look up about a member",
       .handler = set_profile},
  };
}

}  // namespace noroshi::rest
