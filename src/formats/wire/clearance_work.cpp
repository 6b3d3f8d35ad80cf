#include "formats/wire/clearance_work.hpp"

#include "formats/wire/json_reader.hpp"
#include "formats/wire/json_writer.hpp"

namespace noroshi::wire {

template <class Form, Is<domain::Decision> Value> void describe(Form& form, Value& decision) {
  form.field("folded_text", decision.folded_text);
  form.field("decision", decision.decision);
}

template <> struct Blank<Restoration> {
  static auto make() -> Restoration { return {"", "", Blank<domain::PersonId>::make(), UtcTime{}}; }
};

template <class Form, Is<Restoration> Value> void describe(Form& form, Value& restoration) {
  form.field("text", restoration.text);
  form.field("reason", restoration.reason);
  form.field("asked_by", restoration.asked_by);
  form.field("asked_at", restoration.asked_at);
  form.field("agreed_by", restoration.agreed_by);
  form.field("agreed_at", restoration.agreed_at);
}

template <class Form, Is<ClearanceWork> Value> void describe(Form& form, Value& work) {
  form.field("edited_text", work.edited_text);
  form.field("decisions", work.decisions);
  form.field("bulletin", work.bulletin);
  form.field("outcome", work.outcome);
  form.field("because", work.because);
  // Work of the version before has none.
  std::optional<std::vector<Restoration>> restorations;
  if (!work.restorations.empty()) restorations = work.restorations;
  form.field("restorations", restorations);
  if constexpr (Form::reads) work.restorations = std::move(restorations).value_or(std::vector<Restoration>{});
}

auto encode_clearance_work(const ClearanceWork& work) -> Bytes { return encode(work); }
auto decode_clearance_work(BytesView bytes) -> Result<ClearanceWork> { return decode<ClearanceWork>(bytes); }

}  // namespace noroshi::wire
