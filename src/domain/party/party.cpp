#include "domain/party/party.hpp"

#include "domain/party/enum_names.hpp"

namespace noroshi::domain {
namespace {

constexpr EnumNames<Role, 11> roles{{
    {Role::Reporter, "reporter"},
    {Role::HomeApprover, "home_approver"},
    {Role::Coordinator, "coordinator"},
    {Role::Approver, "approver"},
    {Role::Analyst, "analyst"},
    {Role::Executive, "executive"},
    {Role::Recipient, "recipient"},
    {Role::MinistryDesk, "ministry_desk"},
    {Role::MinistrySupervision, "ministry_supervision"},
    {Role::Auditor, "auditor"},
    {Role::Administrator, "administrator"},
}};

constexpr EnumNames<StationKind, 4> station_kinds{{
    {StationKind::Ceptoar, "ceptoar"},
    {StationKind::Ministry, "ministry"},
    {StationKind::Centre, "centre"},
    {StationKind::Agency, "agency"},
}};

constexpr EnumNames<OrganisationKind, 6> organisation_kinds{{
    {OrganisationKind::Operator, "operator"},
    {OrganisationKind::Association, "association"},
    {OrganisationKind::Ceptoar, "ceptoar"},
    {OrganisationKind::Ministry, "ministry"},
    {OrganisationKind::Centre, "centre"},
    {OrganisationKind::Agency, "agency"},
}};

}  // namespace

auto to_text(Role role) -> std::string_view { return name_of(roles, role); }
auto parse_role(std::string_view text) -> Result<Role> { return parse_name(roles, text, "role"); }

auto to_text(StationKind kind) -> std::string_view { return name_of(station_kinds, kind); }
auto parse_station_kind(std::string_view text) -> Result<StationKind> { return parse_name(station_kinds, text, "kind"); }

auto to_text(OrganisationKind kind) -> std::string_view { return name_of(organisation_kinds, kind); }
auto parse_organisation_kind(std::string_view text) -> Result<OrganisationKind> { return parse_name(organisation_kinds, text, "kind"); }

}  // namespace noroshi::domain
