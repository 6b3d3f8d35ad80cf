#include "domain/ledger/disclosure.hpp"

#include "domain/ledger/opening.hpp"
#include "domain/ledger/tree.hpp"

#include <algorithm>

namespace noroshi::domain {
namespace {

constexpr std::size_t share_head_bytes = 8;  ///< index and count
constexpr std::size_t path_length_max = 32;

auto bad() {
  return fail(ErrorCode::InvalidInput, "disclosure", "the receipt's extra line does not hold salt and opening: ask for the receipt again");
}

void append_number(Bytes& bytes, std::uint32_t number) {
  for (const unsigned shift : {24U, 16U, 8U, 0U}) bytes.push_back(static_cast<std::uint8_t>(number >> shift));
}

auto to_number(BytesView four) -> std::uint32_t {
  std::uint32_t number = 0;
  for (const auto byte : four) number = (number << 8U) | byte;
  return number;
}

auto parse_share(BytesView bytes) -> Result<LeafShare> {
  if (bytes.size() < share_head_bytes) return bad();
  LeafShare share{to_number(bytes.first(4)), to_number(bytes.subspan(4, 4)), {}};
  bytes = bytes.subspan(share_head_bytes);
  if (share.count < 2 || share.index >= share.count) return bad();
  if (bytes.size() % sizeof(Bytes32) != 0 || bytes.size() / sizeof(Bytes32) > path_length_max) return bad();
  for (; !bytes.empty(); bytes = bytes.subspan(sizeof(Bytes32)))
    share.path.push_back(NOROSHI_TRY(to_bytes32(bytes.first(sizeof(Bytes32)))));
  return share;
}

}  // namespace

auto Disclosure::entry() const -> Result<Bytes32> {
  const Bytes32 commitment = commit(opening, salt);
  if (!share) return commitment;
  return root_from_inclusion(share->index, share->count, leaf_hash(commitment), share->path);
}

auto to_bytes(const Disclosure& disclosure) -> Bytes {
  Bytes bytes{disclosure.salt.begin(), disclosure.salt.end()};
  bytes.insert(bytes.end(), disclosure.opening.begin(), disclosure.opening.end());
  if (disclosure.share) {
    bytes.push_back(0);
    append_number(bytes, disclosure.share->index);
    append_number(bytes, disclosure.share->count);
    for (const auto& hash : disclosure.share->path) bytes.insert(bytes.end(), hash.begin(), hash.end());
  }
  return bytes;
}

auto parse_disclosure(BytesView bytes) -> Result<Disclosure> {
  constexpr std::size_t salt_bytes = sizeof(Bytes32);
  if (bytes.size() <= salt_bytes) return bad();
  Disclosure disclosure;
  disclosure.salt = NOROSHI_TRY(to_bytes32(bytes.first(salt_bytes)));
  const BytesView rest = bytes.subspan(salt_bytes);
  const auto end = std::find(rest.begin(), rest.end(), 0);
  disclosure.opening.assign(rest.begin(), end);
  if (disclosure.opening.empty() || disclosure.opening.front() != '{') return bad();
  if (end != rest.end()) disclosure.share = NOROSHI_TRY(parse_share(rest.subspan(disclosure.opening.size() + 1)));
  return disclosure;
}

auto bind_to_one_entry(std::vector<Disclosure>& disclosures) -> Bytes32 {
  NOROSHI_ASSERT(!disclosures.empty());
  if (disclosures.size() == 1) return commit(disclosures.front().opening, disclosures.front().salt);
  MemoryTree tree;
  for (const auto& disclosure : disclosures) tree.append(leaf_hash(commit(disclosure.opening, disclosure.salt)));
  const auto read = tree.reader();
  for (std::uint32_t i = 0; i < disclosures.size(); ++i) {
    auto path = prove_inclusion(i, tree.size(), read);
    NOROSHI_ASSERT(path.has_value());
    disclosures[i].share = LeafShare{i, static_cast<std::uint32_t>(disclosures.size()), std::move(*path)};
  }
  return tree.root();
}

}  // namespace noroshi::domain
