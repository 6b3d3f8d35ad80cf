#include "services/form/forms.hpp"

#include "services/report/read_thread.hpp"
#include "tests/rules/town.hpp"

#include <gtest/gtest.h>

namespace noroshi::support {
namespace {

auto said(const Town& /*town*/) -> services::RecordSubmission {
  return {"ddos", "架空省", Town::daytime - std::chrono::minutes{5}, "12", ports::SubmissionVia::Portal};
}

TEST(Forms, AreFilledForTheSourceAndLoggedAndMarked) {
  Town town;
  const auto filed = town.file("power", "shinonome.reporter", "受付系に大量の通信");
  const auto reporter = town.caller("power", "shinonome.reporter");
  const auto filled = services::fill_thread_form(town.house("power"), reporter, filed.thread, "ddos", std::nullopt);
  ASSERT_TRUE(filled.has_value()) << filled.error().message;
  EXPECT_EQ(filled->value().values.at("state"), "受付系に大量の通信");
  EXPECT_FALSE(filled->value().values.at("organisation").empty());
  EXPECT_EQ(filled->value().mark, "【架空】");
  std::uint64_t accesses = 0;
  ASSERT_TRUE(town.house("power").store.read([&](const ports::Transaction& tx) -> Result<> {
    accesses = NOROSHI_TRY(tx.last_access(filed.thread)).number;
    return {};
  }));
  EXPECT_GE(accesses, 1U);
}

TEST(Forms, NameNoSourceToStaffThatDidNotTakeItDown) {
  Town town;
  const auto filed = town.file("power", "shinonome.reporter", "受付系に大量の通信");
  const auto coordinator = town.caller("power", "power.coordinator");
  const auto filled = services::fill_thread_form(town.house("power"), coordinator, filed.thread, "ddos", domain::Purpose::Response);
  ASSERT_FALSE(filled.has_value());
  EXPECT_EQ(filled.error().slug, "not_source");
  const auto recorded = services::record_submission(town.house("power"), coordinator, town.key(), filed.thread, said(town));
  ASSERT_FALSE(recorded.has_value());
  EXPECT_EQ(recorded.error().slug, "not_source");
}

TEST(Forms, AreFilledByTheCoordinatorWhoTookDownTheCall) {
  Town town;
  const auto coordinator = town.caller("power", "power.coordinator");
  services::FileReport call;
  call.input.what_i_know = "電話で聞き取り";
  call.on_behalf_of = town.caller("power", "shinonome.reporter").organisation;
  const auto filed = services::file_report(town.house("power"), coordinator, town.key(), std::move(call));
  ASSERT_TRUE(filed.has_value()) << filed.error().message;
  const auto filled =
      services::fill_thread_form(town.house("power"), coordinator, filed->value().thread, "information_report", domain::Purpose::Response);
  ASSERT_TRUE(filled.has_value()) << filled.error().message;
  EXPECT_EQ(filled->value().values.at("outline"), "電話で聞き取り");
  EXPECT_FALSE(filled->value().values.at("source_organisation").empty());
}

TEST(Forms, ASubmissionIsRecordedOnceAndShownToItsSourceAlone) {
  Town town;
  const auto filed = town.file("power", "shinonome.reporter", "受付系に大量の通信");
  const auto reporter = town.caller("power", "shinonome.reporter");
  auto& house = town.house("power");
  const auto key = town.key();
  const auto first = services::record_submission(house, reporter, key, filed.thread, said(town));
  ASSERT_TRUE(first.has_value()) << first.error().message;
  const auto again = services::record_submission(house, reporter, key, filed.thread, said(town));
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->value().id, first->value().id);
  EXPECT_EQ(services::submission_sentence(first->value()).ja, "架空省 に " + to_japan_text(first->value().submitted_at) + " 提出、番号 12");
  const auto own = services::read_thread(house, reporter, filed.thread, std::nullopt);
  ASSERT_EQ(own->value().submissions.size(), 1U);
  const auto other = services::read_thread(house, town.caller("power", "power.coordinator"), filed.thread, domain::Purpose::Response);
  ASSERT_TRUE(other.has_value());
  EXPECT_TRUE(other->value().submissions.empty());
}

TEST(Forms, ASubmissionInTheFutureOrOnAnUnknownFormIsAMistake) {
  Town town;
  const auto filed = town.file("power", "shinonome.reporter", "受付系に大量の通信");
  auto submission = said(town);
  submission.form = "nothing";
  submission.submitted_at = Town::daytime + std::chrono::hours{1};
  const auto recorded =
      services::record_submission(town.house("power"), town.caller("power", "shinonome.reporter"), town.key(), filed.thread, submission);
  ASSERT_FALSE(recorded.has_value());
  EXPECT_EQ(recorded.error().fields.size(), 2U);
}

}  // namespace
}  // namespace noroshi::support
