#include "services/report/read_thread.hpp"
#include "tests/rules/town.hpp"

namespace noroshi {
namespace {

using domain::FactValue;
using domain::Purpose;
using std::chrono::hours;
using support::Town;

/// Whom a release could be from, over whole stations.
class Anonymity : public testing::Test {
protected:
  auto file(const std::string& text, domain::Facts facts, services::ConsentMode consent = services::ConsentMode::Look) -> services::Filed {
    services::FileReport request;
    request.input.what_i_know = text;
    request.input.facts = std::move(facts);
    request.consent = consent;
    const auto filed =
        services::file_report(town.house("power"), town.caller("power", "shinonome.reporter"), town.key(), std::move(request));
    EXPECT_TRUE(filed.has_value()) << (filed ? "" : filed.error().message);
    return filed->value();
  }
  auto at_centre() -> services::ThreadView {
    const auto cases = town.cases_at("centre");
    EXPECT_FALSE(cases.empty());
    auto view = services::read_thread(town.house("centre"), town.caller("centre", "centre.analyst"), cases.at(0).id, Purpose::Response);
    EXPECT_TRUE(view.has_value());
    return view->value();
  }

  Town town;
};

const domain::Facts outage{{"users_affected", std::int64_t{42731}},
                           {"duration_min", std::int64_t{95}},
                           {"service_state", std::string{"stopped"}},
                           {"cause", std::string{"cyber"}}};

TEST_F(Anonymity, NoExactNumberLeavesInTheFacts) {
  const auto filed = file("変電所の表示が止まりました。", outage);
  EXPECT_TRUE(town.agree("power", "shinonome.reporter", filed.clearances.at(0).clearance));
  EXPECT_TRUE(town.release("power", "power.approver", filed.clearances.at(0).clearance));
  town.deliver();
  const auto facts = at_centre().versions.at(0).facts;
  EXPECT_EQ(facts.at("users_affected"), FactValue{std::int64_t{40000}});
  EXPECT_EQ(facts.at("duration_min"), FactValue{std::int64_t{90}});
}

TEST_F(Anonymity, TheTechnicalHalfKeepsWhatWasChosenFromAList) {
  town.clock().set(Town::daytime + hours{12});  // 02:00 in Japan
  file("変電所の表示が止まりました。", outage, services::ConsentMode::Standing);
  town.deliver();
  const auto version = at_centre().versions.at(0);
  ASSERT_TRUE(version.technical_half);
  EXPECT_EQ(version.facts.at("cause"), FactValue{std::string{"cyber"}});
  EXPECT_EQ(version.facts.at("service_state"), FactValue{std::string{"stopped"}});
}

}  // namespace
}  // namespace noroshi
