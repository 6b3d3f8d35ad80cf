#pragma once

#include "domain/arrow/items.hpp"
#include "domain/triage/draw_line.hpp"

#include <rapidcheck.h>

#include <string>
#include <vector>

/// Values of every noun that travels, at random, for properties of the wire formats.
namespace noroshi::test {

/// Text as members write it: Japanese, punctuation that JSON escapes, characters outside the BMP; no forbidden ones.
inline auto any_text() -> rc::Gen<std::string> {
  static const std::vector<std::string> characters{"a",  "Z", "0", " ", "\"", "\\", "/", "\n", "\t", "\r", "停",
                                                   "電", "ｱ", "é", "é", "𠮷", "🔥",  "{", "}",  "[",  ",",  ":"};
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(characters)),
                      [](const std::vector<std::string>& parts) {
                        std::string text;
                        for (const auto& part : parts) text += part;
                        return text;
                      });
}

inline auto some_text() -> std::string { return *any_text(); }
inline auto some_texts() -> std::vector<std::string> { return *rc::gen::container<std::vector<std::string>>(any_text()); }
inline auto some_flag() -> bool { return *rc::gen::arbitrary<bool>(); }
inline auto some_number(int lowest, int highest) -> int { return *rc::gen::inRange(lowest, highest + 1); }
inline auto some_time() -> UtcTime {
  return UtcTime{std::chrono::milliseconds{*rc::gen::inRange<std::int64_t>(-2'000'000'000'000, 4'000'000'000'000)}};
}

template <class AnyId> auto some_id() -> AnyId {
  const auto bytes = *rc::gen::container<std::vector<std::uint8_t>>(16, rc::gen::arbitrary<std::uint8_t>());
  return AnyId::from_bytes(bytes);
}

template <class T, class Make> auto maybe(Make&& make) -> std::optional<T> { return some_flag() ? std::optional<T>{make()} : std::nullopt; }

template <class Enum> auto some_of(std::initializer_list<Enum> all) -> Enum { return *rc::gen::elementOf(std::vector<Enum>{all}); }

inline auto some_purposes() -> std::set<domain::Purpose> {
  using enum domain::Purpose;
  const auto list = *rc::gen::container<std::vector<domain::Purpose>>(
      rc::gen::element(Response, TechnicalAnalysis, CrossSectorWarning, Statistics, Supervision, Guidance, Investigation));
  return {list.begin(), list.end()};
}

inline auto some_tlp() -> domain::Tlp {
  using enum domain::Tlp;
  return some_of({Clear, Green, Amber, AmberStrict, Red});
}

inline auto some_terms() -> domain::Terms { return {some_tlp(), some_purposes(), maybe<UtcTime>(some_time), maybe<UtcTime>(some_time)}; }

inline auto some_fact() -> domain::FactValue {
  switch (some_number(0, 4)) {
    case 0: return some_flag();
    case 1: return *rc::gen::arbitrary<std::int64_t>();
    case 2: return static_cast<double>(*rc::gen::arbitrary<std::int32_t>()) / 8.0;
    case 3: return some_text();
    default: return some_texts();
  }
}

inline auto some_facts() -> domain::Facts {
  domain::Facts facts;
  for (int count = some_number(0, 4); count > 0; --count) facts.insert_or_assign(some_text(), some_fact());
  return facts;
}

inline auto some_indicators() -> std::vector<domain::Indicator> {
  std::vector<domain::Indicator> indicators;
  for (int count = some_number(0, 3); count > 0; --count) indicators.push_back({some_text(), some_text(), 0, 0});
  return indicators;
}

inline auto some_assessment() -> domain::Assessment {
  domain::Assessment assessment;
  assessment.level = some_number(0, 4);
  assessment.level_2016 = some_number(1, 5);
  assessment.potential_level = maybe<int>([] { return some_number(0, 4); });
  assessment.layer = some_of({domain::Layer::NearMiss, domain::Layer::Intermediate, domain::Layer::ServiceFailure});
  assessment.layer_sentence = {some_text(), some_text()};
  assessment.it_lens = some_number(0, 4);
  assessment.deciding = {{some_text(), domain::Lens::ItView, some_number(0, 4), {some_text(), some_text()}}};
  assessment.provisional = some_flag();
  assessment.could_raise = some_texts();
  assessment.tables_sha256 = some_text();
  return assessment;
}

inline auto some_report() -> domain::ReportContent {
  domain::ReportContent report;
  report.kind = some_of({domain::ReportKind::Incident, domain::ReportKind::NearMiss, domain::ReportKind::Precursor});
  report.stage = some_of({domain::ReportStage::First, domain::ReportStage::FollowUp, domain::ReportStage::Withdrawal});
  report.sector = some_text();
  report.version = some_number(1, 1000);
  report.technical_half = some_flag();
  report.organisation = some_text();
  if (!report.technical_half) report.text = some_text();
  report.facts = some_facts();
  report.indicators = some_indicators();
  report.occurred = some_text();
  report.assessment = maybe<domain::Assessment>(some_assessment);
  report.terms = some_terms();
  return report;
}

inline auto some_bulletin() -> domain::Bulletin {
  const auto sectors = some_texts();
  return {some_id<domain::BulletinId>(),    some_text(),  some_text(), some_text(),         some_text(), some_indicators(),
          {sectors.begin(), sectors.end()}, some_terms(), some_time(), some_number(0, 9999)};
}

inline auto some_content() -> domain::ItemContent {
  switch (some_number(0, 7)) {
    case 0: return some_report();
    case 1:
      return domain::TallyContent{
          some_text(), some_text(), {{some_text(), some_number(0, 99)}}, {{some_text(), some_number(0, 9)}}, some_time()};
    case 2: return domain::BulletinContent{some_bulletin(), some_flag(), some_flag()};
    case 3: return domain::EnquiryContent{some_id<domain::EnquiryId>(), some_text(), maybe<UtcTime>(some_time)};
    case 4: return domain::AnswerContent{some_id<domain::EnquiryId>(), some_text(), some_indicators()};
    case 5: return domain::CallBackContent{some_text(), some_text(), some_text()};
    case 6:
      return domain::UseRecordContent{
          some_id<domain::BulletinId>(), {{domain::UseOutcome::Done, some_number(0, 99)}}, some_text(), some_number(0, 9)};
    default:
      return domain::ReadNoticeContent{some_text(), domain::Purpose::Statistics, some_number(1, 9), some_time(),
                                       static_cast<std::uint64_t>(some_number(0, 1'000'000))};
  }
}

inline auto some_item() -> domain::Item { return {maybe<domain::Handle>(some_id<domain::Handle>), some_content()}; }

inline auto some_end() -> domain::CharterEnd {
  domain::CharterEnd end{some_of({domain::EndKind::Station, domain::EndKind::Members}),
                         some_id<domain::StationId>(),
                         some_text(),
                         some_text(),
                         some_text(),
                         {}};
  end.signing_key.fill(static_cast<std::uint8_t>(some_number(0, 255)));
  return end;
}

inline auto some_charter() -> domain::Charter {
  domain::Charter charter{.id = some_id<domain::CharterId>(),
                          .from = some_end(),
                          .to = some_end(),
                          .kinds = {},
                          .purposes = some_purposes(),
                          .method_ja = some_text(),
                          .method_en = some_text(),
                          .night = {},
                          .secrecy_ja = some_text(),
                          .secrecy_en = {},
                          .responsible = some_text(),
                          .payer = some_text(),
                          .document_number = some_text(),
                          .approved_by = some_text(),
                          .announced_at = some_time(),
                          .effective_at = some_time(),
                          .review_at = some_time()};
  charter.version = some_number(1, 99);
  charter.kinds = {domain::ItemKind::Report, some_of({domain::ItemKind::Answer, domain::ItemKind::Bulletin})};
  charter.identity = some_of({domain::IdentityRule::Named, domain::IdentityRule::SectorOnly});
  charter.timing = some_of({domain::Timing::Daily, domain::Timing::CountsOnly});
  charter.tlp_max = some_tlp();
  charter.statutory = some_flag();
  if (some_flag()) charter.night = domain::NightClause{some_number(0, 1439), some_number(0, 1439), some_flag(), some_text(), some_text()};
  if (some_flag()) charter.digest = domain::DigestTime{some_number(1, 28), some_number(0, 1439)};
  if (some_flag()) charter.own_judgement = some_flag();
  return charter;
}

}  // namespace noroshi::test
