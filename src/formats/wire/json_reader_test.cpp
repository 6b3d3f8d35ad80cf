#include "formats/wire/json_reader.hpp"

#include "formats/wire/item.hpp"
#include "formats/wire/registry.hpp"

#include <gtest/gtest.h>

namespace noroshi::wire {
namespace {

constexpr std::string_view enquiry = R"({"enquiry":"00000000-0000-4000-8000-000000000001","question":"いつ？"})";

auto fields_of(const Result<domain::EnquiryContent>& read) -> std::vector<std::string> {
  std::vector<std::string> fields;
  if (read) return {"accepted"};
  for (const auto& field : read.error().fields) fields.push_back(field.field);
  if (fields.empty()) fields.push_back(read.error().slug);
  return fields;
}

auto read_enquiry(std::string_view json) { return fields_of(decode_enquiry(as_bytes(json))); }

using Fields = std::vector<std::string>;

TEST(JsonReader, ReadsWhatItsDescriptionNames) {
  const auto read = decode_enquiry(as_bytes(enquiry));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->question, "いつ？");
  EXPECT_FALSE(read->answer_by.has_value());
}

TEST(JsonReader, RefusesUnknownMissingAndRepeatedFieldsByName) {
  EXPECT_EQ(read_enquiry(R"({"enquiry":"00000000-0000-4000-8000-000000000001","question":"x","colour":1})"), Fields{"colour"});
  EXPECT_EQ(read_enquiry(R"({"enquiry":"00000000-0000-4000-8000-000000000001"})"), Fields{"question"});
  EXPECT_EQ(read_enquiry(R"({"enquiry":"00000000-0000-4000-8000-000000000001","question":"x","question":"y"})"), Fields{"question"});
}

TEST(JsonReader, RefusesARepeatedNameWhereNamesAreFreeToo) {
  domain::ReportContent report;
  report.facts = {{"duration_min", std::int64_t{10}}};
  std::string json{as_text(encode_item({std::nullopt, report}))};
  json.insert(json.find("\"duration_min\""), R"("duration_min":99,)");
  const auto read = decode_item(as_bytes(json));
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().fields.front().field, "content/facts/duration_min");
}

TEST(JsonReader, NamesEveryMistakeAtOnce) {
  const auto fields = read_enquiry(R"({"enquiry":"ABC","question":7,"answer_by":"tomorrow","more":null})");
  EXPECT_EQ(fields, (Fields{"enquiry", "question", "answer_by", "more"}));
}

TEST(JsonReader, RefusesCharactersThatDeceiveTheEye) {
  for (const char* text : {R"(\u0000)", R"(\u202e)", "\xE2\x80\xAE", R"(\u0007)", "\xEF\xBF\xBE"})
    EXPECT_EQ(read_enquiry(R"({"enquiry":"00000000-0000-4000-8000-000000000001","question":")" + std::string{text} + "\"}"),
              Fields{"question"})
        << text;
}

TEST(JsonReader, RefusesWhatIsNotUtf8OrNotJson) {
  for (const char* json :
       {"", "{", "[]x", "{\"enquiry\":\"\xC0\xAF\"}", "{\"enquiry\":\"\xED\xA0\x80\"}", "{'a':1}", "{\"a\":1,}", "nul", "{\"a\":NaN}"})
    EXPECT_FALSE(decode_enquiry(as_bytes(json)).has_value()) << json;
  EXPECT_EQ(read_enquiry("[]"), Fields{""});
}

TEST(JsonReader, StopsAtTheLimitsOfDepthSizeAndMembers) {
  std::string deep;
  for (int level = 0; level < 20; ++level) deep += R"({"a":)";
  EXPECT_EQ(parse_json(as_bytes(deep + "1" + std::string(20, '}'))).error().slug, "json_too_deep");
  EXPECT_EQ(parse_json(as_bytes(std::string(600 * 1024, ' '))).error().code, ErrorCode::TooLarge);
  std::string wide = "[0";
  for (int member = 0; member < 10'000; ++member) wide += ",0";
  EXPECT_EQ(parse_json(as_bytes(wide + "]")).error().slug, "json_too_large");
}

TEST(JsonReader, ReadsAnUnknownLabelAsRed) {
  domain::ReportContent report;
  report.terms.tlp = domain::Tlp::Clear;
  std::string json{as_text(encode_item({std::nullopt, report}))};
  json.replace(json.find("TLP:CLEAR"), 9, "TLP:PUBLIC");
  const auto read = decode_item(as_bytes(json));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(std::get<domain::ReportContent>(read->content).terms.tlp, domain::Tlp::Red);
}

TEST(JsonReader, RefusesAnUnknownPurposeRatherThanLeaveItOut) {
  domain::ReportContent report;
  report.terms.purposes = {domain::Purpose::Statistics};
  std::string json{as_text(encode_item({std::nullopt, report}))};
  json.replace(json.find("statistics"), 10, "everything");
  const auto read = decode_item(as_bytes(json));
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().fields.front().field, "content/terms/purposes/0");
}

TEST(JsonReader, HoldsNumbersToTheirRange) {
  domain::ReportContent report;
  const std::string json{as_text(encode_item({std::nullopt, report}))};
  for (const char* version : {"0", "-1", "1.5", "4294967296", "99999999999999999999", "\"1\"", "true", "null"}) {
    auto changed = json;
    changed.replace(changed.find("\"version\":1"), 11, "\"version\":" + std::string{version});
    EXPECT_FALSE(decode_item(as_bytes(changed)).has_value()) << version;
  }
}

}  // namespace
}  // namespace noroshi::wire
