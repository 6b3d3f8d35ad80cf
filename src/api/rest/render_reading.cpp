#include "api/rest/render_reading.hpp"

#include "domain/triage/nearest_precedents.hpp"

namespace noroshi::rest {
namespace {

using http::Need;
using http::Schema;

auto render_rule(const domain::AppliedRule& rule) -> json::Object {
  json::Object object;
  object.add("id", rule.id).add("sentence_ja", rule.sentence.ja).add("sentence_en", rule.sentence.en);
  object.add("source", rule.source).add("force", domain::to_text(rule.force)).add("status", domain::to_text(rule.status));
  object.add("set_by", rule.set_by).add("addressee_ja", rule.addressee.ja).add("addressee_en", rule.addressee.en);
  return object.add("until", domain::last_day_of(rule)).add("review_date", rule.review_date);
}

auto render_row(const domain::DecidingRow& row) -> json::Object {
  json::Object object;
  object.add("id", row.id).add("lens", domain::to_text(row.lens)).add("level", row.level);
  object.add("sentence_ja", row.sentence.ja).add("sentence_en", row.sentence.en);
  return object;
}

template <class Enum> auto text_of(const std::optional<Enum>& value) -> std::optional<std::string> {
  if (!value) return std::nullopt;
  return std::string{domain::to_text(*value)};
}

}  // namespace

auto render_verdict(const domain::Verdict& verdict) -> json::Object {
  json::List rules;
  for (const auto& rule : verdict.rules) rules.add(render_rule(rule));
  json::Object object;
  object.add("statutory", verdict.statutory).add("clock_hours", verdict.clock_hours).add("clock_from", text_of(verdict.clock_from));
  object.add("clock_left_hours", verdict.clock_left_hours);
  object.add("route", domain::to_text(verdict.route)).add("rules", rules).add("would_change", verdict.would_change);
  return object;
}

auto render_assessment(const domain::Assessment& assessment) -> json::Object {
  json::List rows;
  for (const auto& row : assessment.deciding) rows.add(render_row(row));
  json::Object object;
  object.add("level", assessment.level).add("level_2016", assessment.level_2016).add("potential_level", assessment.potential_level);
  object.add("layer", domain::to_text(assessment.layer)).add("it_lens", assessment.it_lens).add("safety_lens", assessment.safety_lens);
  object.add("rows", rows).add("provisional", assessment.provisional).add("could_raise", assessment.could_raise);
  return object;
}

auto render_reading_row(const ports::ReadingRow& row, const domain::Wording& reason) -> json::Object {
  json::Object object;
  object.add("reading", row.id).add("party", ports::to_text(row.party)).add("cause", ports::to_text(row.cause)).add("at", row.at);
  object.add("report_version", row.report_version).add("level", row.level).add("layer", domain::to_text(row.layer));
  object.add("route", row.route).add("tables_sha256", row.tables_sha256).add("reason_ja", reason.ja).add("reason_en", reason.en);
  return object.add("notified_at", row.notified_at);
}

auto verdict_schema() -> Schema {
  return Schema::object({{"statutory", Need::Required, Schema::or_null(Schema::boolean()), "法令に基づく報告か。null は未確認",
                          "owed under law; null = not known"},
                         {"clock_hours", Need::Required, Schema::or_null(Schema::number())},
                         {"clock_from", Need::Required, Schema::or_null(Schema::one_of({"occurrence", "awareness"}))},
                         {"clock_left_hours", Need::Optional, Schema::or_null(Schema::number()), "残り時間。マイナスは超過",
                          "what is left of the clock, where it was stated since when; below zero = run out"},
                         {"route", Need::Required, Schema::text(40)},
                         {"rules", Need::Required, Schema::list(Schema::anything(), 200)},
                         {"would_change", Need::Required, Schema::list(Schema::text(100), 200)}});
}

auto assessment_schema() -> Schema {
  return Schema::object({{"level", Need::Required, Schema::integer(0, 4)},
                         {"level_2016", Need::Required, Schema::integer(1, 5)},
                         {"potential_level", Need::Required, Schema::or_null(Schema::integer(0, 4))},
                         {"layer", Need::Required, Schema::text(40)},
                         {"it_lens", Need::Required, Schema::integer(0, 4)},
                         {"safety_lens", Need::Required, Schema::integer(0, 4)},
                         {"rows", Need::Required, Schema::list(Schema::anything(), 200)},
                         {"provisional", Need::Required, Schema::boolean()},
                         {"could_raise", Need::Required, Schema::list(Schema::text(100), 200)}});
}

auto near_precedents_schema() -> Schema { return Schema::list(Schema::anything(), domain::near_precedents_max); }

}  // namespace noroshi::rest
