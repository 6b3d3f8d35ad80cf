#include "formats/wire/dispatch.hpp"

#include "base/sha256.hpp"
#include "domain/report/limits.hpp"
#include "formats/wire/item_form.hpp"
#include "formats/wire/json_reader.hpp"
#include "formats/wire/json_writer.hpp"
#include "formats/wire/padding.hpp"

#include <algorithm>

namespace noroshi::wire {
namespace {

constexpr std::string_view payload_type = "application/vnd.noroshi.dispatch.v1+json";

struct Payload {
  DispatchHead head;
  Bytes sealed;
};

/// The head stands inside the seal too: whoever takes a sealed box out of one dispatch cannot send it on in a dispatch of his own.
struct Plaintext {
  DispatchHead head;
  Consignment consignment;
};

auto blank_head() -> DispatchHead {
  return {Blank<domain::DispatchId>::make(),
          Blank<domain::CharterId>::make(),
          Blank<domain::StationId>::make(),
          Blank<domain::StationId>::make(),
          {}};
}

auto malformed(Error cause) -> tl::unexpected<Error> {
  if (cause.code == ErrorCode::InvalidInput) cause.slug = "dispatch_malformed";
  return tl::unexpected<Error>{std::move(cause)};
}

auto unreadable(std::string why) { return fail(ErrorCode::InvalidInput, "dispatch_unreadable", std::move(why)); }

auto too_large() {
  return fail(ErrorCode::TooLarge, "dispatch_too_large",
              "a dispatch has at most " + std::to_string(domain::limits::dispatch_bytes_max) + " bytes; send the text in parts");
}

}  // namespace

template <> struct Blank<Payload> {
  static auto make() -> Payload { return {blank_head(), {}}; }
};
template <> struct Blank<Plaintext> {
  static auto make() -> Plaintext { return {blank_head(), {}}; }
};

template <class Form, Is<DispatchHead> Value> void describe(Form& form, Value& head) {
  form.field("dispatch", head.dispatch);
  form.field("charter", head.charter);
  form.field("from", head.from);
  form.field("to", head.to);
  form.field("sent_at", head.sent_at);
}

template <class Form, Is<Payload> Value> void describe(Form& form, Value& payload) {
  describe(form, payload.head);
  form.field("sealed", payload.sealed);
}

template <class Form, Is<Plaintext> Value> void describe(Form& form, Value& plain) {
  describe(form, plain.head);
  form.field("realm", plain.consignment.realm);
  form.field("terms", plain.consignment.terms);
  form.field("item", plain.consignment.item);
}

auto encode_dispatch(const DispatchHead& head, const Consignment& consignment, const DispatchSender& sender) -> Result<Bytes> {
  const Bytes plain = pad(encode(Plaintext{head, consignment}));
  if (plain.size() > domain::limits::dispatch_bytes_max) return too_large();
  const Bytes payload = encode(Payload{head, NOROSHI_TRY(sender.seal(plain))});
  const Bytes signature = sender.sign(pre_authentication(payload_type, payload));
  Bytes bytes = encode_envelope({std::string{payload_type}, payload, key_id_of(sender.signing_public), signature});
  if (bytes.size() > domain::limits::dispatch_bytes_max) return too_large();
  return bytes;
}

auto digest_of(BytesView dispatch) -> Result<Bytes32> { return sha256(NOROSHI_TRY(decode_envelope(dispatch)).payload); }

auto read_dispatch(BytesView bytes) -> Result<UnverifiedDispatch> {
  if (bytes.size() > domain::limits::dispatch_bytes_max) return too_large();
  auto envelope = decode_envelope(bytes);
  if (!envelope) return malformed(std::move(envelope).error());
  if (envelope->payload_type != payload_type)
    return malformed({ErrorCode::InvalidInput, "", "payloadType must be " + std::string{payload_type}, {}});
  auto payload = decode<Payload>(envelope->payload);
  if (!payload) return malformed(std::move(payload).error());
  return UnverifiedDispatch{std::move(*envelope), std::move(payload->head), std::move(payload->sealed)};
}

auto unauthorised() -> tl::unexpected<Error> {
  return fail(ErrorCode::Unauthorised, "dispatch_unauthorised", "this station takes dispatches of its partners alone, signed by them");
}

auto verify_dispatch(UnverifiedDispatch dispatch, const Bytes32& signing_public, const Verify& verify) -> Result<SignedDispatch> {
  const Envelope& envelope = SignedDispatch::envelope_of(dispatch);
  if (!has_signed(envelope, signing_public, verify)) return unauthorised();
  const Bytes32 digest = sha256(envelope.payload);
  return SignedDispatch{std::move(dispatch), digest};
}

auto open_dispatch(const SignedDispatch& dispatch, const OpenSealed& open) -> Result<Consignment> {
  const auto plain = open(dispatch.sealed());
  if (!plain) return unreadable("it is not sealed to this station's key; ask for its newest key");
  const auto json = unpad(*plain);
  if (!json) return unreadable("the padding inside is wrong");
  auto opened = decode<Plaintext>(*json);
  if (!opened) return unreadable("what is inside is not an item of this version: " + opened.error().message);
  if (opened->head != dispatch.head()) return unreadable("it was sealed for another dispatch");
  return std::move(opened->consignment);
}

}  // namespace noroshi::wire
