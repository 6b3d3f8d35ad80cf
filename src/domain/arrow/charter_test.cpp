#include "domain/arrow/charter.hpp"

#include "base/sha256.hpp"
#include "domain/arrow/items.hpp"
#include "domain/party/names_come_back_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <tuple>

namespace noroshi::domain {
namespace {

using namespace std::chrono_literals;

const UtcTime effective = *parse_rfc3339("2026-04-01T00:00:00Z");
const Bytes charter_bytes{'c', 'h', 'a', 'r', 't', 'e', 'r'};

auto end_of(const std::string& slug) -> CharterEnd {
  return {EndKind::Station, StationId::from_bytes(sha256(slug)), slug, slug + " host", slug + " administrator", sha256("key of " + slug)};
}

auto charter() -> Charter {
  Charter made{CharterId::from_bytes(sha256("charter")), 1, end_of("power"), end_of("centre")};
  made.kinds = {ItemKind::Report, ItemKind::Answer};
  made.purposes = {Purpose::Response, Purpose::Statistics};
  made.announced_at = effective - std::chrono::days{30};
  made.effective_at = effective;
  return made;
}

/// A signature is the hash of key and message: enough to tell who signed what.
auto sign(const Bytes32& key, BytesView message) -> Bytes {
  const auto signature = sha256({key, message});
  return {signature.begin(), signature.end()};
}
auto verify(const Bytes32& key, BytesView message, BytesView signature) -> bool {
  const auto right = sign(key, message);
  return std::equal(right.begin(), right.end(), signature.begin(), signature.end());
}

auto verify_signed(const Charter& made) -> Result<SignedCharter> {
  return verify_charter(made, charter_bytes, sign(made.from.signing_key, charter_bytes), sign(made.to.signing_key, charter_bytes), verify);
}

auto slug_of(const Result<SignedCharter>& result) -> std::string { return result ? "" : result.error().slug; }
auto slug_of(const Result<>& result) -> std::string { return result ? "" : result.error().slug; }

TEST(CharterNames, ComeBackFromTheirText) {
  expect_names_come_back<ItemKind>(parse_item_kind, 8);
  expect_names_come_back<IdentityRule>(parse_identity_rule, 3);
  expect_names_come_back<Timing>(parse_timing, 4);
  EXPECT_EQ(to_text(ItemKind::ReadNotice), "read_notice");
}

TEST(ItemNames, EveryContentIsOfItsOwnKind) {
  const auto enquiry = EnquiryId::from_bytes(sha256("e"));
  const auto bulletin = BulletinId::from_bytes(sha256("b"));
  const std::vector<ItemContent> contents{ReportContent{},
                                          TallyContent{},
                                          BulletinContent{Bulletin{bulletin}},
                                          EnquiryContent{enquiry, "", {}},
                                          AnswerContent{enquiry, "", {}},
                                          CallBackContent{},
                                          UseRecordContent{bulletin, {}, "", 0},
                                          ReadNoticeContent{}};
  for (std::size_t i = 0; i < contents.size(); ++i) EXPECT_EQ(kind_of(contents[i]), static_cast<ItemKind>(i));
}

TEST(VerifyCharter, TakesWhatBothEndsSigned) {
  const auto verified = verify_signed(charter());
  ASSERT_TRUE(verified.has_value());
  EXPECT_EQ(verified->bytes(), charter_bytes);
  EXPECT_EQ(verified->charter().id, charter().id);
}

TEST(VerifyCharter, RefusesWhenOneEndSignedOtherBytesOrNotAtAll) {
  const auto made = charter();
  const auto by_from = sign(made.from.signing_key, charter_bytes);
  const auto by_to = sign(made.to.signing_key, charter_bytes);
  const Bytes changed{'c', 'h', 'a', 'r', 't', 'e', 'R'};
  EXPECT_EQ(slug_of(verify_charter(made, charter_bytes, by_from, {}, verify)), "charter_unsigned");
  EXPECT_EQ(slug_of(verify_charter(made, charter_bytes, {}, by_to, verify)), "charter_unsigned");
  EXPECT_EQ(slug_of(verify_charter(made, charter_bytes, by_to, by_from, verify)), "charter_unsigned");
  EXPECT_EQ(slug_of(verify_charter(made, changed, by_from, by_to, verify)), "charter_unsigned");
}

TEST(VerifyCharter, RefusesOneAdministrationAtBothEndsUnlessBothSignItOrNamesTravel) {
  auto made = charter();
  made.to.administrator = "ＰＯＷＥＲ Administrator";  // the same but for width and case
  EXPECT_EQ(slug_of(verify_signed(made)), "charter_same_administration");
  made.same_administration_accepted = true;
  EXPECT_EQ(slug_of(verify_signed(made)), "");
  made.same_administration_accepted = false;
  made.identity = IdentityRule::Named;
  EXPECT_EQ(slug_of(verify_signed(made)), "");
}

TEST(VerifyCharter, CountsOneHostOrNoStatedAdministratorAsTheSame) {
  auto one_host = charter();
  one_host.to.host = one_host.from.host;
  EXPECT_EQ(slug_of(verify_signed(one_host)), "charter_same_administration");
  auto unstated = charter();
  unstated.from.administrator = unstated.to.administrator = "";
  EXPECT_EQ(slug_of(verify_signed(unstated)), "charter_same_administration");
}

TEST(VerifyCharter, RefusesOneKeyForTwoStations) {
  auto made = charter();
  made.to.signing_key = made.from.signing_key;
  EXPECT_EQ(slug_of(verify_signed(made)), "charter_invalid");
}

TEST(VerifyCharter, RefusesAnArrowThatSaysNothing) {
  auto no_kinds = charter();
  no_kinds.kinds.clear();
  EXPECT_EQ(slug_of(verify_signed(no_kinds)), "charter_invalid");
  auto no_purposes = charter();
  no_purposes.purposes.clear();
  EXPECT_EQ(slug_of(verify_signed(no_purposes)), "charter_invalid");
}

TEST(VerifyCharter, KeepsSupervisionOffVoluntaryArrows) {
  for (const auto purpose : {Purpose::Supervision, Purpose::Guidance, Purpose::Investigation}) {
    auto made = charter();
    made.purposes.insert(purpose);
    EXPECT_EQ(slug_of(verify_signed(made)), "charter_invalid") << to_text(purpose);
    made.statutory = true;
    made.identity = IdentityRule::Named;
    EXPECT_EQ(slug_of(verify_signed(made)), "") << to_text(purpose);
  }
}

TEST(VerifyCharter, WantsADutyDoneUnderOnesNameAndAnnouncedBefore) {
  auto unnamed = charter();
  unnamed.statutory = true;
  EXPECT_EQ(slug_of(verify_signed(unnamed)), "charter_invalid");
  auto unannounced = charter();
  unannounced.announced_at = effective + 1ms;
  EXPECT_EQ(slug_of(verify_signed(unannounced)), "charter_invalid");
}

TEST(MayCross, SaysWhichTermStandsAgainstIt) {
  const Terms terms{Tlp::Amber, {Purpose::Response}, std::nullopt, std::nullopt};
  EXPECT_EQ(slug_of(may_cross(charter(), ItemKind::Report, terms, effective)), "");
  EXPECT_EQ(slug_of(may_cross(charter(), ItemKind::Report, terms, effective - 1ms)), "charter_not_effective");
  EXPECT_EQ(slug_of(may_cross(charter(), ItemKind::Bulletin, terms, effective)), "charter_kind");
  EXPECT_EQ(slug_of(may_cross(charter(), ItemKind::Report, {Tlp::Red, {Purpose::Response}, {}, {}}, effective)), "charter_label");
  EXPECT_EQ(slug_of(may_cross(charter(), ItemKind::Report, {Tlp::Amber, {}, {}, {}}, effective)), "charter_purpose");
  EXPECT_EQ(slug_of(may_cross(charter(), ItemKind::Report, {Tlp::Amber, {Purpose::Response, Purpose::Investigation}, {}, {}}, effective)),
            "charter_purpose");
}

TEST(MayCross, OnlyWaitingMendsACharterThatIsNotInForceYet) {
  const Terms terms{Tlp::Amber, {Purpose::Response}, std::nullopt, std::nullopt};
  EXPECT_EQ(may_cross(charter(), ItemKind::Report, terms, effective - 1h).error().code, ErrorCode::Conflict);
  EXPECT_EQ(may_cross(charter(), ItemKind::Tally, terms, effective).error().code, ErrorCode::Forbidden);
}

RC_GTEST_PROP(MayCross, HoldsForANarrowerCharterOnlyIfForTheWiderOne, (std::set<int> purposes, std::set<int> fewer, int tlp, int tlp_max)) {
  const auto to_purposes = [](const std::set<int>& numbers) {
    std::set<Purpose> made;
    for (const int number : numbers) made.insert(static_cast<Purpose>(static_cast<unsigned>(number) % 7U));
    return made;
  };
  auto wide = charter();
  wide.purposes = to_purposes(purposes);
  wide.purposes.merge(to_purposes(fewer));
  auto narrow = wide;
  narrow.purposes = to_purposes(fewer);
  narrow.tlp_max = static_cast<Tlp>(static_cast<unsigned>(tlp_max) % 5U);
  wide.tlp_max = Tlp::Red;
  const Terms terms{static_cast<Tlp>(static_cast<unsigned>(tlp) % 5U), to_purposes(fewer), std::nullopt, std::nullopt};
  if (may_cross(narrow, ItemKind::Report, terms, effective)) RC_ASSERT(may_cross(wide, ItemKind::Report, terms, effective).has_value());
  RC_ASSERT(may_cross(wide, ItemKind::Report, terms, effective).has_value() == !terms.purposes.empty());
}

TEST(NightClause, RunsOverMidnightFromItsFirstMinuteToBeforeItsLast) {
  NightClause clause;
  clause.from_minute = 18 * 60;
  clause.to_minute = 9 * 60;
  const auto at = [](std::string_view japan) { return *parse_rfc3339("2026-11-02T" + std::string{japan} + ":00+09:00"); };
  for (const auto& [time, applies] :
       {std::pair{"17:59", false}, std::pair{"18:00", true}, std::pair{"23:59", true}, std::pair{"00:00", true}, std::pair{"08:59", true},
        std::pair{"09:00", false}, std::pair{"12:00", false}}) {
    EXPECT_EQ(night_applies(clause, at(time)), applies) << time;
  }
  clause.from_minute = 12 * 60;
  clause.to_minute = 13 * 60;
  EXPECT_TRUE(night_applies(clause, at("12:30")));
  EXPECT_FALSE(night_applies(clause, at("13:00")));
  clause.to_minute = clause.from_minute;
  EXPECT_FALSE(night_applies(clause, at("12:00"))) << "a clause without length never applies";
}

}  // namespace
}  // namespace noroshi::domain
