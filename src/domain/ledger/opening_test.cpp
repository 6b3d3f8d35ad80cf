#include "domain/ledger/opening.hpp"

#include "base/sha256.hpp"
#include "domain/ledger/canonical_json.hpp"

#include <gtest/gtest.h>

namespace noroshi::domain {
namespace {

auto full_opening() -> Opening {
  Opening opening;
  opening.kind = EntryKind::ReportRead;
  opening.at = parse_rfc3339("2016-12-15T07:00:00Z").value();
  opening.actor = "analyst@centre";
  opening.object = "7d5f3a52-0a5c-4c11-9d5e-6f0d7b2f9a10";
  opening.version = 2;
  opening.purpose = "early_warning";
  opening.rules = {{"sectors/ele", "2022-06-17", "ab"}};
  opening.access = AccessLink{3, sha256(std::string_view{"before"})};
  opening.detail = "一行\n\"引用\"\\";
  return opening;
}

TEST(Opening, HasOneExactSpelling) {
  EXPECT_EQ(to_canonical(full_opening()),
            R"({"opening":1,"kind":"report_read","at":"2016-12-15T07:00:00.000Z","actor":"analyst@centre",)"
            R"("object":"7d5f3a52-0a5c-4c11-9d5e-6f0d7b2f9a10","version":2,"purpose":"early_warning",)"
            R"("rules":[{"table":"sectors/ele","version":"2022-06-17","sha256":"ab"}],"access":{"number":3,"previous":")" +
                to_hex(sha256(std::string_view{"before"})) + R"("},"detail":"一行\u000a\"引用\"\\"})");
  EXPECT_EQ(to_canonical(Opening{}),
            R"({"opening":1,"kind":"cover","at":"1970-01-01T00:00:00.000Z","actor":"","object":"","version":0,"purpose":"","rules":[],)"
            R"("detail":""})");
}

TEST(Opening, EscapesWhateverCouldEndALineOrAString) {
  EXPECT_EQ(quote_json(std::string_view{"a\0\x1f\"\\/\x7f火", 10}), "\"a\\u0000\\u001f\\\"\\\\/\x7f火\"");
  const auto text = to_canonical(full_opening());
  EXPECT_EQ(text.find('\n'), std::string::npos);
  EXPECT_EQ(text.find('\0'), std::string::npos);
}

TEST(Opening, NamesEveryKindOnceAndReadsItBack) {
  for (int i = 0; i <= static_cast<int>(EntryKind::Cover); ++i) {
    const auto kind = static_cast<EntryKind>(i);
    EXPECT_EQ(parse_entry_kind(to_text(kind)).value(), kind);
  }
  EXPECT_FALSE(parse_entry_kind("report_burnt"));
}

TEST(Opening, IsHiddenBySaltAndBoundByTheCommitment) {
  const auto text = to_canonical(full_opening());
  const Bytes32 salt = sha256(std::string_view{"salt"});
  Bytes joined{salt.begin(), salt.end()};
  joined.insert(joined.end(), text.begin(), text.end());
  EXPECT_EQ(commit(as_bytes(text), salt), sha256(BytesView{joined}));
  EXPECT_NE(commit(as_bytes(text), salt), commit(as_bytes(text), sha256(std::string_view{"other"})));
  auto other = full_opening();
  other.version = 3;
  EXPECT_NE(commit(as_bytes(text), salt), commit(as_bytes(to_canonical(other)), salt));
}

}  // namespace
}  // namespace noroshi::domain
