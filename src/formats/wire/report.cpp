#include "formats/wire/report.hpp"

#include "formats/wire/json_reader.hpp"
#include "formats/wire/json_writer.hpp"

namespace noroshi::wire {

template <class Form, Is<domain::ReportInput> Value> void describe(Form& form, Value& input) {
  form.field("kind", input.kind);
  form.field("stage", input.stage);
  form.field("sector", input.sector);
  form.field("what_i_know", input.what_i_know);
  form.field("attacker_side", input.attacker_side);
  form.field("facts", input.facts);
  form.field("occurred_at", input.occurred_at);
  form.field("noticed_at", input.noticed_at);
  form.field("tlp", input.tlp);
  form.field("channel", input.channel);
  form.field("language", input.language);
}

auto encode_report_input(const domain::ReportInput& input) -> Bytes { return encode(input); }
auto decode_report_input(BytesView bytes) -> Result<domain::ReportInput> { return decode<domain::ReportInput>(bytes); }

}  // namespace noroshi::wire
