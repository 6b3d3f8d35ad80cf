#include "api/rest/render_thread.hpp"
#include "api/rest/routes.hpp"
#include "formats/json/object_reader.hpp"
#include "services/clearance/clearance_steps.hpp"
#include "services/clearance/read_clearance.hpp"

#include <array>
#include <iterator>

namespace noroshi::rest {
namespace {

using domain::Role;
using http::Need;
using http::Request;
using http::Response;
using http::Schema;
namespace limits = domain::limits;

auto render_mask(const domain::Mask& mask) -> json::Object {
  static constexpr std::string_view decisions[] = {"mask", "ask", "generalise", "keep"};
  json::Object object;
  object.add("start", mask.start).add("end", mask.end).add("type", mask.type).add("role", mask.role).add("reason", mask.reason);
  object.add("score", mask.score).add("decision", decisions[static_cast<std::size_t>(mask.decision)]).add("replacement", mask.replacement);
  return object;
}

/// The levels of each attribute of an anonymity set, from exact to nothing said.
auto level_name(domain::SetAttribute attribute, int level) -> std::string_view {
  static const std::array<std::vector<std::string_view>, domain::set_attributes> names{{{"sector", "family", "all"},
                                                                                        {"prefecture", "region", "half", "nation"},
                                                                                        {"day", "ten_days", "month", "season", "unsaid"},
                                                                                        {"one_digit", "magnitude", "unsaid"},
                                                                                        {"kind", "unsaid"}}};
  return names[static_cast<std::size_t>(attribute)].at(static_cast<std::size_t>(level));
}

auto render_coarsened(const domain::Coarsened& step) -> json::Object {
  static constexpr std::string_view attributes[] = {"sector", "place", "time", "scale", "system"};
  json::Object object;
  object.add("attribute", attributes[static_cast<std::size_t>(step.attribute)]);
  object.add("from", level_name(step.attribute, step.from)).add("to", level_name(step.attribute, step.to));
  return object.add("fitted", step.fitted).add("fits", step.fits);
}

auto render_set(const domain::SetFinding& set) -> json::Object {
  static constexpr std::string_view repairs[] = {"none", "published", "said_before", "sector_too_small"};
  json::List coarsened;
  for (const auto& step : set.coarsened) coarsened.add(render_coarsened(step));
  json::Object object;
  object.add("count", set.measure.organisations).add("minimum", set.minimum).add("enough", set.is_enough);
  object.add("already_public", set.is_published).add("groups", set.measure.groups).add("coarsened", coarsened);
  object.add("repair", repairs[static_cast<std::size_t>(set.repair)]).add("family_ja", set.family.ja).add("family_en", set.family.en);
  return object.add("family_fits", set.family_fits);
}

auto render_restorations(const std::vector<services::ShownRestoration>& restorations) -> json::List {
  json::List list;
  for (const auto& asked : restorations) {
    json::Object object;
    object.add("text", asked.text).add("reason", asked.reason);
    list.add(object.add("agreed", asked.agreed).add("own", asked.own));
  }
  return list;
}

auto render_view(const services::ClearanceView& view) -> std::string {
  json::List masks;
  for (const auto& mask : view.masks) masks.add(render_mask(mask));
  const auto& charter = view.charter;
  json::Object object;
  object.add("clearance", view.clearance).add("subject", ports::to_text(view.subject)).add("thread", view.thread);
  object.add("short_number", view.short_number)
      .add("state", ports::to_text(view.state))
      .add("revision", view.revision)
      .add("due_at", view.due_at);
  json::Object terms;
  terms.add("id", charter.id).add("document_number", charter.document_number).add("to", charter.to.slug);
  terms.add("identity", domain::to_text(charter.identity)).add("tlp_max", domain::to_text(charter.tlp_max));
  object.add("charter", terms);
  json::Object to;
  to.add("slug", charter.to.slug).add("name_ja", view.to_name_ja).add("name_en", view.to_name_en);
  object.add("to", to)
      .add("purposes", render_purposes(charter.purposes))
      .add("method_ja", charter.method_ja)
      .add("method_en", charter.method_en);
  object.add("secrecy_ja", charter.secrecy_ja).add("secrecy_en", charter.secrecy_en);
  object.add("consent_text_ja", view.consent_text_ja).add("consent_text_en", view.consent_text_en);
  object.add("digest", to_hex(view.digest)).add("text", view.text).add("technical_half_text", view.technical_half_text);
  object.add("indicators", render_indicators(view.indicators)).add("masks", masks).add("raw_text", view.raw_text);
  object.add("open_questions", view.open_questions).add("tlp", domain::to_text(view.tlp));
  object.add("anonymity_set", render_set(view.set)).add("restorations", render_restorations(view.restorations));
  object.add("consented_at", view.consented_at).add("home_approved", view.home_approved);
  object.add("technical_half_gone", view.technical_half_gone).add("released_by", view.released_by);
  return object.str();
}

auto render_line(const services::ClearanceLine& line) -> json::Object {
  json::Object object;
  object.add("clearance", line.row.id).add("subject", ports::to_text(line.row.subject)).add("thread", line.row.thread);
  object.add("short_number", line.short_number).add("sector", line.sector).add("to", line.to).add("level", line.level);
  object.add("state", ports::to_text(line.row.state)).add("due_at", line.row.due_at).add("revision", line.row.revision);
  object.add("technical_half_gone", line.row.technical_half_gone).add("released_by", line.row.released_by);
  return object;
}

auto render_lines(const std::vector<services::ClearanceLine>& lines) -> std::string {
  json::List list;
  for (const auto& line : lines) list.add(render_line(line));
  return json::Object{}.add("clearances", list).str();
}

auto render_step(const services::ClearanceStep& step) -> std::string {
  json::Object object;
  object.add("clearance", step.clearance).add("state", ports::to_text(step.state)).add("revision", step.revision);
  return object.add("released_by", step.released_by).str();
}

auto to_digest(const std::string& hex) -> Result<Bytes32> {
  const auto bytes = from_hex(hex);
  const auto digest = bytes ? to_bytes32(*bytes) : Result<Bytes32>{tl::unexpected<Error>{bytes.error()}};
  if (!digest) return fail({FieldError{"digest", "give the digest that the preview showed"}});
  return *digest;
}

auto list(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  std::optional<ports::ClearanceState> state;
  if (const auto text = request.find_query("state")) state = NOROSHI_TRY(ports::parse_clearance_state(*text));
  const auto lines = NOROSHI_TRY(services::list_clearances(house, caller, state));
  return http::respond(200, lines, render_lines);
}

auto look(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto id = NOROSHI_TRY(request.load_id<ports::ClearanceId>("clearance"));
  const auto view = NOROSHI_TRY(services::read_clearance(house, caller, id));
  return http::respond(200, view, render_view);
}

auto consent(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto id = NOROSHI_TRY(request.load_id<ports::ClearanceId>("clearance"));
  json::ObjectReader read{request.json};
  const auto hex = read.required_text("digest", 64);
  const auto small_set = read.optional_boolean("accepts_small_set").value_or(false) ? domain::SmallSet::Accept : domain::SmallSet::Refuse;
  NOROSHI_TRY(read.finish());
  const auto step = NOROSHI_TRY(services::consent_to(house, caller, id, NOROSHI_TRY(to_digest(hex)), small_set));
  return http::respond(200, step, render_step);
}

auto read_digest(const Request& request) -> Result<Bytes32> {
  json::ObjectReader read{request.json};
  const auto hex = read.required_text("digest", 64);
  NOROSHI_TRY(read.finish());
  return to_digest(hex);
}

auto approve_at_home(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto id = NOROSHI_TRY(request.load_id<ports::ClearanceId>("clearance"));
  const auto step = NOROSHI_TRY(services::approve_at_home(house, caller, id, NOROSHI_TRY(read_digest(request))));
  return http::respond(200, step, render_step);
}

auto read_edit(const Request& request) -> Result<services::ClearanceEdit> {
  json::ObjectReader read{request.json};
  services::ClearanceEdit edit;
  edit.revision = static_cast<int>(read.required_integer("revision", 1, 1'000'000));
  edit.edited_text = read.optional_text("edited_text", limits::what_i_know_chars_max);
  for (auto& decision : read.optional_objects("decisions", limits::list_items_max)) {
    auto text = decision.required_text("text", limits::short_text_chars_max);
    const auto word = decision.required_text("decision", 10);
    const auto list = decision.optional_text("register", 20);
    if (list) edit.registered.emplace_back(text, services::parse_registry_list(*list).value_or(services::RegistryList::Names));
    edit.decisions.emplace_back(std::move(text), word == "keep" ? domain::MaskDecision::Keep : domain::MaskDecision::Mask);
  }
  NOROSHI_TRY(read.finish());
  return edit;
}

auto edit(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto id = NOROSHI_TRY(request.load_id<ports::ClearanceId>("clearance"));
  const auto step = NOROSHI_TRY(services::edit_clearance(house, caller, id, NOROSHI_TRY(read_edit(request))));
  return http::respond(200, step, render_step);
}

auto read_release(const Request& request) -> Result<services::ReleaseStep> {
  json::ObjectReader read{request.json};
  const auto hex = read.required_text("digest", 64);
  const auto part = read.optional_text("part", 20).value_or("whole");
  NOROSHI_TRY(read.finish());
  const bool half = part == "technical_half";
  return services::ReleaseStep{NOROSHI_TRY(to_digest(hex)), half ? domain::ReportPart::TechnicalHalf : domain::ReportPart::Whole};
}

auto release(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto id = NOROSHI_TRY(request.load_id<ports::ClearanceId>("clearance"));
  const auto step = NOROSHI_TRY(services::release_clearance(house, caller, id, NOROSHI_TRY(read_release(request))));
  return http::respond(200, step, render_step);
}

auto ask_restoration(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto id = NOROSHI_TRY(request.load_id<ports::ClearanceId>("clearance"));
  json::ObjectReader read{request.json};
  services::RestorationRequest asked;
  asked.revision = static_cast<int>(read.required_integer("revision", 1, 1'000'000));
  asked.text = read.required_text("text", limits::short_text_chars_max);
  asked.reason = read.required_text("reason", limits::short_text_chars_max);
  NOROSHI_TRY(read.finish());
  return http::respond(200, NOROSHI_TRY(services::ask_restoration(house, caller, id, asked)), render_step);
}

auto agree_restoration(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto id = NOROSHI_TRY(request.load_id<ports::ClearanceId>("clearance"));
  json::ObjectReader read{request.json};
  const auto revision = static_cast<int>(read.required_integer("revision", 1, 1'000'000));
  const auto text = read.required_text("text", limits::short_text_chars_max);
  NOROSHI_TRY(read.finish());
  return http::respond(200, NOROSHI_TRY(services::agree_restoration(house, caller, id, revision, text)), render_step);
}

auto refuse(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto id = NOROSHI_TRY(request.load_id<ports::ClearanceId>("clearance"));
  json::ObjectReader read{request.json};
  const auto reason = read.required_text("reason", limits::short_text_chars_max);
  NOROSHI_TRY(read.finish());
  const auto step = NOROSHI_TRY(services::refuse_clearance(house, caller, id, reason));
  return http::respond(200, step, render_step);
}

auto digest_schema() -> Schema {
  return Schema::object({{"digest", Need::Required, Schema::text_of(64, 64), "画面に出ていた内容の要約値", "of what the preview showed"}});
}

auto step_schema() -> Schema {
  return Schema::object({{"clearance", Need::Required, Schema::id()},
                         {"state", Need::Required, Schema::text(40)},
                         {"revision", Need::Required, Schema::integer(1, 1'000'000)},
                         {"released_by", Need::Required, Schema::text(200)}});
}

auto edit_schema() -> Schema {
  auto decision = Schema::object({{"text", Need::Required, Schema::text_of(1, limits::short_text_chars_max)},
                                  {"decision", Need::Required, Schema::one_of({"mask", "keep"})},
                                  {"register", Need::Optional, Schema::one_of({"names", "aliases", "facilities", "systems", "vendors"}),
                                   "連絡元の登録名簿にも加える", "the source's registry learns it as well"}});
  return Schema::object({{"revision", Need::Required, Schema::integer(1, 1'000'000)},
                         {"edited_text", Need::Optional, Schema::text(limits::what_i_know_chars_max)},
                         {"decisions", Need::Optional, Schema::list(std::move(decision), limits::list_items_max)}});
}

auto release_schema() -> Schema {
  return Schema::object({{"digest", Need::Required, Schema::text_of(64, 64), "画面に出ていた内容の要約値", "of what the preview showed"},
                         {"part", Need::Optional, Schema::one_of({"whole", "technical_half"}), "技術情報だけを送り、文章は送らない",
                          "the technical half alone; the prose stays here"}});
}

enum class Reason { Asked, Not };

auto restoration_schema(Reason reason) -> Schema {
  std::vector<http::Field> fields{
      {"revision", Need::Required, Schema::integer(1, 1'000'000)},
      {"text", Need::Required, Schema::text_of(1, limits::short_text_chars_max), "原文のままの語", "as in the report"}};
  if (reason == Reason::Asked) {
    fields.push_back(
        {"reason", Need::Required, Schema::text_of(1, limits::short_text_chars_max), "そのまま出してよい理由", "why it may leave"});
  }
  return Schema::object(std::move(fields));
}

const std::set<Role> lookers{Role::Reporter, Role::HomeApprover, Role::Coordinator, Role::Approver};

auto restoration_routes() -> http::RouteTable {
  return {
      {.method = "POST",
       .path = "clearances/{clearance}/restorations",
       .access = http::Access::roles({Role::Coordinator}),
       .request = restoration_schema(Reason::Asked),
       .response = step_schema(),
       .summary_ja = "隠した語をそのまま出したいと申し出る",
       .summary_en = "Ask that a masked span leave as it stands, with a reason",
       .handler = ask_restoration},
      {.method = "POST",
       .path = "clearances/{clearance}/restorations/agreement",
       .access = http::Access::roles({Role::Coordinator, Role::Approver}),
       .request = restoration_schema(Reason::Not),
       .response = step_schema(),
       .summary_ja = "申出に二人目として同意する",
       .summary_en = "Agree as the second person",
       .handler = agree_restoration},
  };
}

auto clearance_routes() -> http::RouteTable {
  return {
      {.method = "GET",
       .path = "clearances",
       .access = http::Access::roles(lookers),
       .query = {{"state", Need::Optional, Schema::text(40)}},
       .response = Schema::anything(),
       .summary_ja = "提供前確認の一覧",
       .summary_en = "What waits to be released",
       .handler = list},
      {.method = "GET",
       .path = "clearances/{clearance}",
       .access = http::Access::roles(lookers),
       .response = Schema::anything(),
       .summary_ja = "提供前確認",
       .summary_en = "Exactly what would leave, to whom, for what",
       .handler = look},
      {.method = "POST",
       .path = "clearances/{clearance}/consent",
       .access = http::Access::roles({Role::Reporter}),
       .request =
           Schema::object({{"digest", Need::Required, Schema::text_of(64, 64)}, {"accepts_small_set", Need::Optional, Schema::boolean()}}),
       .response = step_schema(),
       .summary_ja = "提供に同意する",
       .summary_en = "Say yes to what was shown",
       .handler = consent},
      {.method = "POST",
       .path = "clearances/{clearance}/home-approval",
       .access = http::Access::roles({Role::HomeApprover}),
       .request = digest_schema(),
       .response = step_schema(),
       .summary_ja = "組織として承認する",
       .summary_en = "The organisation's own yes",
       .handler = approve_at_home},
      {.method = "POST",
       .path = "clearances/{clearance}/edits",
       .access = http::Access::roles({Role::Coordinator}),
       .request = edit_schema(),
       .response = step_schema(),
       .summary_ja = "文言を整える",
       .summary_en = "Wording, and answers to what the anonymiser asks",
       .handler = edit},
      {.method = "POST",
       .path = "clearances/{clearance}/release",
       .access = http::Access::roles({Role::Approver}),
       .request = release_schema(),
       .response = step_schema(),
       .summary_ja = "提供を決定する",
       .summary_en = "Let it go",
       .handler = release},
      {.method = "POST",
       .path = "clearances/{clearance}/refusal",
       .access = http::Access::roles({Role::Approver}),
       .request = Schema::object({{"reason", Need::Required, Schema::text_of(1, limits::short_text_chars_max)}}),
       .response = step_schema(),
       .summary_ja = "提供しない",
       .summary_en = "Do not let it go",
       .handler = refuse},
  };
}

}  // namespace

auto routes_clearances() -> http::RouteTable {
  auto routes = clearance_routes();
  auto restorations = restoration_routes();
  routes.insert(routes.end(), std::make_move_iterator(restorations.begin()), std::make_move_iterator(restorations.end()));
  return routes;
}

}  // namespace noroshi::rest
