#include "api/rest/render_proposal.hpp"

#include "domain/report/limits.hpp"
#include "formats/json/facts.hpp"

namespace noroshi::rest {
namespace {

using http::Field;
using http::Need;
using http::Schema;
namespace limits = domain::limits;

constexpr std::size_t sha256_chars = 64;

auto text_or_null(const std::string& text) -> json::Fragment { return text.empty() ? json::Fragment{nullptr} : json::Fragment{text}; }

auto render_line(const services::ProposalView& view) -> json::Object {
  const auto& row = view.row;
  int unanswered = 0;
  for (const auto& comment : view.comments) unanswered += comment.row.answered_at ? 0 : 1;
  json::Object object;
  object.add("proposal", row.id).add("subject", ports::to_text(row.subject)).add("title", row.title).add("author", row.author);
  object.add("own", view.own).add("state", ports::to_text(view.state)).add("table", view.payload.table);
  object.add("created_at", row.created_at).add("comment_until", row.comment_until);
  object.add("comments", static_cast<int>(view.comments.size())).add("unanswered", unanswered);
  return object.add("effective_from", row.effective_from);
}

auto comment_object(const services::CommentView& view) -> json::Object {
  const auto& row = view.row;
  json::Object object;
  object.add("comment", row.id).add("by", row.by).add("own", view.own).add("text", row.text).add("at", row.at);
  object.add("answer", text_or_null(row.answer)).add("answered_at", row.answered_at);
  return object.add("confirmed_at", row.confirmed_at);
}

auto render_adoption(const ports::AdoptionRow& adoption) -> json::Object {
  json::Object object;
  object.add("adopted_at", adoption.adopted_at).add("effective_from", adoption.effective_from).add("table", adoption.table);
  object.add("version", adoption.version).add("sha256", to_hex(adoption.sha256));
  return object.add("text", as_text(adoption.bytes));
}

auto render_dispute(const wire::ProposalPayload& payload) -> json::Object {
  return json::Object{}.add("sector", payload.sector).add("facts", json::write_facts(payload.facts));
}

auto line_fields() -> std::vector<Field> {
  const auto count = Schema::integer(0, limits::tally_count_max);
  return {{"proposal", Need::Required, Schema::id()},
          {"subject", Need::Required, Schema::one_of({"precedent", "table", "leading_practice", "word"})},
          {"title", Need::Required, Schema::text(limits::short_text_chars_max)},
          {"author", Need::Required, Schema::text(limits::short_text_chars_max), "提案者", "organisation or role, as given"},
          {"own", Need::Required, Schema::boolean(), "自組織の提案", "of the caller's organisation"},
          {"state", Need::Required, Schema::one_of({"open", "commented", "mandated", "adopted", "rejected", "expired"})},
          {"table", Need::Required, Schema::text(limits::short_text_chars_max), "表", "sectors/ele; empty while a dispute names none"},
          {"created_at", Need::Required, Schema::time()},
          {"comment_until", Need::Required, Schema::time()},
          {"comments", Need::Required, count},
          {"unanswered", Need::Required, count, "回答のない意見", "comments without a written answer"},
          {"effective_from", Need::Required, Schema::or_null(Schema::time())}};
}

auto adoption_schema() -> Schema {
  return Schema::object({{"adopted_at", Need::Required, Schema::time()},
                         {"effective_from", Need::Required, Schema::time()},
                         {"table", Need::Required, Schema::text(limits::short_text_chars_max)},
                         {"version", Need::Required, Schema::text(limits::short_text_chars_max)},
                         {"sha256", Need::Required, Schema::text(sha256_chars), "版の照合値", "of the bytes in `text`"},
                         {"text", Need::Required, Schema::text(limits::table_text_chars_max)}});
}

}  // namespace

auto render_proposal_line(const services::ProposalView& view) -> json::Object { return render_line(view); }

auto render_proposal(const services::ProposalView& view) -> std::string {
  const auto& row = view.row;
  json::List comments;
  for (const auto& comment : view.comments) comments.add(comment_object(comment));
  auto object = render_line(view);
  object.add("reason", view.payload.reason).add("text", text_or_null(view.payload.text)).add("version", text_or_null(view.payload.version));
  object.add("dispute", view.payload.sector.empty() ? json::Fragment{nullptr} : json::Fragment{render_dispute(view.payload)});
  object.add("mandate_to", text_or_null(row.mandate_to)).add("mandated_at", row.mandated_at).add("expires_at", row.expires_at);
  object.add("outcome", text_or_null(row.outcome)).add("said", comments);
  return object.add("adoption", view.adoption ? json::Fragment{render_adoption(*view.adoption)} : json::Fragment{nullptr}).str();
}

auto render_comment(const services::CommentView& view) -> std::string { return comment_object(view).str(); }

auto render_effect(const services::Effect& effect) -> std::string {
  json::List changed;
  for (const auto& one : effect.changed) {
    for (const auto& difference : one.differences) {
      json::Object object;
      object.add("place", one.asked.place).add("sector", one.asked.sector).add("field", difference.field);
      changed.add(object.add("before", difference.before).add("after", difference.after));
    }
  }
  json::List parted;
  for (const auto& [precedent, difference] : effect.parted) {
    json::Object object;
    object.add("precedent", precedent).add("sector", difference.sector).add("point", difference.point);
    parted.add(object.add("decided", difference.decided).add("tables", difference.today));
  }
  json::Object past;
  for (const auto& [field, count] : effect.past_changes) past.add(field, count);
  json::Object object;
  object.add("at", effect.at).add("cases", effect.cases).add("changed_cases", effect.changed.size());
  object.add("changed", changed).add("parted", parted);
  return object.add("past_cases", effect.past_cases).add("past_changes", past).str();
}

auto render_table_info(const domain::TableInfo& info) -> json::Object {
  return json::Object{}.add("table", info.name).add("version", info.version).add("source", info.source).add("sha256", info.sha256);
}

auto proposal_line_schema() -> Schema { return Schema::object(line_fields()); }

auto proposal_schema() -> Schema {
  auto fields = line_fields();
  const std::vector<Field> more{
      {"reason", Need::Required, Schema::text(limits::long_text_chars_max)},
      {"text", Need::Required, Schema::or_null(Schema::text(limits::table_text_chars_max)), "提案の表", "the whole table as proposed"},
      {"version", Need::Required, Schema::or_null(Schema::text(limits::short_text_chars_max))},
      {"dispute", Need::Required,
       Schema::or_null(Schema::object({{"sector", Need::Required, Schema::text(limits::short_text_chars_max)},
                                       {"facts", Need::Required, Schema::map(Schema::anything(), limits::list_items_max)}})),
       "異議のある目安", "the facts whose answer is disputed"},
      {"mandate_to", Need::Required, Schema::or_null(Schema::text(limits::short_text_chars_max)), "一任先", "a role at the station"},
      {"mandated_at", Need::Required, Schema::or_null(Schema::time())},
      {"expires_at", Need::Required, Schema::or_null(Schema::time())},
      {"outcome", Need::Required, Schema::or_null(Schema::text(limits::long_text_chars_max)), "見送りの理由", "why it was rejected"},
      {"said", Need::Required, Schema::list(comment_schema(), limits::json_members_max), "意見", "comments in the order they came"},
      {"adoption", Need::Required, Schema::or_null(adoption_schema())}};
  fields.insert(fields.end(), more.begin(), more.end());
  return Schema::object(std::move(fields));
}

auto comment_schema() -> Schema {
  return Schema::object({{"comment", Need::Required, Schema::id()},
                         {"by", Need::Required, Schema::text(limits::short_text_chars_max)},
                         {"own", Need::Required, Schema::boolean()},
                         {"text", Need::Required, Schema::text(limits::long_text_chars_max)},
                         {"at", Need::Required, Schema::time()},
                         {"answer", Need::Required, Schema::or_null(Schema::text(limits::long_text_chars_max))},
                         {"answered_at", Need::Required, Schema::or_null(Schema::time())},
                         {"confirmed_at", Need::Required, Schema::or_null(Schema::time()), "本人の確認", "who spoke took the answer"}});
}

auto effect_schema() -> Schema {
  const auto word = Schema::text(limits::short_text_chars_max);
  const auto count = Schema::integer(0, limits::tally_count_max);
  const auto changed =
      Schema::object({{"place", Need::Required, Schema::text(limits::long_text_chars_max), "事例", "where the case stands"},
                      {"sector", Need::Required, word},
                      {"field", Need::Required, Schema::text(limits::fact_name_chars_max)},
                      {"before", Need::Required, Schema::text(limits::long_text_chars_max)},
                      {"after", Need::Required, Schema::text(limits::long_text_chars_max)}});
  const auto parted = Schema::object({{"precedent", Need::Required, word},
                                      {"sector", Need::Required, word},
                                      {"point", Need::Required, word},
                                      {"decided", Need::Required, word},
                                      {"tables", Need::Required, word}});
  return Schema::object(
      {{"at", Need::Required, Schema::time(), "比べる時点", "the instant compared at"},
       {"cases", Need::Required, count},
       {"changed_cases", Need::Required, count, "答えが変わる例", "of `cases`"},
       {"changed", Need::Required, Schema::list(changed, limits::json_members_max)},
       {"parted", Need::Required, Schema::list(parted, limits::json_members_max), "判断と食い違う判断事例",
        "precedents that the proposed tables no longer decide as they were decided"},
       {"past_cases", Need::Required, Schema::or_null(count), "この拠点の過去の件数", "for the coordinator"},
       {"past_changes", Need::Required, Schema::map(count, limits::list_items_max), "変わる件数", "counted, never named"}});
}

auto table_fields() -> std::vector<Field> {
  return {{"table", Need::Required, Schema::text(limits::short_text_chars_max)},
          {"version", Need::Required, Schema::text(limits::short_text_chars_max)},
          {"source", Need::Required, Schema::text(limits::long_text_chars_max)},
          {"sha256", Need::Required, Schema::text(sha256_chars)}};
}

}  // namespace noroshi::rest
