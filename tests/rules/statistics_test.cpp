#include "domain/report/tally.hpp"
#include "services/statistics/read_statistics.hpp"
#include "services/tally/count_tally.hpp"
#include "tests/rules/town.hpp"

namespace noroshi {
namespace {

using domain::Breakdown;
using domain::FactValue;
using std::chrono::days;
using support::Town;

/// What a station's own records tell, and to whom.
class StationStatistics : public testing::Test {
protected:
  void file(const std::string& user, domain::ReportKind kind, domain::Facts facts, std::optional<UtcTime> noticed_at = std::nullopt) {
    services::FileReport request;
    request.input.what_i_know = "当直が気付きました。";
    request.input.kind = kind;
    request.input.facts = std::move(facts);
    request.input.noticed_at = noticed_at;
    const auto filed = services::file_report(town.house("power"), town.caller("power", user), town.key(), std::move(request));
    ASSERT_TRUE(filed.has_value()) << filed.error().message;
  }
  /// Each of three members files `each` of them.
  void file_of_all(int each, domain::ReportKind kind, const domain::Facts& facts, std::optional<UtcTime> noticed_at = std::nullopt) {
    for (int i = 0; i < each; ++i) {
      for (const auto* user : {"shinonome.reporter", "misaki.reporter", "kitahama.reporter"}) file(user, kind, facts, noticed_at);
    }
  }
  auto read(const std::string& slug, const std::string& user) -> Result<domain::Released<services::StationStatistics>> {
    return services::read_statistics(town.house(slug), town.caller(slug, user));
  }
  auto shown() -> services::StationStatistics {
    auto statistics = read("power", "power.coordinator");
    EXPECT_TRUE(statistics.has_value()) << (statistics ? "" : statistics.error().message);
    return statistics->value();
  }

  Town town;
};

TEST_F(StationStatistics, CountTheNationalTableFromItsOwnRecords) {
  const auto now = town.clock().now();
  file_of_all(2, domain::ReportKind::Incident, {{"system_state", FactValue{std::string{"lost"}}}}, now - std::chrono::minutes{40});
  file_of_all(1, domain::ReportKind::NearMiss, {}, now - std::chrono::minutes{40});
  const auto statistics = shown().statistics;
  ASSERT_EQ(statistics.periods.size(), 1U);
  EXPECT_EQ(statistics.periods[0].period, "2026Q2");
  EXPECT_EQ(statistics.periods[0].reports, 9);
  EXPECT_EQ(statistics.periods[0].by_event[static_cast<std::size_t>(domain::EventType::Unavailable)], 6);
  EXPECT_EQ(statistics.periods[0].by_event[static_cast<std::size_t>(domain::EventType::NearMiss)], 3);
  ASSERT_EQ(statistics.kpis.size(), 1U);
  EXPECT_EQ(statistics.kpis[0].first_report_min_p50, 40);
  EXPECT_NEAR(statistics.kpis[0].near_miss_share.value_or(-1), 1.0 / 3, 1e-9);
  EXPECT_TRUE(statistics.kpis[0].mean_level.has_value());
}

TEST_F(StationStatistics, TellNothingOfTwoReports) {
  file("shinonome.reporter", domain::ReportKind::Incident, {});
  file("misaki.reporter", domain::ReportKind::Incident, {});
  const auto statistics = shown().statistics;
  for (const auto& [by, table] : statistics.tables) {
    for (const auto& row : table.cells) {
      for (const auto& cell : row) EXPECT_FALSE(cell.has_value()) << domain::to_text(by);
    }
  }
  EXPECT_FALSE(statistics.periods.at(0).reports.has_value());
}

TEST_F(StationStatistics, TellNothingOfWhatOneMemberFilesAlone) {
  for (int i = 0; i < 9; ++i) file("shinonome.reporter", domain::ReportKind::Incident, {});
  file("misaki.reporter", domain::ReportKind::Incident, {});
  EXPECT_FALSE(shown().statistics.periods.at(0).reports.has_value());
}

TEST_F(StationStatistics, AreForThoseWhoWorkWithThemAndNeverForMembers) {
  for (const auto* user : {"shinonome.reporter", "shinonome.executive", "power.admin", "power.auditor"}) {
    const auto refused = read("power", user);
    ASSERT_FALSE(refused.has_value()) << user;
    EXPECT_NE(refused.error().code, ErrorCode::InvalidInput) << user;
    EXPECT_FALSE(services::read_floor(town.house("power"), town.caller("power", user)).has_value()) << user;
  }
  EXPECT_EQ(read("power", "shinonome.executive").error().code, ErrorCode::NotFound);
  for (const auto* user : {"power.coordinator", "power.approver"}) EXPECT_TRUE(read("power", user).has_value()) << user;
  for (const auto* user : {"centre.analyst", "centre.executive"}) EXPECT_TRUE(read("centre", user).has_value()) << user;
  EXPECT_TRUE(read("ministry", "ministry.desk").has_value());
  EXPECT_FALSE(read("ministry", "ministry.supervision").has_value()) << "counts of voluntary cases stay on this side of the wall";
}

TEST_F(StationStatistics, EveryLookHasItsEntryInTheLog) {
  const auto size = [&] {
    std::uint64_t leaves = 0;
    EXPECT_TRUE(town.house("power").store.read([&](const ports::Transaction& tx) -> Result<> {
      leaves = NOROSHI_TRY(tx.size());
      return {};
    }));
    return leaves;
  };
  const auto before = size();
  shown();
  EXPECT_GT(size(), before);
}

TEST_F(StationStatistics, LeaveOutAWithdrawnCase) {
  file_of_all(2, domain::ReportKind::Incident, {});
  auto threads = town.cases_at("power");
  services::FileReport request;
  request.input.what_i_know = "取り下げます。";
  request.input.stage = domain::ReportStage::Withdrawal;
  for (const auto* user : {"shinonome.reporter", "misaki.reporter", "kitahama.reporter"}) {
    for (const auto& thread : threads) {
      auto withdrawal = request;
      withdrawal.thread = thread.id;
      if (services::file_report(town.house("power"), town.caller("power", user), town.key(), std::move(withdrawal))) break;
    }
  }
  EXPECT_EQ(shown().statistics.periods.at(0).reports, 3);
}

TEST_F(StationStatistics, WatchTheFloorOverReportsAndCounts) {
  town.clock().set(*parse_rfc3339("2026-10-05T05:00:00Z"));
  for (int month = 1; month <= 12; ++month) {
    file_of_all(4, domain::ReportKind::Incident, {{"system_state", FactValue{std::string{"lost"}}}});
    if (month < 7) {
      file_of_all(1, domain::ReportKind::NearMiss, {});
      const auto counted = services::count_tally(town.house("power"), town.caller("power", "misaki.reporter"), town.key(),
                                                 {domain::period_of(town.clock().now()), "spam", 6, 0});
      ASSERT_TRUE(counted.has_value()) << counted.error().message;
    }
    town.clock().set(*domain::end_of_period(domain::period_of(town.clock().now())) + days{4});
  }
  const auto floor = services::read_floor(town.house("power"), town.caller("power", "power.coordinator"));
  ASSERT_TRUE(floor.has_value()) << floor.error().message;
  ASSERT_TRUE(floor->value().has_value());
  EXPECT_TRUE(floor->value()->alarm);
  EXPECT_EQ(floor->value()->since, "2027-04");
}

}  // namespace
}  // namespace noroshi
