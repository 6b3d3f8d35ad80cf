#include "domain/anonymise/rules.hpp"
#include "domain/handling/content_digest.hpp"
#include "domain/handling/mask_report.hpp"
#include "domain/handling/named_arrow.hpp"
#include "domain/handling/release.hpp"

namespace noroshi::domain {
namespace {

/// "2026-11"; only the year where a month would tell too much, or nothing.
auto say_occurred(UtcTime at, TimeLevel level) -> std::string {
  constexpr std::size_t year_chars = 4;
  constexpr std::size_t month_chars = 7;
  if (level == TimeLevel::Unsaid) return {};
  return to_japan_text(at).substr(0, level == TimeLevel::Season ? year_chars : month_chars);
}

auto content_with(const Report& report, const std::optional<Assessment>& assessment, int version) -> ReportContent {
  ReportContent content;
  content.kind = report.kind();
  content.stage = report.stage();
  content.sector = report.sector();
  content.version = version;
  content.assessment = assessment;
  content.terms = report.terms();
  return content;
}

auto without_prose(ReportContent whole, const FactDictionary* dictionary) -> ReportContent {
  whole.technical_half = true;
  whole.text.clear();
  std::erase_if(whole.facts, [&](const auto& fact) { return !is_structured(fact.first, fact.second, dictionary); });
  return whole;
}

}  // namespace

auto text_to_anonymise(const Report& report, const std::optional<std::string>& edited_text) -> std::string {
  const auto& input = report.input();
  const auto& prose = edited_text ? *edited_text : input.what_i_know;
  return input.attacker_side.empty() ? prose : prose + attacker_heading(input) + input.attacker_side;
}

auto anonymise(const Report& report, std::optional<std::string> edited_text, const AnonymiseContext& context, ReportPart part,
               const std::optional<Assessment>& assessment, int version) -> Result<AnonymisedReport> {
  const auto& input = report.input();
  auto masked = NOROSHI_TRY(mask_report(input, edited_text ? *edited_text : input.what_i_know, context));
  auto content = content_with(report, assessment, version);
  content.sector = std::move(masked.sector);
  content.text = std::move(masked.text);
  content.facts = std::move(masked.facts);
  content.indicators = std::move(masked.indicators);
  if (input.occurred_at) content.occurred = say_occurred(*input.occurred_at, context.coarseness.date);
  const auto digest = digest_of(content, context.rules.sha256);
  AnonymisedReport whole{std::move(content), std::move(masked.masks), digest};
  return part == ReportPart::TechnicalHalf ? whole.technical_half(context.facts) : whole;
}

auto AnonymisedReport::technical_half(const FactDictionary* dictionary) const -> AnonymisedReport {
  return AnonymisedReport{without_prose(content_, dictionary), masks_, digest_};
}

auto anonymise_answer(const EnquiryId& enquiry, const std::string& text, const AnonymiseContext& context) -> Result<AnonymisedAnswer> {
  auto masked = NOROSHI_TRY(mask_prose(text, context));
  AnswerContent content{enquiry, std::move(masked.text), std::move(masked.indicators)};
  const auto digest = digest_of(content, context.rules.sha256);
  return AnonymisedAnswer{std::move(content), std::move(masked.masks), digest};
}

auto anonymise_use(const UseRecordContent& record, const AnonymiseContext& context) -> Result<AnonymisedUseRecord> {
  auto content = record;
  if (!record.because.empty()) content.because = NOROSHI_TRY(mask_prose(record.because, context)).text;
  const auto digest = digest_of(content, context.rules.sha256);
  return AnonymisedUseRecord{std::move(content), digest};
}

auto count_use(const BulletinId& bulletin, const std::map<UseOutcome, int>& outcomes, int sectors_acted) -> AnonymisedUseRecord {
  UseRecordContent content{bulletin, outcomes, "", sectors_acted};
  const auto digest = digest_of(content, "");
  return AnonymisedUseRecord{std::move(content), digest};
}

auto name_report(const Report& report, const Organisation& organisation, const SignedCharter& charter,
                 const std::optional<Assessment>& assessment, int version) -> Result<NamedReport> {
  if (!carries_names(charter.charter())) return charter_not_named();
  auto content = content_with(report, assessment, version);
  content.organisation = organisation.name_ja;
  content.text = text_to_anonymise(report, std::nullopt);
  content.facts = report.input().facts;
  if (report.input().occurred_at) content.occurred = to_japan_text(*report.input().occurred_at);
  const auto digest = digest_of(content, "");
  return NamedReport{std::move(content), digest};
}

}  // namespace noroshi::domain
