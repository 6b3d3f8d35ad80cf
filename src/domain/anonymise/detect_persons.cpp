#include "domain/anonymise/candidate.hpp"
#include "domain/anonymise/name_stem.hpp"
#include "domain/anonymise/person_name.hpp"
#include "domain/anonymise/rule_index.hpp"

#include <algorithm>
#include <optional>

namespace noroshi::domain {
namespace {

constexpr std::u32string_view after_honorific = U"子々式相名体態";         // 様子, 氏名: no honorific at all
constexpr std::u32string_view familiar = U"くち君";                        // くん, ちゃん, 君
constexpr std::u32string_view after_name = U"がはもをにと、。でへ」)\n ";  // a name is followed by one of these, から, である
// 水位計, 制御盤: what belongs to a place or a department far more often than a person's name ends so.
constexpr std::u32string_view thing_ends =
    U"計器機盤弁線側用系化性的者員先物品書票数値率量力管板炉塔槽網車料費金式型案件名版表図欄中後時分";
constexpr std::u32string_view department_ends = U"部課室係局所店班署場院校庁社会市区町村県府都";
constexpr std::size_t family_name_max = 4;

struct Name {
  std::size_t begin;
  std::size_t end;
  double score;
};

class PersonDetector {
public:
  PersonDetector(const Reading& reading, const RuleIndex& rules, Candidates& found)
      : reading_{reading}, rules_{rules}, found_{found}, points_{reading.text.points} {}

  void run() {
    const auto findings_before = found_.size();
    for (const auto& hit : reading_.signs) {
      switch (static_cast<Sign>(hit.tag)) {
        case Sign::Honorific: take_honorific(hit); break;
        case Sign::Post:
          put(name_before_post(hit.begin), "post:" + text(hit));
          put(name_after(hit.end, Follows::Anything), "post-of:" + text(hit));
          break;
        case Sign::RoleNoun: put(name_after(hit.end, Follows::Particle), "role:" + text(hit)); break;
        case Sign::Surname: take_surname(hit); break;
        default: break;
      }
    }
    for (std::size_t at = 0; at < findings_before; ++at) {
      if (found_[at].type == "DEPT" || found_[at].type == "FACILITY") put(name_after(found_[at].end, Follows::Particle), "member-of");
    }
  }

private:
  enum class Follows { Particle, Anything };

  auto text(const WordHit& hit) const -> std::string { return to_text(points_.substr(hit.begin, hit.end - hit.begin)); }
  auto at(std::size_t index) const -> char32_t { return index < points_.size() ? points_[index] : U'\n'; }
  auto is_replaced(std::size_t index) const -> bool { return index < points_.size() && reading_.is_replacement[index]; }

  void put(const std::optional<Name>& name, const std::string& reason) {
    if (!name) return;
    Candidate candidate;
    candidate.begin = name->begin;
    candidate.end = name->end;
    candidate.type = "PERSON";
    candidate.role = "victim";
    candidate.reason = reason;
    candidate.score = name->score;
    candidate.decision = name->score < 0.7 ? MaskDecision::Ask : MaskDecision::Mask;
    candidate.rank = name->score < 0.7 ? Rank::Guess : Rank::Name;
    found_.push_back(std::move(candidate));
  }

  auto run_back(std::size_t end, bool (*kind)(char32_t)) const -> std::size_t {
    while (end > 0 && kind(points_[end - 1]) && !is_replaced(end - 1)) --end;
    return end;
  }
  auto run_on(std::size_t begin, bool (*kind)(char32_t)) const -> std::size_t {
    while (begin < points_.size() && kind(points_[begin]) && !is_replaced(begin)) ++begin;
    return begin;
  }
  auto word(std::size_t begin, std::size_t end) const -> std::u32string_view { return points_.substr(begin, end - begin); }

  // The longest surname of the list that ends here: 担当者|山田.
  auto listed_surname_before(std::size_t begin, std::size_t end) const -> std::optional<std::size_t> {
    for (std::size_t from = std::max(begin, end > family_name_max ? end - family_name_max : 0); from < end; ++from) {
      if (rules_.is_surname(word(from, end))) return from;
    }
    return std::nullopt;
  }

  // 佐伯 ゆかり: a family name before a space or directly before the given name.
  auto with_family_name(std::size_t given) const -> std::optional<std::size_t> {
    const std::size_t end = given > 0 && at(given - 1) == U' ' ? given - 1 : given;
    const auto begin = run_back(end, is_kanji);
    if (begin == end || end - begin > 6) return std::nullopt;
    if (end - begin > 3) return listed_surname_before(begin, end);
    const bool plausible = (end != given || rules_.is_surname(word(begin, end))) && !rules_.is_no_person(word(begin, end));
    return plausible ? std::optional{begin} : std::nullopt;
  }

  auto name_before(std::size_t end) const -> std::optional<Name> {
    if (end == 0) return std::nullopt;
    const char32_t last = points_[end - 1];
    if (is_hiragana(last)) {
      const auto given = run_back(end, is_hiragana);
      const auto family = end - given <= 4 ? with_family_name(given) : std::nullopt;
      return family ? std::optional{Name{*family, end, 0.9}} : std::nullopt;
    }
    const auto begin = run_back(end, is_katakana(last) ? is_katakana : is_kanji);
    if (begin == end || rules_.is_no_person(word(begin, end))) return std::nullopt;
    if (begin > 0 && at(begin - 1) == U' ') {
      if (const auto family = with_family_name(begin); family && end - begin <= 5) return Name{*family, end, 0.9};
    }
    if (is_katakana(last) && begin > 1 && at(begin - 1) == U'・') {  // ジョアン・シルバ
      const auto first = run_back(begin - 1, is_katakana);
      if (first < begin - 1 && end - first <= 16) return Name{first, end, 0.85};
    }
    if (is_katakana(last)) return end - begin >= 2 && end - begin <= 8 ? std::optional{Name{begin, end, 0.8}} : std::nullopt;
    return Name{name_head(begin, end), end, 0.9};
  }

  // Where the name begins in a run of kanji before an honorific: 山田太郎 is one name, 担当者山田 and 担当者小鳥遊 begin behind the post.
  auto name_head(std::size_t begin, std::size_t end) const -> std::size_t {
    for (std::size_t length = 1; end - begin <= 5 && length <= std::min(family_name_max, end - begin); ++length) {
      if (rules_.is_surname(word(begin, begin + length))) return begin;
    }
    for (std::size_t from = end - std::min<std::size_t>(4, end - begin); from + 1 < end; ++from) {
      if (from > begin && rules_.is_no_person(word(begin, from))) return from;
    }
    if (end - begin <= 4) return begin;
    return listed_surname_before(begin, end).value_or(end - 3);
  }

  void take_honorific(const WordHit& hit) {
    if (after_honorific.find(at(hit.end)) != std::u32string_view::npos) return;
    if (take_house(hit)) return;
    const auto name = name_before(hit.begin);
    const bool is_familiar = familiar.find(points_[hit.begin]) != std::u32string_view::npos;  // products are called so too
    if (name && is_familiar && !starts_with_surname(word(name->begin, name->end))) return;
    put(name, "honorific:" + text(hit));
  }

  // 湾南セーフティ|様, カノン化粧品|様: who is written in two scripts is a firm.
  auto take_house(const WordHit& hit) -> bool {
    const auto begin = run_back(hit.begin, [](char32_t c) { return is_kanji(c) || is_katakana(c) || is_alnum(c); });
    const auto name = word(begin, hit.begin);
    const bool is_mixed =
        std::ranges::any_of(name, is_katakana) && std::ranges::any_of(name, [](char32_t c) { return is_kanji(c) || is_latin(c); });
    const auto tail = run_back(hit.begin, is_kanji);
    const bool is_post = tail > begin && (rules_.is_no_person(word(tail, hit.begin)) || rules_.is_surname(word(tail, hit.begin)));
    if (!is_mixed || name.size() < 4 || is_post || is_all_generic(rules_, name)) return false;
    put(Name{begin, hit.begin, 0.75}, "honorific:" + text(hit));
    found_.back().type = "ORG";
    found_.back().role.clear();
    return true;
  }

  // 穂高|係長, but not 運用部|長 nor 情報|係長.
  auto name_before_post(std::size_t post) const -> std::optional<Name> {
    const std::size_t end = post > 0 && at(post - 1) == U' ' && is_latin(at(post)) ? post - 1 : post;  // 永瀬 CISO
    const auto begin = run_back(end, is_family_point);
    if (begin == end) return std::nullopt;
    const auto whole = word(begin, end);
    if (rules_.is_no_person(whole) || is_all_generic(rules_, whole)) return std::nullopt;
    if (rules_.is_surname(whole)) return Name{begin, end, 0.9};
    if (const auto listed = listed_surname_before(begin, end); listed && end - *listed >= 2) return Name{*listed, end, 0.8};
    if (is_katakana(at(post))) return std::nullopt;  // リーダー, マネージャー: parts of product names as well
    const bool stands_apart = begin == 0 || (!is_katakana(at(begin - 1)) && !is_alnum(at(begin - 1)));
    const bool is_department = std::u32string_view{U"部課室係局所店班署社院校庁"}.find(whole.back()) != std::u32string_view::npos;
    if (!stands_apart || whole.size() > family_name_max || is_department || !is_kanji(whole.front())) return std::nullopt;
    return Name{begin, end, whole.size() <= 3 ? 0.75 : 0.65};
  }

  // 設備課の|羽村|が, 担当:|山田, 理事の|柘植|が.
  auto name_after(std::size_t post_end, Follows follows) const -> std::optional<Name> {
    const char32_t link = at(post_end);
    if (link != U'の' && link != U':' && link != U' ' && link != U'・') return std::nullopt;
    std::size_t begin = post_end + 1;
    while (at(begin) == U' ') ++begin;
    auto end = run_on(begin, is_kanji);
    const bool is_kana = end == begin;
    if (is_kana) end = run_on(begin, is_katakana);
    const auto name = word(begin, end);
    if (name.empty() || name.size() > (is_kana ? 8U : 5U) || rules_.is_no_person(name) || is_all_generic(rules_, name)) return std::nullopt;
    if (is_kana) return std::nullopt;  // 担当のサーバ: katakana behind a post are things far more often
    const bool is_listed = starts_with_surname(name);
    if (!is_followed_as_name(end) && !(is_listed && at(end) == U'の')) return std::nullopt;
    if (is_listed) return Name{begin, end, 0.85};
    // 当直長 過足 at the end of the line
    const bool closes = at(end) == U'\n' || at(end) == U')' || end == points_.size();
    if (closes && (link == U' ' || link == U':') && may_be_family_name(rules_, name)) return Name{begin, end, 0.75};
    const bool is_subject = std::u32string_view{U"がはも"}.find(at(end)) != std::u32string_view::npos || follows_from(end);
    const bool is_weak = name.size() < 2 || name.size() > 3 || link == U' ' || !is_subject;
    if (thing_ends.find(name.back()) != std::u32string_view::npos) return std::nullopt;
    if (is_weak || (follows == Follows::Particle && department_ends.find(name.back()) != std::u32string_view::npos)) return std::nullopt;
    return Name{begin, end, 0.6};
  }

  auto follows_from(std::size_t end) const -> bool {
    const auto rest = points_.substr(std::min(end, points_.size()), 3);
    return rest.starts_with(U"から") || rest.starts_with(U"である") || rest.starts_with(U"です") || rest.starts_with(U"より");
  }
  auto is_followed_as_name(std::size_t end) const -> bool {
    return after_name.find(at(end)) != std::u32string_view::npos || follows_from(end) ||
           points_.substr(std::min(end, points_.size()), 2) == U"さん";
  }

  // The whole of it, or family name and a short given name that is no common noun.
  auto starts_with_surname(std::u32string_view name) const -> bool {
    if (rules_.is_surname(name)) return true;
    for (std::size_t length = 2; length < name.size() && length <= 3; ++length) {
      const auto rest = name.substr(length);
      if (rules_.is_surname(name.substr(0, length)) && rest.size() <= 3 && !rules_.is_no_person(rest)) return true;
    }
    return false;
  }

  // A listed surname that stands by itself, or with a given name.
  void take_surname(const WordHit& hit) {
    if (hit.end - hit.begin < 2 || !begins_word(reading_, hit.begin) || is_replaced(hit.begin)) return;
    if (rules_.is_place(word(hit.begin, hit.end))) return;
    if (at(hit.end) == U' ') {
      const auto given_end = run_on(hit.end + 1, is_kanji);
      const auto given = word(hit.end + 1, given_end);
      if (!given.empty() && given.size() <= 3 && !rules_.is_no_person(given)) {
        put(Name{hit.begin, given_end, 0.85}, "surname-list");
        return;
      }
    }
    const auto run_end = run_on(hit.end, is_kanji);
    if (run_end == hit.end) {
      if (!is_katakana(at(hit.end))) put(Name{hit.begin, hit.end, 0.7}, "surname-list");
      return;
    }
    const auto given = word(hit.end, run_end);
    const bool is_given = given.size() <= 2 && !rules_.is_no_person(given) &&
                          department_ends.find(given.back()) == std::u32string_view::npos && is_followed_as_name(run_end);
    if (is_given) put(Name{hit.begin, run_end, given.size() == 2 ? 0.7 : 0.6}, "surname-list");
  }

  const Reading& reading_;
  const RuleIndex& rules_;
  Candidates& found_;
  std::u32string_view points_;
};

}  // namespace

void detect_persons(const Reading& reading, const RuleIndex& rules, Candidates& found) { PersonDetector{reading, rules, found}.run(); }

}  // namespace noroshi::domain
