#include "base/text.hpp"
#include "domain/anonymise/mask_text.hpp"
#include "domain/tagging/tag_report.hpp"
#include "formats/rules/source_anonymise_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <memory>

namespace noroshi::rules {
namespace {

using domain::TaggedReport;
using domain::TagRole;

struct Said {
  std::string word, type;
  TagRole role = TagRole::Victim;
  float probability = 0.99F;
};

/// Says of some words what it was told to, wherever they stand, and nothing of all others.
class ToldTagger final : public domain::ReportTagger {
public:
  explicit ToldTagger(std::vector<Said> said) : said_{std::move(said)} {}

  auto tag(const domain::NormalText& text) const -> Result<TaggedReport> override {
    TaggedReport tagged;
    const auto size = text.size();
    tagged.marginal.assign(size, 0.0F);
    tagged.name_marginal.assign(size, 0.0F);
    tagged.person.assign(size, 0.0F);
    tagged.begins_word.assign(size, true);
    tagged.is_family_name.assign(size, false);
    tagged.roles.assign(size, domain::RoleShares{1.0F});
    for (const auto& said : said_) {
      const auto word = domain::to_points(said.word);
      for (auto at = text.points.find(word); at != std::u32string::npos; at = text.points.find(word, at + word.size())) {
        for (auto point = at; point < at + word.size(); ++point) {
          tagged.roles[point] = {1.0F - said.probability};
          tagged.roles[point][static_cast<std::size_t>(said.role)] = said.probability;
        }
        tagged.tags.push_back({at, at + word.size(), said.type, said.probability, said.role, said.probability});
      }
    }
    std::ranges::sort(tagged.tags, {}, &domain::ReportTag::begin);
    return tagged;
  }

private:
  std::vector<Said> said_;
};

class DamagedTagger final : public domain::ReportTagger {
public:
  auto tag(const domain::NormalText&) const -> Result<TaggedReport> override { return fail(ErrorCode::Unavailable, "model_missing", ""); }
};

auto mask(const std::string& text, std::shared_ptr<const domain::ReportTagger> tagger, const domain::Registry& registry = {})
    -> Result<domain::MaskedText> {
  auto rules = source_anonymise().rules;
  rules.tagger = std::move(tagger);
  domain::Pseudonyms pseudonyms;
  return domain::mask_text(text, registry, rules, pseudonyms, {});
}

auto masked_text(const std::string& text, std::vector<Said> said, const domain::Registry& registry = {}) -> std::string {
  const auto masked = mask(text, std::make_shared<ToldTagger>(std::move(said)), registry);
  return masked ? masked->text : masked.error().slug;
}

TEST(MaskLearnt, ANameThatNoRuleSeesIsMaskedWhereverItStands) {
  const std::string text = "当直の鏡が気付いた。あとは鏡に聞いた。";
  EXPECT_NE(masked_text(text, {}).find("鏡"), std::string::npos) << "a rule finds it; take another name";
  EXPECT_EQ(masked_text(text, {{"鏡", "PERSON"}}).find("鏡"), std::string::npos);
}

TEST(MaskLearnt, WhatIsOnlyLikelyIsMaskedAndAsked) {
  const auto masked = mask("あとは鏡に聞いた。", std::make_shared<ToldTagger>(std::vector<Said>{{"鏡", "PERSON", TagRole::Victim, 0.3F}}));
  ASSERT_TRUE(masked);
  ASSERT_EQ(masked->masks.size(), 1U);
  EXPECT_EQ(masked->masks[0].decision, domain::MaskDecision::Ask);
  EXPECT_EQ(masked->masks[0].reason, "learnt");
  EXPECT_EQ(masked->masks[0].start, 3U);
  EXPECT_EQ(masked->masks[0].end, 4U);
}

TEST(MaskLearnt, FactsOfTheAttackAndListedNamesStayWhateverItSays) {
  const std::string text = "検体はEmotetで、通信先は203.0.113[.]9だった。";
  const auto masked = masked_text(text, {{"Emotet", "ORG"}, {"203.0.113[.]9", "IP"}});
  EXPECT_NE(masked.find("Emotet"), std::string::npos) << masked;
  EXPECT_NE(masked.find("203.0.113[.]9"), std::string::npos) << masked;
}

TEST(MaskLearnt, WhatTheSourceRegisteredIsMaskedWhateverItSays) {
  domain::Registry registry;
  registry.names = {"北原電力"};
  registry.domains = {"kitahara.example"};
  const std::vector<Said> said{{"北原電力", "ACTOR", TagRole::Attacker}, {"kitahara.example", "DOMAIN", TagRole::Attacker}};
  const auto masked = masked_text("北原電力のkitahara.exampleから", said, registry);
  EXPECT_EQ(masked.find("北原"), std::string::npos) << masked;
  EXPECT_EQ(masked.find("kitahara"), std::string::npos) << masked;
}

TEST(MaskLearnt, ANameOfTheAttackThatNoListKnowsStaysThroughEveryReading) {
  const std::string text = "当直の鏡が検体「Grimvox」を見た。";
  const auto masked = masked_text(text, {{"鏡", "PERSON"}, {"Grimvox", "MALWARE", TagRole::Attacker}});
  EXPECT_NE(masked.find("Grimvox"), std::string::npos) << masked;
  EXPECT_EQ(masked.find("鏡"), std::string::npos) << masked;
}

TEST(MaskLearnt, ATextIsRefusedWhereTheTablesCannotBeRead) {
  const auto masked = mask("異常なし", std::make_shared<DamagedTagger>());
  ASSERT_FALSE(masked);
  EXPECT_EQ(masked.error().slug, "model_missing");
}

// Whatever a tagger says, and however a text is mangled.
RC_GTEST_PROP(MaskLearnt, SpansAreInRangeAndNothingRegisteredShows, ()) {
  const auto parts = *rc::gen::container<std::vector<std::string>>(
      rc::gen::element<std::string>("北原電力", "㈱", "鏡", "の", "\xE2\x80\x8B", "203.0.113.9", "Emotet", "\n", "10.1.2.3", "は", "ｶﾞ",
                                    "〔組織A〕", "evil.example", "3時", "🙂"));
  std::string text;
  for (const auto& part : parts) text += part;
  std::vector<Said> said;
  for (const auto* word : {"北原", "力の", "鏡", "203.0.113.9", "Emotet", "evil", "3時", "ガ"}) {
    said.push_back({word, *rc::gen::element<std::string>("PERSON", "IP", "DATE", "MALWARE", "CONTACT"),
                    *rc::gen::element(TagRole::Victim, TagRole::Attacker, TagRole::Vendor, TagRole::Public),
                    static_cast<float>(*rc::gen::inRange(0, 100)) / 100.0F});
  }
  domain::Registry registry;
  registry.names = {"北原電力"};
  const auto masked = mask(text, std::make_shared<ToldTagger>(said), registry);
  if (!masked) RC_FAIL(masked.error().slug);
  std::size_t before = 0;
  for (const auto& one : masked->masks) {
    RC_ASSERT(one.start >= before);
    RC_ASSERT(one.start < one.end);
    before = one.end;
  }
  RC_ASSERT(before <= count_code_points(text));
  RC_ASSERT(domain::find_registry_terms(masked->text, {"北原電力"}).empty());
}

}  // namespace
}  // namespace noroshi::rules
