#include "domain/ledger/note.hpp"

#include "base/sha256.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace noroshi::domain {
namespace {

constexpr std::uint8_t algorithm_ed25519 = 0x01;
constexpr std::size_t note_bytes_max = 64 * 1024;
constexpr std::size_t signatures_max = 64;
constexpr std::string_view signature_mark = "\u2014 ";  // em dash, space

auto bad_note(const char* what) { return fail(ErrorCode::InvalidInput, "note", what); }
auto bad_key() {
  return fail(ErrorCode::InvalidInput, "verifier_key", "a verifier key is one line, name+hash+key, as the log serves it at log/vkey");
}
auto bad_checkpoint() {
  return fail(ErrorCode::InvalidInput, "checkpoint", "a checkpoint's text is origin, size and root, a line each: fetch it again");
}

auto is_key_name(std::string_view name) -> bool {
  if (name.empty() || !is_utf8(name) || name.find('+') != std::string_view::npos) return false;
  const auto is_space_or_control = [](char32_t c) { return c < 0x20 || trim(to_utf8(c)).empty(); };
  const auto points = to_code_points(name);
  return std::none_of(points.begin(), points.end(), is_space_or_control);
}

auto to_number(BytesView four) -> std::uint32_t {
  std::uint32_t number = 0;
  for (const auto byte : four.first(4)) number = (number << 8U) | byte;
  return number;
}

auto key_material(const Bytes32& public_key) -> std::array<std::uint8_t, 33> {
  std::array<std::uint8_t, 33> material{algorithm_ed25519};
  std::copy(public_key.begin(), public_key.end(), material.begin() + 1);
  return material;
}

auto parse_size(std::string_view text) -> std::optional<std::uint64_t> {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (text.size() > 1 && text.front() == '0') return std::nullopt;
  return value;
}

/// Takes the text up to the next newline, and the newline.
auto take_line(std::string_view& text) -> std::optional<std::string_view> {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

auto parse_signature_line(std::string_view line) -> Result<NoteSignature> {
  if (!line.starts_with(signature_mark)) return bad_note("a signature line starts with an em dash and a space: fetch the note again");
  line.remove_prefix(signature_mark.size());
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos || !is_key_name(line.substr(0, space))) return bad_note("a signature line has no key name");
  const auto bytes = from_base64(line.substr(space + 1));
  if (!bytes || bytes->size() < 5) return bad_note("a signature is not base64 of a key id and a signature");
  return NoteSignature{std::string{line.substr(0, space)}, to_number(*bytes), Bytes{bytes->begin() + 4, bytes->end()}};
}

}  // namespace

auto VerifierKey::id() const -> std::uint32_t { return to_number(sha256({as_bytes(name), as_bytes("\n"), key_material(public_key)})); }

auto make_verifier_key(std::string name, const Bytes32& public_key) -> Result<VerifierKey> {
  if (!is_key_name(name)) return fail(ErrorCode::InvalidInput, "key_name", "a log's name has neither white space nor +: choose another");
  return VerifierKey{std::move(name), public_key};
}

auto to_text(const VerifierKey& key) -> std::string {
  return fmt::format("{}+{:08x}+{}", key.name, key.id(), to_base64(key_material(key.public_key)));
}

auto parse_verifier_key(std::string_view text) -> Result<VerifierKey> {
  if (text.ends_with('\n')) text.remove_suffix(1);
  const std::size_t first = text.find('+');
  if (first == std::string_view::npos || text.size() < first + 10 || text[first + 9] != '+') return bad_key();
  const auto material = from_base64(text.substr(first + 10));
  if (!material || material->size() != 33 || material->front() != algorithm_ed25519) return bad_key();
  const Bytes32 public_key = NOROSHI_TRY(to_bytes32(BytesView{*material}.subspan(1)));
  auto key = NOROSHI_TRY(make_verifier_key(std::string{text.substr(0, first)}, public_key));
  if (to_text(key) != text) return bad_key();  // the hash must be that of name and key
  return key;
}

auto parse_note(std::string_view bytes) -> Result<Note> {
  if (bytes.size() > note_bytes_max) return fail(ErrorCode::TooLarge, "note", "a note has at most 64 KiB");
  if (!is_utf8(bytes)) return bad_note("a note is UTF-8 text");
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; };
  if (std::any_of(bytes.begin(), bytes.end(), is_control)) return bad_note("a note has no control characters");
  const std::size_t gap = bytes.rfind("\n\n");
  if (gap == std::string_view::npos) return bad_note("a note is a text, an empty line and signature lines: fetch it again");

  Note note{std::string{bytes.substr(0, gap + 1)}, {}};
  std::string_view rest = bytes.substr(gap + 2);
  while (!rest.empty()) {
    const auto line = take_line(rest);
    if (!line || note.signatures.size() == signatures_max) return bad_note("a note's signature lines end with a newline; at most 64");
    note.signatures.push_back(NOROSHI_TRY(parse_signature_line(*line)));
  }
  if (note.signatures.empty()) return bad_note("the note has no signature");
  return note;
}

auto to_text(const Note& note) -> std::string {
  std::string text = note.text + "\n";
  for (const auto& line : note.signatures) {
    Bytes bytes;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) bytes.push_back(static_cast<std::uint8_t>(line.key_id >> shift));
    bytes.insert(bytes.end(), line.signature.begin(), line.signature.end());
    text += fmt::format("{}{} {}\n", signature_mark, line.name, to_base64(bytes));
  }
  return text;
}

auto verify_note(const Note& note, const VerifierKey& key, const VerifyEd25519& verify) -> Result<> {
  bool signed_by_key = false;
  for (const auto& line : note.signatures) {
    if (line.name != key.name || line.key_id != key.id()) continue;
    if (line.signature.size() != 64 || !verify(key.public_key, as_bytes(note.text), line.signature)) {
      return fail(ErrorCode::Conflict, "signature", "the signature does not match: the text was changed, or the key is another's");
    }
    signed_by_key = true;
  }
  if (signed_by_key) return {};
  return fail(ErrorCode::Conflict, "not_signed", fmt::format("it is not signed by {}: check that the key is the log's", key.name));
}

auto to_text(const Checkpoint& checkpoint) -> std::string {
  std::string text = fmt::format("{}\n{}\n{}\n", checkpoint.origin, checkpoint.size, to_base64(checkpoint.root));
  for (const auto& line : checkpoint.extensions) text += line + "\n";
  return text;
}

auto parse_checkpoint(std::string_view text) -> Result<Checkpoint> {
  const auto origin = take_line(text);
  const auto size = take_line(text);
  const auto root = take_line(text);
  if (!origin || origin->empty() || !size || !root) return bad_checkpoint();
  const auto number = parse_size(*size);
  const auto hash = from_base64(*root);
  if (!number || !hash || hash->size() != sizeof(Bytes32)) return bad_checkpoint();
  const Bytes32 root_hash = NOROSHI_TRY(to_bytes32(*hash));
  Checkpoint checkpoint{std::string{*origin}, *number, root_hash, {}};
  while (!text.empty()) {
    const auto line = take_line(text);
    if (!line || line->empty()) return bad_checkpoint();
    checkpoint.extensions.emplace_back(*line);
  }
  return checkpoint;
}

auto sign_checkpoint(const Checkpoint& checkpoint, const VerifierKey& key, const SignEd25519& sign) -> std::string {
  NOROSHI_ASSERT(checkpoint.origin == key.name);
  std::string text = to_text(checkpoint);
  Bytes signature = sign(as_bytes(text));
  return to_text(Note{std::move(text), {{key.name, key.id(), std::move(signature)}}});
}

auto open_checkpoint(std::string_view note, const VerifierKey& key, const VerifyEd25519& verify) -> Result<Checkpoint> {
  const Note parsed = NOROSHI_TRY(parse_note(note));
  NOROSHI_TRY(verify_note(parsed, key, verify));
  auto checkpoint = NOROSHI_TRY(parse_checkpoint(parsed.text));
  if (checkpoint.origin != key.name) return fail(ErrorCode::Conflict, "origin", "the checkpoint is of another log than the key");
  return checkpoint;
}

}  // namespace noroshi::domain
