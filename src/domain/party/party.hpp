#pragma once

#include "base/id.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace noroshi::domain {

using StationId = Id<struct StationTag>;
using OrganisationId = Id<struct OrganisationTag>;
using PersonId = Id<struct PersonTag>;

/// What kind of hub a station is (design §1).
enum class StationKind { Ceptoar, Ministry, Centre, Agency };

/// A hub with its own store, keys and log. `slug` is its path segment and the last part of its log's origin.
struct Station {
  StationId id;
  std::string slug;     ///< "power"; a–z, 0–9 and -
  std::string name_ja;  ///< 電力セプター
  std::string name_en;
  StationKind kind = StationKind::Ceptoar;
  std::string host;           ///< who operates the machine
  std::string administrator;  ///< who administers the process; same at both ends is refused for anonymous arrows unless both sign it
  std::set<std::string> sectors = {};  ///< catalogue ids of its members
};

enum class OrganisationKind { Operator, Association, Ceptoar, Ministry, Centre, Agency };

/// A member of one station. `represented` is how many organisations it stands for (an association for its hospitals); anonymity sets
/// count those, not members.
struct Organisation {
  OrganisationId id;
  std::string name_ja;
  std::string name_en;
  OrganisationKind kind = OrganisationKind::Operator;
  std::string sector;  ///< catalogue id, "ele"
  int represented = 1;
  std::set<std::string> prefectures = {};  ///< where it operates, without 都府県; public, as the two below
  std::int64_t customers = 0;              ///< as published; 0: not known
  std::string parent = {};                 ///< the group of companies it belongs to; empty: its own
};

/// What a person may do at one station; the policy table in `domain/handling/policy.cpp` says what each one means.
enum class Role {
  Reporter,
  HomeApprover,
  Coordinator,
  Approver,
  Analyst,
  Executive,
  Recipient,
  MinistryDesk,
  MinistrySupervision,
  Auditor,
  Administrator,
};

auto to_text(Role role) -> std::string_view;  ///< "home_approver", as in credentials.json
auto parse_role(std::string_view text) -> Result<Role>;
auto to_text(StationKind kind) -> std::string_view;
auto parse_station_kind(std::string_view text) -> Result<StationKind>;
auto to_text(OrganisationKind kind) -> std::string_view;
auto parse_organisation_kind(std::string_view text) -> Result<OrganisationKind>;

/// The two desks of a ministry's (and the centre's) station. Voluntary items go to the desk, statutory ones to supervision (R6).
enum class Seat { None, Desk, Supervision };

/// Who asks. Every service takes one; it is made by authentication alone.
struct Caller {
  PersonId person;
  OrganisationId organisation;
  std::set<Role> roles;
  bool station_staff = false;  ///< belongs to the station itself, not to a member
  std::string display;         ///< the name that co-workers see; never leaves the station

  auto has(Role role) const -> bool { return roles.contains(role); }
};

}  // namespace noroshi::domain
