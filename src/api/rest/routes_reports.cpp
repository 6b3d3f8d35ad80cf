#include "api/rest/read_facts_field.hpp"
#include "api/rest/render_reading.hpp"
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
namespace limits = domain::limits;

auto to_channel(const Request& request) -> domain::IntakeChannel {
  return request.session ? domain::IntakeChannel::Web : domain::IntakeChannel::Api;
}

auto read_consent(json::ObjectReader& read) -> services::ConsentMode {
  const auto word = read.optional_text("consent", 20);
  return word == "standing" ? services::ConsentMode::Standing : services::ConsentMode::Look;
}

auto read_filing(const services::House& house, const Request& request) -> Result<services::FileReport> {
  json::ObjectReader read{request.json};
  services::FileReport filing;
  auto& input = filing.input;
  input.kind = read.optional_enum<domain::ReportKind>("kind", domain::parse_report_kind).value_or(domain::ReportKind::Incident);
  input.stage = read.optional_enum<domain::ReportStage>("stage", domain::parse_report_stage).value_or(domain::ReportStage::First);
  input.what_i_know = read.required_text("what_i_know", limits::what_i_know_chars_max);
  input.attacker_side = read.optional_text("attacker_side", limits::attacker_side_chars_max).value_or("");
  input.sector = read.optional_text("sector", 20).value_or("");
  input.facts = read_facts_field(read, house);
  input.occurred_at = read.optional_time("occurred_at");
  input.noticed_at = read.optional_time("noticed_at");
  if (const auto tlp = read.optional_text("tlp", 20)) input.tlp = domain::parse_tlp(*tlp);
  input.language = read.optional_text("language", 10).value_or("ja");
  input.channel = to_channel(request);
  filing.charter = read.optional_id<domain::CharterId>("charter");
  filing.on_behalf_of = read.optional_id<domain::OrganisationId>("on_behalf_of");
  filing.consent = read_consent(read);
  NOROSHI_TRY(read.finish());
  return filing;
}

auto file(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  auto filing = NOROSHI_TRY(read_filing(house, request));
  const auto filed = NOROSHI_TRY(services::file_report(house, caller, request.key, std::move(filing)));
  return http::respond(201, filed, render_filed);
}

auto add_version(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto thread = NOROSHI_TRY(request.load_id<domain::ThreadId>("thread"));
  auto filing = NOROSHI_TRY(read_filing(house, request));
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

auto filing_schema() -> Schema {
  return Schema::object({
      {"kind", Need::Optional, Schema::one_of({"incident", "near-miss", "precursor"}), "種別", "what is told about"},
      {"stage", Need::Optional, Schema::one_of({"first", "follow_up", "final", "correction", "withdrawal"}), "第何報か", "which version"},
      {"what_i_know", Need::Required, Schema::text_of(1, limits::what_i_know_chars_max), "分かっていること", "what is known so far"},
      {"attacker_side", Need::Optional, Schema::text(limits::attacker_side_chars_max), "攻撃側の情報", "what belongs to the attacker"},
      {"sector", Need::Optional, Schema::text(20), "分野", "catalogue id; the organisation's own when absent"},
      {"facts", Need::Optional, Schema::map(Schema::anything(), limits::list_items_max), "事実",
       "stated facts by name; absent = not stated"},
      {"occurred_at", Need::Optional, Schema::time(), "発生日時", "when it happened"},
      {"noticed_at", Need::Optional, Schema::time(), "認知日時", "when it was noticed"},
      {"tlp", Need::Optional, Schema::text(20), "取扱い", "narrows the charter's label; an unknown label is TLP:RED"},
      {"language", Need::Optional, Schema::one_of({"ja", "en", "mixed"})},
      {"charter", Need::Optional, Schema::id(), "取決め", "to file under; the voluntary one when absent"},
      {"on_behalf_of", Need::Optional, Schema::id(), "代理入力の対象", "coordinators: whose call is taken down"},
      {"consent", Need::Optional, Schema::one_of({"look", "standing"}), "同意の方法", "shown first, or agreed beforehand"},
  });
}

auto filed_schema() -> Schema {
  return Schema::object({{"thread", Need::Required, Schema::id()},
                         {"report", Need::Required, Schema::id()},
                         {"short_number", Need::Required, Schema::text(20), "電話で伝える番号", "to say back on the telephone"},
                         {"version", Need::Required, Schema::integer(1, 100'000)},
                         {"received_at", Need::Required, Schema::time()},
                         {"durability", Need::Required, Schema::one_of({"spooled", "stored", "replicated", "witnessed"})},
                         {"receipt", Need::Required, Schema::text(100'000), "受付証明", "c2sp.org/tlog-proof@v1"},
                         {"verdict", Need::Required, verdict_schema()},
                         {"assessment", Need::Required, assessment_schema()},
                         {"clearances", Need::Required, Schema::list(Schema::anything(), 50)},
                         {"contact", Need::Required, Schema::anything()},
                         {"binds_ja", Need::Required, Schema::text(2000)},
                         {"binds_en", Need::Required, Schema::text(2000)},
                         {"met_before", Need::Required, Schema::integer(0, 1'000'000)}});
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
