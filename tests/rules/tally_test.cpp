#include "domain/report/tally.hpp"

#include "formats/wire/charter.hpp"
#include "services/charter/load_charter.hpp"
#include "services/tally/count_tally.hpp"
#include "services/tally/send_digests.hpp"
#include "tests/rules/town.hpp"

namespace noroshi {
namespace {

using std::chrono::days;
using support::Town;

class Tally : public testing::Test {
protected:
  auto count(const std::string& user, const std::string& category, int number, int minutes = 0, const std::string& period = "")
      -> Result<domain::Written<services::TallyLine>> {
    return services::count_tally(town.house("power"), town.caller("power", user), town.key(), {period, category, number, minutes});
  }
  auto line(const std::string& user, const std::string& category, int number, int minutes = 0) -> services::TallyLine {
    const auto counted = count(user, category, number, minutes);
    EXPECT_TRUE(counted.has_value()) << (counted ? "" : counted.error().message);
    return counted->value();
  }
  auto sheet(const std::string& slug, const std::string& user) -> services::TallySheet {
    auto read = services::read_tallies(town.house(slug), town.caller(slug, user), month);
    EXPECT_TRUE(read.has_value()) << (read ? "" : read.error().message);
    return *std::move(read);
  }
  auto grow(const std::string& user, const ports::TallyId& tally, int number) -> Result<domain::Written<services::Filed>> {
    services::FileReport request;
    request.input.what_i_know = "止めたはずのメールが一通開かれていました。";
    request.growth = services::TallyGrowth{tally, number};
    return services::file_report(town.house("power"), town.caller("power", user), town.key(), std::move(request));
  }
  /// The first of the next month, `hour` o'clock in Japan.
  void go_to_next_month(int hour) { town.clock().set(*domain::end_of_period(month) + std::chrono::hours{hour}); }
  auto send_digests() -> int {
    const auto sent = services::send_digests(town.house("power"));
    EXPECT_TRUE(sent.has_value()) << (sent ? "" : sent.error().message);
    town.deliver();
    return *sent;
  }
  auto at_centre(const std::string& category) -> std::optional<ports::TallyRow> {
    for (const auto& [row, station] : sheet("centre", "centre.analyst").received) {
      if (row.category == category) return row;
    }
    return std::nullopt;
  }

  Town town;
  const std::string month = domain::period_of(Town::daytime);
};

TEST_F(Tally, IsOneLineAMonthPerCategoryThatALaterCountReplaces) {
  const auto first = line("shinonome.reporter", "spam", 300, 2);
  const auto second = line("shinonome.reporter", "spam", 412, 1);
  EXPECT_EQ(first.row.id, second.row.id);
  EXPECT_EQ(second.row.count, 412);
  EXPECT_EQ(second.row.minutes_spent, 3);  // each call's minutes add up
  line("shinonome.reporter", "scan", 9);
  line("misaki.reporter", "spam", 5, 4);
  const auto own = sheet("power", "shinonome.reporter");
  EXPECT_EQ(own.lines.size(), 2U);
  EXPECT_TRUE(own.totals.empty());
  EXPECT_EQ(own.minutes_spent, 3);
  const auto staff = sheet("power", "power.coordinator");
  EXPECT_TRUE(staff.lines.empty());
  ASSERT_EQ(staff.totals.size(), 2U);
  EXPECT_EQ(staff.totals[1].category, "spam");
  EXPECT_EQ(staff.totals[1].count, 417);
  EXPECT_EQ(staff.totals[1].members, 2);
  EXPECT_EQ(staff.minutes_spent, 7);
}

TEST_F(Tally, TakesNoUnknownCategoryNoFutureMonthAndNoStaff) {
  EXPECT_EQ(count("shinonome.reporter", "nothing_such", 1).error().code, ErrorCode::InvalidInput);
  EXPECT_EQ(count("shinonome.reporter", "spam", 1, 0, "2099-01").error().code, ErrorCode::InvalidInput);
  EXPECT_EQ(count("shinonome.reporter", "spam", 1, 0, "last month").error().code, ErrorCode::InvalidInput);
  EXPECT_EQ(count("shinonome.reporter", "spam", -1).error().code, ErrorCode::InvalidInput);
  EXPECT_EQ(count("power.coordinator", "spam", 1).error().code, ErrorCode::Forbidden);
}

TEST_F(Tally, GrowsIntoAReportAndIsCountedOnce) {
  const auto spam = line("shinonome.reporter", "malware_mail_stopped", 5);
  const auto filed = grow("shinonome.reporter", spam.row.id, 2);
  ASSERT_TRUE(filed.has_value()) << filed.error().message;
  const auto own = sheet("power", "shinonome.reporter").lines.at(0);
  EXPECT_EQ(own.row.count, 5);
  EXPECT_EQ(own.grown, 2);
  EXPECT_EQ(own.left(), 3);
  EXPECT_EQ(own.threads, std::vector{filed->value().thread});
  EXPECT_EQ(sheet("power", "power.coordinator").totals.at(0).count, 3);
  EXPECT_EQ(grow("shinonome.reporter", spam.row.id, 4).error().code, ErrorCode::InvalidInput);
  EXPECT_EQ(count("shinonome.reporter", "malware_mail_stopped", 1).error().code, ErrorCode::InvalidInput);  // two are reports
  EXPECT_EQ(town.cases_at("power").size(), 1U);
}

TEST_F(Tally, OfAnotherMemberIsNotThere) {
  const auto spam = line("shinonome.reporter", "spam", 5);
  EXPECT_EQ(grow("misaki.reporter", spam.row.id, 1).error().code, ErrorCode::NotFound);
  EXPECT_TRUE(town.cases_at("power").empty());
  EXPECT_TRUE(sheet("power", "misaki.reporter").lines.empty());
}

TEST_F(Tally, GoesUpOnceAtTheChartersHourOfTheNextMonth) {
  line("shinonome.reporter", "spam", 412);
  line("misaki.reporter", "spam", 8);
  EXPECT_EQ(send_digests(), 0);  // the month is not over
  go_to_next_month(8);
  EXPECT_EQ(send_digests(), 0);  // the night clause ends at nine
  go_to_next_month(9);
  EXPECT_EQ(send_digests(), 1);
  EXPECT_EQ(send_digests(), 0);
  const auto told = at_centre("spam");
  ASSERT_TRUE(told.has_value());
  EXPECT_EQ(told->count, 420);
  EXPECT_EQ(told->members, 0);  // two are fewer than the charter's three: how many is not told
  EXPECT_EQ(sheet("power", "shinonome.reporter").lines.at(0).row.state, ports::TallyState::Sent);
  EXPECT_EQ(count("shinonome.reporter", "spam", 413, 0, month).error().slug, "period_told");
}

TEST(DigestTime, IsWhatTheCharterNamesElseTheFirstMorning) {
  Town town;
  const auto arrow = *domain::parse_item_kind("tally");
  domain::Charter charter = [&] {
    std::optional<domain::Charter> found;
    EXPECT_TRUE(town.house("power").store.read([&](const ports::Transaction& tx) -> Result<> {
      found = NOROSHI_TRY(services::list_onward_charters(tx, town.house("power"), arrow)).front().charter();
      return {};
    }));
    return *found;
  }();
  const auto first = *domain::end_of_period("2026-11");
  charter.digest.reset();
  EXPECT_EQ(services::digest_due_at(charter, "2026-11"), first + std::chrono::hours{9});
  charter.digest = domain::DigestTime{5, 17 * 60 + 30};
  EXPECT_EQ(services::digest_due_at(charter, "2026-11"), first + days{4} + std::chrono::hours{17} + std::chrono::minutes{30});
  EXPECT_EQ(services::digest_due_at(charter, "2027-01"), *domain::end_of_period("2027-01") + days{4} + std::chrono::minutes{1050});
  const auto kept = wire::decode_charter(wire::encode_charter(charter));  // what both ends sign carries it
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->digest, charter.digest);
  EXPECT_EQ(kept->own_judgement, std::nullopt);
  charter.own_judgement = true;  // no line under it: both ends sign that too
  EXPECT_EQ(wire::decode_charter(wire::encode_charter(charter))->own_judgement, true);
  charter.digest->day = 29;  // February has none
  EXPECT_FALSE(wire::decode_charter(wire::encode_charter(charter)));
}

TEST_F(Tally, TellsHowManyMembersCountedOnlyWhereTheyAreEnough) {
  for (const auto* user : {"shinonome.reporter", "misaki.reporter", "kitahama.reporter"}) line(user, "scan", 3);
  line("kitahama.reporter", "lost_device", 1);
  go_to_next_month(9);
  EXPECT_EQ(send_digests(), 1);
  EXPECT_EQ(at_centre("scan")->members, 3);
  EXPECT_EQ(at_centre("lost_device")->members, 0);
}

TEST_F(Tally, WhatGrowsAfterTheDigestFallsAtTheCentreToo) {
  const auto spam = line("shinonome.reporter", "malware_mail_stopped", 5);
  go_to_next_month(9);
  EXPECT_EQ(send_digests(), 1);
  EXPECT_EQ(at_centre("malware_mail_stopped")->count, 5);
  town.clock().advance(days{1});
  ASSERT_TRUE(grow("shinonome.reporter", spam.row.id, 2));
  town.deliver();
  EXPECT_EQ(at_centre("malware_mail_stopped")->count, 3);
}

TEST_F(Tally, IsHiddenFromTheSupervisingSeat) {
  auto supervisor = town.caller("centre", "centre.analyst");
  supervisor.roles = {domain::Role::MinistrySupervision};
  EXPECT_EQ(services::read_tallies(town.house("centre"), supervisor, month).error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace noroshi
