#include "domain/anonymise/character_folding.hpp"

#include <string_view>
#include <utility>
#include <vector>

namespace noroshi::domain {
namespace {

// Pairs "variant standard": old and local forms of kanji that names use, kanji digits, letters of other scripts that look Latin.
constexpr std::u32string_view variants =
    U"髙高 﨑崎 嵜崎 碕崎 濵浜 濱浜 齋斎 齊斎 斉斎 邊辺 邉辺 澤沢 櫻桜 廣広 國国 嶋島 嶌島 德徳 惠恵 眞真 瀨瀬 瀧滝 龍竜 櫛櫛 淺浅 塚塚 "
    U"榮栄 冨富 晄晃 "
    U"藏蔵 藪薮 籔薮 祐祐 祥祥 福福 禎禎 禮礼 萬万 莊荘 蘆芦 蔣蒋 衞衛 裝装 覺覚 觀観 謙謙 讓譲 豐豊 賴頼 邦邦 郞郎 都都 鄕郷 醫医 鐵鉄 "
    U"鐡鉄 關関 隆隆 "
    U"靜静 飯飯 館館 舘館 黑黒 齒歯 龜亀 壽寿 學学 實実 寬寛 將将 專専 峯峰 嶽岳 巖巌 帶帯 廳庁 彌弥 應応 戀恋 戶戸 拂払 攝摂 敎教 數数 "
    U"斷断 晝昼 曉暁 "
    U"會会 條条 來来 樂楽 樓楼 橫横 檜桧 權権 歐欧 步歩 歷歴 歸帰 殘残 每毎 氣気 沒没 淨浄 渚渚 渴渇 溫温 滿満 澁渋 濟済 濕湿 灣湾 爐炉 "
    U"爭争 犧犠 狀状 "
    U"獨独 獸獣 珀珀 瑤瑶 當当 疊畳 發発 盜盗 縣県 穗穂 稻稲 竊窃 籠篭 經経 絲糸 綠緑 續続 總総 縱縦 繩縄 聲声 聽聴 腦脳 臺台 舊旧 艷艶 "
    U"莖茎 號号 蟲虫 "
    U"蠶蚕 證証 變変 貳弐 贊賛 踐践 輕軽 轉転 辨弁 遞逓 遙遥 遲遅 邇迩 釋釈 鋪舗 錄録 鎭鎮 鑛鉱 鑄鋳 險険 隨随 雜雑 雙双 靈霊 顯顕 驛駅 "
    U"驗験 鷗鴎 鷄鶏 鹽塩 "
    U"麥麦 麵麺 默黙 點点 黨党 團団 圓円 圖図 壓圧 壹壱 嚴厳 單単 參参 區区 圍囲 傳伝 價価 倂併 佛仏 乘乗 亞亜 兒児 內内 兩両 劍剣 劒剣 "
    U"勞労 勳勲 勵励 勸勧 "
    U"卷巻 卽即 吳呉 啓啓 喝喝 器器 埜野 墨墨 增増 奧奥 奬奨 姬姫 孃嬢 寧寧 寫写 寳宝 寶宝 對対 尙尚 屬属 岡岡 嶺嶺 巢巣 幷并 强強 彈弾 "
    U"徵徴 忰倅 惡悪 "
    U"慎慎 愼慎 戰戦 拔抜 擇択 據拠 擧挙 收収 敍叙 晚晩 晴晴 曾曽 曻昇 柳柳 栁柳 栞栞 桒桑 桺柳 梅梅 梛梛 椥椥 榊榊 榮栄 槇槙 樣様 檢検 "
    U"欄欄 殻殻 毆殴 "
    U"淵渕 渊渕 溝溝 漢漢 潔潔 澂澄 濤涛 瀆涜 煉煉 熈煕 熙煕 燒焼 營営 爲為 猪猪 琢琢 瑠瑠 產産 畫画 盡尽 眉眉 硏研 碎砕 祿禄 稅税 穰穣 "
    U"竝並 籐藤 粹粋 "
    U"緖緒 縉縉 繪絵 罐缶 羣群 臟臓 艸草 荅答 葢蓋 薰薫 藥薬 蘂蕊 虛虚 蠻蛮 衆衆 襃褒 觸触 說説 讀読 豫予 賣売 軆体 體体 辭辞 逸逸 遊遊 "
    U"郎郎 醬醤 釜釜 "
    U"銳鋭 鍊錬 鎌鎌 閱閲 陷陥 隱隠 隸隷 靑青 靜静 韮韮 頻頻 顏顔 飮飲 餘余 騷騒 驅駆 髮髪 鬪闘 魚魚 鱒鱒 鶴鶴 鷲鷲 麗麗 黃黄 "
    U"〇0 一1 二2 三3 四4 五5 六6 七7 八8 九9 "
    U"аa вb еe кk мm нh оo рp сc тt уy хx іi јj ѕs ԁd һh ӏl ьb пn α a αa βb εe ιi κk νv οo ρp τt υu χx ηn "
    U"’' ‘' ＇' “\" ”\" 〜~ ～~ ∼~ ヶけ ヵか ケけ ゖけ ゕか ㎏k "
    U"力か 口ろ 工え 夕た 卜と";

// Small kana stand for the large ones: bank forms and old systems write キヤノン for キャノン.
constexpr std::u32string_view small_kana = U"ぁあ ぃい ぅう ぇえ ぉお っつ ゃや ゅゆ ょよ ゎわ ";

auto parse_pairs(std::u32string_view text, std::vector<std::pair<char32_t, char32_t>>& pairs) -> void {
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (text[at] == U' ') continue;
    if (text[at + 1] != U' ' && text[at] != text[at + 1]) pairs.emplace_back(text[at], text[at + 1]);
    ++at;
  }
}

// By code point: every character of every report goes through here several times.
auto variant_table() -> const std::vector<char16_t>& {
  static const auto table = [] {
    std::vector<char16_t> direct(0x10000);
    for (std::size_t c = 0; c < direct.size(); ++c) direct[c] = static_cast<char16_t>(c);
    std::vector<std::pair<char32_t, char32_t>> pairs;
    parse_pairs(variants, pairs);
    parse_pairs(small_kana, pairs);
    for (const auto& [variant, standard] : pairs) direct[variant] = static_cast<char16_t>(standard);
    return direct;
  }();
  return table;
}

auto to_lower(char32_t c) -> char32_t {
  if (c >= U'A' && c <= U'Z') return c + 0x20;
  if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  return c;
}

}  // namespace

auto fold_character(char32_t c) -> char32_t {
  if (c >= U'a' && c <= U'z') return c;
  if (is_hyphen_like(c) || c == U'_') return U'-';
  c = to_lower(c);
  if (c >= 0x30A1 && c <= 0x30F6) c -= 0x60;  // katakana to hiragana
  return c < 0x80 || c > 0xFFFF ? c : variant_table()[c];
}

auto is_hyphen_like(char32_t c) -> bool {
  return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30FC || c == 0x2500 || c == 0x2043 || c == 0xFE58 ||
         c == 0xFE63 || c == 0xFF0D || c == 0xFF70;
}

auto is_invisible(char32_t c) -> bool {
  return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0100 && c <= 0xE01EF);
}

}  // namespace noroshi::domain
