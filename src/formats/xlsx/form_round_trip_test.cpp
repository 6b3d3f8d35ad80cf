#include "formats/json/filled_form.hpp"
#include "formats/json/parse.hpp"
#include "formats/rules/source_tables_test.hpp"
#include "formats/xlsx/read_form.hpp"
#include "formats/xlsx/write_form.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <zip.h>

#include <algorithm>
#include <string>

namespace noroshi::xlsx {
namespace {

auto now() -> UtcTime { return *parse_rfc3339("2026-11-25T00:00:00Z"); }

auto form_of(const std::string& id) -> const domain::Form& {
  const auto* form = domain::find_form(rules::source_rules().forms, id);
  NOROSHI_ASSERT(form != nullptr);
  return *form;
}

/// Typed once: an invented city railway whose ticketing is held to ransom.
auto case_typed_once() -> domain::FormEntry {
  const auto parsed = json::parse(R"({"organisation": "架空市交通局", "sector": "鉄道", "short_number": "482-107",
    "kind": "incident", "what_i_know": "改札系の端末が暗号化され、無料で乗車いただいている。\n=1+1 は式ではない。", "tlp": "AMBER",
    "attacker_side": "YOUR FILES ARE ENCRYPTED", "occurred_at": "2026-11-24T18:30:00Z", "noticed_at": "2026-11-24T20:05:00Z",
    "received_at": "2026-11-24T21:00:00Z",
    "facts": {"service_state": "kept", "system_state": "lost", "malware": "ransomware", "malware_found": true, "cause": "unknown",
              "duration_min": 90, "substitute_used": "無料乗車", "records_exposed": 1200, "contains": ["氏名", "定期券番号"]}})");
  const auto entry = json::read_form_entry(*parsed, rules::source_rules(), now());
  EXPECT_TRUE(entry.has_value()) << (entry ? "" : entry.error().message);
  return *entry;
}

auto fill(const std::string& id, const domain::FormEntry& entry) -> domain::FilledForm {
  return domain::fill_form(form_of(id), entry, rules::source_rules().triage.facts, now());
}

auto view(const std::string& bytes) -> BytesView { return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}; }

auto read_back(const domain::FilledForm& filled) -> ReadForm {
  const auto file = write_form(filled);
  EXPECT_TRUE(file.has_value()) << (file ? "" : file.error().message);
  const auto read = read_form(view(*file), rules::source_rules().forms);
  EXPECT_TRUE(read.has_value()) << (read ? "" : read.error().message);
  return *read;
}

TEST(Forms, TheSameCaseTypedOnceFillsThemAll) {
  const auto entry = case_typed_once();
  const auto report = fill("information_report", entry);
  EXPECT_EQ(report.values.at("source_organisation"), "架空市交通局");
  EXPECT_EQ(report.values.at("noticed_at"), "2026-11-25 05:05");
  EXPECT_EQ(report.values.at("handling"), "AMBER");
  EXPECT_EQ(report.values.at("event_type"), "発生：情報の漏えい（機密性）\n発生：システム等の利用困難（可用性）\n発生：マルウェア等の感染");
  EXPECT_EQ(report.values.at("cause_type"), "その他：不明");
  const auto ransomware = fill("ransomware", entry);
  EXPECT_EQ(ransomware.values.at("ransom_note"), "YOUR FILES ARE ENCRYPTED");
  EXPECT_EQ(ransomware.values.at("noticed_at"), "2026-11-25 05:05");
  EXPECT_EQ(ransomware.values.at("ransomware_type"), "ransomware");
  const auto breach = fill("personal_data", entry);
  EXPECT_EQ(breach.values.at("organisation"), "架空市交通局");
  EXPECT_EQ(breach.values.at("persons"), "1200");
  EXPECT_EQ(breach.values.at("stage"), "速報");
}

TEST(Forms, NothingLooksDelivered) {
  ASSERT_EQ(rules::source_rules().forms.size(), 5U);
  for (const auto& form : rules::source_rules().forms) {
    const auto filled = fill(form.id, case_typed_once());
    ASSERT_GE(filled.notes.size(), 3U);
    EXPECT_NE(filled.notes[0].ja.find("この書式の提出で届出が済んだことにはなりません"), std::string::npos) << form.id;
    EXPECT_NE(filled.notes[1].en.find("not known"), std::string::npos) << form.id;
    EXPECT_FALSE(filled.missing.empty()) << form.id;
  }
}

TEST(Forms, TheThirdOneSaysThatNobodySawItsFields) {
  for (const auto& field : form_of("other_attack").fields) {
    EXPECT_EQ(field.status, domain::RuleStatus::Unverified) << field.id;
    EXPECT_NE(field.source.find("未見"), std::string::npos) << field.id;
  }
}

TEST(Forms, AFactNotStatedFillsNothing) {
  domain::FormEntry entry;
  entry.versions.push_back({domain::ReportInput{}, now()});
  entry.versions.back().input.what_i_know = "調査中";
  for (const auto& form : rules::source_rules().forms) {
    const auto filled = fill(form.id, entry);
    for (const auto& field : form.fields) {
      const bool from_facts = field.origin == domain::FieldOrigin::StatedFacts || field.origin == domain::FieldOrigin::ByHand;
      EXPECT_FALSE(from_facts && filled.values.contains(field.id)) << form.id << " " << field.id;
    }
  }
}

TEST(Forms, ACorrectionStandsAloneAndAFollowUpAdds) {
  auto entry = case_typed_once();
  domain::ReportInput more;
  more.stage = domain::ReportStage::FollowUp;
  more.facts["duration_min"] = std::int64_t{240};
  entry.versions.push_back({more, now()});
  EXPECT_EQ(std::get<std::int64_t>(domain::stated_facts(entry.versions).at("records_exposed")), 1200);
  EXPECT_EQ(std::get<std::int64_t>(domain::stated_facts(entry.versions).at("duration_min")), 240);
  entry.versions.back().input.stage = domain::ReportStage::Correction;
  EXPECT_FALSE(domain::stated_facts(entry.versions).contains("records_exposed"));
}

TEST(XlsxForm, ComesBackWithTheSameValues) {
  for (const auto& form : rules::source_rules().forms) {
    const auto filled = fill(form.id, case_typed_once());
    const auto read = read_back(filled);
    EXPECT_EQ(read.form, form.id);
    EXPECT_EQ(read.values, filled.values) << form.id;
    const auto checked = domain::check_values(form, read.values);
    ASSERT_TRUE(checked.has_value()) << checked.error().message;
    EXPECT_EQ(*checked, filled.values);
  }
}

RC_GTEST_PROP(XlsxForm, KeepsAnyTextThatAFieldTakes, ()) {
  const auto& form = form_of("information_report");
  const std::vector<std::string> bits{"狼煙", "_x000A_", "=HYPERLINK(\"x\")", "&<>\"'", "\n", " ", "_x005F_", "𠮷", "0012", "\t", "_", "x"};
  std::string text = "始";
  for (const auto index : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, static_cast<int>(bits.size())))) {
    text += bits[static_cast<std::size_t>(index)];
  }
  text += "終";
  const auto filled = domain::with_values(form, {{"outline", text}}, "", now());
  RC_ASSERT(read_back(filled).values.at("outline") == text);
}

TEST(XlsxForm, RefusesWhatIsNoWorkbook) {
  for (const std::string bytes : {"", "PK", "not a zip at all", "PK\x05\x06"}) {
    const auto read = read_form(view(bytes), rules::source_rules().forms);
    ASSERT_FALSE(read.has_value());
    EXPECT_TRUE(read.error().slug == "xlsx_malformed" || read.error().slug == "xlsx_foreign") << read.error().slug;
  }
  const std::string large(limits::file_bytes_max + 1, 'x');
  EXPECT_EQ(read_form(view(large), {}).error().code, ErrorCode::TooLarge);
}

/// An archive with one sheet part, packed by the library that will unpack it.
auto archive_of(const std::string& sheet) -> std::string {
  zip_error_t error;
  zip_error_init(&error);
  auto* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  auto* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  auto* part = zip_source_buffer(archive, sheet.data(), sheet.size(), 0);
  zip_file_add(archive, "xl/worksheets/sheet1.xml", part, ZIP_FL_ENC_UTF_8);
  zip_close(archive);
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

TEST(XlsxForm, RefusesAZipBomb) {
  const auto bomb = archive_of(std::string(64UL * 1024 * 1024, ' '));
  ASSERT_LT(bomb.size(), 200'000U);
  const auto read = read_form(view(bomb), rules::source_rules().forms);
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().code, ErrorCode::TooLarge);
}

TEST(XlsxForm, RefusesADocumentTypeAndDeepNesting) {
  const std::string entities = R"(<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>)";
  EXPECT_EQ(read_form(view(archive_of(entities)), {}).error().slug, "xlsx_malformed");
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<a>";
  for (int i = 0; i < 100; ++i) deep += "</a>";
  EXPECT_NE(read_form(view(archive_of(deep)), {}).error().message.find("nested"), std::string::npos);
}

TEST(XlsxForm, TakesNoReadingForAWordAndTurnsASerialIntoAMoment) {
  const std::string sheet = R"(<worksheet><sheetData>
    <row r="1"><c r="A1" t="inlineStr"><is><t>noroshi-form/1 ddos 1</t></is></c></row>
    <row r="2"><c r="A2" t="inlineStr"><is><t>noticed_at</t></is></c><c r="C2"><v>46351.25</v></c></row>
    <row r="3"><c r="A3" t="inlineStr"><is><t>organisation</t></is></c>
      <c r="C3" t="inlineStr"><is><t>架空</t><rPh sb="0" eb="2"><t>カクウ</t></rPh></is></c></row></sheetData></worksheet>)";
  const auto read = read_form(view(archive_of(sheet)), rules::source_rules().forms);
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(read->values.at("organisation"), "架空");
  EXPECT_EQ(read->values.at("noticed_at"), "2026-11-25 06:00");
}

TEST(CheckValues, NamesEveryMistakeAndWhatToWriteInstead) {
  const auto checked = domain::check_values(
      form_of("ddos"), {{"noticed_at", "昨日"}, {"gbps", "たくさん"}, {"effect", "すごい"}, {"nothing", "x"}, {"contact", "  "}});
  ASSERT_FALSE(checked.has_value());
  EXPECT_EQ(checked.error().fields.size(), 4U);
}

}  // namespace
}  // namespace noroshi::xlsx
