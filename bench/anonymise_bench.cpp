// F5: characters anonymised per second beside what MeCab alone takes for the same text in the same run.
#include "adapters/system/embedded.hpp"
#include "app/learnt_tagger.hpp"
#include "base/text.hpp"
#include "domain/anonymise/mask_text.hpp"
#include "formats/rules/anonymise_rules.hpp"

#include <benchmark/benchmark.h>
#include <mecab.h>

#include <memory>
#include <string>
#include <vector>

namespace noroshi {
namespace {

// 200 reports of eight sentences each, all different, so that neither side reads the same bytes twice in a row.
auto reports() -> const std::vector<std::string>& {
  static const std::vector<std::string> sentences{
      "令和8年7月19日の午後3時頃、みさき中央電力の西浜第三変電所で、監視装置が応答しなくなった。",
      "気付いたのは設備課の鹿嶋係長で、保守会社のミナト計装に連絡した。",
      "攻撃元は203.0.113.5、誘導先はhxxps://drop[.]example/a、検体は d41d8cd98f00b204e9800998ecf8427e である。",
      "端末GATE-PC07（10.20.3.4）から \\\\fs01\\kyoyu\\keiri が読まれ、利用者opskanriの権限が使われた。",
      "影響は約4万2千世帯で、3時間後に復旧した。停止の間、現場では手動で開閉器を操作し、供給に支障は出ていない。",
      "広報課の佐竹 美緒さんがwww.misaki-chuo.exampleに案内を載せた。連絡先は03-0000-1234、soc@misaki-chuo.exampleである。",
      "同じ設定の装置が他の拠点にも12台あり、順に設定を改めている。",
      "原因は遠隔保守用の口が初期の設定のまま残っていたことで、今後は導入時の確認項目に加え、半年ごとに見直すこととした。",
      "訓練では、連絡の順序と判断の基準を改めて確かめる予定である。",
      "運転員が画面の値と現場の計器の食い違いに気付き、上司に報告したうえで、自動の制御を外して手動に切り替えた。",
      "調べたところ、更新の際に古い設定の控えが誤って読み込まれ、警報の閾値が元に戻っていたことが分かった。",
      "取引先を装った電子メールの添付を開いた職員はいたが、端末の防御が働き、外部との通信は成立しなかった。",
      "窓口には朝から問い合わせが相次ぎ、電話がつながりにくい状態が昼過ぎまで続いた。",
      "記録を保存する領域が一杯になり、古い記録から順に失われていたため、侵入の時期は特定できていない。",
      "予備の回線に切り替えて業務を続け、夜になってから元の回線に戻した。",
      "関係する部署で集まり、同じことが起きた場合に誰が何を決めるかを書き出して、手順書に加えた。",
      "汐凪市の住民から、覚えのない請求が届いたという相談が64件あった。",
  };
  static const auto made = [] {
    std::vector<std::string> texts;
    for (std::size_t number = 0; number < 200; ++number) {
      std::string text;
      for (std::size_t line = 0; line < 8; ++line) text += sentences[(number * 7 + line * (number % 5 + 1)) % sentences.size()] + "\n";
      texts.push_back(std::move(text));
    }
    return texts;
  }();
  return made;
}

auto characters() -> std::int64_t {
  std::size_t count = 0;
  for (const auto& text : reports()) count += count_code_points(text);
  return static_cast<std::int64_t>(count);
}

auto own_registry() -> domain::Registry {
  domain::Registry registry;
  registry.names = {"みさき中央電力株式会社"};
  registry.domains = {"misaki-chuo.example"};
  registry.cidrs = {"10.0.0.0/8", "198.51.100.0/24"};
  for (int number = 0; number < 50; ++number) registry.facilities.push_back("第" + std::to_string(number) + "変電所");
  registry.vendors = {"ミナト計装"};
  return registry;
}

auto rules_in_binary() -> const domain::AnonymiseRules& {
  static const auto rules = [] {
    std::vector<rules::RuleFile> files;
    for (const auto& file : system::embedded_files()) files.emplace_back(std::string{file.path}, std::string{file.bytes});
    auto loaded = rules::load_anonymise_rules(files);
    return loaded ? loaded->rules : domain::AnonymiseRules{};
  }();
  return rules;
}

void anonymise_reports(benchmark::State& state, const domain::AnonymiseRules& rules) {
  const auto registry = own_registry();
  for (auto _ : state) {
    for (const auto& text : reports()) {
      domain::Pseudonyms pseudonyms;
      const auto masked = domain::mask_text(text, registry, rules, pseudonyms, {});
      if (!masked) state.SkipWithError(masked.error().message.c_str());
      benchmark::DoNotOptimize(masked);
    }
  }
  state.SetItemsProcessed(state.iterations() * characters());
}

void anonymise_by_rules(benchmark::State& state) { anonymise_reports(state, rules_in_binary()); }
BENCHMARK(anonymise_by_rules)->Name("Anonymise/rules_alone")->Unit(benchmark::kMillisecond);

void anonymise_by_all(benchmark::State& state) {
  auto rules = rules_in_binary();
  rules.tagger = std::make_shared<app::LearntTagger>(std::nullopt);
  anonymise_reports(state, rules);
}
BENCHMARK(anonymise_by_all)->Name("Anonymise/reports")->Unit(benchmark::kMillisecond);

// The yardstick.
void parse_with_mecab(benchmark::State& state) {
  const std::unique_ptr<MeCab::Tagger> tagger{MeCab::createTagger("")};
  if (!tagger) {
    state.SkipWithError("MeCab has no dictionary here");
    return;
  }
  for (auto _ : state) {
    for (const auto& text : reports()) benchmark::DoNotOptimize(tagger->parse(text.c_str()));
  }
  state.SetItemsProcessed(state.iterations() * characters());
}
BENCHMARK(parse_with_mecab)->Name("Anonymise/yardstick_mecab_alone")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace noroshi
