#include "api/rest/filing.hpp"
#include "api/rest/render_thread.hpp"
#include "api/rest/routes.hpp"
#include "formats/json/object_reader.hpp"
#include "services/report/file_report.hpp"
#include "services/report/read_story.hpp"
#include "services/report/read_thread.hpp"

namespace noroshi::rest {
namespace {

using domain::Role;
using http::Need;
using http::Request;
using http::Response;
using http::Schema;

auto file(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  json::ObjectReader read{request.json};
  auto filing = read_filing(read, house, request);
  NOROSHI_TRY(read.finish());
  const auto filed = NOROSHI_TRY(services::file_report(house, caller, request.key, std::move(filing)));
  return http::respond(201, filed, render_filed);
}

auto add_version(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto thread = NOROSHI_TRY(request.load_id<domain::ThreadId>("thread"));
  json::ObjectReader read{request.json};
  auto filing = read_filing(read, house, request);
  NOROSHI_TRY(read.finish());
  filing.thread = thread;
  const auto filed = NOROSHI_TRY(services::file_report(house, caller, request.key, std::move(filing)));
  return http::respond(201, filed, render_filed);
}

auto list(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  std::optional<domain::ThreadId> after;
  if (const auto text = request.find_query("after")) after = NOROSHI_TRY(domain::ThreadId::parse(*text));
  const auto page = NOROSHI_TRY(services::list_reports(house, caller, after, request.purpose));
  return http::respond(200, page, render_reports);
}

auto read(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto thread = NOROSHI_TRY(request.load_id<domain::ThreadId>("thread"));
  const auto view = NOROSHI_TRY(services::read_thread(house, caller, thread, request.purpose));
  return http::respond(200, view, render_thread);
}

auto receipt(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto thread = NOROSHI_TRY(request.load_id<domain::ThreadId>("thread"));
  const auto report = NOROSHI_TRY(request.load_id<domain::ReportId>("report"));
  const auto found = NOROSHI_TRY(services::read_receipt(house, caller, thread, report));
  return http::respond(
             200, found, +[](const std::string& text) { return text; })
      .as("text/plain; charset=utf-8");
}

auto custody(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto thread = NOROSHI_TRY(request.load_id<domain::ThreadId>("thread"));
  const auto found = NOROSHI_TRY(services::read_custody(house, caller, thread));
  return http::respond(200, found, render_custody);
}

auto story(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto thread = NOROSHI_TRY(request.load_id<domain::ThreadId>("thread"));
  const auto found = NOROSHI_TRY(services::read_story(house, caller, thread));
  return http::respond(200, found, render_story);
}

const std::set<Role> readers{Role::Reporter, Role::HomeApprover, Role::Coordinator,        Role::Approver,
                             Role::Analyst,  Role::MinistryDesk, Role::MinistrySupervision};
const std::set<Role> givers{Role::Reporter, Role::HomeApprover, Role::Coordinator, Role::Auditor};

}  // namespace

auto routes_reports() -> http::RouteTable {
  return {
      {.method = "POST",
       .path = "reports",
       .access = http::Access::roles({Role::Reporter, Role::Coordinator}),
       .creates = true,
       .request = filing_schema(),
       .response = filed_schema(),
       .summary_ja = "情報連絡を提出する",
       .summary_en = "File a report",
       .handler = file},
      {.method = "GET",
       .path = "reports",
       .access = http::Access::roles(readers),
       .query = {{"after", Need::Optional, Schema::id()}},
       .response = Schema::anything(),
       .summary_ja = "案件の一覧",
       .summary_en = "Cases, newest change first",
       .handler = list},
      {.method = "GET",
       .path = "threads/{thread}",
       .access = http::Access::roles(readers),
       .response = Schema::anything(),
       .summary_ja = "案件を開く",
       .summary_en = "Everything on one case",
       .handler = read},
      {.method = "POST",
       .path = "threads/{thread}/versions",
       .access = http::Access::roles({Role::Reporter, Role::Coordinator}),
       .creates = true,
       .request = filing_schema(),
       .response = filed_schema(),
       .summary_ja = "続報・訂正・取下げ",
       .summary_en = "Follow up, correct or withdraw",
       .handler = add_version},
      {.method = "GET",
       .path = "threads/{thread}/receipts/{report}",
       .access = http::Access::roles(givers),
       .response = Schema::anything(),
       .summary_ja = "受付証明",
       .summary_en = "The receipt of a version",
       .handler = receipt},
      {.method = "GET",
       .path = "threads/{thread}/custody",
       .access = http::Access::roles(givers),
       .response = Schema::anything(),
       .summary_ja = "取扱いの記録",
       .summary_en = "Custody: who saw it, for what",
       .handler = custody},
      {.method = "GET",
       .path = "threads/{thread}/story",
       .access = http::Access::roles(givers),
       .response = Schema::anything(),
       .summary_ja = "その後",
       .summary_en = "What became of it",
       .handler = story},
  };
}

}  // namespace noroshi::rest
