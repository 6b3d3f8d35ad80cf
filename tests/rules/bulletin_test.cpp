#include "services/bulletin/bulletins.hpp"
#include "tests/rules/town.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

/// A bulletin of the centre that lies with the members of the electric-power CEPTOAR.
class BulletinCorrection : public testing::Test, public support::Town {
protected:
  auto words(const std::string& body) -> services::BulletinDraft {
    domain::Bulletin bulletin{house("centre").random.id<domain::BulletinId>()};
    bulletin.title = "VPN装置の脆弱性";
    bulletin.body = body;
    bulletin.countermeasure = "遮断し、更新を適用する";
    bulletin.action_asked = "版を確かめてください";
    bulletin.terms = {domain::Tlp::Amber, {domain::Purpose::Response, domain::Purpose::CrossSectorWarning}, std::nullopt, std::nullopt};
    return {bulletin, {}, std::nullopt};
  }
  auto write(services::BulletinDraft draft) -> Result<domain::Written<services::BulletinStep>> {
    return services::write_bulletin(house("centre"), caller("centre", "centre.analyst"), key(), std::move(draft));
  }
  auto issue(const domain::BulletinId& id) -> Result<domain::Written<services::BulletinStep>> {
    return services::issue_bulletin(house("centre"), caller("centre", "centre.approver"), id);
  }
  auto issued(services::BulletinDraft draft) -> services::BulletinStep {
    const auto draft_id = write(std::move(draft)).value().value().bulletin;
    const auto step = issue(draft_id).value().value();
    deliver();
    return step;
  }
  auto seen_by_member(const domain::BulletinId& id) -> services::BulletinView {
    std::ignore = services::pass_on_bulletin(house("power"), caller("power", "power.coordinator"), id);  // refused where it went on at once
    return services::read_bulletin(house("power"), caller("power", "shinonome.reporter"), id).value().value();
  }
};

TEST_F(BulletinCorrection, GoesWhereTheBulletinWentUnderItsNumberAndAsksToBeReadAnew) {
  const auto first = issued(words("版 1.2 が対象"));
  EXPECT_EQ(seen_by_member(first.bulletin).bulletin.body, "版 1.2 が対象");
  ASSERT_TRUE(services::acknowledge_bulletin(house("power"), caller("power", "shinonome.reporter"), first.bulletin));
  EXPECT_TRUE(seen_by_member(first.bulletin).acknowledged);

  clock().advance(std::chrono::minutes{30});
  auto corrected = words("版 1.3 も対象");
  corrected.corrects = first.bulletin;
  const auto second = issued(std::move(corrected));
  EXPECT_EQ(second.bulletin, first.bulletin);
  EXPECT_EQ(second.number, first.number);

  const auto seen = seen_by_member(first.bulletin);
  EXPECT_EQ(seen.bulletin.body, "版 1.3 も対象");
  EXPECT_EQ(seen.bulletin.number, first.number);
  EXPECT_TRUE(seen.row.corrected_at.has_value());
  EXPECT_FALSE(seen.acknowledged);
  ASSERT_TRUE(services::acknowledge_bulletin(house("power"), caller("power", "shinonome.reporter"), first.bulletin));
  EXPECT_TRUE(seen_by_member(first.bulletin).acknowledged);
}

TEST_F(BulletinCorrection, KeepsLabelAndAudience) {
  const auto first = issued(words("版 1.2 が対象"));
  auto wider = words("版 1.3 も対象");
  wider.corrects = first.bulletin;
  wider.bulletin.terms.tlp = domain::Tlp::Green;
  wider.bulletin.sectors = {"ele"};
  const auto refused = write(std::move(wider));
  ASSERT_FALSE(refused);
  std::set<std::string> fields;
  for (const auto& field : refused.error().fields) fields.insert(field.field);
  EXPECT_EQ(fields, (std::set<std::string>{"tlp", "sectors"}));
}

TEST_F(BulletinCorrection, CorrectsOnlyWhatIsOut) {
  auto of_nothing = words("訂正");
  of_nothing.corrects = house("centre").random.id<domain::BulletinId>();
  EXPECT_EQ(write(of_nothing).error().fields.front().field, "corrects");

  const auto draft = write(words("案")).value().value().bulletin;
  auto of_draft = words("訂正");
  of_draft.corrects = draft;
  EXPECT_EQ(write(of_draft).error().fields.front().field, "corrects");

  const auto first = issued(words("版 1.2 が対象"));
  auto late = words("訂正");
  late.corrects = first.bulletin;
  const auto waiting = write(late).value().value().bulletin;
  ASSERT_TRUE(services::recall_bulletin(house("centre"), caller("centre", "centre.approver"), first.bulletin, "誤り"));
  EXPECT_EQ(issue(waiting).error().slug, "not_issued");
}

}  // namespace
}  // namespace noroshi
