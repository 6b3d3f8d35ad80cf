#include "api/rest/routes.hpp"
#include "formats/json/object.hpp"
#include "formats/json/object_reader.hpp"
#include "services/people/api_tokens.hpp"

namespace noroshi::rest {
namespace {

using http::Need;
using http::Plain;
using http::PlainKind;
using http::Request;
using http::Response;
using http::Schema;
namespace limits = domain::limits;

auto render_made(const services::MadeToken& made) -> std::string {
  return json::Object{}
      .add("token", made.id)
      .add("label", made.label)
      .add("created_at", made.created_at)
      .add("api_token", made.token)
      .str();
}

auto list_tokens(services::House& house, const domain::Caller& caller, const Request& /*request*/) -> Result<Response> {
  json::List list;
  for (const auto& token : NOROSHI_TRY(services::list_api_tokens(house, caller))) {
    list.add(json::Object{}.add("token", token.id).add("label", token.label).add("created_at", token.created_at));
  }
  return http::respond(200, Plain{PlainKind::SessionState, json::Object{}.add("tokens", list).str()});
}

auto make_token(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  json::ObjectReader read{request.json};
  const auto label = read.required_text("label");
  NOROSHI_TRY(read.finish());
  return http::respond(201, NOROSHI_TRY(services::make_api_token(house, caller, request.key, label)), render_made);
}

auto revoke_token(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto id = NOROSHI_TRY(request.load_id<services::ApiTokenId>("token"));
  return http::respond_no_content(NOROSHI_TRY(services::revoke_api_token(house, caller, id)));
}

auto token_schema(http::Field secret) -> Schema {
  return Schema::object({{"token", Need::Required, Schema::id(), "", "its public name, for revoking"},
                         {"label", Need::Required, Schema::text(limits::short_text_chars_max)},
                         {"created_at", Need::Required, Schema::time()},
                         std::move(secret)});
}

}  // namespace

auto routes_tokens() -> http::RouteTable {
  const auto secret = Schema::text(limits::short_text_chars_max);
  return {
      {.method = "GET",
       .path = "tokens",
       .access = http::Access::everyone(),
       .response = Schema::object(
           {{"tokens", Need::Required, Schema::list(token_schema({"api_token", Need::Optional, secret}), limits::list_items_max)}}),
       .summary_ja = "自分のAPIトークン",
       .summary_en = "One's own API tokens",
       .handler = list_tokens},
      {.method = "POST",
       .path = "tokens",
       .access = http::Access::everyone(),
       .creates = true,
       .request = Schema::object({{"label", Need::Required, Schema::text(limits::short_text_chars_max), "用途", "what it is for"}}),
       .response = token_schema({"api_token", Need::Required, secret, "", "shown in this answer alone"}),
       .summary_ja = "APIトークンを作る",
       .summary_en = "Make an API token",
       .handler = make_token},
      {.method = "DELETE",
       .path = "tokens/{token}",
       .access = http::Access::everyone(),
       .summary_ja = "APIトークンを失効させる",
       .summary_en = "Revoke an API token",
       .handler = revoke_token},
  };
}

}  // namespace noroshi::rest
