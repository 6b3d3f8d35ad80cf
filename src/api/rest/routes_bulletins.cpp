#include "api/rest/render_thread.hpp"
#include "api/rest/routes.hpp"
#include "formats/json/object_reader.hpp"
#include "services/bulletin/bulletins.hpp"

namespace noroshi::rest {
namespace {

using domain::BulletinId;
using domain::Role;
using http::Need;
using http::Request;
using http::Response;
using http::Schema;
namespace limits = domain::limits;

auto outcome_text(const std::optional<domain::UseOutcome>& outcome) -> std::optional<std::string> {
  if (!outcome) return std::nullopt;
  return std::string{domain::to_text(*outcome)};
}

auto render_line(const services::BulletinView& view) -> json::Object {
  json::Object object;
  object.add("bulletin", view.row.id).add("number", view.row.number).add("title", view.bulletin.title);
  object.add("tlp", domain::to_text(view.row.tlp));
  object.add("sectors", std::vector<std::string>{view.row.sectors.begin(), view.row.sectors.end()}).add("at", view.row.at);
  object.add("state", ports::to_text(view.row.state)).add("issued_here", view.row.issued_here);
  object.add("acknowledged", view.acknowledged).add("outcome", outcome_text(view.outcome)).add("action_asked", view.bulletin.action_asked);
  object.add("corrected_at", view.row.corrected_at).add("corrects", view.row.corrects);
  return object;
}

auto render_bulletin(const services::BulletinView& view) -> std::string {
  auto object = render_line(view);
  object.add("body", view.bulletin.body).add("countermeasure", view.bulletin.countermeasure);
  object.add("indicators", render_indicators(view.bulletin.indicators));
  object.add("purposes", render_purposes(view.bulletin.terms.purposes)).add("revision", view.row.revision);
  return object.str();
}

auto render_bulletins(const std::vector<services::BulletinView>& views) -> std::string {
  json::List list;
  for (const auto& view : views) list.add(render_line(view));
  return json::Object{}.add("bulletins", list).str();
}

auto render_step(const services::BulletinStep& step) -> std::string {
  json::Object object;
  object.add("bulletin", step.bulletin).add("state", ports::to_text(step.state)).add("number", step.number).add("queued", step.queued);
  return object.str();
}

auto render_use(const services::UseStep& step) -> std::string {
  return json::Object{}.add("bulletin", step.bulletin).add("outcome", outcome_text(step.outcome)).str();
}

auto render_counts(const services::UseCounts& counts) -> std::string {
  json::Object object;
  object.add("outcomes", render_outcomes(counts.outcomes)).add("sectors_acted", counts.sectors_acted).add("suppressed", counts.suppressed);
  return object.str();
}

auto read_threads(json::ObjectReader& read) -> std::vector<domain::ThreadId> {
  std::vector<domain::ThreadId> threads;
  for (const auto& text : read.optional_texts("about", limits::list_items_max, 36)) {
    if (auto id = domain::ThreadId::parse(text)) {
      threads.push_back(*std::move(id));
    } else {
      read.note("about", "an id is a lower-case UUID, as the server gave it");
    }
  }
  return threads;
}

auto read_draft(const services::House& house, const Request& request) -> Result<services::BulletinDraft> {
  json::ObjectReader read{request.json};
  domain::Bulletin bulletin{house.random.id<BulletinId>()};
  bulletin.title = read.required_text("title", limits::short_text_chars_max);
  bulletin.body = read.required_text("body", limits::long_text_chars_max);
  bulletin.countermeasure = read.required_text("countermeasure", limits::long_text_chars_max);
  bulletin.action_asked = read.required_text("action_asked", limits::long_text_chars_max);
  bulletin.terms.tlp = domain::parse_tlp(read.required_text("tlp", 20));
  bulletin.terms.purposes = {domain::Purpose::Response, domain::Purpose::CrossSectorWarning};
  for (auto& sector : read.optional_texts("sectors", limits::list_items_max, 20)) bulletin.sectors.insert(std::move(sector));
  for (auto& indicator : read.optional_objects("indicators", limits::list_items_max)) {
    auto type = indicator.required_text("type", 40);
    bulletin.indicators.push_back({std::move(type), indicator.required_text("value", limits::fact_text_chars_max)});
  }
  auto about = read_threads(read);
  const auto corrects = read.optional_id<BulletinId>("corrects");
  NOROSHI_TRY(read.finish());
  return services::BulletinDraft{std::move(bulletin), std::move(about), corrects};
}

auto write(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  auto draft = NOROSHI_TRY(read_draft(house, request));
  const auto step = NOROSHI_TRY(services::write_bulletin(house, caller, request.key, std::move(draft)));
  return http::respond(201, step, render_step);
}

auto list(services::House& house, const domain::Caller& caller, const Request& /*request*/) -> Result<Response> {
  const auto views = NOROSHI_TRY(services::list_bulletins(house, caller));
  return http::respond(200, views, render_bulletins);
}

auto read(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto view = NOROSHI_TRY(services::read_bulletin(house, caller, NOROSHI_TRY(request.load_id<BulletinId>("bulletin"))));
  return http::respond(200, view, render_bulletin);
}

auto issue(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto step = NOROSHI_TRY(services::issue_bulletin(house, caller, NOROSHI_TRY(request.load_id<BulletinId>("bulletin"))));
  return http::respond(200, step, render_step);
}

auto pass_on(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto step = NOROSHI_TRY(services::pass_on_bulletin(house, caller, NOROSHI_TRY(request.load_id<BulletinId>("bulletin"))));
  return http::respond(200, step, render_step);
}

auto recall(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto id = NOROSHI_TRY(request.load_id<BulletinId>("bulletin"));
  json::ObjectReader reader{request.json};
  auto reason = reader.required_text("reason", limits::short_text_chars_max);
  NOROSHI_TRY(reader.finish());
  const auto step = NOROSHI_TRY(services::recall_bulletin(house, caller, id, std::move(reason)));
  return http::respond(200, step, render_step);
}

auto acknowledge(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto step = NOROSHI_TRY(services::acknowledge_bulletin(house, caller, NOROSHI_TRY(request.load_id<BulletinId>("bulletin"))));
  return http::respond(200, step, render_use);
}

auto use(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto id = NOROSHI_TRY(request.load_id<BulletinId>("bulletin"));
  json::ObjectReader reader{request.json};
  const auto outcome = reader.required_enum<domain::UseOutcome>("outcome", domain::parse_use_outcome);
  auto because = reader.optional_text("because", limits::short_text_chars_max);
  NOROSHI_TRY(reader.finish());
  const auto step = NOROSHI_TRY(services::record_use(house, caller, id, outcome, std::move(because)));
  return http::respond(200, step, render_use);
}

auto count(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto counts = NOROSHI_TRY(services::count_uses(house, caller, NOROSHI_TRY(request.load_id<BulletinId>("bulletin"))));
  return http::respond(200, counts, render_counts);
}

auto draft_schema() -> Schema {
  auto indicator = Schema::object(
      {{"type", Need::Required, Schema::text_of(1, 40)}, {"value", Need::Required, Schema::text_of(1, limits::fact_text_chars_max)}});
  return Schema::object(
      {{"title", Need::Required, Schema::text_of(1, limits::short_text_chars_max)},
       {"body", Need::Required, Schema::text_of(1, limits::long_text_chars_max)},
       {"countermeasure", Need::Required, Schema::text_of(1, limits::long_text_chars_max), "対策", "never without one (R26)"},
       {"action_asked", Need::Required, Schema::text_of(1, limits::long_text_chars_max), "お願いする対応", "what is asked"},
       {"tlp", Need::Required, Schema::text_of(1, 20)},
       {"sectors", Need::Optional, Schema::list(Schema::text(20), limits::list_items_max), "対象分野", "all when absent"},
       {"about", Need::Optional, Schema::list(Schema::id(), limits::list_items_max), "もとになった案件", "cases it rests on"},
       {"corrects", Need::Optional, Schema::id(), "訂正するもの", "an issued bulletin whose words these replace; label and audience stay"},
       {"indicators", Need::Optional, Schema::list(std::move(indicator), limits::list_items_max)}});
}

auto step_schema() -> Schema {
  return Schema::object({{"bulletin", Need::Required, Schema::id()},
                         {"state", Need::Required, Schema::one_of({"draft", "issued", "passed_on", "recalled"})},
                         {"number", Need::Required, Schema::integer(0, 1'000'000)},
                         {"queued", Need::Required, Schema::integer(0, 1'000'000)}});
}

auto use_schema() -> Schema {
  return Schema::object(
      {{"outcome", Need::Required, Schema::one_of({"done", "not_applicable", "could_not"})},
       {"because", Need::Optional, Schema::text(limits::short_text_chars_max), "できなかった理由", "stays at this station"}});
}

const std::set<Role> readers{Role::Reporter,  Role::HomeApprover, Role::Coordinator,  Role::Approver,           Role::Analyst,
                             Role::Executive, Role::Recipient,    Role::MinistryDesk, Role::MinistrySupervision};
const std::set<Role> doers{Role::Reporter, Role::Recipient};

/// What recipients did, and how many.
auto routes_of_use() -> http::RouteTable {
  return {
      {.method = "POST",
       .path = "bulletins/{bulletin}/acknowledgement",
       .access = http::Access::roles(doers),
       .response = Schema::anything(),
       .summary_ja = "確認した",
       .summary_en = "Acknowledge",
       .handler = acknowledge},
      {.method = "POST",
       .path = "bulletins/{bulletin}/use-records",
       .access = http::Access::roles(doers),
       .request = use_schema(),
       .response = Schema::anything(),
       .summary_ja = "活用記録",
       .summary_en = "What we did with it",
       .handler = use},
      {.method = "GET",
       .path = "bulletins/{bulletin}/uses",
       .access = http::Access::roles({Role::Analyst, Role::Coordinator, Role::Approver}),
       .response = Schema::anything(),
       .summary_ja = "活用の件数",
       .summary_en = "What was done, in counts",
       .handler = count},
  };
}

}  // namespace

auto routes_bulletins() -> http::RouteTable {
  http::RouteTable routes{
      {.method = "GET",
       .path = "bulletins",
       .access = http::Access::roles(readers),
       .response = Schema::anything(),
       .summary_ja = "情報提供の一覧",
       .summary_en = "Bulletins",
       .handler = list},
      {.method = "POST",
       .path = "bulletins",
       .access = http::Access::roles({Role::Analyst, Role::Coordinator}),
       .creates = true,
       .request = draft_schema(),
       .response = step_schema(),
       .summary_ja = "情報提供の案を書く",
       .summary_en = "Draft a bulletin",
       .handler = write},
      {.method = "GET",
       .path = "bulletins/{bulletin}",
       .access = http::Access::roles(readers),
       .response = Schema::anything(),
       .summary_ja = "情報提供を読む",
       .summary_en = "Read a bulletin",
       .handler = read},
      {.method = "POST",
       .path = "bulletins/{bulletin}/issue",
       .access = http::Access::roles({Role::Approver}),
       .response = step_schema(),
       .summary_ja = "情報提供を出す",
       .summary_en = "Issue it",
       .handler = issue},
      {.method = "POST",
       .path = "bulletins/{bulletin}/passing-on",
       .access = http::Access::roles({Role::Coordinator}),
       .response = step_schema(),
       .summary_ja = "構成員へ展開する",
       .summary_en = "Pass it on to the members",
       .handler = pass_on},
      {.method = "POST",
       .path = "bulletins/{bulletin}/recall",
       .access = http::Access::roles({Role::Approver}),
       .request = Schema::object({{"reason", Need::Required, Schema::text_of(1, limits::short_text_chars_max)}}),
       .response = step_schema(),
       .summary_ja = "取り消す",
       .summary_en = "Recall it",
       .handler = recall},
  };
  for (auto& route : routes_of_use()) routes.push_back(std::move(route));
  return routes;
}

}  // namespace noroshi::rest
