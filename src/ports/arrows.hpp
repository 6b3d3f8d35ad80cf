#pragma once

#include "domain/arrow/charter.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace noroshi::ports {

using domain::CharterId;
using domain::StationId;

/// Another station as this one knows it.
struct PeerRow {
  StationId id;
  std::string slug;
  std::string name_ja;
  std::string name_en;
  domain::StationKind kind = domain::StationKind::Ceptoar;
  std::string url;  ///< base of its relay, "http://localhost:8443/centre/"
  Bytes32 signing_public{};
  Bytes32 sealing_public{};
  std::set<std::string> sectors = {};  ///< catalogue ids of its members; empty = none of its own
};

/// A charter as signed: canonical bytes and both signatures. Readers verify again (services/charter/load_charter).
struct CharterRow {
  CharterId id;
  int version = 1;
  Bytes bytes;
  Bytes signature_from;
  Bytes signature_to;
  UtcTime adopted_at;
};

class Arrows {
public:
  virtual ~Arrows() = default;
  virtual auto put_peer(const PeerRow& peer) -> Result<> = 0;
  virtual auto find_peer(const StationId& id) const -> Result<std::optional<PeerRow>> = 0;
  virtual auto list_peers() const -> Result<std::vector<PeerRow>> = 0;
  virtual auto put_charter(const CharterRow& charter) -> Result<> = 0;
  virtual auto find_charter(const CharterId& id) const -> Result<std::optional<CharterRow>> = 0;
  virtual auto list_charters() const -> Result<std::vector<CharterRow>> = 0;
};

}  // namespace noroshi::ports
