#include "api/rest/read_facts_field.hpp"
#include "api/rest/render_proposal.hpp"
#include "api/rest/routes.hpp"

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

auto parse_signed_as(std::string_view text) -> Result<services::SignedAs> {
  if (text == "role") return services::SignedAs::Role;
  if (text == "organisation") return services::SignedAs::Organisation;
  return fail(ErrorCode::InvalidInput, "signed_as", "role or organisation");
}

auto read_signed_as(json::ObjectReader& read) -> services::SignedAs {
  return read.optional_enum<services::SignedAs>("signed_as", parse_signed_as).value_or(services::SignedAs::Role);
}

auto list(services::House& house, const domain::Caller& caller, const Request& /*request*/) -> Result<Response> {
  json::List proposals;
  for (const auto& view : NOROSHI_TRY(services::list_proposals(house, caller))) proposals.add(render_proposal_line(view));
  return http::respond(200, Plain{PlainKind::Directory, json::Object{}.add("proposals", proposals).str()});
}

auto show(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto proposal = NOROSHI_TRY(request.load_id<ports::ProposalId>("proposal"));
  return http::respond(200, Plain{PlainKind::Directory, render_proposal(NOROSHI_TRY(services::find_proposal(house, caller, proposal)))});
}

auto effect(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto proposal = NOROSHI_TRY(request.load_id<ports::ProposalId>("proposal"));
  return http::respond(200, Plain{PlainKind::Directory, render_effect(NOROSHI_TRY(services::show_effect(house, caller, proposal)))});
}

auto propose(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  json::ObjectReader read{request.json};
  services::ProposeChange change;
  change.subject = read.required_enum<ports::ProposalSubject>("subject", ports::parse_proposal_subject);
  change.title = read.required_text("title", limits::short_text_chars_max);
  change.reason = read.required_text("reason", limits::long_text_chars_max);
  change.draft.table = read.optional_text("table", limits::short_text_chars_max).value_or("");
  change.draft.text = read.optional_text("text", limits::table_text_chars_max).value_or("");
  if (auto dispute = read.optional_object("dispute")) {
    auto sector = dispute->required_text("sector", limits::short_text_chars_max);
    change.dispute = services::Dispute{std::move(sector), read_facts_field(*dispute, house)};
  }
  change.comment_until = read.required_time("comment_until");
  change.signed_as = read_signed_as(read);
  NOROSHI_TRY(read.finish());
  const auto proposed = NOROSHI_TRY(services::propose_change(house, caller, request.key, std::move(change)));
  return http::respond(201, proposed, render_proposal);
}

auto comment(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto proposal = NOROSHI_TRY(request.load_id<ports::ProposalId>("proposal"));
  json::ObjectReader read{request.json};
  auto text = read.required_text("text", limits::long_text_chars_max);
  const auto signed_as = read_signed_as(read);
  NOROSHI_TRY(read.finish());
  const auto said = NOROSHI_TRY(services::comment_on_proposal(house, caller, request.key, proposal, std::move(text), signed_as));
  return http::respond(201, said, render_comment);
}

auto answer(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto proposal = NOROSHI_TRY(request.load_id<ports::ProposalId>("proposal"));
  const auto said = NOROSHI_TRY(request.load_id<ports::CommentId>("comment"));
  json::ObjectReader read{request.json};
  auto text = read.required_text("text", limits::long_text_chars_max);
  NOROSHI_TRY(read.finish());
  const auto answered = NOROSHI_TRY(services::answer_comment(house, caller, proposal, said, std::move(text)));
  return http::respond(200, answered, render_comment);
}

auto confirm(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto proposal = NOROSHI_TRY(request.load_id<ports::ProposalId>("proposal"));
  const auto said = NOROSHI_TRY(request.load_id<ports::CommentId>("comment"));
  return http::respond(200, NOROSHI_TRY(services::confirm_answer(house, caller, proposal, said)), render_comment);
}

auto mandate(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto proposal = NOROSHI_TRY(request.load_id<ports::ProposalId>("proposal"));
  json::ObjectReader read{request.json};
  const auto to = read.required_enum<Role>("to", domain::parse_role);
  NOROSHI_TRY(read.finish());
  return http::respond(200, NOROSHI_TRY(services::mandate_proposal(house, caller, proposal, to)), render_proposal);
}

auto adopt(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto proposal = NOROSHI_TRY(request.load_id<ports::ProposalId>("proposal"));
  json::ObjectReader read{request.json};
  services::AdoptProposal adoption;
  adoption.effective_from = read.optional_time("effective_from");
  adoption.expires_at = read.optional_time("expires_at");
  adoption.final_text = read.optional_text("text", limits::table_text_chars_max).value_or("");
  adoption.table = read.optional_text("table", limits::short_text_chars_max).value_or("");
  NOROSHI_TRY(read.finish());
  return http::respond(200, NOROSHI_TRY(services::adopt_proposal(house, caller, proposal, std::move(adoption))), render_proposal);
}

auto reject(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto proposal = NOROSHI_TRY(request.load_id<ports::ProposalId>("proposal"));
  json::ObjectReader read{request.json};
  auto reason = read.required_text("reason", limits::long_text_chars_max);
  NOROSHI_TRY(read.finish());
  return http::respond(200, NOROSHI_TRY(services::reject_proposal(house, caller, proposal, std::move(reason))), render_proposal);
}

auto tables(services::House& house, const domain::Caller& caller, const Request& /*request*/) -> Result<Response> {
  json::List tables;
  for (const auto& info : NOROSHI_TRY(services::list_tables(house, caller))) tables.add(render_table_info(info));
  return http::respond(200, Plain{PlainKind::Catalogue, json::Object{}.add("tables", tables).str()});
}

auto table(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto part = [&](const char* name) {
    const auto found = request.params.find(name);
    return found == request.params.end() ? std::string{} : found->second;
  };
  const auto view = NOROSHI_TRY(services::find_table(house, caller, part("folder") + "/" + part("name")));
  return http::respond(200, Plain{PlainKind::Catalogue, render_table_info(view.info).add("text", view.text).str()});
}

auto signed_as_field() -> http::Field {
  return {"signed_as", Need::Optional, Schema::one_of({"role", "organisation"}), "名乗り", "as what role, or by the organisation's name"};
}

auto proposing_schema() -> Schema {
  const auto dispute = Schema::object({{"sector", Need::Required, Schema::text_of(1, limits::short_text_chars_max)},
                                       {"facts", Need::Required, Schema::map(Schema::anything(), limits::list_items_max)}});
  return Schema::object(
      {{"subject", Need::Required, Schema::one_of({"precedent", "table", "leading_practice", "word"})},
       {"title", Need::Required, Schema::text_of(1, limits::short_text_chars_max)},
       {"reason", Need::Required, Schema::text_of(1, limits::long_text_chars_max)},
       {"table", Need::Optional, Schema::text(limits::short_text_chars_max), "表", "its name in GET tables; a new one for a new table"},
       {"text", Need::Optional, Schema::text(limits::table_text_chars_max), "表の全文", "the whole table as it is to hold, TOML"},
       {"dispute", Need::Optional, dispute, "異議のある目安", "facts whose answer is disputed, where no text is given yet or beside it"},
       {"comment_until", Need::Required, Schema::time()},
       signed_as_field()});
}

auto adopting_schema() -> Schema {
  return Schema::object(
      {{"effective_from", Need::Optional, Schema::time(), "施行日時", "at once when absent"},
       {"expires_at", Need::Optional, Schema::time(), "期限", "of a leading practice, and of nothing else"},
       {"text", Need::Optional, Schema::text(limits::table_text_chars_max), "最終の文言", "the final wording, where it differs"},
       {"table", Need::Optional, Schema::text(limits::short_text_chars_max), "表", "where the proposal names none"}});
}

auto text_schema() -> Schema { return Schema::object({{"text", Need::Required, Schema::text_of(1, limits::long_text_chars_max)}}); }

auto with(std::vector<http::Field> fields, http::Field more) -> std::vector<http::Field> {
  fields.push_back(std::move(more));
  return fields;
}

const std::set<Role> speakers{Role::Reporter, Role::HomeApprover, Role::Executive,    Role::Recipient,          Role::Coordinator,
                              Role::Approver, Role::Analyst,      Role::MinistryDesk, Role::MinistrySupervision};

auto routes_reading() -> http::RouteTable {
  return {
      {.method = "GET",
       .path = "proposals",
       .access = http::Access::everyone(),
       .response = Schema::object({{"proposals", Need::Required, Schema::list(proposal_line_schema(), limits::page_items_max)}}),
       .summary_ja = "提案の一覧",
       .summary_en = "Proposals to change tables, precedents, practices and words, newest first",
       .handler = list},
      {.method = "GET",
       .path = "proposals/{proposal}",
       .access = http::Access::everyone(),
       .response = proposal_schema(),
       .summary_ja = "提案・意見・回答・採否",
       .summary_en = "A proposal with its comments, their answers and what became of it",
       .handler = show},
      {.method = "GET",
       .path = "proposals/{proposal}/effect",
       .access = http::Access::everyone(),
       .response = effect_schema(),
       .summary_ja = "採択した場合に変わる目安",
       .summary_en = "What the proposal would change, before it is adopted",
       .handler = effect},
      {.method = "GET",
       .path = "tables",
       .access = http::Access::everyone(),
       .response = Schema::object({{"tables", Need::Required, Schema::list(Schema::object(table_fields()), limits::list_items_max)}}),
       .summary_ja = "施行中の表",
       .summary_en = "The tables in force, with version and digest",
       .handler = tables},
      {.method = "GET",
       .path = "tables/{folder}/{name}",
       .access = http::Access::everyone(),
       .response = Schema::object(with(table_fields(), {"text", Need::Required, Schema::text(limits::request_bytes_max), "全文", "TOML"})),
       .summary_ja = "施行中の表の全文",
       .summary_en = "One table in force, whole",
       .handler = table},
  };
}

auto routes_speaking() -> http::RouteTable {
  return {
      {.method = "POST",
       .path = "proposals",
       .access = http::Access::roles(speakers),
       .creates = true,
       .request = proposing_schema(),
       .response = proposal_schema(),
       .summary_ja = "変更を提案する（最初から公開されます）",
       .summary_en = "Propose a change; public from its first word",
       .handler = propose},
      {.method = "POST",
       .path = "proposals/{proposal}/comments",
       .access = http::Access::roles(speakers),
       .creates = true,
       .request = Schema::object({{"text", Need::Required, Schema::text_of(1, limits::long_text_chars_max)}, signed_as_field()}),
       .response = comment_schema(),
       .summary_ja = "意見を述べる（公開されます）",
       .summary_en = "Comment on a proposal; public",
       .handler = comment},
      {.method = "POST",
       .path = "proposals/{proposal}/comments/{comment}/answer",
       .access = http::Access::roles(speakers),
       .request = text_schema(),
       .response = comment_schema(),
       .summary_ja = "意見に書面で回答する",
       .summary_en = "Answer a comment in writing",
       .handler = answer},
      {.method = "POST",
       .path = "proposals/{proposal}/comments/{comment}/confirmation",
       .access = http::Access::roles(speakers),
       .response = comment_schema(),
       .summary_ja = "回答を確認する（意見を述べた側）",
       .summary_en = "Take the answer to one's own comment",
       .handler = confirm},
  };
}

auto routes_deciding() -> http::RouteTable {
  return {
      {.method = "POST",
       .path = "proposals/{proposal}/mandate",
       .access = http::Access::roles({Role::Coordinator}),
       .request = Schema::object({{"to", Need::Required, Schema::one_of({"coordinator", "approver", "analyst", "ministry_desk"}), "一任先",
                                   "who gets the final wording"}}),
       .response = proposal_schema(),
       .summary_ja = "最終の文言を一任する",
       .summary_en = "Give the final wording to those who hold a role",
       .handler = mandate},
      {.method = "POST",
       .path = "proposals/{proposal}/adoption",
       .access = http::Access::roles({Role::Coordinator, Role::Approver, Role::Analyst, Role::MinistryDesk}),
       .request = adopting_schema(),
       .response = proposal_schema(),
       .summary_ja = "施行日を定めて採択する",
       .summary_en = "Adopt it, with its effective date",
       .handler = adopt},
      {.method = "POST",
       .path = "proposals/{proposal}/rejection",
       .access = http::Access::roles(speakers),
       .request = Schema::object({{"reason", Need::Required, Schema::text_of(1, limits::long_text_chars_max)}}),
       .response = proposal_schema(),
       .summary_ja = "理由を添えて見送る・取り下げる",
       .summary_en = "Reject it with the reason, or take it back",
       .handler = reject},
  };
}

}  // namespace

auto routes_proposals() -> http::RouteTable {
  auto routes = routes_reading();
  for (auto* more : {&routes_speaking, &routes_deciding}) {
    for (auto& route : more()) routes.push_back(std::move(route));
  }
  return routes;
}

}  // namespace noroshi::rest
