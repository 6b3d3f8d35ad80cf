#pragma once

#include "base/bytes.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace noroshi::wire {

using Sign = std::function<Bytes(BytesView message)>;
using Verify = std::function<bool(const Bytes32& public_key, BytesView message, BytesView signature)>;

/// A DSSE envelope with one signature: over the type and the exact bytes, so nothing has to be brought into a canonical form to check it.
struct Envelope {
  std::string payload_type;
  Bytes payload;
  std::string key_id;
  Bytes signature;
};

/// What is signed: "DSSEv1 <length> <type> <length> <bytes>".
auto pre_authentication(std::string_view payload_type, BytesView payload) -> Bytes;
/// Names a public key: the first 8 bytes of its SHA-256, hex.
auto key_id_of(const Bytes32& signing_public) -> std::string;

auto encode_envelope(const Envelope& envelope) -> Bytes;
/// The form alone: whose it is nobody knows before `has_signed`. Errors: `dispatch_malformed` with the fields, `json_too_large`.
auto decode_envelope(BytesView bytes) -> Result<Envelope>;
auto has_signed(const Envelope& envelope, const Bytes32& signing_public, const Verify& verify) -> bool;

}  // namespace noroshi::wire
