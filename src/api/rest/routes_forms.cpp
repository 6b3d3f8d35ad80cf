#include "api/rest/render_form.hpp"
#include "api/rest/routes.hpp"
#include "formats/json/filled_form.hpp"
#include "formats/json/object_reader.hpp"
#include "formats/pdf/draw_form.hpp"
#include "formats/xlsx/read_form.hpp"
#include "formats/xlsx/write_form.hpp"
#include "services/charter/realm.hpp"
#include "services/form/forms.hpp"

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

constexpr auto workbook_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

auto list(services::House& house, const domain::Caller& /*caller*/, const Request& /*request*/) -> Result<Response> {
  json::List forms;
  for (const auto& form : house.rules().forms) forms.add(json::write_form(form));
  return http::respond(200, Plain{PlainKind::Catalogue, json::Object{}.add("forms", forms).str()});
}

auto render_json(const domain::FilledForm& filled) -> std::string { return json::write_filled_form(filled).str(); }

auto as_file(Response response, const std::string& content_type, const std::string& name) -> Response {
  return std::move(response).as(content_type).with_header("Content-Disposition", "attachment; filename=\"" + name + "\"");
}

auto fill(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto thread = NOROSHI_TRY(request.load_id<domain::ThreadId>("thread"));
  const auto found = request.params.find("form");
  const auto form = found == request.params.end() ? std::string{} : found->second;
  const auto filled = NOROSHI_TRY(services::fill_thread_form(house, caller, thread, form, request.purpose));
  const auto format = request.find_query("format").value_or("json");
  // The form exists, or there were no answer: its id is a name of ours and safe in a header.
  if (format == "xlsx") return as_file(NOROSHI_TRY(http::respond(200, filled, xlsx::write_form)), workbook_type, form + ".xlsx");
  if (format == "pdf") return as_file(NOROSHI_TRY(http::respond(200, filled, pdf::draw_form)), "application/pdf", form + ".pdf");
  return http::respond(200, filled, render_json);
}

/// A sheet that came back: the workbook as it is, or the values alone.
auto read_sheet(json::ObjectReader& read, const services::House& house) -> Result<json::FormValues> {
  const auto workbook = read.optional_text("workbook", limits::request_bytes_max);
  json::FormValues sheet{read.optional_text("form", limits::short_text_chars_max).value_or(""), {}};
  if (auto values = read.optional_object("values")) {
    for (const auto& name : values->names())
      sheet.values.emplace(name, values->optional_text(name, domain::form_value_chars_max).value_or(""));
  }
  NOROSHI_TRY(read.finish());
  if (!workbook) return sheet;
  const auto bytes = NOROSHI_TRY(from_base64(*workbook));
  auto found = NOROSHI_TRY(xlsx::read_form(bytes, house.rules().forms));
  return json::FormValues{std::move(found.form), std::move(found.values)};
}

/// Read, checked and given back; nothing is kept, and nothing goes anywhere.
auto read_back(services::House& house, const domain::Caller& /*caller*/, const Request& request) -> Result<Response> {
  json::ObjectReader read{request.json};
  auto sheet = NOROSHI_TRY(read_sheet(read, house));
  const auto* form = domain::find_form(house.rules().forms, sheet.form);
  if (form == nullptr) return fail({FieldError{"form", "no such form; choose one of GET forms"}});
  auto values = NOROSHI_TRY(domain::check_values(*form, std::move(sheet.values)));
  const auto filled = domain::with_values(*form, std::move(values), std::string{services::mark_of(house.realm)}, house.clock.now());
  return http::respond(200, Plain{PlainKind::Catalogue, render_json(filled)});
}

auto render_recorded(const ports::SubmissionRow& row) -> std::string { return render_submission(row).str(); }

auto record(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto thread = NOROSHI_TRY(request.load_id<domain::ThreadId>("thread"));
  json::ObjectReader read{request.json};
  services::RecordSubmission submission;
  submission.form = read.required_text("form", limits::short_text_chars_max);
  submission.addressee = read.required_text("addressee", limits::short_text_chars_max);
  submission.submitted_at = read.required_time("submitted_at");
  submission.number = read.optional_text("number", limits::short_text_chars_max).value_or("");
  submission.via = read.required_enum<ports::SubmissionVia>("via", ports::parse_submission_via);
  NOROSHI_TRY(read.finish());
  const auto recorded = NOROSHI_TRY(services::record_submission(house, caller, request.key, thread, std::move(submission)));
  return http::respond(201, recorded, render_recorded);
}

auto submission_schema() -> Schema {
  return Schema::object({{"form", Need::Required, Schema::text_of(1, limits::short_text_chars_max), "様式", "id of GET forms"},
                         {"addressee", Need::Required, Schema::text_of(1, limits::short_text_chars_max), "提出先", "who took it"},
                         {"submitted_at", Need::Required, Schema::time(), "提出日時", "when it was handed in"},
                         {"number", Need::Optional, Schema::text(limits::short_text_chars_max), "受付番号", "as the addressee gave it"},
                         {"via", Need::Required, Schema::one_of({"paper", "portal", "mail", "telephone"}), "提出の方法", "how"}});
}

const std::set<Role> fillers{Role::Reporter, Role::HomeApprover, Role::Coordinator};

}  // namespace

auto routes_forms() -> http::RouteTable {
  return {
      {.method = "GET",
       .path = "forms",
       .access = http::Access::everyone(),
       .response = Schema::anything(),
       .summary_ja = "様式の一覧",
       .summary_en = "Official forms as data, with the standing of every box",
       .handler = list},
      {.method = "GET",
       .path = "threads/{thread}/forms/{form}",
       .access = http::Access::roles(fillers),
       .query = {{"format", Need::Optional, Schema::one_of({"json", "xlsx", "pdf"})}},
       .response = Schema::anything(),
       .summary_ja = "案件から様式に記入する（提出したことにはなりません）",
       .summary_en = "One entry on an official form; delivers nothing",
       .handler = fill},
      {.method = "POST",
       .path = "forms/readings",
       .access = http::Access::everyone(),
       .request = Schema::object({{"workbook", Need::Optional, Schema::text(limits::request_bytes_max), "記入した様式（xlsx、base64）",
                                   "a filled workbook in base64; else form and values"},
                                  {"form", Need::Optional, Schema::text(limits::short_text_chars_max)},
                                  {"values", Need::Optional, Schema::map(Schema::text(domain::form_value_chars_max), 200)}}),
       .response = Schema::anything(),
       .summary_ja = "記入した様式を読み戻す（保存も提出もしません）",
       .summary_en = "Read a filled form back; keeps nothing, delivers nothing",
       .handler = read_back},
      {.method = "POST",
       .path = "threads/{thread}/submissions",
       .access = http::Access::roles(fillers),
       .creates = true,
       .request = submission_schema(),
       .response = Schema::anything(),
       .summary_ja = "提出を記録する（どこに、いつ、番号）",
       .summary_en = "Record what was handed to an authority outside this system",
       .handler = record},
  };
}

}  // namespace noroshi::rest
