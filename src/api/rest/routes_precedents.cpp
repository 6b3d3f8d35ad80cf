#include "api/rest/routes.hpp"
#include "formats/json/precedents.hpp"

namespace noroshi::rest {
namespace {

using http::Plain;
using http::PlainKind;
using http::Request;
using http::Response;
using http::Schema;

/// Adopted elsewhere and loaded here, or changed under our feet: where the tables of today read a case another way, it is said.
auto render(const domain::Precedent& precedent, const domain::Rules& rules, UtcTime now) -> json::Object {
  return json::write_precedent(precedent, domain::precedent_differences(precedent, rules, now));
}

auto list(services::House& house, const domain::Caller& /*caller*/, const Request& /*request*/) -> Result<Response> {
  const auto now = house.clock.now();
  const auto& rules = house.rule_book.rules_at(now);
  json::List precedents;
  for (const auto& precedent : rules.precedents) precedents.add(render(precedent, rules, now));
  json::Object object;
  object.add("precedents", precedents).add("tables_sha256", rules.sha256);
  return http::respond(200, Plain{PlainKind::Catalogue, object.str()});
}

auto read(services::House& house, const domain::Caller& /*caller*/, const Request& request) -> Result<Response> {
  const auto now = house.clock.now();
  const auto& rules = house.rule_book.rules_at(now);
  const auto id = request.params.find("precedent");
  const auto* precedent = id == request.params.end() ? nullptr : rules.find_precedent(id->second);
  if (!precedent) return fail(ErrorCode::NotFound, "not_found", "nothing there for you");
  return http::respond(200, Plain{PlainKind::Catalogue, render(*precedent, rules, now).str()});
}

auto list_practices(services::House& house, const domain::Caller& /*caller*/, const Request& /*request*/) -> Result<Response> {
  json::List practices;
  const auto now = house.clock.now();
  for (const auto& practice : house.rule_book.rules_at(now).practices) practices.add(json::write_practice(practice, now));
  return http::respond(200, Plain{PlainKind::Catalogue, json::Object{}.add("practices", practices).str()});
}

}  // namespace

auto routes_precedents() -> http::RouteTable {
  return {
      {.method = "GET",
       .path = "precedents",
       .access = http::Access::everyone(),
       .response = Schema::anything(),
       .summary_ja = "判断事例の一覧",
       .summary_en = "Decided cases that others are held against",
       .handler = list},
      {.method = "GET",
       .path = "precedents/{precedent}",
       .access = http::Access::everyone(),
       .response = Schema::anything(),
       .summary_ja = "判断事例",
       .summary_en = "One decided case, and where today's tables part from it",
       .handler = read},
      {.method = "GET",
       .path = "practices",
       .access = http::Access::everyone(),
       .response = Schema::anything(),
       .summary_ja = "先導的な取組（期間つき）",
       .summary_en = "Leading practice for a stated period; expired ones say so",
       .handler = list_practices},
  };
}

}  // namespace noroshi::rest
