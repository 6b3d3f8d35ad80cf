#pragma once

#include "domain/handling/durable.hpp"
#include "services/house.hpp"
#include "services/idempotency.hpp"

#include <set>
#include <string>
#include <vector>

/// What anybody can look up about the members of this station and about outages: with it the station counts whom a release could be from.
/// The coordinator keeps it; nothing of a report stands in it. Each change is a log entry.
namespace noroshi::services {

struct PublicEventDraft {
  UtcTime from;
  UtcTime to;
  std::string sector;
  std::set<domain::OrganisationId> affected;
  bool is_complete = false;  ///< whoever is not named there was not affected
  std::string source;        ///< where it can be read
};
/// Field errors for an unknown organisation or sector, and for times out of order.
auto add_public_event(House& house, const domain::Caller& caller, const RequestKey& key, const PublicEventDraft& draft)
    -> Result<domain::Written<ports::PublicEventId>>;
auto remove_public_event(House& house, const domain::Caller& caller, const ports::PublicEventId& id)
    -> Result<domain::Written<ports::PublicEventId>>;
auto list_public_events(House& house, const domain::Caller& caller) -> Result<std::vector<ports::PublicEventRow>>;

struct MemberProfileDraft {
  std::set<std::string> prefectures;  ///< without 都府県
  std::int64_t customers = 0;         ///< as published; 0: not known
  std::string parent;                 ///< empty: a group of its own
};
auto set_member_profile(House& house, const domain::Caller& caller, const domain::OrganisationId& organisation,
                        const MemberProfileDraft& draft) -> Result<domain::Written<domain::OrganisationId>>;

}  // namespace noroshi::services
