#include "base/text.hpp"
#include "domain/triage/nearest_precedents.hpp"
#include "formats/rules/source_tables_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace noroshi::rules {
namespace {

using domain::Facts;
using domain::NearPrecedent;

const auto today = *parse_rfc3339("2026-11-23T00:00:00+09:00");
constexpr std::size_t all = 1000;

auto nearest(const Facts& facts, std::string_view text, std::string_view sector, std::size_t count = all) {
  return domain::nearest_precedents(facts, text, sector, source_rules(), today, count);
}

auto nearness_of(std::string_view id, const std::vector<NearPrecedent>& list) -> double {
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& near) { return near.id == id; });
  return found == list.end() ? 0 : found->nearness;
}

struct Paraphrase {
  const char* sector;
  const char* text;
  const char* meant;
};

/// What happened, as people tell it who have no security words; written apart from the precedents and never used to tune them.
const Paraphrase paraphrases[] = {
    {"rail", "駅の機械が全部だめになって、画面に金を払えと出ている。とりあえずゲートを開けっ放しにしてお客さんを通している",
     "pr-free-rides"},
    {"rail", "we can't sell tickets since a virus hit the machines, passengers travel for nothing, trains OK", "pr-free-rides"},
    {"gov", "セールスのメールがまた山ほど来たけど、全部フィルターで弾かれてます", "pr-spam"},
    {"gas", "添付が変な英語のメールが来ました。触らずに担当へ転送しました", "pr-malware-mail"},
    {"gas", "昨日の変なメール、実は同僚がファイルを開いちゃってて、その PC まだ LAN につながったままです", "pr-malware-mail-opened"},
    {"chem", "control room PCs are all full of malware but the reactor is fine and safety works", "pr-control-network"},
    {"ele", "監視用の機器に誰も知らない弱点があるとメーカーの人が教えてくれた。まだ悪さはされていない", "pr-zero-day"},
    {"fin-bank", "firewall rule was wrong for almost a month, anyone could have come in, logs show nobody did", "pr-open-hole"},
    {"fin-bank", "ファイアウォールの設定を間違えて一か月近く開けっぱなし。ログを見る限り誰も来ていない", "pr-open-hole"},
    {"ele", "県内の半分くらいで電気が止まっている。なぜかは不明。まだ復旧していない", "pr-blackout"},
    {"ele", "huge power cut, we don't know if it is a hack or a broken line", "pr-blackout"},
    {"ele", "メーターの数字と市場取引の記録が何者かに書き換わっていて料金が出せない。電気自体は大丈夫", "pr-meter-data"},
    {"wat", "our homepage shows somebody else's slogan, not sure if they got further inside", "pr-web-rewritten"},
    {"crd", "レジでクレカが全然通らないと加盟店から電話が鳴りっぱなし", "pr-authorisation"},
    {"ict-tel", "携帯から消防や警察にかけられない状態が一時間ちょっと続いた", "pr-emergency-call"},
    {"ict-tel", "道路の工事でうちの回線を切られて村のネットが 40 分くらい落ちた", "pr-rural-fibre"},
    {"ict-bc", "ラジオの音が出なくなって、送信機を直すまで二十分かかった", "pr-radio-silence"},
    {"fin-bank", "システム入替えの翌日、キャッシュコーナーが全部使えず窓口に行列", "pr-atm"},
    {"fin-sec", "trading halted all day, backup machine never kicked in", "pr-exchange"},
    {"fin-life", "契約者リストの Excel を違う人にメールしてしまいました", "pr-wrong-mail"},
    {"avi", "カウンターの端末が落ちて搭乗券が出せず、何便も飛ばせなかった", "pr-check-in"},
    {"apt", "発着案内の画面がウイルスで真っ黒。ホワイトボードに書いて対応中", "pr-airport-boards"},
    {"med", "カルテのサーバーが暗号化されて、救急患者を受けられず紙でやっています", "pr-hospital"},
    {"med", "病棟のポンプの管理画面、パスワードが出荷時のままで誰でも触れた", "pr-infusion"},
    {"wat", "someone changed how much chlorine goes in, night shift noticed and set it back", "pr-dosing"},
    {"prt", "ヤードのシステムが全滅、船も trailer も待たせっぱなしで三日目", "pr-port-terminal"},
    {"crd", "うちのカード会社のふりをした SMS とニセのページで会員が番号を入力したらしい", "pr-phishing"},
    {"ele", "ログイン画面に何万回もパスワードを試された。成功はゼロ", "pr-scan"},
    {"log", "人事と給料のサーバーがやられた。トラックは普通に走っている", "pr-payroll"},
    {"gov", "住民データの USB をどこかに落としました。暗号化はしてあります", "pr-lost-usb"},
};

enum class Told { TextAlone, TextAndSector };

auto hits(Told told, std::size_t within) -> int {
  int found = 0;
  for (const auto& told_as : paraphrases) {
    const auto list = nearest({}, told_as.text, told == Told::TextAndSector ? told_as.sector : "", within);
    const bool hit = std::any_of(list.begin(), list.end(), [&](const auto& near) { return near.id == told_as.meant; });
    if (hit) ++found;
  }
  return found;
}

TEST(NearPrecedents, ThreeShownHoldTheOneThatWordsOfLayPeopleMean) {
  const int alone = hits(Told::TextAlone, domain::near_precedents_max);
  const int with_sector = hits(Told::TextAndSector, domain::near_precedents_max);
  std::cout << "of 30 within three: text alone " << alone << ", with sector " << with_sector << "; first: text alone "
            << hits(Told::TextAlone, 1) << ", with sector " << hits(Told::TextAndSector, 1) << "\n";
  EXPECT_EQ(std::size(paraphrases), 30U);
  EXPECT_GE(alone, 25);        // 26 when it was written
  EXPECT_GE(with_sector, 26);  // 27
}

TEST(NearPrecedents, EachIsTheNearestToItself) {
  for (const auto& precedent : source_rules().precedents) {
    const auto by_facts = nearest(precedent.facts, "", precedent.sectors.front());
    ASSERT_FALSE(by_facts.empty()) << precedent.id;
    EXPECT_EQ(by_facts.front().id, precedent.id);
    EXPECT_EQ(by_facts.front().nearness, 1) << precedent.id;
    EXPECT_TRUE(by_facts.size() < 2 || by_facts[1].nearness < 1) << precedent.id << " and " << by_facts[1].id;
    for (const auto& text : {precedent.text.ja, precedent.text.en}) {
      const auto by_text = nearest({}, text, "");
      ASSERT_FALSE(by_text.empty()) << precedent.id;
      EXPECT_EQ(by_text.front().id, precedent.id) << text;
    }
  }
}

/// A value that the precedent's own contradicts; nothing for open words, which never do.
auto contradiction_of(const std::string& name, const domain::FactValue& value) -> std::optional<domain::FactValue> {
  if (const auto* flag = std::get_if<bool>(&value)) return !*flag;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number > 0 ? std::int64_t{0} : std::int64_t{7};
  const auto* definition = source_rules().triage.facts.find(name);
  const auto* word = std::get_if<std::string>(&value);
  if (!word || !definition) return std::nullopt;
  for (const auto& [written, canonical] : definition->choices) {
    if (canonical != "unknown" && *word != "unknown" && definition->choices.contains(*word) && definition->choices.at(*word) != canonical)
      return canonical;
  }
  return std::nullopt;
}

/// Any part of what a precedent states, as somebody may know it so far.
auto some_of(const Facts& facts) -> Facts {
  Facts some;
  for (const auto& [name, value] : facts) {
    if (*rc::gen::arbitrary<bool>()) some.emplace(name, value);
  }
  return some;
}

auto any_precedent() -> const domain::Precedent& {
  return source_rules().precedents[*rc::gen::inRange<std::size_t>(0, source_rules().precedents.size())];
}

auto any_text() -> std::string {
  return *rc::gen::elementOf(
      std::vector<std::string>{"", "停電 blackout", "カードが使えない", any_precedent().text.ja, any_precedent().text.en});
}

RC_GTEST_PROP(NearPrecedents, AContradictingFactNeverBringsAPrecedentNearer, ()) {
  const auto& precedent = any_precedent();
  const auto text = any_text();
  auto stated = some_of(precedent.facts);
  const auto& [name, value] = *std::next(precedent.facts.begin(), *rc::gen::inRange<long>(0, static_cast<long>(precedent.facts.size())));
  stated.erase(name);
  const auto against = contradiction_of(name, value);
  RC_PRE(against.has_value());
  const double before = nearness_of(precedent.id, nearest(stated, text, precedent.sectors.front()));
  stated.emplace(name, *against);
  const auto after = nearest(stated, text, precedent.sectors.front());
  RC_ASSERT(nearness_of(precedent.id, after) <= before);
}

RC_GTEST_PROP(NearPrecedents, AFactThatBothStateNeverTakesAPrecedentAway, ()) {
  const auto& precedent = any_precedent();
  const auto text = any_text();
  auto stated = some_of(precedent.facts);
  const double before = nearness_of(precedent.id, nearest(stated, text, precedent.sectors.front()));
  stated.insert(*std::next(precedent.facts.begin(), *rc::gen::inRange<long>(0, static_cast<long>(precedent.facts.size()))));
  RC_ASSERT(nearness_of(precedent.id, nearest(stated, text, precedent.sectors.front())) >= before);
}

RC_GTEST_PROP(NearPrecedents, AnUnknownFactIsAFactNotStated, ()) {
  const auto& precedent = any_precedent();
  const auto text = any_text();
  auto stated = some_of(precedent.facts);
  for (const auto* open : {"cause", "system_state", "other_systems_reached"}) stated.erase(open);
  const auto before = nearest(stated, text, precedent.sectors.front());
  for (const auto* open : {"cause", "system_state", "other_systems_reached"}) stated.emplace(open, std::string{"unknown"});
  stated.emplace("fright", true);
  RC_ASSERT(nearest(stated, text, precedent.sectors.front()) == before);
}

RC_GTEST_PROP(NearPrecedents, SaysWhyInTheAskersOwnWordsAndPublishedFactsAlone, ()) {
  const auto& asked = any_precedent();
  const auto stated = some_of(any_precedent().facts);
  for (const auto& near : nearest(stated, asked.text.ja, "")) {
    const auto* there = source_rules().find_precedent(near.id);
    RC_ASSERT(there != nullptr);
    RC_ASSERT(near.nearness > 0 && near.nearness <= 1);
    for (const auto& word : near.words) RC_ASSERT(fold_for_match(asked.text.ja).find(word) != std::string::npos);
    for (const auto* pairs : {&near.shared, &near.differing}) {
      for (const auto& pair : *pairs) {
        RC_ASSERT(stated.at(pair.fact) == pair.here);
        RC_ASSERT(there->facts.at(pair.fact) == pair.there);
      }
    }
  }
}

TEST(NearPrecedents, SayWhichFactsAreSharedAndWhichDiffer) {
  const Facts stated{{"service_state", std::string{"kept"}}, {"malware", std::string{"ransomware"}}, {"cause", std::string{"not_cyber"}}};
  const auto list = nearest(stated, "券売機が使えない", "rail");
  ASSERT_FALSE(list.empty());
  const auto& near = list.front();
  EXPECT_EQ(near.id, "pr-free-rides");
  EXPECT_EQ(near.sector, domain::SectorTie::Same);
  ASSERT_EQ(near.shared.size(), 2U);
  EXPECT_EQ(near.shared[0].fact, "malware");
  ASSERT_EQ(near.differing.size(), 1U);
  const domain::FactPair cause{"cause", std::string{"not_cyber"}, std::string{"cyber"}};
  EXPECT_EQ(near.differing[0], cause);
  EXPECT_NE(std::find(near.words.begin(), near.words.end(), "券売機"), near.words.end());
}

TEST(NearPrecedents, TheSameFactsAreNearerInTheSameSectorAndInItsFamily) {
  const auto& facts = source_rules().find_precedent("pr-atm")->facts;
  const auto at = [&](std::string_view sector) { return nearness_of("pr-atm", nearest(facts, "", sector)); };
  EXPECT_GT(at("fin-bank"), at("fin-sec"));
  EXPECT_GT(at("fin-sec"), at("med"));
  EXPECT_EQ(at("fin-bank"), at(""));
}

TEST(NearPrecedents, NothingStatedIsNearToNothing) { EXPECT_TRUE(nearest({}, "", "ele").empty()); }

TEST(NearPrecedents, OneThatIsNoLongerInForceIsNotShown) {
  auto rules = source_rules();
  const auto facts = source_rules().find_precedent("pr-spam")->facts;
  for (auto& precedent : rules.precedents) precedent.backing.valid_until = today;
  EXPECT_TRUE(domain::nearest_precedents(facts, "", "gov", rules, today).empty());
  EXPECT_FALSE(domain::nearest_precedents(facts, "", "gov", rules, today - std::chrono::days{1}).empty());
}

TEST(NearPrecedents, TheOrderOfTheFilesChangesNothing) {
  auto files = source_table_files();
  std::reverse(files.begin(), files.end());
  const auto reversed = load_rules(files);
  ASSERT_TRUE(reversed);
  for (const auto& precedent : source_rules().precedents) {
    EXPECT_EQ(domain::nearest_precedents(precedent.facts, precedent.text.ja, "", *reversed, today, all),
              nearest(precedent.facts, precedent.text.ja, ""));
  }
}

}  // namespace
}  // namespace noroshi::rules
