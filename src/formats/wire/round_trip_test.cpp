#include "formats/wire/bulletin.hpp"
#include "formats/wire/charter.hpp"
#include "formats/wire/clearance_work.hpp"
#include "formats/wire/item.hpp"
#include "formats/wire/reading.hpp"
#include "formats/wire/registry.hpp"
#include "formats/wire/report.hpp"
#include "formats/wire/source_link.hpp"
#include "formats/wire/thread_memory.hpp"
#include "tests/support/wire_values.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

// Each noun: what is written is read, and writing what was read gives the same bytes. Since the bytes name every field, equal bytes are
// equal values.
namespace noroshi::wire {
namespace {

auto message_of(const Error& error) -> std::string { return error.message; }

RC_GTEST_PROP(Wire, EveryItemComesBackAsItWas, ()) {
  const auto bytes = encode_item(test::some_item());
  const auto read = decode_item(bytes);
  if (!read) RC_FAIL(message_of(read.error()));
  RC_ASSERT(encode_item(*read) == bytes);
}

RC_GTEST_PROP(Wire, AReportKeepsItsFactsToTheType, ()) {
  const auto report = test::some_report();
  const auto read = decode_item(encode_item({std::nullopt, report}));
  RC_ASSERT(read.has_value());
  const auto& back = std::get<domain::ReportContent>(read->content);
  RC_ASSERT(back.facts == report.facts);
  RC_ASSERT(back.text == report.text);
  RC_ASSERT(back.terms == report.terms);
  RC_ASSERT(back.assessment == report.assessment);
  RC_ASSERT(back.indicators == report.indicators);
}

RC_GTEST_PROP(Wire, ACharterHasOneSpelling, ()) {
  const auto bytes = encode_charter(test::some_charter());
  const auto read = decode_charter(bytes);
  if (!read) RC_FAIL(message_of(read.error()));
  RC_ASSERT(encode_charter(*read) == bytes);
  Bytes spaced = bytes;
  spaced.insert(spaced.begin() + 1, ' ');
  RC_ASSERT(decode_charter(spaced).error().slug == "charter_not_canonical");
}

RC_GTEST_PROP(Wire, ABulletinComesBackAsItWas, ()) {
  const auto bytes = encode_bulletin(test::some_bulletin());
  const auto read = decode_bulletin(bytes);
  RC_ASSERT(read.has_value());
  RC_ASSERT(encode_bulletin(*read) == bytes);
}

RC_GTEST_PROP(Wire, AReportInputComesBackAsItWas, ()) {
  domain::ReportInput input;
  input.sector = test::some_text();
  input.what_i_know = test::some_text();
  input.attacker_side = test::some_text();
  input.facts = test::some_facts();
  input.occurred_at = test::maybe<UtcTime>(test::some_time);
  input.tlp = test::maybe<domain::Tlp>(test::some_tlp);
  input.channel = domain::IntakeChannel::Telephone;
  const auto bytes = encode_report_input(input);
  const auto read = decode_report_input(bytes);
  RC_ASSERT(read.has_value());
  RC_ASSERT(read->what_i_know == input.what_i_know);
  RC_ASSERT(read->facts == input.facts);
  RC_ASSERT(encode_report_input(*read) == bytes);
}

RC_GTEST_PROP(Wire, RegistryPseudonymsLinkAndWorkComeBackAsTheyWere, ()) {
  const domain::Registry registry{test::some_texts(), test::some_texts(), {}, test::some_texts(), {},
                                  test::some_texts(), test::some_texts()};
  RC_ASSERT(decode_registry(encode_registry(registry)) == registry);

  const domain::Pseudonyms pseudonyms{{{test::some_text(), test::some_text()}, {test::some_text(), test::some_text()}}};
  domain::Traits said{"ele", {"青森"}, test::maybe<UtcTime>(test::some_time), 42000.0, "", test::some_flag(), 40000.0};
  const ThreadMemory memory{pseudonyms, {{said, {0, 1, 2, 0, 1}}}};
  const auto remembered = decode_thread_memory(encode_thread_memory(memory));
  RC_ASSERT(remembered.has_value());
  RC_ASSERT(remembered->pseudonyms.entries == pseudonyms.entries);
  RC_ASSERT(encode_thread_memory(*remembered) == encode_thread_memory(memory));
  RC_ASSERT(decode_thread_memory(encode_thread_memory({pseudonyms, {}})).has_value());

  const SourceLink link{test::some_id<domain::OrganisationId>(), test::some_id<domain::PersonId>()};
  RC_ASSERT(decode_source_link(encode_source_link(link)) == link);

  const ClearanceWork work{test::maybe<std::string>(test::some_text),
                           {{test::some_text(), domain::MaskDecision::Keep}},
                           test::maybe<domain::BulletinId>(test::some_id<domain::BulletinId>),
                           domain::UseOutcome::CouldNot,
                           test::some_text(),
                           {{test::some_text(), test::some_text(), test::some_id<domain::PersonId>(), test::some_time(),
                             test::maybe<domain::PersonId>(test::some_id<domain::PersonId>), test::maybe<UtcTime>(test::some_time)}}};
  const auto bytes = encode_clearance_work(work);
  const auto read = decode_clearance_work(bytes);
  RC_ASSERT(read.has_value());
  RC_ASSERT(encode_clearance_work(*read) == bytes);
}

RC_GTEST_PROP(Wire, AReadingComesBackAsItWas, ()) {
  Reading reading;
  reading.verdict.statutory = test::maybe<bool>(test::some_flag);
  reading.verdict.clock_hours = test::maybe<double>([] { return test::some_number(0, 720) / 2.0; });
  reading.verdict.clock_from = domain::ClockStart::Awareness;
  reading.verdict.route = domain::Route::NearMissMonthly;
  reading.verdict.rules = {{test::some_text(),
                            {test::some_text(), test::some_text()},
                            test::some_text(),
                            domain::Force::Guideline,
                            domain::RuleStatus::Proposed,
                            domain::RuleEffect::Voluntary,
                            test::some_text(),
                            {}}};
  reading.verdict.would_change = test::some_texts();
  reading.assessment = test::some_assessment();
  const auto read = decode_reading(encode_reading(reading));
  RC_ASSERT(read.has_value());
  RC_ASSERT(read->verdict == reading.verdict);
  RC_ASSERT(read->assessment == reading.assessment);
}

RC_GTEST_PROP(Wire, NoBytesMakeADecoderDoAnythingButAnswer, (const std::vector<std::uint8_t>& noise)) {
  auto bytes = encode_item(test::some_item());
  if (!noise.empty()) bytes[noise.size() * 7919U % bytes.size()] = noise.front();
  const auto read = decode_item(bytes);
  RC_ASSERT(read.has_value() || read.error().code == ErrorCode::InvalidInput);
}

TEST(Wire, OffsetsInTheRawTextStayAtHome) {
  domain::ReportContent report;
  report.indicators = {{"ip", "203.0.113.7", 12, 23}};
  const auto bytes = encode_item({std::nullopt, report});
  const std::string text{as_text(bytes)};
  EXPECT_NE(text.find(R"("indicators":[{"type":"ip","value":"203.0.113.7"}])"), std::string::npos) << text;
}

}  // namespace
}  // namespace noroshi::wire
