#include "services/charter/adopt_charter.hpp"

#include "tests/support/station_pair.hpp"

#include <gtest/gtest.h>

namespace noroshi::services {
namespace {

using support::StationPair;

class AdoptCharterTest : public testing::Test {
protected:
  auto request(const domain::Charter& charter) -> AdoptCharter {
    const auto row = pair.sign(charter);
    return {row.bytes, row.signature_from, row.signature_to};
  }
  auto adopt(AdoptCharter request) -> std::string {
    const auto adopted = adopt_charter(pair.power_house, administrator, std::move(request));
    return adopted ? "adopted" : adopted.error().slug;
  }
  auto fresh() -> domain::Charter { return pair.charter_between(pair.power_house, pair.centre_house, {domain::ItemKind::Report}); }

  StationPair pair;
  domain::Caller administrator = pair.power.add_person("admin", {domain::Role::Administrator});
};

TEST_F(AdoptCharterTest, PutsItOnFileTellsTheMembersAndWritesItIntoTheLog) {
  pair.power.add_person("reporter", {domain::Role::Reporter});
  const auto before = StationPair::log_size(pair.power_house);
  const auto charter = fresh();
  EXPECT_EQ(adopt(request(charter)), "adopted");
  EXPECT_EQ(StationPair::log_size(pair.power_house), before + 1);
  const auto notices =
      StationPair::read<std::vector<ports::NoticeRow>>(pair.power_house, [](const auto& tx) { return tx.list_notices(9); });
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices.front().reason, "charter_announced");
  EXPECT_EQ(adopt(request(charter)), "adopted");
  EXPECT_EQ(StationPair::log_size(pair.power_house), before + 1) << "the same charter again changes nothing";
}

TEST_F(AdoptCharterTest, IsAnAdministratorsAct) {
  const auto coordinator = pair.power.add_person("coordinator", {domain::Role::Coordinator});
  const auto adopted = adopt_charter(pair.power_house, coordinator, request(fresh()));
  ASSERT_FALSE(adopted.has_value());
  EXPECT_EQ(adopted.error().code, ErrorCode::Forbidden);
}

TEST_F(AdoptCharterTest, NeedsBothSignaturesOverExactlyTheseBytes) {
  auto one_sided = request(fresh());
  one_sided.signature_to = one_sided.signature_from;
  EXPECT_EQ(adopt(one_sided), "charter_unsigned");
  auto changed = fresh();
  auto signed_before = request(changed);
  changed.tlp_max = domain::Tlp::Red;
  signed_before.bytes = wire::encode_charter(changed);
  EXPECT_EQ(adopt(signed_before), "charter_unsigned");
}

TEST_F(AdoptCharterTest, RefusesOtherWordsUnderAVersionThatIsOnFile) {
  auto charter = fresh();
  EXPECT_EQ(adopt(request(charter)), "adopted");
  charter.document_number = "第2号";
  EXPECT_EQ(adopt(request(charter)), "charter_superseded");
  charter.version = 2;
  EXPECT_EQ(adopt(request(charter)), "adopted");
  charter.version = 1;
  EXPECT_EQ(adopt(request(charter)), "charter_superseded");
}

TEST_F(AdoptCharterTest, RefusesAnArrowThatEndsElsewhere) {
  support::MemoryStation ministry{"ministry", 3};
  auto charter = pair.charter_between(pair.centre_house, ministry.house, {domain::ItemKind::Report});
  pair.power.write([&](ports::Transaction& tx) {
    return tx.put_peer({ministry.house.station.id, "ministry", "", "", domain::StationKind::Ministry, "", ministry.keys.signing_public(),
                        ministry.keys.sealing_public()});
  });
  const Bytes bytes = wire::encode_charter(charter);
  EXPECT_EQ(adopt({bytes, pair.centre_house.keys.sign(bytes), ministry.keys.sign(bytes)}), "charter_not_ours");
}

TEST_F(AdoptCharterTest, RefusesWhatTakesEffectBeforeItIsAnnounced) {
  auto charter = fresh();
  charter.effective_at = charter.announced_at - std::chrono::hours{1};
  EXPECT_EQ(adopt(request(charter)), "charter_invalid");
}

TEST_F(AdoptCharterTest, FindsTheArrowsThatAKindGoesOn) {
  const auto names = [&](domain::ItemKind kind) {
    return StationPair::read<std::size_t>(pair.power_house, [&](const auto& tx) -> Result<std::size_t> {
      return NOROSHI_TRY(list_onward_charters(tx, pair.power_house, kind)).size();
    });
  };
  EXPECT_EQ(names(domain::ItemKind::Report), 1U);
  auto announced = fresh();
  announced.effective_at = pair.now() + std::chrono::hours{24};
  pair.adopt(announced);
  EXPECT_EQ(names(domain::ItemKind::Report), 1U) << "announced is not yet in force";
  EXPECT_EQ(names(domain::ItemKind::Bulletin), 0U);
  const auto back = StationPair::read<std::optional<domain::SignedCharter>>(
      pair.centre_house, [&](const auto& tx) { return find_charter_down(tx, pair.centre_house, pair.up.id, domain::ItemKind::Enquiry); });
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(back->charter().id, pair.down.id);
}

}  // namespace
}  // namespace noroshi::services
