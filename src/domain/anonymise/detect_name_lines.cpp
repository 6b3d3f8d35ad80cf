#include "domain/anonymise/candidate.hpp"
#include "domain/anonymise/name_stem.hpp"
#include "domain/anonymise/person_name.hpp"
#include "domain/anonymise/rule_index.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace noroshi::domain {
namespace {

constexpr std::size_t field_name_max = 12;
constexpr std::size_t items_max = 16;
constexpr double guess = 0.65;
constexpr std::size_t given_name_max = 4;

auto is_upper(char32_t c) -> bool { return c >= U'A' && c <= U'Z'; }
auto is_login_point(char32_t c) -> bool { return is_alnum(c) || c == U'_' || c == U'.' || c == U'\''; }

// Names by the shape of the line that they stand in: who speaks in a chat, who is listed in minutes, who signs.
class NameLineDetector {
public:
  NameLineDetector(const Reading& reading, const RuleIndex& rules, Candidates& found)
      : reading_{reading}, rules_{rules}, found_{found}, barriers_{name_barriers(reading, found)}, points_{reading.text.points} {
    index_findings();
  }

  void run() {
    for (std::size_t begin = 0; begin < points_.size(); begin = line_end(begin) + 1) read_speaker(begin, line_end(begin));
    take_speakers();
    for (std::size_t at = 0; at < points_.size(); ++at) {
      if (points_[at] == U':' || points_[at] == U' ' || points_[at] == U'】') take_field(at);
      if (points_[at] == U'→') take_handover(at);
      if (points_[at] == U'か' && points_.substr(at, 2) == U"から") take_handing_over(at);
      if (points_[at] == U'@') take_mention(at);
    }
    const auto findings = found_.size();
    for (std::size_t at = 0; at < findings; ++at) {
      const auto& type = found_[at].type;
      if (type == "ORG" || type == "DEPT" || type == "FACILITY") take_member(found_[at].end);
    }
    for (const auto& hit : reading_.signs) {
      const auto sign = static_cast<Sign>(hit.tag);
      if (sign == Sign::Post || sign == Sign::RoleNoun) take_member(hit.end);
    }
    take_belonging();
    take_after_times();
    take_signatures();
    repeat_names();
  }

private:
  struct Speaker {
    std::size_t begin, end;
    std::string shape;
  };

  // Where organisations, facilities and departments end that begin here; how long posts and honorifics are.
  void index_findings() {
    house_ends_.resize(points_.size() + 1);
    title_ends_.resize(points_.size() + 1);
    for (const auto& one : found_) {
      if (one.type == "ORG" || one.type == "DEPT" || one.type == "FACILITY")
        house_ends_[one.begin] = std::max(house_ends_[one.begin], one.end);
      if (one.type == "TIME") times_[one.begin] = one.end;
    }
    for (const auto& hit : reading_.signs) {
      const auto sign = static_cast<Sign>(hit.tag);
      const bool is_title = sign == Sign::Post || sign == Sign::RoleNoun || sign == Sign::Honorific;
      if (is_title) title_ends_[hit.begin] = std::max(title_ends_[hit.begin], hit.end);
    }
  }

  auto at(std::size_t index) const -> char32_t { return index < points_.size() ? points_[index] : U'\n'; }
  auto word(std::size_t begin, std::size_t end) const -> std::u32string_view { return points_.substr(begin, end - begin); }
  auto line_end(std::size_t from) const -> std::size_t { return std::min(points_.find(U'\n', from), points_.size()); }
  auto skip_spaces(std::size_t from) const -> std::size_t {
    while (at(from) == U' ') ++from;
    return from;
  }
  auto is_free(std::size_t index) const -> bool { return index < points_.size() && !barriers_[index]; }

  template <class Kind> auto run_on(std::size_t begin, Kind kind) const -> std::size_t {
    while (is_free(begin) && kind(points_[begin])) ++begin;
    return begin;
  }

  void put(std::size_t begin, std::size_t end, const std::string& reason, double score) {
    Candidate candidate;
    candidate.begin = begin;
    candidate.end = end;
    candidate.type = "PERSON";
    candidate.role = "victim";
    candidate.reason = reason;
    candidate.score = score;
    if (score < 0.7) candidate.decision = MaskDecision::Ask;
    candidate.rank = score < 0.7 ? Rank::Guess : Rank::Name;
    found_.push_back(std::move(candidate));
  }

  // 湯川|室長, 小森谷|様: the family name ends where a title begins.
  auto family_end(std::size_t begin) const -> std::size_t {
    const auto run = run_on(begin, is_family_point);
    for (std::size_t end = begin + 1; end < run; ++end) {
      if (title_ends_[end] > end) return end;
    }
    return run;
  }

  // えみり|が, りえ|でございます: a given name in hiragana ends where the sentence goes on.
  auto given_end(std::size_t begin, bool (*kind)(char32_t)) const -> std::size_t {
    const auto run = run_on(begin, kind);
    for (std::size_t end = begin + 2; end < run && kind == is_hiragana; ++end) {
      for (const std::u32string_view next :
           {U"です", U"でご", U"より", U"から", U"さん", U"さま", U"が", U"は", U"と", U"に", U"へ", U"も"}) {
        if (points_.substr(end, next.size()) == next) return end;
      }
    }
    return run;
  }

  // 福士谷, 保坂 恵, 児島 えみり: a family name and, behind a space, a given name.
  auto read_kanji_name(std::size_t begin) const -> std::optional<std::size_t> {
    const auto family = family_end(begin);
    if (!may_be_family_name(rules_, word(begin, family))) return std::nullopt;
    if (at(family) != U' ') return family;
    const auto given_begin = family + 1;
    for (const auto kind : {is_kanji, is_hiragana, is_katakana}) {
      const auto given = given_end(given_begin, kind);
      const std::size_t least = kind == is_kanji ? 1 : 2;
      const bool fits = given >= given_begin + least && given - given_begin <= given_name_max && !is_kanji(at(given)) &&
                        !rules_.is_no_person(word(given_begin, given)) && !is_all_generic(rules_, word(given_begin, given)) &&
                        title_ends_[given_begin] == 0 && house_ends_[given_begin] == 0;
      if (fits) return given;
    }
    return family;
  }

  // Keiko Tanabe, Lim Wei Jie, R. Yoshinaga.
  auto read_latin_name(std::size_t begin) const -> std::optional<std::size_t> {
    std::size_t end = begin;
    for (int words = 0; words < 3 && is_free(end) && is_upper(points_[end]); ++words) {
      const auto stop = run_on(end, [](char32_t c) { return is_latin(c) || c == U'\'' || c == U'-' || c == U'.'; });
      if (is_no_name(end, stop)) break;
      end = stop;
      if (at(end) != U' ' || !is_upper(at(end + 1))) break;
      ++end;
    }
    while (end > begin && points_[end - 1] == U' ') --end;
    return end > begin + 1 ? std::optional{end} : std::nullopt;
  }

  auto is_no_name(std::size_t begin, std::size_t end) const -> bool {
    const auto lower = to_text(std::u32string_view{reading_.text.lower}.substr(begin, end - begin));
    return rules_.english_word_signs(lower) != 0 || rules_.is_trade_word(lower) || rules_.is_standard(lower) ||
           rules_.is_person_field(to_points(lower));
  }

  auto read_name(std::size_t begin) const -> std::optional<std::size_t> {
    if (!is_free(begin)) return std::nullopt;
    return is_latin(points_[begin]) ? read_latin_name(begin) : read_kanji_name(begin);
  }

  auto skip_title(std::size_t from) const -> std::size_t {
    const auto begin = skip_spaces(from);
    if (begin < points_.size() && title_ends_[begin] > begin) return title_ends_[begin];
    return from;
  }
  auto skip_brackets(std::size_t from) const -> std::size_t {
    if (at(from) != U'(') return from;
    const auto close = points_.find(U')', from);
    return close < line_end(from) ? close + 1 : from;
  }

  // ---- chat: "岡野: …", "19:02 hiraoka: …", "沼宮内 2:41 …" ----

  void read_speaker(std::size_t begin, std::size_t end) {
    std::string shape;
    begin = run_on(begin, [](char32_t c) { return c == U' ' || c == U'>' || c == U'-' || c == U'・' || c == U'◇' || c == U'['; });
    begin = skip_time(begin, shape);
    const auto stop = run_on(begin, [](char32_t c) { return is_family_point(c) || is_login_point(c); });
    auto name_end = stop;
    if (stop > begin && is_latin(points_[begin])) name_end = std::max(stop, read_latin_name(begin).value_or(stop));
    if (stop > begin && !is_latin(points_[begin])) name_end = std::max(stop, read_kanji_name(begin).value_or(stop));
    auto next = skip_brackets(skip_spaces(name_end));
    next = skip_time(skip_spaces(next), shape);
    const char32_t mark = at(skip_spaces(next));
    if (mark == U':' || mark == U'>' || mark == U'「') shape.push_back(mark == U'「' ? 'q' : ':');
    if (name_end == begin || next > end || shape.empty() || !may_speak(begin, name_end)) return;
    speakers_.push_back({begin, name_end, shape});
    ++said_[{shape, to_text(word(begin, name_end))}];
    ++shapes_[shape];
  }

  auto skip_time(std::size_t from, std::string& shape) const -> std::size_t {
    const auto time = times_.find(from);
    if (time == times_.end()) return from;
    shape.push_back('t');
    auto end = time->second;
    while (at(end) == U' ' || at(end) == U']') ++end;
    return end;
  }

  auto may_speak(std::size_t begin, std::size_t end) const -> bool {
    if (is_latin(points_[begin])) return end - begin >= 2 && !is_no_name(begin, end);
    const auto space = word(begin, end).find(U' ');
    return may_be_family_name(rules_, word(begin, begin + std::min(space, end - begin)));
  }

  // One who speaks twice, or beside a time, is a person; then so are the others whose lines look the same.
  void take_speakers() {
    std::map<std::string, bool> talks;
    for (const auto& [said, count] : said_) talks[said.first] |= count >= 2;
    for (const auto& [shape, count] : shapes_) talks[shape] |= count >= 2 && shape.find('t') != std::string::npos && shape.size() >= 2;
    for (const auto& speaker : speakers_) {
      if (talks[speaker.shape]) put(speaker.begin, speaker.end, "speaker", 0.8);
    }
  }

  // ---- 出席:甲、乙(課長) / 記録 丙 ----

  void take_field(std::size_t mark) {
    std::size_t end = mark;
    while (end > 0 && points_[end - 1] == U' ') --end;
    if (end > 0 && points_[end - 1] == U')') end = std::min(points_.rfind(U'(', end), end);  // 参加者(敬称略):
    std::size_t begin = end;
    while (begin > 0 && end - begin < field_name_max &&
           (is_kanji(points_[begin - 1]) || is_hiragana(points_[begin - 1]) || is_latin(points_[begin - 1])))
      --begin;
    bool is_field = false;
    for (std::size_t from = begin; from < end && !is_field; ++from) {
      is_field = rules_.is_person_field(std::u32string_view{reading_.text.lower}.substr(from, end - from)) &&
                 (from == begin || begins_word(reading_, from));
    }
    if (!is_field && points_[mark] == U':') {  // Raised by:, Reported by:
      is_field = end >= 3 && points_.substr(end - 3, 3) == U" by";
    }
    const bool greets = is_greeting(word(begin, end));
    if (!is_field || (points_[mark] == U' ' && (at(mark + 1) == U':' || (is_latin(points_[end - 1]) && !greets)))) return;
    std::size_t item = mark + 1;
    for (std::size_t number = 0; number < items_max && item < line_end(mark); ++number) {
      const auto next = take_item(item, points_[mark] == U' ' ? List::OneName : List::Names);
      if (!next) return;
      item = *next;
    }
  }

  static auto is_greeting(std::u32string_view word) -> bool {
    return word == U"Dear" || word == U"Hi" || word == U"Hello" || word == U"Attn";
  }

  enum class List { OneName, Names };

  // One of the names; nothing when the list ends here.
  auto take_item(std::size_t begin, List list) -> std::optional<std::size_t> {
    begin = skip_spaces(begin);
    for (int parts = 0; parts < 4 && begin < points_.size(); ++parts) {
      const auto house = house_ends_[begin];
      const auto title = title_ends_[begin];
      if (house <= begin && title <= begin) break;
      begin = skip_spaces(std::max(house, title));
    }
    const auto name = read_name(begin);
    const auto end = skip_brackets(skip_spaces(skip_title(name.value_or(begin))));
    if (name && closes_item(end)) put(begin, *name, "person-field", 0.8);
    if (list == List::OneName) return std::nullopt;
    const auto separator = points_.find_first_of(U"、,・/→;", end);
    if (separator >= line_end(begin)) return std::nullopt;
    return separator + 1;
  }

  auto closes_item(std::size_t end) const -> bool {
    return std::u32string_view{U"\n、,・/→;)]。<"}.find(at(end)) != std::u32string_view::npos || at(end - 1) == U' ' ||
           at(end - 1) == U')' || title_ends_[end] > end;
  }

  // ---- 小此木→大澄 ----

  void take_handover(std::size_t arrow) {
    std::size_t begin = arrow;
    while (begin > 0 && is_free(begin - 1) && is_family_point(points_[begin - 1])) --begin;
    const auto to = read_name(skip_spaces(arrow + 1));
    const bool plausible = arrow - begin >= 2 && may_be_family_name(rules_, word(begin, arrow)) && begins_word(reading_, begin);
    if (!plausible || !to || *to - skip_spaces(arrow + 1) < 2) return;
    put(begin, arrow, "handover", 0.75);
    put(skip_spaces(arrow + 1), *to, "handover", 0.75);
  }

  // 左田野から影井へ
  void take_handing_over(std::size_t from) {
    std::size_t begin = from;
    while (begin > 0 && is_free(begin - 1) && is_family_point(points_[begin - 1])) --begin;
    const auto to = read_kanji_name(from + 2);
    const bool plausible = from - begin >= 2 && may_be_family_name(rules_, word(begin, from)) && house_ends_[begin] == 0;
    if (!plausible || !to || *to - from < 4 || at(*to) != U'へ' || house_ends_[from + 2] != 0) return;
    put(begin, from, "handover", 0.75);
    put(from + 2, *to, "handover", 0.75);
  }

  void take_mention(std::size_t sign) {
    if (sign > 0 && is_alnum(points_[sign - 1])) return;
    if (const auto name = read_name(sign + 1)) put(sign + 1, *name, "mention", 0.8);
  }

  // ---- 保全課 鹿嶋、…, 北原電力の鹿嶋です ----

  void take_member(std::size_t house_end) {
    std::size_t begin = house_end;
    while (std::u32string_view{U" /・の、("}.find(at(begin)) != std::u32string_view::npos && begin < house_end + 2) ++begin;
    begin = skip_title(begin);
    begin = skip_spaces(begin);
    if (begin == house_end && !is_kanji(at(begin))) return;
    const auto name = is_kanji(at(begin)) && !barriers_[begin] ? read_kanji_name(begin) : std::nullopt;
    if (!name || house_ends_[begin] > begin) return;
    if (closes_member(*name, at(house_end))) {
      put(begin, *name, "member-of", 0.75);
    } else if (at(house_end) == U'の' && *name - begin >= 2 && acts(*name)) {
      put(begin, *name, "member-of", guess);
    }
  }

  // 真柄|が, 真柄|、: a name that does something; so may be many another word.
  auto acts(std::size_t end) const -> bool {
    const auto rest = points_.substr(std::min(end, points_.size()), 2);
    return rest == U"より" || rest == U"から" ||
           (!rest.empty() && std::u32string_view{U"がはにもへ、「"}.find(rest.front()) != std::u32string_view::npos);
  }

  // ---- 00:30 真柄、通知を見る ----

  void take_after_times() {
    for (const auto& [time, time_end] : times_) {
      const auto begin = skip_spaces(time_end);
      if (begin == time_end || !is_free(begin) || !is_kanji(points_[begin]) || house_ends_[begin] != 0 || title_ends_[begin] != 0) continue;
      const auto name = read_kanji_name(begin);
      if (name && *name - begin >= 2 && acts(*name)) put(begin, *name, "after-time", guess);
    }
  }

  auto closes_member(std::size_t end, char32_t link) const -> bool {
    if (title_ends_[end] > end || (at(end) == U' ' && title_ends_[end + 1] > end)) return true;
    const auto rest = points_.substr(std::min(end, points_.size()), 3);
    if (rest.starts_with(U"です") || rest.starts_with(U"でご") || rest.starts_with(U"と申")) return true;
    if (link == U'の') return false;
    if (link == U' ' && (at(end) == U'、' || at(end) == U',')) return true;
    return std::u32string_view{U"\n)(/→。"}.find(at(end)) != std::u32string_view::npos || at(end) == U' ';
  }

  // ---- 網谷(中戸ダム), 伊保内(電子計算課) ----

  void take_belonging() {
    for (std::size_t open = 1; open + 1 < points_.size(); ++open) {
      if (points_[open] != U'(' || (house_ends_[open + 1] == 0 && title_ends_[open + 1] == 0)) continue;
      std::size_t begin = open;
      while (begin > 0 && is_free(begin - 1) && is_family_point(points_[begin - 1])) --begin;
      const bool stands_apart = begin == 0 || (!is_katakana(points_[begin - 1]) && !is_alnum(points_[begin - 1]));
      if (stands_apart && open - begin >= 2 && may_be_family_name(rules_, word(begin, open))) put(begin, open, "belonging", 0.75);
    }
  }

  // ---- the last word of the first line, of a paragraph, or of the text, also with a date behind it ----

  void take_signatures() {
    take_signature(line_end(0));
    for (auto at = points_.find(U"\n\n"); at != std::u32string_view::npos; at = points_.find(U"\n\n", at + 1)) take_signature(at);
    take_signature(points_.size());
  }

  void take_signature(std::size_t end) {
    const auto passes = [&](std::size_t index) {
      return points_[index] == U' ' || points_[index] == U'\n' || points_[index] == U')' || points_[index] == U'。' || is_date(index);
    };
    while (end > 0 && passes(end - 1)) --end;
    std::size_t begin = end;
    while (begin > 0 && !barriers_[begin - 1] && is_family_point(points_[begin - 1])) --begin;
    const bool stands_apart = begin == 0 || std::u32string_view{U"。 /・\n("}.find(points_[begin - 1]) != std::u32string_view::npos;
    if (stands_apart && end - begin >= 2 && may_be_family_name(rules_, word(begin, end))) put(begin, end, "signature", 0.75);
  }

  // ---- 佐伯 麻衣 is 佐伯 from then on, Oliver Grant is Grant ----

  void repeat_names() {
    std::set<std::u32string> names;
    for (const auto& one : found_) {
      if (one.type == "PERSON" && one.rank >= Rank::Name) add_parts(word(one.begin, one.end), names);
    }
    for (const auto& name : names) {
      for (auto at = points_.find(name); at != std::u32string_view::npos; at = points_.find(name, at + 1)) take_repeat(at, name);
    }
  }

  // The family name of a Japanese name, which stands first; every part of any other.
  static void add_parts(std::u32string_view whole, std::set<std::u32string>& names) {
    for (std::size_t begin = 0; begin < whole.size();) {
      const auto end = std::min(whole.find(U' ', begin), whole.size());
      const auto part = whole.substr(begin, end - begin);
      const bool is_family = begin == 0 && part.size() >= 2 && is_kanji(part.front());
      const bool is_latin_part = part.size() >= 3 && is_upper(part.front()) && part.find(U'.') == std::u32string_view::npos;
      if (is_family || is_latin_part) names.insert(std::u32string{part});
      begin = end + 1;
    }
  }

  void take_repeat(std::size_t begin, const std::u32string& name) {
    if (!is_free(begin) || !begins_word(reading_, begin) || (is_latin(name.front()) && !ends_word(reading_, begin + name.size()))) return;
    const auto end = is_latin(name.front()) ? read_latin_name(begin) : read_kanji_name(begin);
    put(begin, std::max(begin + name.size(), end.value_or(0)), "same-person", 0.8);
  }

  auto is_date(std::size_t index) const -> bool { return is_digit(points_[index]) || points_[index] == U'/'; }

  const Reading& reading_;
  const RuleIndex& rules_;
  Candidates& found_;
  std::vector<bool> barriers_;
  std::u32string_view points_;
  std::vector<std::size_t> house_ends_, title_ends_;
  std::map<std::size_t, std::size_t> times_;
  std::vector<Speaker> speakers_;
  std::map<std::pair<std::string, std::string>, int> said_;
  std::map<std::string, int> shapes_;
};

}  // namespace

void detect_name_lines(const Reading& reading, const RuleIndex& rules, Candidates& found) { NameLineDetector{reading, rules, found}.run(); }

}  // namespace noroshi::domain
