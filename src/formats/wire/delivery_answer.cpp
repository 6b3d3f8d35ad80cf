#include "formats/wire/delivery_answer.hpp"

#include "formats/wire/json_reader.hpp"
#include "formats/wire/json_writer.hpp"

namespace noroshi::wire {
namespace {

constexpr std::string_view answer_type = "application/vnd.noroshi.dispatch-answer.v1+json";
constexpr std::size_t answer_bytes_max = 64 * 1024;

struct SignedAnswer {
  DispatchAnswer answer;
  Bytes signature;
};

auto blank_answer() -> DispatchAnswer { return {Blank<domain::DispatchId>::make(), {}, false, {}, Finality::Final}; }

}  // namespace

template <> struct Blank<SignedAnswer> {
  static auto make() -> SignedAnswer { return {blank_answer(), {}}; }
};

template <class Form, Is<DispatchAnswer> Value> void describe(Form& form, Value& answer) {
  bool final = answer.finality == Finality::Final;
  form.field("dispatch", answer.dispatch);
  form.field("digest", answer.digest);
  form.field("accepted", answer.accepted);
  form.field("final", final);
  form.field("reason", answer.reason);
  if constexpr (Form::reads) answer.finality = final ? Finality::Final : Finality::Later;
}

template <class Form, Is<SignedAnswer> Value> void describe(Form& form, Value& written) {
  describe(form, written.answer);
  form.field("signature", written.signature);
}

auto encode_answer_to_dispatch(const DispatchAnswer& answer, const Sign& sign) -> std::string {
  return to_json(SignedAnswer{answer, sign(pre_authentication(answer_type, encode(answer)))});
}

auto decode_answer_to_dispatch(std::string_view text, const Bytes32& signing_public, const Verify& verify) -> Result<DispatchAnswer> {
  const auto written = decode<SignedAnswer>(as_bytes(text), {.bytes_max = answer_bytes_max});
  if (!written) return fail(ErrorCode::Unavailable, "answer_malformed", "the far station's answer is not one: " + written.error().message);
  if (!verify(signing_public, pre_authentication(answer_type, encode(written->answer)), written->signature))
    return fail(ErrorCode::Unavailable, "answer_unsigned", "the answer does not bear the far station's signature; check its address");
  return written->answer;
}

}  // namespace noroshi::wire
