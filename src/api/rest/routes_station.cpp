#include "api/rest/read_facts_field.hpp"
#include "api/rest/render_catalogue.hpp"
#include "api/rest/render_reading.hpp"
#include "api/rest/render_thread.hpp"
#include "api/rest/routes.hpp"
#include "domain/severity/guide.hpp"
#include "domain/triage/effective_day.hpp"
#include "domain/triage/nearest_precedents.hpp"
#include "formats/json/object_reader.hpp"
#include "formats/json/precedents.hpp"
#include "services/charter/list_arrows.hpp"
#include "services/charter/load_charter.hpp"

namespace noroshi::rest {
namespace {

using domain::Role;
using http::Need;
using http::Plain;
using http::PlainKind;
using http::Request;
using http::Response;
using http::Schema;

auto render_charter(const domain::Charter& charter) -> json::Object {
  std::vector<std::string> kinds;
  for (const auto kind : charter.kinds) kinds.emplace_back(domain::to_text(kind));
  const auto end = [](const domain::CharterEnd& at) {
    json::Object object;
    object.add("slug", at.slug).add("kind", at.kind == domain::EndKind::Members ? "members" : "station");
    return object.add("host", at.host).add("administrator", at.administrator);
  };
  json::Object object;
  object.add("charter", charter.id).add("version", charter.version).add("document_number", charter.document_number);
  object.add("from", end(charter.from)).add("to", end(charter.to)).add("kinds", kinds).add("purposes", render_purposes(charter.purposes));
  object.add("method_ja", charter.method_ja).add("method_en", charter.method_en).add("identity", domain::to_text(charter.identity));
  object.add("anonymity_set_min", charter.anonymity_set_min).add("tlp_max", domain::to_text(charter.tlp_max));
  object.add("statutory", charter.statutory).add("timing", domain::to_text(charter.timing)).add("home_approval", charter.home_approval);
  object.add("night_clause_ja", charter.night ? charter.night->clause_ja : "")
      .add("night_clause_en", charter.night ? charter.night->clause_en : "");
  object.add("own_judgement", charter.own_judgement.value_or(false));
  if (charter.digest) object.add("digest_day", charter.digest->day).add("digest_minute", charter.digest->minute);
  object.add("acknowledge_minutes", charter.acknowledge_minutes).add("answer_minutes", charter.answer_minutes);
  object.add("use_days", charter.use_days).add("retention_days", charter.retention_days);
  object.add("secrecy_ja", charter.secrecy_ja).add("secrecy_en", charter.secrecy_en);
  object.add("same_administration_accepted", charter.same_administration_accepted).add("responsible", charter.responsible);
  object.add("payer", charter.payer).add("approved_by", charter.approved_by).add("announced_at", charter.announced_at);
  return object.add("effective_at", charter.effective_at).add("review_at", charter.review_at);
}

auto list_charters(services::House& house, const domain::Caller& caller, const Request& /*request*/) -> Result<Response> {
  json::List list;
  for (const auto& charter : NOROSHI_TRY(services::list_charter_terms(house, caller))) list.add(render_charter(charter));
  return http::respond(200, Plain{PlainKind::Directory, json::Object{}.add("charters", list).str()});
}

auto list_dispatches(services::House& house, const domain::Caller& caller, const Request& /*request*/) -> Result<Response> {
  json::List list;
  for (const auto& [row, to] : NOROSHI_TRY(services::list_dispatches(house, caller))) list.add(render_dispatch(row, to));
  return http::respond(200, Plain{PlainKind::Directory, json::Object{}.add("dispatches", list).str()});
}

auto list_notices(services::House& house, const domain::Caller& caller, const Request& /*request*/) -> Result<Response> {
  json::List list;
  for (const auto& row : NOROSHI_TRY(services::list_notice_states(house, caller))) {
    json::Object object;
    object.add("notice", row.id).add("reason", row.reason).add("link", row.link).add("due_at", row.due_at);
    object.add("state", ports::to_text(row.state)).add("attempts", row.attempts).add("created_at", row.created_at);
    list.add(object.add("last_error", row.last_error));
  }
  return http::respond(200, Plain{PlainKind::Directory, json::Object{}.add("notices", list).str()});
}

auto list_organisations(services::House& house, const domain::Caller& caller, const Request& /*request*/) -> Result<Response> {
  json::List list;
  for (const auto& member : NOROSHI_TRY(services::list_members(house, caller))) {
    json::Object object;
    object.add("organisation", member.id).add("name_ja", member.name_ja).add("name_en", member.name_en);
    object.add("sector", member.sector).add("kind", domain::to_text(member.kind)).add("represented", member.represented);
    json::List prefectures;
    for (const auto& prefecture : member.prefectures) prefectures.add(prefecture);
    list.add(object.add("prefectures", prefectures).add("customers", member.customers).add("parent", member.parent));
  }
  return http::respond(200, Plain{PlainKind::Directory, json::Object{}.add("organisations", list).str()});
}

auto realm_text(services::Realm realm) -> std::string_view {
  switch (realm) {
    case services::Realm::Live: return "live";
    case services::Realm::Demo: return "demo";
    case services::Realm::Exercise: return "exercise";
  }
  return "live";
}

auto catalogue(services::House& house, const domain::Caller& caller, const Request& /*request*/) -> Result<Response> {
  const auto& rules = house.rules();
  json::List filing;
  for (const auto& charter : NOROSHI_TRY(services::list_charter_terms(house, caller))) {
    if (services::is_filing_charter(charter, house.station.id)) filing.add(render_charter(charter));
  }
  json::Object station;
  station.add("slug", house.station.slug).add("name_ja", house.station.name_ja).add("name_en", house.station.name_en);
  station.add("kind", domain::to_text(house.station.kind));
  json::Object object;
  object.add("station", station).add("realm", realm_text(house.realm)).add("sectors", render_sectors(rules.catalogue));
  object.add("facts", render_fact_dictionary(rules.triage.facts)).add("filing_charters", filing);
  object.add("handling", render_handling(rules.triage.handling));
  object.add("openers", render_openers(rules.triage.openers));
  object.add("tally_categories", render_tally_categories(rules.triage.tally_categories));
  return http::respond(200, Plain{PlainKind::Catalogue, object.str()});
}

auto consult(services::House& house, const domain::Caller& /*caller*/, const Request& request) -> Result<Response> {
  json::ObjectReader read{request.json};
  const auto sector = read.required_text("sector", 20);
  const auto facts = read_facts_field(read, house);
  const auto opener = read.optional_text("opener", 40).value_or("");
  const auto text = read.optional_text("text", domain::limits::what_i_know_chars_max).value_or("");
  const auto at = read.optional_enum<UtcTime>("at", domain::parse_effective_day).value_or(house.clock.now());
  NOROSHI_TRY(read.finish());
  const auto& rules = house.rule_book.rules_at(at);
  const auto guidance = domain::guide(facts, sector, opener, rules, at);
  const auto near = domain::nearest_precedents(facts, text, sector, rules, at);
  json::Object object;
  object.add("verdict", render_verdict(guidance.verdict)).add("assessment", render_assessment(guidance.assessment));
  object.add("questions", guidance.questions).add("precedents", json::write_near_precedents(near, rules));
  return http::respond(200, Plain{PlainKind::Catalogue, object.str()});
}

const std::set<Role> staff{Role::Coordinator,   Role::Approver,     Role::Analyst,
                           Role::Administrator, Role::MinistryDesk, Role::MinistrySupervision};

}  // namespace

auto routes_station() -> http::RouteTable {
  return {
      {.method = "GET",
       .path = "catalogue",
       .access = http::Access::everyone(),
       .response = Schema::anything(),
       .summary_ja = "分野・用語・取決め",
       .summary_en = "Sectors, words, facts, charters to file under",
       .handler = catalogue},
      {.method = "POST",
       .path = "line",
       .access = http::Access::everyone(),
       .request = Schema::object({{"sector", Need::Required, Schema::text(20)},
                                  {"facts", Need::Optional, Schema::map(Schema::anything(), domain::limits::list_items_max)},
                                  {"opener", Need::Optional, Schema::text(40)},
                                  {"text", Need::Optional, Schema::text(domain::limits::what_i_know_chars_max), "出来事",
                                   "in one's own words, to find decided cases that are near"},
                                  {"at", Need::Optional, Schema::text(10), "この日の規則で見る（例：2026-10-01）。なければ今日",
                                   "the day whose rules hold; else today"}}),
       .response = Schema::object({{"verdict", Need::Required, verdict_schema()},
                                   {"assessment", Need::Required, assessment_schema()},
                                   {"questions", Need::Required, Schema::list(Schema::text(100), domain::questions_max)},
                                   {"precedents", Need::Required, near_precedents_schema()}}),
       .summary_ja = "相談（連絡の目安）",
       .summary_en = "Ask for the line and the grade; nothing is stored",
       .handler = consult},
      {.method = "GET",
       .path = "charters",
       .access = http::Access::everyone(),
       .response = Schema::anything(),
       .summary_ja = "取決めの一覧",
       .summary_en = "Charters in force",
       .handler = list_charters},
      {.method = "GET",
       .path = "dispatches",
       .access = http::Access::roles(staff),
       .response = Schema::anything(),
       .summary_ja = "配送の状況",
       .summary_en = "What waits and why",
       .handler = list_dispatches},
      {.method = "GET",
       .path = "notices",
       .access = http::Access::roles(staff),
       .response = Schema::anything(),
       .summary_ja = "通知メールの状況",
       .summary_en = "Mails that wake without content",
       .handler = list_notices},
      {.method = "GET",
       .path = "organisations",
       .access = http::Access::roles({Role::Coordinator, Role::Administrator}),
       .response = Schema::anything(),
       .summary_ja = "構成員",
       .summary_en = "Members of the station",
       .handler = list_organisations},
  };
}

}  // namespace noroshi::rest
