#include "formats/wire/charter.hpp"

#include "formats/wire/json_reader.hpp"
#include "formats/wire/json_writer.hpp"

#include <algorithm>

namespace noroshi::wire {
namespace {

constexpr int minutes_a_day = 24 * 60;
constexpr int digest_day_max = 28;

auto blank_end() -> domain::CharterEnd { return {domain::EndKind::Station, Blank<domain::StationId>::make(), {}, {}, {}, {}}; }

}  // namespace

template <> struct Blank<domain::Charter> {
  static auto make() -> domain::Charter {
    return {.id = Blank<domain::CharterId>::make(),
            .version = 1,
            .from = blank_end(),
            .to = blank_end(),
            .kinds = {},
            .purposes = {},
            .method_ja = {},
            .method_en = {},
            .identity = {},
            .anonymisation_profile = {},
            .anonymity_set_min = 0,
            .tlp_max = {},
            .statutory = false,
            .timing = {},
            .night = {},
            .digest = {},
            .own_judgement = {},
            .home_approval = false,
            .acknowledge_minutes = 0,
            .answer_minutes = 0,
            .use_days = 0,
            .retention_days = 0,
            .secrecy_ja = {},
            .secrecy_en = {},
            .same_administration_accepted = false,
            .responsible = {},
            .payer = {},
            .document_number = {},
            .approved_by = {},
            .announced_at = {},
            .effective_at = {},
            .review_at = {}};
  }
};

template <class Form, Is<domain::CharterEnd> Value> void describe(Form& form, Value& end) {
  form.field("kind", end.kind);
  form.field("station", end.station);
  form.field("slug", end.slug);
  form.field("host", end.host);
  form.field("administrator", end.administrator);
  form.field("signing_key", end.signing_key);
}

template <class Form, Is<domain::NightClause> Value> void describe(Form& form, Value& night) {
  form.field("from_minute", night.from_minute);
  form.field("to_minute", night.to_minute);
  form.field("technical_half", night.technical_half);
  form.field("clause_ja", night.clause_ja);
  form.field("clause_en", night.clause_en);
  if constexpr (Form::reads) {
    const auto in_day = [](int minute) { return 0 <= minute && minute < minutes_a_day; };
    form.require("from_minute", in_day(night.from_minute) && in_day(night.to_minute), "minutes of a day are 0 to 1439");
  }
}

template <class Form, Is<domain::DigestTime> Value> void describe(Form& form, Value& digest) {
  form.field("day", digest.day);
  form.field("minute", digest.minute);
  if constexpr (Form::reads) {
    form.require("day", 1 <= digest.day && digest.day <= digest_day_max, "a day that every month has is 1 to 28");
    form.require("minute", 0 <= digest.minute && digest.minute < minutes_a_day, "minutes of a day are 0 to 1439");
  }
}

template <class Form, Is<domain::Charter> Value> void describe(Form& form, Value& charter) {
  form.field("id", charter.id);
  form.field("version", charter.version);
  form.field("from", charter.from);
  form.field("to", charter.to);
  form.field("kinds", charter.kinds);
  form.field("purposes", charter.purposes);
  form.field("method_ja", charter.method_ja);
  form.field("method_en", charter.method_en);
  form.field("identity", charter.identity);
  form.field("anonymisation_profile", charter.anonymisation_profile);
  form.field("anonymity_set_min", charter.anonymity_set_min);
  form.field("tlp_max", charter.tlp_max);
  form.field("statutory", charter.statutory);
  form.field("timing", charter.timing);
  form.field("night", charter.night);
  form.field("digest", charter.digest);
  form.field("own_judgement", charter.own_judgement);
  form.field("home_approval", charter.home_approval);
  form.field("acknowledge_minutes", charter.acknowledge_minutes);
  form.field("answer_minutes", charter.answer_minutes);
  form.field("use_days", charter.use_days);
  form.field("retention_days", charter.retention_days);
  form.field("secrecy_ja", charter.secrecy_ja);
  form.field("secrecy_en", charter.secrecy_en);
  form.field("same_administration_accepted", charter.same_administration_accepted);
  form.field("responsible", charter.responsible);
  form.field("payer", charter.payer);
  form.field("document_number", charter.document_number);
  form.field("approved_by", charter.approved_by);
  form.field("announced_at", charter.announced_at);
  form.field("effective_at", charter.effective_at);
  form.field("review_at", charter.review_at);
}

auto encode_charter(const domain::Charter& charter) -> Bytes { return encode(charter); }

auto decode_charter(BytesView bytes) -> Result<domain::Charter> {
  auto charter = NOROSHI_TRY(decode<domain::Charter>(bytes));
  if (!std::ranges::equal(encode_charter(charter), bytes))
    return fail(ErrorCode::InvalidInput, "charter_not_canonical",
                "the charter's bytes are not in canonical form; sign those that Noroshi wrote");
  return charter;
}

}  // namespace noroshi::wire
