#include "domain/anonymise/mask_text.hpp"

#include "base/text.hpp"
#include "domain/anonymise/normal_text.hpp"
#include "formats/rules/source_anonymise_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace noroshi::rules {
namespace {

using domain::MaskDecision;
using domain::MaskedText;
using domain::Pseudonyms;
using domain::Registry;

auto mask(const std::string& text, const Registry& registry = {}, const std::vector<domain::Decision>& decisions = {})
    -> Result<MaskedText> {
  Pseudonyms pseudonyms;
  return domain::mask_text(text, registry, source_anonymise().rules, pseudonyms, decisions);
}

auto masked_text(const std::string& text, const Registry& registry = {}) -> std::string {
  const auto masked = mask(text, registry);
  return masked ? masked->text : masked.error().slug;
}

auto find_mask(const MaskedText& masked, const std::string& raw, const std::string& term) -> const domain::Mask* {
  const auto at = count_code_points(raw.substr(0, raw.find(term)));
  const auto found = std::ranges::find_if(masked.masks, [&](const domain::Mask& one) { return one.start <= at && at < one.end; });
  return found == masked.masks.end() ? nullptr : &*found;
}

// ---- hard blocks ----

TEST(MaskText, RefusesWhatNoReportMayHoldAndDoesNotRepeatIt) {
  for (const auto& [text, value] : std::vector<std::pair<std::string, std::string>>{{"番号は123456789018です", "123456789018"},
                                                                                    {"カードは4111 1111 1111 1111", "4111"},
                                                                                    {"パスワードは「Kaze-2026!」", "Kaze"},
                                                                                    {"鍵 AKIAABCDEFGHIJKLMNOP", "AKIA"}}) {
    const auto masked = mask(text);
    ASSERT_FALSE(masked) << text;
    EXPECT_EQ(masked.error().slug, "anonymise_blocked");
    EXPECT_EQ(masked.error().message.find(value), std::string::npos);
  }
}

// ---- whose it is, and who, by where it stands ----

TEST(MaskText, AnArrowTellsWhoConnectsToWhom) {
  const auto text = masked_text("deny tcp 198.51.100.9:51022 -> 203.0.113.130:502\nallow 192.168.77.14 -> 198.51.100.171:8531");
  EXPECT_NE(text.find("198.51.100.9"), std::string::npos) << text;
  EXPECT_EQ(text.find("203.0.113.130"), std::string::npos) << text;
  EXPECT_EQ(text.find("192.168.77.14"), std::string::npos) << text;
  EXPECT_NE(text.find("198.51.100.171"), std::string::npos) << text;
}

TEST(MaskText, AnUnclaimedAddressStaysOnlyWhereAnAttackIsToldAndNeverUnderJp) {
  EXPECT_NE(masked_text("感染した端末を見た。相手先 pool.mining.test で 203.0.113.9 だった").find("203.0.113.9"), std::string::npos);
  EXPECT_EQ(masked_text("回線を替えた。203.0.113.9 になる").find("203.0.113.9"), std::string::npos);
  EXPECT_EQ(masked_text("感染した。www.shiokaze.example.jp も見た").find("shiokaze"), std::string::npos);
}

TEST(MaskText, AnUnclaimedNameNeedsAFactBesideItOrASuffixThatSourcesDoNotHave) {
  EXPECT_EQ(masked_text("感染した。portal.shiokaze.com も見た").find("shiokaze"), std::string::npos);
  EXPECT_NE(masked_text("感染した。cdn.kazagasa.test は2日前登録").find("kazagasa"), std::string::npos);
  EXPECT_NE(masked_text("cdn.kazagasa.com / d41d8cd98f00b204e9800998ecf8427e / 感染").find("kazagasa"), std::string::npos);
}

TEST(MaskText, WhoSpeaksInAChatIsAPerson) {
  const auto text = masked_text("簗場: 何か来てます\n帰山: 切って\n簗場: 切りました\n概要: 簗場が対応");
  EXPECT_EQ(text.find("簗場"), std::string::npos) << text;
  EXPECT_EQ(text.find("帰山"), std::string::npos) << text;
  EXPECT_NE(text.find("概要"), std::string::npos) << text;
}

TEST(MaskText, NamesOfMinutesAndSignaturesGo) {
  const auto text = masked_text("出席：番匠、越桐(計測課)、榊室長\n当直長 過足\n小此木→大澄\n実害なし。 漆崎");
  for (const auto* name : {"番匠", "越桐", "榊", "過足", "小此木", "大澄", "漆崎"}) {
    EXPECT_EQ(text.find(name), std::string::npos) << name << " in " << text;
  }
}

TEST(MaskText, ThePartsOfAnOwnDomainGoInLoginsAndHosts) {
  Registry registry;
  registry.domains = {"quelltor-denryoku.example.jp"};
  const auto text = masked_text("端末 Quelltor-PC と、Quelltor の denryoku という語", registry);
  EXPECT_EQ(text.find("Quelltor"), std::string::npos) << text;
  EXPECT_NE(text.find("denryoku"), std::string::npos) << text;
}

TEST(MaskText, ATelephoneNumberIsNotTheAttackersByAWordFarOff) {
  EXPECT_EQ(masked_text("不正ログインの件で夏坂計装に電話したが、018-000-0047 は留守電").find("0047"), std::string::npos);
}

TEST(MaskText, AFamilyNameGoesWhereverItStandsAgain) {
  const auto text = masked_text("差出人: 欠畑 麻衣 <m@x.example>\n件名: 続報\n\n欠畑が確認。Attendees: Oliver Grant\nGrant found it");
  EXPECT_EQ(text.find("欠畑"), std::string::npos) << text;
  EXPECT_EQ(text.find("Grant"), std::string::npos) << text;
}

// ---- registry ----

TEST(MaskText, EveryMentionOfARegistryTermGoesAlsoInsideOtherWords) {
  Registry registry;
  registry.names = {"北原電力"};
  const auto text = masked_text("北原電力管内で、北 原 電 力の、北原\n電力に、ＸX北原電力XXと書いた。", registry);
  EXPECT_TRUE(domain::find_registry_terms(text, registry.names).empty()) << text;
  EXPECT_EQ(text.find("原"), std::string::npos) << text;
}

TEST(MaskText, ShortFormsFollowFromTheName) {
  Registry registry;
  registry.names = {"みさき中央電力株式会社"};
  const auto text = masked_text("みさき中央電力は復旧した。みさき中央では広報した。", registry);
  EXPECT_EQ(text.find("みさき"), std::string::npos) << text;
}

TEST(MaskText, OwnDomainsCoverWhatLiesBelowThemAndOwnRangesWhatLiesInThem) {
  Registry registry;
  registry.domains = {"kestrel.example"};
  registry.cidrs = {"198.51.100.0/24", "2001:db8:7::/48"};
  const auto masked = mask("攻撃元のhist.kestrel.example、攻撃元の198.51.100.77、攻撃元の2001:db8:7::9、攻撃元の203.0.113.9", registry);
  ASSERT_TRUE(masked);
  EXPECT_EQ(masked->text.find("kestrel"), std::string::npos);
  EXPECT_EQ(masked->text.find("198.51.100.77"), std::string::npos);
  EXPECT_EQ(masked->text.find("2001:db8:7"), std::string::npos);
  ASSERT_EQ(masked->indicators.size(), 1U);
  EXPECT_EQ(masked->indicators[0].value, "203.0.113.9");
}

TEST(MaskText, LookAlikesOfOwnDomainsAreMaskedAndAsked) {
  Registry registry;
  registry.domains = {"member.kestrel-card.example"};
  for (const auto* host : {"kestrel-card.example.net", "kestre1-card.example", "kеstrel-card.example", "login-kestrel-card.example"}) {
    const std::string text = "誘導先はhttps://" + std::string{host} + "/loginである";
    const auto masked = mask(text, registry);
    ASSERT_TRUE(masked);
    const auto* found = find_mask(*masked, text, host);
    ASSERT_NE(found, nullptr) << host << " " << masked->text;
    EXPECT_EQ(found->decision, MaskDecision::Ask) << host;
    EXPECT_EQ(found->role, "attacker") << host;
    EXPECT_TRUE(masked->indicators.empty()) << host;
  }
}

TEST(MaskText, KeepListsRankBelowTheRegistryAndHardRules) {
  Registry registry;
  registry.names = {"警察庁", "LockBit商会"};
  registry.domains = {"github.com"};
  registry.cidrs = {"8.8.8.0/24"};
  const auto text = masked_text("警察庁のgithub.comと8.8.8.8、LockBit商会に対し攻撃元hxxp://10[.]1.2.3/a から", registry);
  for (const auto* term : {"警察庁", "github.com", "8.8.8.8", "LockBit商会", "10[.]1.2.3"})
    EXPECT_EQ(text.find(term), std::string::npos) << term << ": " << text;
}

TEST(MaskText, AReplacementNeverShowsARegistryTerm) {
  Registry registry;
  registry.names = {"組織", "担当者", "A〕", "数十"};
  registry.facilities = {"変電所"};
  const auto masked = mask("北原電力の西浜変電所で鹿嶋さんが気付き、42名が対応した。", registry);
  ASSERT_TRUE(masked) << masked.error().message;
  EXPECT_TRUE(domain::find_registry_terms(masked->text, {"組織", "担当者", "A〕", "数十", "変電所"}).empty()) << masked->text;
}

TEST(MaskText, RefusesWhenNothingIsLeftToReplaceWith) {
  Registry registry;
  registry.names = {"〔組", "〔伏", "〔■"};
  const auto masked = mask("北原電力が報告した。", registry);
  ASSERT_FALSE(masked);
  EXPECT_EQ(masked.error().slug, "anonymise_residue");
}

// ---- roles ----

TEST(MaskText, AttackFactsBecomeFieldsBeforeAnythingIsMasked) {
  const std::string text =
      "攻撃元は203.0.113.5、誘導先はhxxps://drop[.]example/a、検体は d41d8cd98f00b204e9800998ecf8427e、CVE-2026-70001、LockBitである";
  const auto masked = mask(text);
  ASSERT_TRUE(masked);
  std::vector<std::pair<std::string, std::string>> facts;
  for (const auto& indicator : masked->indicators) facts.emplace_back(indicator.type, indicator.value);
  EXPECT_EQ(facts, (std::vector<std::pair<std::string, std::string>>{{"ip", "203.0.113.5"},
                                                                     {"url", "https://drop.example/a"},
                                                                     {"md5", "d41d8cd98f00b204e9800998ecf8427e"},
                                                                     {"cve", "CVE-2026-70001"},
                                                                     {"malware", "LockBit"}}));
  EXPECT_EQ(masked->text, text);
}

TEST(MaskText, UnknownAddressesAreMaskedAndAsked) {
  const std::string text = "203.0.113.5について";
  const auto masked = mask(text);
  ASSERT_TRUE(masked);
  ASSERT_EQ(masked->masks.size(), 1U);
  EXPECT_EQ(masked->masks[0].decision, MaskDecision::Ask);
  EXPECT_EQ(masked->masks[0].role, "unknown");
  EXPECT_TRUE(masked->indicators.empty());
}

TEST(MaskText, AValueWithTwoRolesIsAskedEverywhere) {
  const auto text = masked_text("攻撃元は203.0.113.5である。当社の203.0.113.5が停止した。");
  EXPECT_EQ(text.find("203.0.113.5"), std::string::npos) << text;
}

TEST(MaskText, SuppliersGetANameOfTheirOwnKind) {
  const auto text = masked_text("保守会社のミナト計装が装置を更新した。");
  EXPECT_EQ(text, "保守会社の〔業者A〕が装置を更新した。");
}

// ---- replacements ----

TEST(MaskText, PseudonymsStayTheSameWithinAThread) {
  Registry registry;
  registry.names = {"北原電力"};
  Pseudonyms pseudonyms;
  const auto& rules = source_anonymise().rules;
  const auto first = domain::mask_text("西浜銀行から北原電力へ、鹿嶋 花さんが連絡した。", registry, rules, pseudonyms, {});
  const auto second = domain::mask_text("その後、鹿嶋さんと北原電力が西浜銀行に、東浜銀行にも伝えた。", registry, rules, pseudonyms, {});
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->text, "〔組織A〕から〔組織B〕へ、〔担当者A〕さんが連絡した。");
  EXPECT_EQ(second->text, "その後、〔担当者A〕さんと〔組織B〕が〔組織A〕に、〔組織C〕にも伝えた。");
  EXPECT_TRUE(std::ranges::is_sorted(pseudonyms.entries));
}

TEST(MaskText, ANameThatSomebodyTypedIsNotGivenAway) {
  EXPECT_EQ(masked_text("前回の〔組織A〕とは別の北原電力から"), "前回の〔組織A〕とは別の〔組織B〕から");
}

TEST(MaskText, DatesTimesAndCountsGetCoarserAndStayReadable) {
  EXPECT_EQ(masked_text("令和8年7月19日の午後3時、約4万2千世帯で停止し3時間後に復旧"),
            "〔令和8年7月中旬〕の〔午後〕、〔数万世帯〕で停止し3時間後に復旧");
}

TEST(MaskText, ACoarserFormThatWouldShowAnotherRemovedTextGivesWay) {
  // 7月 alone is removed, so 〔7月中旬〕 may not stand there.
  const auto text = masked_text("7月19日に始まり、7月中に終わった。");
  EXPECT_EQ(text.find("7月"), std::string::npos) << text;
}

// ---- what a person said ----

TEST(MaskText, APersonMayKeepWhatWasAskedButNotWhatIsRegistered) {
  Registry registry;
  registry.cidrs = {"198.51.100.0/24"};
  const std::vector<domain::Decision> keep{{"203.0.113.5", MaskDecision::Keep}, {"198.51.100.9", MaskDecision::Keep}};
  const auto masked = mask("203.0.113.5と198.51.100.9について", registry, keep);
  ASSERT_TRUE(masked);
  EXPECT_NE(masked->text.find("203.0.113.5"), std::string::npos) << masked->text;
  EXPECT_EQ(masked->text.find("198.51.100.9"), std::string::npos) << masked->text;
}

TEST(MaskText, APersonMayMaskAnythingAndAllItsMentionsGo) {
  const auto masked =
      mask("こはる丸が着岸した。船名こはる丸の無線が、こ は る 丸に", {}, {{fold_for_match("こはる丸"), MaskDecision::Mask}});
  ASSERT_TRUE(masked);
  EXPECT_TRUE(domain::find_registry_terms(masked->text, {"こはる丸"}).empty()) << masked->text;
}

// ---- properties ----

// One of many ways to write a term; all of them are the same name to a reader.
auto write_differently(const std::string& term, const std::vector<int>& choices) -> std::string {
  std::vector<char32_t> written;
  std::size_t at = 0;
  for (const auto c : to_code_points(term)) {
    const int choice = choices[at++ % choices.size()];
    char32_t put = c;
    if (choice == 1 && c > 0x20 && c < 0x7F) put = c + 0xFEE0;
    if (choice == 2 && c >= U'a' && c <= U'z') put = c - 0x20;
    if (choice == 3 && c >= 0x30A1 && c <= 0x30F3) put = c - 0x60;
    if (choice == 3 && c >= 0x3041 && c <= 0x3093) put = c + 0x60;
    written.push_back(put);
    if (choice == 4) written.push_back(U' ');
    if (choice == 5) written.push_back(0x3000);
    if (choice == 6) written.push_back(U'\n');
    if (choice == 7) written.push_back(0x200B);
  }
  return to_utf8(written);
}

auto genTerm() -> rc::Gen<std::string> {
  return rc::gen::element<std::string>("北原電力", "なぎさ都市ガス", "ガスまもる君", "Kestrel Bay Power Inc.", "kestrel-bay.example",
                                       "GATE-PC07", "西浜第三変電所", "鹿嶋 花", "198.51.100.77", "みどり", "AB", "エアロ・なぎさ");
}

auto genFragment() -> rc::Gen<std::string> {
  return rc::gen::element<std::string>("が停止した。", "の", "、", "\n", " ", "攻撃元は", "203.0.113.5", "当社の", "192.0.2.20", "7月19日",
                                       "午後3時", "3,410件", "設備課の", "鹿嶋さん", "係長", "西浜銀行", "中部山岳電力",
                                       "hxxp://drop[.]example/a", "https://www.kestrel-bay.example/", "soc@kestrel-bay.example",
                                       "03-0000-1234", "LockBit", "CVE-2026-70001", "〔組織A〕", "警察庁", "岐阜県", "汐凪市",
                                       "\\\\fs01\\kyoyu\\a", "The Kestrel Bay Plant of Kestrel Power Inc. was hit. ", "Mr. Harlan Voss",
                                       "製造番号KX-00129", "二名", "GATE-PC07", "を確認した", "外部", "ab", "12", "3月",
                                       "d41d8cd98f00b204e9800998ecf8427e", "さん", "市", "担当の", "保守会社ミナト計装", "の亜種");
}

auto genText() -> rc::Gen<std::string> {
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(genFragment()), [](const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) text += part;
    return text;
  });
}

RC_GTEST_PROP(MaskTextProperty, ARegistryTermNeverSurvivesHoweverItIsWritten, ()) {
  const auto term = *genTerm();
  const auto choices = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 8)));
  const auto written = write_differently(term, choices);
  Registry registry;
  registry.names = {term};
  const auto text = *genText() + written + *genText() + term + *genText();
  const auto masked = mask(text, registry);
  RC_PRE(masked.has_value());  // refusing is safe, and counted below
  RC_LOG() << text << "\n=> " << masked->text;
  RC_ASSERT(domain::find_registry_terms(masked->text, {term}).empty());
  RC_ASSERT(domain::match_form(masked->text).find(domain::match_form(term)) == std::u32string::npos);
}

RC_GTEST_PROP(MaskTextProperty, MaskingTwiceIsMaskingOnce, ()) {
  Registry registry;
  registry.names = {*genTerm()};
  const auto once = mask(*genText(), registry);
  RC_PRE(once.has_value());
  const auto twice = mask(once->text, registry);
  RC_ASSERT(twice.has_value());
  RC_LOG() << once->text << "\n=> " << twice->text;
  RC_ASSERT(twice->text == once->text);
}

RC_GTEST_PROP(MaskTextProperty, NothingTakenOutIsSeenInTheOutput, ()) {
  const auto text = *genText();
  const auto masked = mask(text);
  RC_PRE(masked.has_value());
  const auto raw = to_code_points(text);
  std::vector<std::string> removed;
  for (const auto& one : masked->masks) {
    if (one.decision != MaskDecision::Keep)
      removed.push_back(to_utf8({raw.begin() + static_cast<long>(one.start), raw.begin() + static_cast<long>(one.end)}));
  }
  RC_LOG() << text << "\n=> " << masked->text;
  RC_ASSERT(domain::find_registry_terms(masked->text, removed).empty());
}

RC_GTEST_PROP(MaskTextProperty, TheMasksRebuildTheOutputFromTheRawText, ()) {
  const auto text = *genText();
  const auto masked = mask(text);
  RC_PRE(masked.has_value());
  const auto raw = to_code_points(text);
  std::string rebuilt;
  std::size_t at = 0;
  for (const auto& one : masked->masks) {
    RC_ASSERT(one.start >= at);
    RC_ASSERT(one.start < one.end);
    RC_ASSERT(one.end <= raw.size());
    if (one.decision == MaskDecision::Keep) continue;
    rebuilt += to_utf8({raw.begin() + static_cast<long>(at), raw.begin() + static_cast<long>(one.start)}) + one.replacement;
    at = one.end;
  }
  rebuilt += to_utf8({raw.begin() + static_cast<long>(at), raw.end()});
  RC_ASSERT(rebuilt == masked->text);
}

TEST(MaskText, RefusesHardlyAnything) {
  int refused = 0;
  const int texts = 300;
  const auto gen = genText();
  for (int number = 0; number < texts; ++number) {
    Registry registry;
    registry.names = {genTerm()(rc::Random{static_cast<std::uint64_t>(number)}, 50).value()};
    refused += mask(gen(rc::Random{static_cast<std::uint64_t>(number)}, 50).value(), registry) ? 0 : 1;
  }
  EXPECT_LE(refused, 3);
}

TEST(MaskText, TakesAnyTextAtAll) {
  for (const auto* text :
       {"", " ", "\n", "〔", "〔〕", "〔組織A", "'", "\\", "〒", "2001:db8::", "@", "h", "\xEF\xBF\xBD", "0", "１", "㈱"}) {
    EXPECT_TRUE(mask(text)) << text;
  }
  EXPECT_TRUE(mask(std::string(20000, '1')));
  EXPECT_TRUE(mask(std::string(20000, 'a')));
  std::string dots;
  for (int i = 0; i < 5000; ++i) dots += "a.";
  EXPECT_TRUE(mask(dots));
}

}  // namespace
}  // namespace noroshi::rules
