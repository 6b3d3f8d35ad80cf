#include "api/rest/render_thread.hpp"
#include "api/rest/routes.hpp"
#include "formats/json/object_reader.hpp"
#include "services/enquiry/answer_enquiry.hpp"
#include "services/enquiry/ask_enquiry.hpp"

namespace noroshi::rest {
namespace {

using domain::Role;
using http::Need;
using http::Request;
using http::Response;
using http::Schema;
namespace limits = domain::limits;

auto render_asked(const services::Asked& asked) -> std::string {
  return json::Object{}.add("enquiry", asked.enquiry).add("state", asked.state).str();
}

auto render_answered(const services::Answered& answered) -> std::string {
  return json::Object{}.add("answer", answered.answer).add("clearance", answered.clearance).str();
}

auto render_open(const std::vector<services::EnquiryView>& enquiries) -> std::string {
  json::List list;
  for (const auto& enquiry : enquiries) list.add(render_enquiry(enquiry));
  return json::Object{}.add("enquiries", list).str();
}

auto ask(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto thread = NOROSHI_TRY(request.load_id<domain::ThreadId>("thread"));
  json::ObjectReader read{request.json};
  auto question = read.required_text("question", limits::long_text_chars_max);
  const auto answer_by = read.optional_time("answer_by");
  NOROSHI_TRY(read.finish());
  const auto asked = NOROSHI_TRY(services::ask_enquiry(house, caller, request.key, thread, std::move(question), answer_by));
  return http::respond(201, asked, render_asked);
}

auto call_back(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto thread = NOROSHI_TRY(request.load_id<domain::ThreadId>("thread"));
  json::ObjectReader read{request.json};
  domain::CallBackContent call;
  call.desk = read.required_text("desk", limits::short_text_chars_max);
  call.telephone = read.required_text("telephone", limits::short_text_chars_max);
  call.reason = read.required_text("reason", limits::short_text_chars_max);
  NOROSHI_TRY(read.finish());
  const auto asked = NOROSHI_TRY(services::request_call_back(house, caller, request.key, thread, std::move(call)));
  return http::respond(201, asked, render_asked);
}

auto list_open(services::House& house, const domain::Caller& caller, const Request& /*request*/) -> Result<Response> {
  const auto open = NOROSHI_TRY(services::list_open_enquiries(house, caller));
  return http::respond(200, open, render_open);
}

auto answer(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto enquiry = NOROSHI_TRY(request.load_id<domain::EnquiryId>("enquiry"));
  json::ObjectReader read{request.json};
  auto text = read.required_text("text", limits::long_text_chars_max);
  const auto consent = read.optional_text("consent", 20) == "standing" ? services::ConsentMode::Standing : services::ConsentMode::Look;
  NOROSHI_TRY(read.finish());
  const auto answered = NOROSHI_TRY(services::answer_enquiry(house, caller, request.key, enquiry, std::move(text), consent));
  return http::respond(201, answered, render_answered);
}

auto short_text() -> Schema { return Schema::text_of(1, limits::short_text_chars_max); }

auto asked_schema() -> Schema {
  return Schema::object({{"enquiry", Need::Required, Schema::id()}, {"state", Need::Required, Schema::one_of({"queued", "delivered"})}});
}

const std::set<Role> askers{Role::Analyst, Role::Coordinator, Role::MinistryDesk, Role::MinistrySupervision};

}  // namespace

auto routes_enquiries() -> http::RouteTable {
  return {
      {.method = "POST",
       .path = "threads/{thread}/enquiries",
       .access = http::Access::roles(askers),
       .creates = true,
       .request =
           Schema::object({{"question", Need::Required, Schema::text_of(1, limits::long_text_chars_max), "確認したいこと", "the question"},
                           {"answer_by", Need::Optional, Schema::time(), "回答の期限", "until when"}}),
       .response = asked_schema(),
       .summary_ja = "確認をお願いする",
       .summary_en = "Ask the source, through the handle",
       .handler = ask},
      {.method = "POST",
       .path = "threads/{thread}/call-backs",
       .access = http::Access::roles(askers),
       .creates = true,
       .request = Schema::object(
           {{"desk", Need::Required, short_text()}, {"telephone", Need::Required, short_text()}, {"reason", Need::Required, short_text()}}),
       .response = asked_schema(),
       .summary_ja = "折返しの電話を依頼する",
       .summary_en = "Ask the source to ring back",
       .handler = call_back},
      {.method = "GET",
       .path = "enquiries",
       .access = http::Access::roles({Role::Reporter, Role::Coordinator}),
       .response = Schema::anything(),
       .summary_ja = "回答を待っている確認",
       .summary_en = "Questions that wait for an answer",
       .handler = list_open},
      {.method = "POST",
       .path = "enquiries/{enquiry}/answers",
       .access = http::Access::roles({Role::Reporter, Role::Coordinator}),
       .creates = true,
       .request = Schema::object({{"text", Need::Required, Schema::text_of(1, limits::long_text_chars_max), "回答", "the answer"},
                                  {"consent", Need::Optional, Schema::one_of({"look", "standing"})}}),
       .response = Schema::object({{"answer", Need::Required, Schema::id()}, {"clearance", Need::Required, Schema::or_null(Schema::id())}}),
       .summary_ja = "確認のお願いに回答する",
       .summary_en = "Answer an enquiry",
       .handler = answer},
  };
}

}  // namespace noroshi::rest
