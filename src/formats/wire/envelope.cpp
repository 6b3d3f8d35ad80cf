#include "formats/wire/envelope.hpp"

#include "base/sha256.hpp"
#include "formats/wire/json_reader.hpp"
#include "formats/wire/json_writer.hpp"

namespace noroshi::wire {
namespace {

constexpr std::size_t signature_bytes = 64;

struct Signature {
  std::string keyid;
  Bytes sig;
};

struct WrittenEnvelope {
  Bytes payload;
  std::string type;
  std::vector<Signature> signatures;
};

}  // namespace

/// The field names are those of DSSE v1.
template <class Form, Is<Signature> Value> void describe(Form& form, Value& signature) {
  form.field("keyid", signature.keyid);
  form.field("sig", signature.sig);
  if constexpr (Form::reads) form.require("sig", signature.sig.size() == signature_bytes, "is a signature of 64 bytes");
}

template <class Form, Is<WrittenEnvelope> Value> void describe(Form& form, Value& envelope) {
  form.field("payload", envelope.payload);
  form.field("payloadType", envelope.type);
  form.field("signatures", envelope.signatures);
  if constexpr (Form::reads) form.require("signatures", envelope.signatures.size() == 1, "holds exactly one signature");
}

auto pre_authentication(std::string_view payload_type, BytesView payload) -> Bytes {
  std::string head =
      "DSSEv1 " + std::to_string(payload_type.size()) + " " + std::string{payload_type} + " " + std::to_string(payload.size()) + " ";
  Bytes message{head.begin(), head.end()};
  message.insert(message.end(), payload.begin(), payload.end());
  return message;
}

auto key_id_of(const Bytes32& signing_public) -> std::string { return to_hex(BytesView{sha256(signing_public)}.first(8)); }

auto encode_envelope(const Envelope& envelope) -> Bytes {
  return encode(WrittenEnvelope{envelope.payload, envelope.payload_type, {{envelope.key_id, envelope.signature}}});
}

auto decode_envelope(BytesView bytes) -> Result<Envelope> {
  auto written = NOROSHI_TRY(decode<WrittenEnvelope>(bytes));
  auto& signature = written.signatures.front();
  return Envelope{std::move(written.type), std::move(written.payload), std::move(signature.keyid), std::move(signature.sig)};
}

auto has_signed(const Envelope& envelope, const Bytes32& signing_public, const Verify& verify) -> bool {
  const bool fits = verify(signing_public, pre_authentication(envelope.payload_type, envelope.payload), envelope.signature);
  return fits && envelope.key_id == key_id_of(signing_public);  // in this order: the work is the same for a wrong key and a wrong signature
}

}  // namespace noroshi::wire
