#pragma once

#include "domain/party/party.hpp"

#include <set>
#include <string>
#include <vector>

namespace noroshi::ports {

using PublicEventId = Id<struct PublicEventTag>;

/// An outage that anybody can read of: a status page, the press, a filing. Whoever is not named was not affected, as far as that source
/// goes, when it is complete. Nothing of a report stands in it.
struct PublicEventRow {
  PublicEventId id;
  UtcTime from;
  UtcTime to;
  std::string sector;
  std::set<domain::OrganisationId> affected;
  bool is_complete = false;
  std::string source;  ///< where it can be read
  domain::PersonId by;
  UtcTime at;
};

class PublicEvents {
public:
  virtual ~PublicEvents() = default;
  virtual auto add_public_event(const PublicEventRow& event) -> Result<> = 0;
  virtual auto remove_public_event(const PublicEventId& id) -> Result<bool> = 0;
  /// By the time they began.
  virtual auto list_public_events() const -> Result<std::vector<PublicEventRow>> = 0;
};

}  // namespace noroshi::ports
