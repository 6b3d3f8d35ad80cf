#pragma once

#include "base/sha256.hpp"
#include "domain/ledger/audit.hpp"
#include "domain/ledger/disclosure.hpp"
#include "domain/ledger/opening.hpp"
#include "domain/ledger/receipt.hpp"
#include "domain/ledger/tiles.hpp"
#include "domain/ledger/tree.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace noroshi::support {

/// A log in memory with invented openings, for whoever needs one to verify. Every tenth entry is a response to three parties.
class SampleLog {
public:
  /// `first` numbers the invented openings: logs with different ones have different contents.
  SampleLog(domain::VerifierKey key, domain::SignEd25519 sign, std::uint64_t first = 0)
      : key_{std::move(key)}, sign_{std::move(sign)}, first_{first} {}

  void add_entries(std::uint64_t count) {
    for (std::uint64_t i = 0; i < count; ++i) add_entry();
  }

  auto size() const -> std::uint64_t { return entries_.size(); }
  auto key() const -> const domain::VerifierKey& { return key_; }
  auto reader() const -> domain::HashReader { return tree_.reader(); }
  auto disclosures(std::uint64_t index) const -> const std::vector<domain::Disclosure>& { return disclosures_.at(index); }

  auto checkpoint() const -> std::string { return domain::sign_checkpoint({key_.name, size(), tree_.root(), {}}, key_, sign_); }

  auto receipt(std::uint64_t index, std::size_t party = 0) const -> domain::Receipt {
    return domain::make_receipt(index, disclosures_.at(index).at(party), checkpoint(), size(), tree_.reader()).value();
  }

  /// As the log's HTTP door would answer.
  auto read_file(const std::string& path) const -> Result<Bytes> {
    if (path == "checkpoint") return as_file(checkpoint());
    if (path == "vkey") return as_file(to_text(key_) + "\n");
    const auto tile = NOROSHI_TRY(domain::parse_tile_path(path));
    if (!is_within(tile, size())) return fail(ErrorCode::NotFound, "not_found", "no such file");
    if (tile.kind == domain::TileKind::Hashes) return read_tile(tile, tree_.reader());
    const auto begin = entries_.begin() + static_cast<std::ptrdiff_t>(tile.first());
    return domain::to_bundle({begin, begin + static_cast<std::ptrdiff_t>(tile.width)});
  }

  /// All files that a log of this size consists of.
  auto files() const -> std::map<std::string, Bytes> {
    std::map<std::string, Bytes> files;
    for (const auto& tile : domain::list_tiles(size())) files.emplace(to_path(tile), read_file(to_path(tile)).value());
    for (const auto* path : {"checkpoint", "vkey"}) files.emplace(path, read_file(path).value());
    return files;
  }

private:
  static auto as_file(const std::string& text) -> Bytes { return {text.begin(), text.end()}; }

  static auto invented_opening(std::uint64_t index, std::size_t party) -> domain::Disclosure {
    domain::Opening opening;
    opening.kind = index % 2 == 0 ? domain::EntryKind::ReportFiled : domain::EntryKind::ReportRead;
    opening.at = UtcTime{std::chrono::seconds{1'481'760'000 + static_cast<std::int64_t>(index)}};
    opening.actor = "analyst@centre";
    opening.object = "thread " + std::to_string(index) + "/" + std::to_string(party);
    opening.version = 1;
    opening.purpose = "早期警戒";
    const auto text = to_canonical(opening);
    return {sha256(opening.object), Bytes{text.begin(), text.end()}};
  }

  void add_entry() {
    const std::uint64_t index = size();
    std::vector<domain::Disclosure> parties;
    for (std::size_t party = 0; party < (index % 10 == 9 ? 3U : 1U); ++party) parties.push_back(invented_opening(first_ + index, party));
    const Bytes32 entry = domain::bind_to_one_entry(parties);
    tree_.append(domain::leaf_hash(entry));
    entries_.push_back(entry);
    disclosures_.push_back(std::move(parties));
  }

  domain::VerifierKey key_;
  domain::SignEd25519 sign_;
  std::uint64_t first_;
  domain::MemoryTree tree_;
  std::vector<Bytes32> entries_;
  std::vector<std::vector<domain::Disclosure>> disclosures_;
};

}  // namespace noroshi::support
