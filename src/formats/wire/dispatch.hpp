#pragma once

#include "domain/arrow/items.hpp"
#include "formats/wire/envelope.hpp"

#include <functional>
#include <string>

/// How an item travels: written down with its terms, padded, sealed to the receiving station, and signed by the sending one.
///   Consignment → (pad, seal) → payload → (sign) → bytes      encode_dispatch
///   bytes → UnverifiedDispatch → SignedDispatch → Consignment   read_dispatch, verify_dispatch, open_dispatch
namespace noroshi::wire {

/// What everyone on the way may see.
struct DispatchHead {
  domain::DispatchId dispatch;
  domain::CharterId charter;
  domain::StationId from;
  domain::StationId to;
  UtcTime sent_at;
  friend auto operator==(const DispatchHead&, const DispatchHead&) -> bool = default;
};

/// What the receiver alone can open. The terms are those of the release: never wider than the item's own.
struct Consignment {
  std::string realm;  ///< "live", "demo", "exercise" (C7)
  domain::Terms terms;
  domain::Item item;
};

using SealTo = std::function<Result<Bytes>(BytesView plain)>;
using OpenSealed = std::function<Result<Bytes>(BytesView sealed)>;

/// The keys of the sender and the lock of the receiver, as functions: no format knows a key.
struct DispatchSender {
  Bytes32 signing_public;
  Sign sign;
  SealTo seal;
};

/// Error `dispatch_too_large` when the item does not fit into `limits::dispatch_bytes_max`.
auto encode_dispatch(const DispatchHead& head, const Consignment& consignment, const DispatchSender& sender) -> Result<Bytes>;

/// The digest that the receiver will know a dispatch of ours by.
auto digest_of(BytesView dispatch) -> Result<Bytes32>;

/// Read, and nothing of it believed: `claimed_sender` says whose key to try.
class UnverifiedDispatch {
public:
  auto claimed_sender() const -> const domain::StationId& { return head_.from; }

private:
  friend auto read_dispatch(BytesView) -> Result<UnverifiedDispatch>;
  friend class SignedDispatch;
  UnverifiedDispatch(Envelope envelope, DispatchHead head, Bytes sealed)
      : envelope_{std::move(envelope)}, head_{std::move(head)}, sealed_{std::move(sealed)} {}
  Envelope envelope_;
  DispatchHead head_;
  Bytes sealed_;
};

/// Strict. Errors: `dispatch_too_large`, `dispatch_malformed`.
auto read_dispatch(BytesView bytes) -> Result<UnverifiedDispatch>;

/// Signed by the station that it says it is from. Made by `verify_dispatch` alone.
class SignedDispatch {
public:
  auto head() const -> const DispatchHead& { return head_; }
  auto sealed() const -> const Bytes& { return sealed_; }
  /// SHA-256 of the signed bytes: the same dispatch has the same digest, however often and however spaced it comes.
  auto digest() const -> const Bytes32& { return digest_; }

private:
  friend auto verify_dispatch(UnverifiedDispatch, const Bytes32&, const Verify&) -> Result<SignedDispatch>;
  SignedDispatch(UnverifiedDispatch&& verified, Bytes32 digest)
      : head_{std::move(verified.head_)}, sealed_{std::move(verified.sealed_)}, digest_{digest} {}
  static auto envelope_of(const UnverifiedDispatch& dispatch) -> const Envelope& { return dispatch.envelope_; }
  DispatchHead head_;
  Bytes sealed_;
  Bytes32 digest_;
};

/// The one answer to whoever is no partner or did not sign: `dispatch_unauthorised`.
auto unauthorised() -> tl::unexpected<Error>;
auto verify_dispatch(UnverifiedDispatch dispatch, const Bytes32& signing_public, const Verify& verify) -> Result<SignedDispatch>;

/// Error `dispatch_unreadable`: not sealed to this station, wrongly padded, not an item, or sealed under another head.
auto open_dispatch(const SignedDispatch& dispatch, const OpenSealed& open) -> Result<Consignment>;

}  // namespace noroshi::wire
