#pragma once

#include "domain/anonymise/mask_text.hpp"
#include "domain/anonymity/coarse_facts.hpp"
#include "domain/arrow/charter.hpp"
#include "domain/arrow/items.hpp"
#include "domain/party/party.hpp"
#include "domain/report/report.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What may leave a station (C1): bytes → ReportInput → Report → AnonymisedReport → Release → Dispatch. Outbox, relay, mail and export
/// accept nothing but a `Release`.
namespace noroshi::domain {

/// What the anonymiser needs besides the text; pseudonyms grow with the thread.
struct AnonymiseContext {
  const AnonymiseRules& rules;
  const Registry& registry;
  Pseudonyms& pseudonyms;
  const std::vector<Decision>& decisions;
  const FactDictionary* facts = nullptr;  ///< tells a word of a list from free text; without it every text is free text
  const FactBorders* borders = nullptr;   ///< where the line and the grade change their mind; without them every number is one digit
  Coarseness coarseness = {};
};

/// The technical half has no prose: kind, stage, sector, grade, indicators, and facts that are a number, yes or no, or a word of a list.
enum class ReportPart { Whole, TechnicalHalf };

/// A report with the source taken out of every free text in it. Made by `anonymise` alone.
class AnonymisedReport {
public:
  auto content() const -> const ReportContent& { return content_; }
  /// Of the prose and the attacker's side; offsets count in `text_to_anonymise`. Free text in facts is masked too, without an entry here.
  auto masks() const -> const std::vector<Mask>& { return masks_; }
  /// SHA-256 over all of the whole report that leaves, and the table that masked it: what a giver consents to. The half has the digest of
  /// the whole it was taken from. The same report, tables and decisions give the same digest.
  auto digest() const -> const Bytes32& { return digest_; }
  /// The same under terms that are narrower, never wider.
  auto narrowed(const Terms& terms) const -> AnonymisedReport;
  /// Taken from the whole, never made apart: one consent, one digest, the same pseudonyms.
  auto technical_half(const FactDictionary* dictionary) const -> AnonymisedReport;

private:
  friend auto anonymise(const Report&, std::optional<std::string>, const AnonymiseContext&, ReportPart, const std::optional<Assessment>&,
                        int) -> Result<AnonymisedReport>;
  AnonymisedReport(ReportContent content, std::vector<Mask> masks, Bytes32 digest)
      : content_{std::move(content)}, masks_{std::move(masks)}, digest_{digest} {}
  ReportContent content_;
  std::vector<Mask> masks_;
  Bytes32 digest_;
};

/// The words that `anonymise` looks at: the prose, or the coordinator's wording of it, and below a heading the attacker's side.
auto text_to_anonymise(const Report& report, const std::optional<std::string>& edited_text) -> std::string;

/// `edited_text` replaces the reporter's prose with a coordinator's wording; it is anonymised all the same. Errors: those of `mask_text`.
auto anonymise(const Report& report, std::optional<std::string> edited_text, const AnonymiseContext& context, ReportPart part,
               const std::optional<Assessment>& assessment, int version) -> Result<AnonymisedReport>;

class AnonymisedAnswer {
public:
  auto content() const -> const AnswerContent& { return content_; }
  auto masks() const -> const std::vector<Mask>& { return masks_; }
  auto digest() const -> const Bytes32& { return digest_; }

private:
  friend auto anonymise_answer(const EnquiryId&, const std::string&, const AnonymiseContext&) -> Result<AnonymisedAnswer>;
  AnonymisedAnswer(AnswerContent content, std::vector<Mask> masks, Bytes32 digest)
      : content_{std::move(content)}, masks_{std::move(masks)}, digest_{digest} {}
  AnswerContent content_;
  std::vector<Mask> masks_;
  Bytes32 digest_;
};
auto anonymise_answer(const EnquiryId& enquiry, const std::string& text, const AnonymiseContext& context) -> Result<AnonymisedAnswer>;

class AnonymisedUseRecord {
public:
  auto content() const -> const UseRecordContent& { return content_; }
  auto digest() const -> const Bytes32& { return digest_; }

private:
  friend auto anonymise_use(const UseRecordContent&, const AnonymiseContext&) -> Result<AnonymisedUseRecord>;
  friend auto count_use(const BulletinId&, const std::map<UseOutcome, int>&, int) -> AnonymisedUseRecord;
  AnonymisedUseRecord(UseRecordContent content, Bytes32 digest) : content_{std::move(content)}, digest_{digest} {}
  UseRecordContent content_;
  Bytes32 digest_;
};
auto anonymise_use(const UseRecordContent& record, const AnonymiseContext& context) -> Result<AnonymisedUseRecord>;
/// Counts carry no text and name nobody.
auto count_use(const BulletinId& bulletin, const std::map<UseOutcome, int>& outcomes, int sectors_acted) -> AnonymisedUseRecord;

/// A report with its giver's name on it: only under a statutory charter whose identity rule is Named.
class NamedReport {
public:
  auto content() const -> const ReportContent& { return content_; }
  auto digest() const -> const Bytes32& { return digest_; }
  auto narrowed(const Terms& terms) const -> NamedReport;

private:
  friend auto name_report(const Report&, const Organisation&, const SignedCharter&, const std::optional<Assessment>&, int)
      -> Result<NamedReport>;
  NamedReport(ReportContent content, Bytes32 digest) : content_{std::move(content)}, digest_{digest} {}
  ReportContent content_;
  Bytes32 digest_;
};
/// Error `charter_not_named`.
auto name_report(const Report& report, const Organisation& organisation, const SignedCharter& charter,
                 const std::optional<Assessment>& assessment, int version) -> Result<NamedReport>;

using Releasable = std::variant<AnonymisedReport, NamedReport, TallyContent, BulletinContent, EnquiryContent, CallBackContent,
                                AnonymisedAnswer, AnonymisedUseRecord, ReadNoticeContent>;

/// Whether the giver lets it go even when few organisations fit.
enum class SmallSet { Refuse, Accept };

/// The giver's look and yes. `digest` is what was on the screen.
struct Consent {
  PersonId by;
  UtcTime at;
  std::optional<Bytes32> digest;  ///< absent for a standing consent by class
  SmallSet small_set = SmallSet::Refuse;
};

/// Who lets it go: a person other than the editor, or a clause of the charter when nobody is there.
struct PersonApproves {
  PersonId by;
  std::optional<PersonId> editor;
};
struct ClauseApproves {
  std::string clause;
};
/// Station staff's own words (enquiry, call-back, read notice, counts) need no second person.
struct StaffSends {
  PersonId by;
};
struct MachineSends {};
using Approval = std::variant<PersonApproves, ClauseApproves, StaffSends, MachineSends>;

struct ReleaseDecision {
  Approval approval;
  std::optional<Consent> consent;    ///< needed for all that a member wrote
  std::optional<int> anonymity_set;  ///< organisations represented that fit, for this audience
  Terms terms;
  UtcTime now;
  bool already_public = false;  ///< anybody can read who it was
};

/// One proof, one crossing. Move-only; made by `release` alone.
class Release {
public:
  Release(Release&&) noexcept = default;
  auto operator=(Release&&) noexcept -> Release& = default;
  Release(const Release&) = delete;
  auto operator=(const Release&) -> Release& = delete;

  auto content() const -> const Releasable& { return content_; }
  auto charter() const -> const CharterId& { return charter_; }
  auto terms() const -> const Terms& { return terms_; }
  /// "approver", "clause 第9条", "staff", "machine": for the log.
  auto approved_by() const -> const std::string& { return approved_by_; }

private:
  friend auto release(Releasable, const SignedCharter&, const ReleaseDecision&) -> Result<Release>;
  Release(Releasable content, CharterId charter, Terms terms, std::string approved_by)
      : content_{std::move(content)}, charter_{std::move(charter)}, terms_{std::move(terms)}, approved_by_{std::move(approved_by)} {}
  Releasable content_;
  CharterId charter_;
  Terms terms_;
  std::string approved_by_;
};

/// charter × label × consent × approver. The terms it goes under are the narrowest of the decision's, the content's own and the charter's.
/// Errors (slug): those of `may_cross`; `charter_not_named` for a named report on any but a statutory Named arrow; `embargoed`; `expired`;
/// `approval_missing` when this approval is not one for this kind of item; `approver_is_editor`; `clause_not_in_force` outside the night
/// clause's words or hours; `clause_technical_half_only`; `consent_missing`; `consent_stale` when it is no longer what was shown;
/// `set_too_small` below the charter's minimum, or not counted; `already_public` for prose whose source anybody can read; both unless the
/// giver accepts.
auto release(Releasable content, const SignedCharter& charter, const ReleaseDecision& decision) -> Result<Release>;

auto kind_of(const Releasable& content) -> ItemKind;
/// The plain content for the wire.
auto content_of(const Releasable& content) -> ItemContent;

}  // namespace noroshi::domain
