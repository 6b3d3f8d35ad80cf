#include "domain/anonymise/candidate.hpp"
#include "domain/anonymise/name_stem.hpp"
#include "domain/anonymise/rule_index.hpp"

#include <algorithm>

namespace noroshi::domain {
namespace {

constexpr std::u32string_view municipalities = U"市区町村郡";
// 瑞穂市|役所: may follow a municipality or a prefecture without a particle.
constexpr std::u32string_view place_followers = U"内役議民立長営街職消警産全北南東西外在側";

// 管理課|景山: behind these words a name may follow at once, but not 課題, 室温.
auto closes_department(std::u32string_view points, std::size_t end) -> bool {
  if (end >= points.size()) return true;
  const char32_t last = points[end - 1];
  if (last == U'課') return std::u32string_view{U"題長金税程員外目業"}.find(points[end]) == std::u32string_view::npos;
  return last == U'室' && std::u32string_view{U"長温内外員料町"}.find(points[end]) == std::u32string_view::npos;
}

class OrganisationDetector {
public:
  OrganisationDetector(const Reading& reading, const RuleIndex& rules, Candidates& found)
      : reading_{reading}, rules_{rules}, found_{found}, barriers_{name_barriers(reading, found)}, points_{reading.text.points} {}

  void run() {
    for (const auto& hit : reading_.signs) {
      switch (static_cast<Sign>(hit.tag)) {
        case Sign::OrganisationSuffix: take_suffix(hit, "ORG", "suffix"); break;
        case Sign::FacilitySuffix: take_suffix(hit, "FACILITY", "facility"); break;
        case Sign::LegalForm: take_legal_form(hit); break;
        case Sign::DepartmentSuffix: take_department(hit); break;
        case Sign::Prefecture: take_prefecture(hit); break;
        case Sign::City: take_city(hit); break;
        default: break;
      }
    }
    for (std::size_t at = 1; at < points_.size(); ++at) {
      if (municipalities.find(points_[at]) != std::u32string_view::npos) take_municipality(at);
    }
  }

private:
  void put(std::size_t begin, std::size_t end, std::string type, const std::string& reason, double score) {
    Candidate candidate;
    candidate.begin = begin;
    candidate.end = end;
    candidate.type = std::move(type);
    candidate.reason = reason;
    candidate.score = score;
    candidate.decision = score < 0.7 ? MaskDecision::Ask : MaskDecision::Mask;
    candidate.rank = score < 0.7 ? Rank::Guess : Rank::Name;
    found_.push_back(std::move(candidate));
  }

  auto word(std::size_t begin, std::size_t end) const -> std::u32string_view { return points_.substr(begin, end - begin); }
  static auto is_department_point(char32_t c) -> bool { return is_kanji(c) || is_katakana(c) || is_alnum(c) || c == U'・'; }

  void take_suffix(const WordHit& hit, const std::string& type, const std::string& sign) {
    if (!ends_word(reading_, hit.end) || barriers_[hit.begin]) return;
    if (is_latin(points_[hit.begin]) && !(begins_word(reading_, hit.begin) && points_[hit.begin] < U'a')) return;  // …HD, not sshd
    const auto stem = find_stem(reading_, rules_, barriers_, hit.begin);
    if (stem && !is_all_generic(rules_, word(stem->begin, hit.end))) {
      put(stem->begin, hit.end, type, sign + ":" + to_text(word(hit.begin, hit.end)), stem->score);
    }
  }

  // X株式会社 or 株式会社X: what touches the form on the left is the name, or else what follows it.
  void take_legal_form(const WordHit& hit) {
    const auto reason = "legal-form:" + to_text(word(hit.begin, hit.end));
    if (const auto stem = find_stem(reading_, rules_, barriers_, hit.begin)) {
      put(stem->begin, hit.end, "ORG", reason, 0.95);
      return;
    }
    const std::size_t begin = hit.end < points_.size() && points_[hit.end] == U' ' ? hit.end + 1 : hit.end;
    const auto end = find_name_end(reading_, barriers_, begin);
    if (end >= begin + 2) put(hit.begin, end, "ORG", reason, 0.95);
  }

  void take_department(const WordHit& hit) {
    const bool head = hit.end < points_.size() && (points_[hit.end] == U'長' || points_[hit.end] == U'員');
    if ((!ends_word(reading_, hit.end) && !head && !closes_department(points_, hit.end)) || barriers_[hit.begin]) return;
    std::size_t begin = hit.begin;
    while (begin > 0 && !barriers_[begin - 1] && is_department_point(points_[begin - 1]) && hit.end - begin < 14) --begin;
    while (points_[begin] == U'・' || is_digit(points_[begin])) ++begin;  // 設備2|課, but not 3|総務課
    if (begin > 0 && (points_[begin - 1] == U'お' || points_[begin - 1] == U'ご') && is_kanji(points_[begin])) --begin;  // お客様サポート部
    for (std::size_t length = 2; length <= 5 && length <= begin; ++length) {
      if (rules_.is_hiragana_stem(word(begin - length, begin))) begin -= length;
    }
    if (rules_.is_no_department(U"^" + std::u32string{word(begin, hit.end)})) return;
    for (std::size_t at = begin; at < hit.end; ++at) {
      const bool is_inside = at > begin && std::u32string_view{U"安保健"}.find(points_[at - 1]) != std::u32string_view::npos;  // 保|全部
      if (!is_inside && rules_.is_no_department(word(at, hit.end))) return;
    }
    // 鹿嶋|係長 is a person with a post, 設備課|長 the head of a department.
    if (head && hit.begin - begin <= 3 && !is_all_generic(rules_, word(begin, hit.begin))) return;
    if (hit.begin - begin >= 2) put(begin, hit.end, "DEPT", "department:" + to_text(word(hit.begin, hit.end)), 0.75);
  }

  void take_prefecture(const WordHit& hit) {
    if (!begins_word(reading_, hit.begin) || barriers_[hit.begin]) return;
    std::size_t end = hit.end;
    if (end < points_.size() && std::u32string_view{U"都府県"}.find(points_[end]) != std::u32string_view::npos) ++end;
    if (!ends_place(end)) return;
    put(hit.begin, end, "LOCATION", "prefecture", 0.9);
    found_.back().decision = MaskDecision::Generalise;
    found_.back().role = "victim";
  }

  void take_city(const WordHit& hit) {
    if (!begins_word(reading_, hit.begin) || barriers_[hit.begin]) return;
    std::size_t end = hit.end;
    if (end < points_.size() && municipalities.find(points_[end]) != std::u32string_view::npos) ++end;
    if (ends_place(end)) put(hit.begin, end, "LOCATION", "city", 0.85);
  }

  void take_municipality(std::size_t at) {
    if (!ends_place(at + 1) || barriers_[at]) return;
    std::size_t begin = at;
    while (begin > 0 && !barriers_[begin - 1] && (is_kanji(points_[begin - 1]) || is_katakana(points_[begin - 1])) && at - begin < 12)
      --begin;
    for (std::size_t inner = begin; inner < at; ++inner) {  // 岐阜県|瑞穂市: the name begins behind the prefecture
      if (std::u32string_view{U"都府県"}.find(points_[inner]) != std::u32string_view::npos && inner > begin + 1) begin = inner + 1;
    }
    for (std::size_t inner = begin; inner <= at; ++inner) {
      if (rules_.is_no_place(word(inner, at + 1))) return;
    }
    if (begin == at || at - begin > 6 || is_all_generic(rules_, word(begin, at))) return;
    put(begin, at + 1, "LOCATION", "municipality", at - begin > 4 ? 0.6 : 0.8);
  }

  auto ends_place(std::size_t end) const -> bool {
    if (end >= points_.size() || ends_word(reading_, end)) return true;
    return place_followers.find(points_[end]) != std::u32string_view::npos;
  }

  const Reading& reading_;
  const RuleIndex& rules_;
  Candidates& found_;
  std::vector<bool> barriers_;
  std::u32string_view points_;
};

}  // namespace

void detect_organisations(const Reading& reading, const RuleIndex& rules, Candidates& found) {
  OrganisationDetector{reading, rules, found}.run();
}

void detect_kept_names(const Reading& reading, Candidates& found) {
  for (const auto& hit : reading.signs) {
    const auto sign = static_cast<Sign>(hit.tag);
    if (sign != Sign::PublicBody && sign != Sign::Malware && sign != Sign::Actor) continue;
    if (!begins_word(reading, hit.begin)) continue;
    const bool is_ascii = is_alnum(reading.text.points[hit.end - 1]);
    if (is_ascii && !ends_word(reading, hit.end)) continue;
    Candidate candidate;
    candidate.begin = hit.begin;
    candidate.end = hit.end;
    candidate.type = sign == Sign::PublicBody ? "ORG" : sign == Sign::Malware ? "MALWARE" : "ACTOR";
    candidate.role = sign == Sign::PublicBody ? "public" : "attacker";
    candidate.reason = sign == Sign::PublicBody ? "keep-list:public-body" : sign == Sign::Malware ? "keep-list:malware" : "keep-list:actor";
    candidate.decision = MaskDecision::Keep;
    candidate.rank = Rank::KeepList;
    found.push_back(std::move(candidate));
  }
}

}  // namespace noroshi::domain
