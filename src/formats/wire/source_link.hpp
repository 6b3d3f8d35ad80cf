#pragma once

#include "base/bytes.hpp"
#include "domain/party/party.hpp"

namespace noroshi::wire {

/// Whose a thread is (識別情報): the only place where it stands, sealed, at the filing station.
struct SourceLink {
  domain::OrganisationId organisation;
  domain::PersonId person;
  friend auto operator==(const SourceLink&, const SourceLink&) -> bool = default;
};

auto encode_source_link(const SourceLink& link) -> Bytes;
auto decode_source_link(BytesView bytes) -> Result<SourceLink>;

}  // namespace noroshi::wire
