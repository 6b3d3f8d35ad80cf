#include "formats/wire/opening.hpp"

#include "base/sha256.hpp"
#include "base/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noroshi::wire {
namespace {

using domain::AccessLink;
using domain::EntryKind;
using domain::Opening;

auto invented_text() -> rc::Gen<std::string> {
  const auto character = rc::gen::elementOf(std::u32string{U"aZ09 \"\\/\n\t連絡元é😀{}[]:,"});
  return rc::gen::map(rc::gen::container<std::vector<char32_t>>(character),
                      [](const std::vector<char32_t>& points) { return to_utf8(points); });
}

auto invented_opening() -> Opening {
  Opening opening;
  opening.kind = static_cast<EntryKind>(*rc::gen::inRange(0, static_cast<int>(EntryKind::Cover) + 1));
  opening.at = UtcTime{std::chrono::milliseconds{*rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000)}};
  opening.actor = *invented_text();
  opening.object = *invented_text();
  opening.version = *rc::gen::inRange(0, 1000);
  opening.purpose = *invented_text();
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) opening.rules.push_back({*invented_text(), *invented_text(), *invented_text()});
  if (*rc::gen::arbitrary<bool>()) opening.access = AccessLink{*rc::gen::inRange<std::uint64_t>(0, 1ULL << 62U), sha256(*invented_text())};
  opening.detail = *invented_text();
  return opening;
}

RC_GTEST_PROP(DecodeOpening, ReadsBackWhatTheLogWrites, ()) {
  const auto opening = invented_opening();
  const auto back = decode_opening(as_bytes(to_canonical(opening)));
  RC_ASSERT(back.has_value());
  RC_ASSERT(*back == opening);
}

RC_GTEST_PROP(DecodeOpening, TakesNoOtherSpelling, ()) {
  auto text = to_canonical(invented_opening());
  const auto at = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
  text.insert(at, *rc::gen::element<std::string>(" ", "\n", "0", ",", "\\u0041", "\\/"));
  const auto opening = decode_opening(as_bytes(text));
  if (opening) RC_ASSERT(to_canonical(*opening) == text);
}

TEST(DecodeOpening, RefusesWhatIsNotAnOpening) {
  const auto text = to_canonical(Opening{});
  const auto with = [&](std::string_view from, std::string_view to) {
    auto changed = text;
    return changed.replace(changed.find(from), from.size(), to);
  };
  EXPECT_TRUE(decode_opening(as_bytes(text)));
  for (const auto& bad :
       {with("cover", "covers"), with("\"opening\":1", "\"opening\":2"), with("\"opening\":1,", ""), with("00Z", "00+00:00"),
        with("\"detail\":\"\"", "\"detail\":\"\",\"more\":1"), with("\"version\":0", "\"version\":\"0\""),
        with("\"version\":0", "\"version\":0.0"), with("[]", "null"), with("{", "{ "), text + "\n", text + text, std::string{},
        with("\"detail\"", "\"access\":{\"number\":1,\"previous\":\"00\"},\"detail\"")}) {
    EXPECT_EQ(decode_opening(as_bytes(bad)).error().code, ErrorCode::InvalidInput) << bad;
  }
  EXPECT_EQ(decode_opening(as_bytes(" " + text)).error().slug, "opening_spelling");
}

}  // namespace
}  // namespace noroshi::wire
