#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/anonymise/mask_text.hpp"
#include "domain/arrow/charter.hpp"
#include "domain/arrow/items.hpp"
#include "domain/party/party.hpp"
#include "domain/report/report.hpp"

/// What may leave a station (C1): bytes → ReportInput → Report → AnonymisedReport → Release → Dispatch. Outbox, relay, mail and export
/// accept nothing but a `Release`.
namespace noroshi::domain {

/// What the anonymiser needs besides the text; pseudonyms grow with the thread.
struct AnonymiseContext {
  const AnonymiseRules& rules;
  const Registry& registry;
  Pseudonyms& pseudonyms;
  const std::vector<Decision>& decisions;
};

enum class ReportPart { Whole, TechnicalHalf };

/// A report with the source taken out of every free text in it. Made by `anonymise` alone.
class AnonymisedReport {
public:
  auto content() const -> const ReportContent& { return content_; }
  auto masks() const -> const std::vector<Mask>& { return masks_; }
  /// SHA-256 of the canonical text that a giver consents to; the same report, tables and decisions give the same digest.
  auto digest() const -> const Bytes32& { return digest_; }

private:
  friend auto anonymise(const Report&, std::optional<std::string>, const AnonymiseContext&, ReportPart, const std::optional<Assessment>&, int)
      -> Result<AnonymisedReport>;
  AnonymisedReport(ReportContent content, std::vector<Mask> masks, Bytes32 digest)
      : content_{std::move(content)}, masks_{std::move(masks)}, digest_{digest} {}
  ReportContent content_;
  std::vector<Mask> masks_;
  Bytes32 digest_;
};

/// `edited_text` replaces the reporter's prose with a coordinator's wording; it is anonymised all the same.
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

private:
  friend auto anonymise_use(const UseRecordContent&, const AnonymiseContext&) -> Result<AnonymisedUseRecord>;
  friend auto count_use(const BulletinId&, const std::map<UseOutcome, int>&, int) -> AnonymisedUseRecord;
  explicit AnonymisedUseRecord(UseRecordContent content) : content_{std::move(content)} {}
  UseRecordContent content_;
};
auto anonymise_use(const UseRecordContent& record, const AnonymiseContext& context) -> Result<AnonymisedUseRecord>;
/// Counts carry no text and name nobody.
auto count_use(const BulletinId& bulletin, const std::map<UseOutcome, int>& outcomes, int sectors_acted) -> AnonymisedUseRecord;

/// A report with its giver's name on it: only under a charter whose identity rule is Named.
class NamedReport {
public:
  auto content() const -> const ReportContent& { return content_; }
  auto digest() const -> const Bytes32& { return digest_; }

private:
  friend auto name_report(const Report&, const Organisation&, const SignedCharter&, const std::optional<Assessment>&, int) -> Result<NamedReport>;
  NamedReport(ReportContent content, Bytes32 digest) : content_{std::move(content)}, digest_{digest} {}
  ReportContent content_;
  Bytes32 digest_;
};
auto name_report(const Report& report, const Organisation& organisation, const SignedCharter& charter, const std::optional<Assessment>& assessment,
                 int version) -> Result<NamedReport>;

using Releasable = std::variant<AnonymisedReport, NamedReport, TallyContent, BulletinContent, EnquiryContent, CallBackContent, AnonymisedAnswer,
                                AnonymisedUseRecord, ReadNoticeContent>;

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
  std::optional<Consent> consent;      ///< needed for all that a member wrote
  std::optional<int> anonymity_set;    ///< organisations represented that fit, for this audience
  Terms terms;
  UtcTime now;
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

/// charter × label × consent × approver. Errors (slug): those of `may_cross`; `consent_missing`; `consent_stale` when the text is no longer
/// what was shown; `approver_is_editor`; `set_too_small` below the charter's minimum unless the giver accepts; `embargoed`;
/// `clause_technical_half_only`.
auto release(Releasable content, const SignedCharter& charter, const ReleaseDecision& decision) -> Result<Release>;

auto kind_of(const Releasable& content) -> ItemKind;
/// The plain content for the wire.
auto content_of(const Releasable& content) -> ItemContent;

}  // namespace noroshi::domain
