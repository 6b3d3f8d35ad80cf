#pragma once

#include "base/bytes.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Signed notes and checkpoints (C2SP signed-note, tlog-checkpoint). The signing library stays outside: it comes as a function.
namespace noroshi::domain {

using VerifyEd25519 = std::function<bool(BytesView public_key32, BytesView message, BytesView signature64)>;
using SignEd25519 = std::function<Bytes(BytesView message)>;

/// A log's public name and key: `name+hash8+base64(0x01 ‖ public key)`.
struct VerifierKey {
  std::string name;
  Bytes32 public_key{};

  /// First four bytes of SHA-256(name ‖ "\n" ‖ 0x01 ‖ public key), as a number.
  auto id() const -> std::uint32_t;
};
/// Error `InvalidInput` when the name is empty or has white space or "+".
auto make_verifier_key(std::string name, const Bytes32& public_key) -> Result<VerifierKey>;
auto to_text(const VerifierKey& key) -> std::string;
/// One final newline is taken as a file's end. Error `InvalidInput`, also for key types other than Ed25519.
auto parse_verifier_key(std::string_view text) -> Result<VerifierKey>;

struct NoteSignature {
  std::string name;
  std::uint32_t key_id = 0;
  Bytes signature;
};

/// Text and who signed it. Nothing in `text` may be believed before `verify_note`.
struct Note {
  std::string text;  ///< with its last newline
  std::vector<NoteSignature> signatures;
};
/// Strict: UTF-8 without control characters, at most 64 KiB and 64 signatures. Error `InvalidInput`.
auto parse_note(std::string_view bytes) -> Result<Note>;
auto to_text(const Note& note) -> std::string;

/// Passes when the key signed it; signatures of other keys are ignored, a wrong one of this key is never. Error `Conflict`.
auto verify_note(const Note& note, const VerifierKey& key, const VerifyEd25519& verify) -> Result<>;

/// The head of a log: its root at a size.
struct Checkpoint {
  std::string origin;
  std::uint64_t size = 0;
  Bytes32 root{};
  std::vector<std::string> extensions = {};  ///< tolerated, never written by us
  friend auto operator==(const Checkpoint&, const Checkpoint&) -> bool = default;
};
auto to_text(const Checkpoint& checkpoint) -> std::string;
auto parse_checkpoint(std::string_view text) -> Result<Checkpoint>;

/// A checkpoint as a signed note, under the key's name.
auto sign_checkpoint(const Checkpoint& checkpoint, const VerifierKey& key, const SignEd25519& sign) -> std::string;
/// The other way: note, signature, body; the origin must be the key's name. Error `InvalidInput` for the form, `Conflict` for the rest.
auto open_checkpoint(std::string_view note, const VerifierKey& key, const VerifyEd25519& verify) -> Result<Checkpoint>;

}  // namespace noroshi::domain
