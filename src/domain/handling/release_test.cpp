#include "domain/handling/release.hpp"

#include "domain/handling/sample_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <type_traits>

namespace noroshi::domain {
namespace {

using sample::Bench;

static_assert(!std::is_copy_constructible_v<Release> && !std::is_default_constructible_v<AnonymisedReport>);
static_assert(!std::is_constructible_v<Releasable, Report> && !std::is_constructible_v<Releasable, ReportContent>);

auto slug_of(const Result<Release>& released) -> std::string { return released ? "" : released.error().slug; }

auto enquiry() -> EnquiryContent { return {sample::id<EnquiryId>("e"), "対応は十分ですか", std::nullopt}; }
auto bulletin(const Terms& terms = sample::terms()) -> BulletinContent {
  Bulletin made{sample::id<BulletinId>("b")};
  made.terms = terms;
  return {std::move(made)};
}
auto counts() -> AnonymisedUseRecord { return count_use(sample::id<BulletinId>("b"), {{UseOutcome::Done, 4}}, 3); }

class ReleaseOfAReport : public ::testing::Test {
protected:
  auto content() -> AnonymisedReport { return bench.anonymised(sample::report()); }
  auto consent() -> Consent { return sample::consent(content().digest()); }
  Bench bench;
  SignedCharter charter = sample::sign(sample::charter());
};

TEST_F(ReleaseOfAReport, NeedsCharterConsentAndApprover) {
  const auto released = release(content(), charter, sample::approved(consent()));
  ASSERT_TRUE(released.has_value());
  EXPECT_EQ(released->charter(), sample::charter().id);
  EXPECT_EQ(released->approved_by(), "approver");
  EXPECT_EQ(kind_of(released->content()), ItemKind::Report);
  EXPECT_EQ(std::get<ReportContent>(content_of(released->content())).text, content().content().text);
}

TEST_F(ReleaseOfAReport, IsRefusedWithoutTheGiversYes) {
  EXPECT_EQ(slug_of(release(content(), charter, sample::approved(std::nullopt))), "consent_missing");
}

TEST_F(ReleaseOfAReport, IsRefusedWhenTheTextIsNoLongerTheOneShown) {
  const auto shown = consent();
  bench.decisions = {{"203.0.113.9", MaskDecision::Mask}};
  auto edited = anonymise(sample::report(), "別の文", bench.context(), ReportPart::Whole, std::nullopt, 1);
  EXPECT_EQ(slug_of(release(*std::move(edited), charter, sample::approved(shown))), "consent_stale");
}

TEST_F(ReleaseOfAReport, GoesUnderAStandingConsentByClass) {
  EXPECT_EQ(slug_of(release(content(), charter, sample::approved(sample::consent()))), "");
}

TEST_F(ReleaseOfAReport, IsRefusedToTheOneWhoEditedIt) {
  auto decision = sample::approved(consent());
  decision.approval = PersonApproves{sample::id<PersonId>("one"), sample::id<PersonId>("one")};
  EXPECT_EQ(slug_of(release(content(), charter, decision)), "approver_is_editor");
  decision.approval = PersonApproves{sample::id<PersonId>("one"), std::nullopt};
  EXPECT_EQ(slug_of(release(content(), charter, decision)), "") << "nobody edited it";
}

TEST_F(ReleaseOfAReport, IsNotForStaffOrMachineAlone) {
  auto decision = sample::approved(consent());
  decision.approval = StaffSends{sample::id<PersonId>("one")};
  EXPECT_EQ(slug_of(release(content(), charter, decision)), "approval_missing");
  decision.approval = MachineSends{};
  EXPECT_EQ(slug_of(release(content(), charter, decision)), "approval_missing");
}

TEST_F(ReleaseOfAReport, IsRefusedBelowTheAnonymitySetUnlessTheGiverAccepts) {
  EXPECT_EQ(slug_of(release(content(), charter, sample::approved(consent(), 2))), "set_too_small");
  EXPECT_EQ(slug_of(release(content(), charter, sample::approved(consent(), 3))), "");
  auto uncounted = sample::approved(consent());
  uncounted.anonymity_set.reset();
  EXPECT_EQ(slug_of(release(content(), charter, uncounted)), "set_too_small");
  auto accepting = consent();
  accepting.small_set = SmallSet::Accept;
  EXPECT_EQ(slug_of(release(content(), charter, sample::approved(accepting, 1))), "");
}

TEST_F(ReleaseOfAReport, WaitsForItsEmbargoAndEndsWithItsExpiry) {
  auto decision = sample::approved(consent());
  decision.terms.embargo_until = sample::noon + std::chrono::milliseconds{1};
  EXPECT_EQ(slug_of(release(content(), charter, decision)), "embargoed");
  decision.terms.embargo_until = sample::noon;
  EXPECT_EQ(slug_of(release(content(), charter, decision)), "");
  decision.terms.expires_at = sample::noon;
  EXPECT_EQ(slug_of(release(content(), charter, decision)), "expired");
}

TEST_F(ReleaseOfAReport, IsRefusedWhereTheCharterDoesNotCarryIt) {
  auto decision = sample::approved(consent());
  decision.terms.tlp = Tlp::Red;
  EXPECT_EQ(slug_of(release(content(), charter, decision)), "charter_label");
  decision = sample::approved(consent());
  decision.terms.purposes = {Purpose::TechnicalAnalysis};
  EXPECT_EQ(slug_of(release(content(), charter, decision)), "charter_purpose");
  auto bulletins_only = sample::charter();
  bulletins_only.kinds = {ItemKind::Bulletin};
  EXPECT_EQ(slug_of(release(content(), sample::sign(bulletins_only), sample::approved(consent()))), "charter_kind");
}

TEST_F(ReleaseOfAReport, GoesByNightAsTheTechnicalHalfAlone) {
  auto decision = sample::approved(consent());
  decision.approval = ClauseApproves{"第9条"};
  decision.now = sample::midnight;
  const auto half = bench.anonymised(sample::report(), ReportPart::TechnicalHalf);
  const auto released = release(half, charter, decision);
  ASSERT_TRUE(released.has_value()) << released.error().slug;
  EXPECT_EQ(released->approved_by(), "clause 第9条");
  EXPECT_EQ(slug_of(release(content(), charter, decision)), "clause_technical_half_only");
}

TEST_F(ReleaseOfAReport, GoesByNoClauseThatIsNotInForce) {
  const auto half = bench.anonymised(sample::report(), ReportPart::TechnicalHalf);
  const auto by_clause = [&](Charter made, const std::string& clause, UtcTime now) {
    auto decision = sample::approved(consent());
    decision.approval = ClauseApproves{clause};
    decision.now = now;
    return slug_of(release(half, sample::sign(std::move(made)), decision));
  };
  EXPECT_EQ(by_clause(sample::charter(), "第9条", sample::noon), "clause_not_in_force") << "somebody is there";
  EXPECT_EQ(by_clause(sample::charter(), "第10条", sample::midnight), "clause_not_in_force") << "another clause";
  auto without = sample::charter();
  without.night.reset();
  EXPECT_EQ(by_clause(without, "", sample::midnight), "clause_not_in_force");
  auto prose_only = sample::charter();
  prose_only.night->technical_half = false;
  EXPECT_EQ(by_clause(prose_only, "第9条", sample::midnight), "clause_not_in_force");
  auto daily = sample::charter();
  daily.timing = Timing::Daily;
  EXPECT_EQ(by_clause(daily, "第9条", sample::midnight), "clause_not_in_force");
}

TEST_F(ReleaseOfAReport, ByNightStillNeedsTheGiversYes) {
  const auto half = bench.anonymised(sample::report(), ReportPart::TechnicalHalf);
  ReleaseDecision decision{ClauseApproves{"第9条"}, std::nullopt, 10, sample::terms(), sample::midnight};
  EXPECT_EQ(slug_of(release(half, charter, decision)), "consent_missing");
}

TEST(ReleaseOfANamedReport, GoesOnAStatutoryArrowAndNowhereElse) {
  const auto statutory = sample::sign(sample::statutory_charter());
  const auto named = *name_report(sample::report(), sample::organisation(), statutory, std::nullopt, 1);
  EXPECT_EQ(slug_of(release(named, statutory, sample::approved(sample::consent(named.digest()), 1))), "")
      << "no anonymity is promised there";
  EXPECT_EQ(slug_of(release(named, sample::sign(sample::charter()), sample::approved(sample::consent(named.digest())))),
            "charter_not_named");
}

TEST(ReleaseOfAnAnswer, NeedsAllThatAReportNeeds) {
  Bench bench;
  const auto charter = sample::sign(sample::charter());
  const auto answer = *anonymise_answer(sample::id<EnquiryId>("e"), "遮断した", bench.context());
  EXPECT_EQ(slug_of(release(answer, charter, sample::approved(std::nullopt))), "consent_missing");
  EXPECT_EQ(slug_of(release(answer, charter, sample::approved(sample::consent(sha256("another"))))), "consent_stale");
  EXPECT_EQ(slug_of(release(answer, charter, sample::approved(sample::consent(answer.digest()), 2))), "set_too_small");
  EXPECT_EQ(slug_of(release(answer, charter, sample::approved(sample::consent(answer.digest())))), "");
}

TEST(ReleaseOfAUse, NeedsConsentOnlyWhenAMemberWroteAReason) {
  Bench bench;
  const auto charter = sample::sign(sample::charter());
  const ReleaseDecision by_machine{MachineSends{}, std::nullopt, std::nullopt, sample::terms(), sample::noon};
  EXPECT_EQ(slug_of(release(counts(), charter, by_machine)), "");
  const auto reason = *anonymise_use({sample::id<BulletinId>("b"), {{UseOutcome::CouldNot, 1}}, "部品がない", 0}, bench.context());
  EXPECT_EQ(slug_of(release(reason, charter, by_machine)), "approval_missing");
  EXPECT_EQ(slug_of(release(reason, charter, sample::approved(std::nullopt))), "consent_missing");
  EXPECT_EQ(slug_of(release(reason, charter, sample::approved(sample::consent(reason.digest())))), "");
}

TEST(ReleaseOfStaffsWords, NeedsNoSecondPersonButABulletinDoes) {
  const auto charter = sample::sign(sample::charter());
  const ReleaseDecision by_staff{StaffSends{sample::id<PersonId>("one")}, std::nullopt, std::nullopt, sample::terms(), sample::noon};
  const ReleaseDecision by_machine{MachineSends{}, std::nullopt, std::nullopt, sample::terms(), sample::noon};
  EXPECT_EQ(slug_of(release(enquiry(), charter, by_staff)), "");
  EXPECT_EQ(slug_of(release(CallBackContent{}, charter, by_staff)), "");
  EXPECT_EQ(slug_of(release(ReadNoticeContent{}, charter, by_staff)), "");
  EXPECT_EQ(slug_of(release(TallyContent{}, charter, by_machine)), "");
  EXPECT_EQ(slug_of(release(enquiry(), charter, by_machine)), "approval_missing");
  EXPECT_EQ(slug_of(release(bulletin(), charter, by_staff)), "approval_missing");
  EXPECT_EQ(slug_of(release(bulletin(), charter, by_machine)), "approval_missing");
  EXPECT_EQ(slug_of(release(bulletin(), charter, sample::approved(std::nullopt))), "");
}

TEST(Releasable, IsOfTheKindOfItsContent) {
  Bench bench;
  EXPECT_EQ(kind_of(Releasable{bench.anonymised(sample::report())}), ItemKind::Report);
  EXPECT_EQ(kind_of(Releasable{TallyContent{}}), ItemKind::Tally);
  EXPECT_EQ(kind_of(Releasable{bulletin()}), ItemKind::Bulletin);
  EXPECT_EQ(kind_of(Releasable{enquiry()}), ItemKind::Enquiry);
  EXPECT_EQ(kind_of(Releasable{counts()}), ItemKind::UseRecord);
  EXPECT_EQ(kind_of(Releasable{CallBackContent{}}), ItemKind::CallBack);
  EXPECT_EQ(kind_of(Releasable{ReadNoticeContent{}}), ItemKind::ReadNotice);
}

auto any_terms() -> Terms {
  Terms terms;
  terms.tlp = static_cast<Tlp>(*rc::gen::inRange(0, 5));
  for (const int number : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 7)))
    terms.purposes.insert(static_cast<Purpose>(number));
  if (*rc::gen::arbitrary<bool>()) terms.expires_at = sample::noon + std::chrono::hours{*rc::gen::inRange(1, 100)};
  return terms;
}

void expect_no_wider(const Terms& narrow, const Terms& wide) {
  RC_ASSERT(narrow.tlp >= wide.tlp);
  RC_ASSERT(std::includes(wide.purposes.begin(), wide.purposes.end(), narrow.purposes.begin(), narrow.purposes.end()));
  if (wide.expires_at) RC_ASSERT(narrow.expires_at && *narrow.expires_at <= *wide.expires_at);
}

RC_GTEST_PROP(Release, NeverWidensTheTermsOfAReportADecisionOrACharter, ()) {
  static Bench bench;
  auto made = sample::charter();
  made.tlp_max = Tlp::Red;
  made.purposes = *rc::gen::elementOf(std::vector<std::set<Purpose>>{
      {Purpose::Response}, {Purpose::Response, Purpose::Statistics, Purpose::TechnicalAnalysis, Purpose::CrossSectorWarning}});
  const auto offered = any_terms();
  const auto content = bench.anonymised(sample::report(sample::input(), offered));
  auto decision = sample::approved(sample::consent(content.digest()));
  decision.terms = any_terms();
  const auto released = release(content, sample::sign(made), decision);
  RC_CLASSIFY(released.has_value(), "released");
  if (!released) return;
  expect_no_wider(released->terms(), offered);
  expect_no_wider(released->terms(), decision.terms);
  RC_ASSERT(
      std::includes(made.purposes.begin(), made.purposes.end(), released->terms().purposes.begin(), released->terms().purposes.end()));
  RC_ASSERT(std::get<ReportContent>(content_of(released->content())).terms == released->terms());
}

RC_GTEST_PROP(Release, NeverWidensTheTermsOfABulletin, ()) {
  auto made = sample::charter();
  made.tlp_max = Tlp::Red;
  const auto offered = any_terms();
  auto decision = sample::approved(std::nullopt);
  decision.terms = any_terms();
  const auto released = release(bulletin(offered), sample::sign(made), decision);
  if (!released) return;
  expect_no_wider(released->terms(), offered);
  RC_ASSERT(std::get<BulletinContent>(content_of(released->content())).bulletin.terms == released->terms());
}

RC_GTEST_PROP(Release, NeverCarriesARegulatoryPurposeOnAVoluntaryArrow, ()) {
  auto decision = sample::approved(std::nullopt);
  decision.terms = any_terms();
  const auto released = release(bulletin(any_terms()), sample::sign(sample::charter()), decision);
  if (!released) return;
  for (const auto purpose : released->terms().purposes) RC_ASSERT(!is_regulatory(purpose));
}

}  // namespace
}  // namespace noroshi::domain
