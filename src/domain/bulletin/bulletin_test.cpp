#include "domain/bulletin/bulletin.hpp"

#include "base/sha256.hpp"
#include "domain/party/names_come_back_test.hpp"
#include "domain/report/limits.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noroshi::domain {
namespace {

auto bulletin() -> Bulletin {
  Bulletin made{BulletinId::from_bytes(sha256("bulletin"))};
  made.title = "VPN装置の脆弱性";
  made.body = "3分野で同じ手口が見つかった。";
  made.countermeasure = "修正を当てるまで管理画面を閉じる。";
  return made;
}

auto fields_refused(const Bulletin& made) -> std::vector<std::string> {
  std::vector<std::string> fields;
  const auto checked = check_bulletin(made);
  if (!checked) {
    for (const auto& error : checked.error().fields) fields.push_back(error.field);
  }
  return fields;
}

using Fields = std::vector<std::string>;

TEST(UseOutcomeNames, ComeBackFromTheirText) {
  expect_names_come_back<UseOutcome>(parse_use_outcome, 3);
  EXPECT_EQ(to_text(UseOutcome::CouldNot), "could_not");
}

TEST(CheckBulletin, TakesOneThatPairsWhatHappenedWithWhatHelps) { EXPECT_EQ(fields_refused(bulletin()), Fields{}); }

TEST(CheckBulletin, RefusesOneWithoutACountermeasure) {
  for (const auto* nothing : {"", "  \n", "　"}) {
    auto made = bulletin();
    made.countermeasure = nothing;
    EXPECT_EQ(fields_refused(made), Fields{"countermeasure"});
  }
}

TEST(CheckBulletin, NamesEveryMistakeAtOnce) {
  auto made = bulletin();
  made.title = "";
  made.body = std::string(limits::long_text_chars_max + 1, 'b');
  made.countermeasure = "\xfe";
  made.action_asked = "bell\a";
  made.indicators = {{"ip", "192.0.2.1"}, {"", std::string(501, 'x')}};
  made.sectors = {""};
  made.terms.embargo_until = UtcTime{std::chrono::hours{2}};
  made.terms.expires_at = UtcTime{std::chrono::hours{2}};
  EXPECT_EQ(fields_refused(made), (Fields{"title", "body", "countermeasure", "action_asked", "indicators/1/type", "indicators/1/value",
                                          "sectors", "terms/expires_at"}));
}

TEST(CheckBulletin, RefusesMoreItemsThanTheLimit) {
  auto made = bulletin();
  made.indicators.assign(limits::list_items_max + 1, {"ip", "192.0.2.1"});
  for (std::size_t i = 0; i <= limits::list_items_max; ++i) made.sectors.insert("s" + std::to_string(i));
  EXPECT_EQ(fields_refused(made), (Fields{"indicators", "sectors"}));
}

RC_GTEST_PROP(SuppressSmall, LeavesOutExactlyTheCellsThatCouldNameSomebody, (int done, int could_not, int smallest)) {
  const std::map<UseOutcome, int> counts{{UseOutcome::Done, done}, {UseOutcome::CouldNot, could_not}};
  const auto told = suppress_small(counts, smallest);
  RC_ASSERT(told.contains(UseOutcome::Done) == (done >= smallest));
  RC_ASSERT(told.contains(UseOutcome::CouldNot) == (could_not >= smallest));
  for (const auto& [outcome, count] : told) RC_ASSERT(count == counts.at(outcome));
}

}  // namespace
}  // namespace noroshi::domain
