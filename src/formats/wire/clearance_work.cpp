#include "formats/wire/clearance_work.hpp"

#include "formats/wire/json_reader.hpp"
#include "formats/wire/json_writer.hpp"

namespace noroshi::wire {

template <class Form, Is<domain::Decision> Value> void describe(Form& form, Value& decision) {
  form.field("folded_text", decision.folded_text);
  form.field("decision", decision.decision);
}

template <class Form, Is<ClearanceWork> Value> void describe(Form& form, Value& work) {
  form.field("edited_text", work.edited_text);
  form.field("decisions", work.decisions);
  form.field("bulletin", work.bulletin);
  form.field("outcome", work.outcome);
  form.field("because", work.because);
}

auto encode_clearance_work(const ClearanceWork& work) -> Bytes { return encode(work); }
auto decode_clearance_work(BytesView bytes) -> Result<ClearanceWork> { return decode<ClearanceWork>(bytes); }

}  // namespace noroshi::wire
