#include "domain/ledger/receipt.hpp"

#include <fmt/format.h>

#include <charconv>

namespace noroshi::domain {
namespace {

constexpr std::string_view header = "c2sp.org/tlog-proof@v1\n";
constexpr std::size_t receipt_bytes_max = 256 * 1024;
constexpr std::size_t proof_length_max = 64;

auto bad(const char* what) { return fail(ErrorCode::InvalidInput, "receipt", what); }

/// Takes one line and its newline; npos in the text means that it ends too early.
auto take_line(std::string_view& text) -> Result<std::string_view> {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return bad("the receipt ends in the middle: ask for it again");
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

auto parse_index(std::string_view line) -> Result<std::uint64_t> {
  constexpr std::string_view prefix = "index ";
  if (!line.starts_with(prefix)) return bad("the receipt's index line is missing: ask for it again");
  line.remove_prefix(prefix.size());
  std::uint64_t index = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), index);
  const bool whole = error == std::errc{} && end == line.data() + line.size();
  if (!whole || (line.size() > 1 && line.front() == '0')) return bad("the receipt's index is not a decimal number");
  return index;
}

auto parse_extra(std::string_view line) -> Result<Disclosure> {
  constexpr std::string_view prefix = "extra ";
  if (!line.starts_with(prefix)) return bad("the receipt carries no opening: ask the station for the receipt of your own entry");
  const Bytes bytes = NOROSHI_TRY(from_base64(line.substr(prefix.size())));
  return parse_disclosure(bytes);
}

}  // namespace

auto to_text(const Receipt& receipt) -> std::string {
  std::string text{header};
  text += fmt::format("extra {}\nindex {}\n", to_base64(to_bytes(receipt.disclosure)), receipt.index);
  for (const auto& hash : receipt.proof) text += to_base64(hash) + "\n";
  return text + "\n" + receipt.checkpoint;
}

auto parse_receipt(std::string_view text) -> Result<Receipt> {
  if (text.size() > receipt_bytes_max) return fail(ErrorCode::TooLarge, "receipt", "a receipt has at most 256 KiB");
  if (!text.starts_with(header)) return bad("this is not a receipt: its first line is c2sp.org/tlog-proof@v1");
  text.remove_prefix(header.size());
  Receipt receipt;
  receipt.disclosure = NOROSHI_TRY(parse_extra(NOROSHI_TRY(take_line(text))));
  receipt.index = NOROSHI_TRY(parse_index(NOROSHI_TRY(take_line(text))));
  for (auto line = NOROSHI_TRY(take_line(text)); !line.empty(); line = NOROSHI_TRY(take_line(text))) {
    if (receipt.proof.size() == proof_length_max) return bad("the receipt's proof is longer than any tree is high");
    const Bytes hash = NOROSHI_TRY(from_base64(line));
    receipt.proof.push_back(NOROSHI_TRY(to_bytes32(hash)));
  }
  receipt.checkpoint = std::string{text};
  return receipt;
}

auto verify_receipt(const Receipt& receipt, const VerifierKey& key, const VerifyEd25519& verify) -> Result<ProvenOpening> {
  auto checkpoint = NOROSHI_TRY(open_checkpoint(receipt.checkpoint, key, verify));
  const Bytes32 entry = NOROSHI_TRY(receipt.disclosure.entry());
  NOROSHI_TRY(verify_inclusion(receipt.index, checkpoint.size, leaf_hash(entry), receipt.proof, checkpoint.root));
  return ProvenOpening{std::move(checkpoint), receipt.index, receipt.disclosure.opening};
}

auto make_receipt(std::uint64_t index, Disclosure disclosure, std::string checkpoint_note, std::uint64_t checkpoint_size,
                  const HashReader& read) -> Result<Receipt> {
  auto proof = NOROSHI_TRY(prove_inclusion(index, checkpoint_size, read));
  return Receipt{index, std::move(proof), std::move(checkpoint_note), std::move(disclosure)};
}

}  // namespace noroshi::domain
