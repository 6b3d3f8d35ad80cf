#include "services/notice/notify_people.hpp"

#include "services/notice/send_notices.hpp"
#include "services/notice/wake_deputies.hpp"
#include "tests/support/station_pair.hpp"

#include <gtest/gtest.h>

#include <set>

namespace noroshi::services {
namespace {

using domain::Role;
using support::StationPair;

class NotifyPeople : public testing::Test {
protected:
  void notify(Role role) {
    station().write([&](ports::Transaction& tx) {
      return notify_role(tx, house(), role, {"clearance_waiting", "clearances", station().clock.now()});
    });
  }
  auto addressees() -> std::multiset<std::string> {
    std::multiset<std::string> users;
    for (const auto& mail : station().mail.sent()) users.insert(mail.to.substr(0, mail.to.find('@')));
    return users;
  }
  auto notices() -> std::vector<ports::NoticeRow> {
    return StationPair::read<std::vector<ports::NoticeRow>>(house(), [](const auto& tx) { return tx.list_notices(50); });
  }
  /// Something that waits for the station since an hour, its time run out.
  auto add_overdue(ports::ClearanceState state) -> ports::ClearanceId {
    ports::ClearanceRow row{station().random.id<ports::ClearanceId>(), ports::ClearanceSubject::Report, "subject", pair.file_thread(),
                            pair.up.id};
    row.state = state;
    row.due_at = station().clock.now() + std::chrono::minutes{60};
    station().write([&](ports::Transaction& tx) { return tx.add_clearance(row); });
    return row.id;
  }
  auto station() -> support::MemoryStation& { return pair.power; }
  auto house() -> House& { return pair.power_house; }

  StationPair pair;
};

TEST_F(NotifyPeople, MailsSayWhereAndUntilWhenAndNothingElse) {
  station().add_person("hana", {Role::Coordinator});
  station().write([&](ports::Transaction& tx) {
    return notify_role(tx, house(), Role::Coordinator, {"clearance_waiting", "clearances/1", *parse_rfc3339("2026-04-01T04:30:00.000Z")});
  });
  EXPECT_EQ(*send_notices(house()), 1);
  const auto mails = station().mail.sent();
  ASSERT_EQ(mails.size(), 1U);
  EXPECT_EQ(mails[0].to, "hana@example.jp");
  EXPECT_EQ(mails[0].subject, "【架空】電力セプター：お知らせがあります / A notice for you");
  EXPECT_EQ(
      mails[0].body,
      "【架空】\n電力セプターからお知らせがあります。内容はここには書きません。次のページでご覧ください。\nhttp://localhost/power/"
      "clearances/1\n"
      "期限：2026-04-01 13:30（日本時間）\n\nPower CEPTOAR has something for you. Its content is not in this mail; please see this page.\n"
      "http://localhost/power/clearances/1\nDue: 2026-04-01 13:30 (Japan time)\n");
  EXPECT_EQ(notices().front().state, ports::DispatchState::Delivered);
}

TEST_F(NotifyPeople, MarksExercisesInSubjectAndBody) {
  station().add_person("hana", {Role::Coordinator});
  notify(Role::Coordinator);
  house().realm = Realm::Exercise;
  EXPECT_EQ(*send_notices(house()), 1);
  EXPECT_TRUE(station().mail.sent()[0].subject.starts_with("【訓練】"));
  EXPECT_TRUE(station().mail.sent()[0].body.starts_with("【訓練】"));
}

TEST_F(NotifyPeople, TriesAMailAgainAndShowsThatItWaits) {
  station().add_person("hana", {Role::Coordinator});
  notify(Role::Coordinator);
  station().mail.fail_next(2);
  EXPECT_EQ(*send_notices(house()), 1);
  EXPECT_EQ(notices().front().state, ports::DispatchState::Queued);
  EXPECT_EQ(notices().front().attempts, 1);
  EXPECT_FALSE(notices().front().last_error.empty());
  EXPECT_EQ(*send_notices(house()), 0) << "not before its time";
  pair.advance(std::chrono::seconds{2});
  EXPECT_EQ(*send_notices(house()), 1);
  pair.advance(std::chrono::seconds{3});
  EXPECT_EQ(*send_notices(house()), 1);
  EXPECT_EQ(notices().front().state, ports::DispatchState::Delivered);
}

TEST_F(NotifyPeople, SaysThatAPersonHasNoMailAddress) {
  const auto caller = station().add_person("hana", {Role::Coordinator});
  station().write([&](ports::Transaction& tx) -> Result<> {
    auto person = *NOROSHI_TRY(tx.find_person(caller.person));
    person.mail.clear();
    return tx.put_person(person);
  });
  notify(Role::Coordinator);
  EXPECT_EQ(*send_notices(house()), 1);
  EXPECT_EQ(notices().front().state, ports::DispatchState::Refused);
  EXPECT_TRUE(notices().front().last_error.starts_with("mail_address_missing"));
}

TEST_F(NotifyPeople, CallsTheApproverOnDutyFirstAndTheDeputyWhenTimeRunsOut) {
  station().add_person("aoki", {Role::Approver});
  station().add_person("baba", {Role::Approver});
  add_overdue(ports::ClearanceState::AwaitingStation);
  notify(Role::Approver);
  EXPECT_EQ(*send_notices(house()), 1);
  EXPECT_EQ(addressees(), (std::multiset<std::string>{"aoki"}));
  EXPECT_EQ(*wake_deputies(house()), 0);
  pair.advance(std::chrono::minutes{61});
  EXPECT_EQ(*wake_deputies(house()), 1);
  EXPECT_EQ(*wake_deputies(house()), 0) << "called once";
  EXPECT_EQ(*send_notices(house()), 1);
  EXPECT_EQ(addressees(), (std::multiset<std::string>{"aoki", "baba"}));
  EXPECT_EQ(station().mail.sent().back().subject, "【架空】電力セプター：期限を過ぎています / Overdue");
}

TEST_F(NotifyPeople, CallsTheCoordinatorWhenTheGiverIsWaitedFor) {
  station().add_person("aoki", {Role::Approver});
  station().add_person("chiba", {Role::Coordinator});
  add_overdue(ports::ClearanceState::AwaitingConsent);
  add_overdue(ports::ClearanceState::Released);
  pair.advance(std::chrono::minutes{61});
  EXPECT_EQ(*wake_deputies(house()), 1);
  EXPECT_EQ(*send_notices(house()), 1);
  EXPECT_EQ(addressees(), (std::multiset<std::string>{"chiba"}));
}

TEST_F(NotifyPeople, WakesOnlyTheOrganisationWhoseCaseItIs) {
  station().add_person("hana", {Role::Reporter});
  const auto other = station().add_person("ichiro", {Role::Reporter});
  station().write([&](ports::Transaction& tx) -> Result<> {
    const domain::Organisation organisation{
        station().random.id<domain::OrganisationId>(), "架空送電", "Kaku Grid", domain::OrganisationKind::Operator, "ele", 1};
    NOROSHI_TRY(tx.put_organisation(organisation));
    auto person = *NOROSHI_TRY(tx.find_person(other.person));
    person.organisation = organisation.id;
    return tx.put_person(person);
  });
  const auto thread = pair.file_thread();
  station().write([&](ports::Transaction& tx) -> Result<> {
    const auto row = *NOROSHI_TRY(tx.find_thread(thread));
    return notify_source(tx, house(), row, {"enquiry_arrived", "threads/" + thread.str(), std::nullopt});
  });
  EXPECT_EQ(*send_notices(house()), 1);
  EXPECT_EQ(addressees(), (std::multiset<std::string>{"hana"}));
  EXPECT_EQ(notices().front().link, "threads") << "a stored notice must not join a person and a case";
}

}  // namespace
}  // namespace noroshi::services
