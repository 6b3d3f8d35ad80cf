#pragma once

#include "domain/anonymise/mask_text.hpp"
#include "domain/party/party.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace noroshi::app {

/// Who takes part in a house that is set up from a list: the demo, a journey. Everything is named by short keys here; ids are drawn at
/// set-up.
struct CastStation {
  std::string slug;
  std::string name_ja;
  std::string name_en;
  domain::StationKind kind = domain::StationKind::Ceptoar;
  std::set<std::string> sectors;
};

struct CastOrganisation {
  std::string station;  ///< slug
  std::string key;      ///< unique at its station
  std::string name_ja;
  std::string name_en;
  domain::OrganisationKind kind = domain::OrganisationKind::Operator;
  std::string sector;
  int represented = 1;
  domain::Registry registry;
};

struct CastPerson {
  std::string station;
  std::string organisation;  ///< key; empty = staff of the station
  std::string user;
  std::string display;
  std::string mail;
  std::vector<domain::Role> roles;
};

/// One charter to sign: a template of `data/charters` between two ends. The same slug at both ends = between a station and its members.
struct CastArrow {
  std::string charter;  ///< template name: "filing", "to_members", "upward", "downward", "hotline", "statutory"
  std::string from;
  std::string to;
  int anonymity_set_min = 3;
  bool home_approval = false;
};

struct Cast {
  std::vector<CastStation> stations;
  std::vector<CastOrganisation> organisations;
  std::vector<CastPerson> people;
  std::vector<CastArrow> arrows;
};

/// From `data/demo/cast.toml`. Errors name the line.
auto read_cast(std::string_view toml) -> Result<Cast>;

}  // namespace noroshi::app
