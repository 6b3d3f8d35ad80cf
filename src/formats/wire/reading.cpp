#include "formats/wire/reading.hpp"

#include "formats/wire/assessment_form.hpp"
#include "formats/wire/json_reader.hpp"
#include "formats/wire/json_writer.hpp"

namespace noroshi::wire {

template <class Form, Is<domain::AppliedRule> Value> void describe(Form& form, Value& rule) {
  form.field("id", rule.id);
  form.field("sentence", rule.sentence);
  form.field("source", rule.source);
  form.field("force", rule.force);
  form.field("status", rule.status);
  form.field("effect", rule.effect);
  form.field("set_by", rule.set_by);
  form.field("addressee", rule.addressee);
  form.field("valid_until", rule.valid_until);
  form.field("review_date", rule.review_date);
}

template <class Form, Is<domain::Verdict> Value> void describe(Form& form, Value& verdict) {
  form.field("statutory", verdict.statutory);
  form.field("clock_hours", verdict.clock_hours);
  form.field("clock_from", verdict.clock_from);
  form.field("clock_left_hours", verdict.clock_left_hours);
  form.field("route", verdict.route);
  form.field("rules", verdict.rules);
  form.field("would_change", verdict.would_change);
}

template <class Form, Is<Reading> Value> void describe(Form& form, Value& reading) {
  form.field("verdict", reading.verdict);
  form.field("assessment", reading.assessment);
}

template <class Form, Is<KeptReading> Value> void describe(Form& form, Value& kept) {
  form.field("facts", kept.facts);
  form.field("reading", kept.reading);
  form.field("reason", kept.reason);
  form.field("noticed_at", kept.noticed_at);
}

auto encode_reading(const Reading& reading) -> Bytes { return encode(reading); }
auto decode_reading(BytesView bytes) -> Result<Reading> { return decode<Reading>(bytes); }
auto encode_kept_reading(const KeptReading& kept) -> Bytes { return encode(kept); }
auto decode_kept_reading(BytesView bytes) -> Result<KeptReading> { return decode<KeptReading>(bytes); }

}  // namespace noroshi::wire
