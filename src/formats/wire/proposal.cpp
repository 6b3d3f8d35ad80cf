#include "formats/wire/proposal.hpp"

#include "formats/wire/json_reader.hpp"
#include "formats/wire/json_writer.hpp"

namespace noroshi::wire {

template <class Form, Is<ProposalPayload> Value> void describe(Form& form, Value& payload) {
  form.field("reason", payload.reason);
  form.field("table", payload.table);
  form.field("text", payload.text);
  form.field("version", payload.version);
  form.field("base_sha256", payload.base_sha256);
  form.field("sector", payload.sector);
  form.field("facts", payload.facts);
}

auto encode_proposal(const ProposalPayload& payload) -> Bytes { return encode(payload); }
auto decode_proposal(BytesView bytes) -> Result<ProposalPayload> { return decode<ProposalPayload>(bytes); }

}  // namespace noroshi::wire
