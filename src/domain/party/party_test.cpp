#include "domain/party/party.hpp"

#include "domain/party/names_come_back_test.hpp"

#include <gtest/gtest.h>

#include <type_traits>

namespace noroshi::domain {
namespace {

static_assert(!std::is_assignable_v<StationId&, PersonId>, "ids of different things do not mix");
static_assert(!std::is_convertible_v<std::string, OrganisationId>, "an id is parsed, never converted");

TEST(PartyNames, ComeBackFromTheirText) {
  expect_names_come_back<Role>(parse_role, 11);
  expect_names_come_back<StationKind>(parse_station_kind, 4);
  expect_names_come_back<OrganisationKind>(parse_organisation_kind, 6);
}

TEST(PartyNames, AreThoseOfTheContract) {
  EXPECT_EQ(to_text(Role::HomeApprover), "home_approver");
  EXPECT_EQ(to_text(Role::MinistrySupervision), "ministry_supervision");
  EXPECT_EQ(to_text(StationKind::Ceptoar), "ceptoar");
  EXPECT_EQ(parse_role("Reporter").error().fields.front().field, "role");
}

}  // namespace
}  // namespace noroshi::domain
