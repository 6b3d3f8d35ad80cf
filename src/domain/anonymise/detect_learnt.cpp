#include "domain/anonymise/candidate.hpp"

#include <algorithm>

namespace noroshi::domain {
namespace {

// Chosen by leaving each writer of data/training out in turn, see data/models/README.md.
constexpr float own_min = 0.3F;        // likely enough to be somebody's own …
constexpr float own_ratio = 0.5F;      // … and twice as likely as the attacker's
constexpr float person_min = 0.025F;   // a person's name: one that stays names a person
constexpr float family_min = 0.0007F;  // what the dictionary reads as a family name
constexpr float not_own_max = 0.5F;
constexpr float sure = 0.5F;  // below, a person is asked
constexpr double attack_name_min = 0.5;

auto own_share(const RoleShares& roles) -> float {
  return roles[static_cast<std::size_t>(TagRole::Victim)] + roles[static_cast<std::size_t>(TagRole::Vendor)];
}

auto is_coarse(const std::string& type) -> bool { return type == "DATE" || type == "TIME" || type == "QUANTITY" || type == "LOCATION"; }

class LearntDetector {
public:
  LearntDetector(const Reading& reading, Candidates& found)
      : reading_{reading}, learnt_{reading.learnt}, tagged_{*reading.learnt.tagged}, found_{found} {
    tag_of_point_.assign(tagged_.roles.size(), 0);
    for (std::size_t tag = 0; tag < tagged_.tags.size(); ++tag) {
      for (auto point = tagged_.tags[tag].begin; point < tagged_.tags[tag].end; ++point) tag_of_point_[point] = tag + 1;
    }
  }

  void run() {
    const auto size = reading_.text.size();
    for (std::size_t begin = 0, end = 0; begin < size; begin = end) {
      end = begin + 1;
      if (!is_own(begin)) continue;
      while (end < size && is_own(end)) ++end;
      add_run(widen_left(begin), widen_right(end));
    }
    keep_attack_names();
  }

private:
  auto is_own(std::size_t at) const -> bool {
    const auto point = learnt_.point_at(at);
    if (point == Learnt::none || reading_.text.points[at] == U'\n') return false;
    const auto& roles = tagged_.roles[point];
    const auto attacker = roles[static_cast<std::size_t>(TagRole::Attacker)];
    if (own_share(roles) >= own_min && own_share(roles) * own_ratio > attacker) return true;
    const auto least = tagged_.is_family_name[point] ? family_min : person_min;
    return std::max(tagged_.person[point], own_share(roles)) >= least && attacker < not_own_max &&
           roles[static_cast<std::size_t>(TagRole::Public)] < not_own_max &&
           (tagged_.person[point] >= person_min || tagged_.is_family_name[point]);
  }

  auto begins_word(std::size_t at) const -> bool {
    const auto point = learnt_.point_at(at);
    return point == Learnt::none || tagged_.begins_word[point];
  }
  auto widen_left(std::size_t begin) const -> std::size_t {
    auto at = begin;
    while (at > 0 && !begins_word(at) && reading_.text.points[at - 1] != U'\n') --at;
    return at;
  }
  auto widen_right(std::size_t end) const -> std::size_t {
    while (end < reading_.text.size() && !begins_word(end) && reading_.text.points[end] != U'\n') ++end;
    return end;
  }

  auto tag_at(std::size_t at) const -> std::size_t {
    const auto point = learnt_.point_at(at);
    return point == Learnt::none ? 0 : tag_of_point_[point];
  }

  // Names that the attack has and no list knows yet.
  void keep_attack_names() {
    const auto size = reading_.text.size();
    for (std::size_t begin = 0, end = 0; begin < size; begin = end) {
      end = begin + 1;
      const auto tag = tag_at(begin);
      if (tag == 0) continue;
      while (end < size && tag_at(end) == tag) ++end;
      const auto& said = tagged_.tags[tag - 1];
      if ((said.type != "MALWARE" && said.type != "ACTOR") || said.role != TagRole::Attacker) continue;
      if (end - begin != said.end - said.begin || said.score < attack_name_min || said.role_score < attack_name_min) continue;
      Candidate candidate;
      candidate.begin = begin;
      candidate.end = end;
      candidate.type = said.type;
      candidate.role = "attacker";
      candidate.reason = "learnt";
      candidate.score = said.score;
      candidate.decision = MaskDecision::Keep;
      candidate.rank = Rank::Guess;
      found_.push_back(std::move(candidate));
    }
  }

  // One finding for each span of the best reading that lies in the run; what is left over goes with its neighbour.
  void add_run(std::size_t begin, std::size_t end) {
    auto from = begin;
    auto own = tag_at(begin);
    for (auto at = begin + 1; at < end; ++at) {
      const auto tag = tag_at(at);
      if (tag == 0 || tag == own) continue;
      if (own != 0) {
        add(from, at, own);
        from = at;
      }
      own = tag;
    }
    add(from, end, own);
  }

  void add(std::size_t begin, std::size_t end, std::size_t tag) {
    const auto roles = learnt_.roles_of(begin, end);
    Candidate candidate;
    candidate.begin = begin;
    candidate.end = end;
    candidate.type = tag == 0 ? "OTHER" : type_of(tagged_.tags[tag - 1].type, begin, end);
    candidate.role =
        roles[static_cast<std::size_t>(TagRole::Vendor)] > roles[static_cast<std::size_t>(TagRole::Victim)] ? "vendor" : "victim";
    candidate.reason = "learnt";
    candidate.score = static_cast<double>(strongest(begin, end));
    candidate.rank = Rank::Guess;
    if (is_coarse(candidate.type)) {
      candidate.decision = MaskDecision::Generalise;
    } else if (candidate.score < static_cast<double>(sure)) {
      candidate.decision = MaskDecision::Ask;
    }
    found_.push_back(std::move(candidate));
  }

  auto type_of(const std::string& type, std::size_t begin, std::size_t end) const -> std::string {
    if (type == "INDICATOR" || type == "MALWARE" || type == "ACTOR") return "OTHER";
    if (type != "CONTACT") return type;
    const auto points = std::u32string_view{reading_.text.points}.substr(begin, end - begin);
    return std::ranges::any_of(points, is_digit) ? "PHONE" : "ADDRESS";
  }

  auto strongest(std::size_t begin, std::size_t end) const -> float {
    float most = 0.0F;
    for (auto at = begin; at < end; ++at) {
      const auto point = learnt_.point_at(at);
      if (point != Learnt::none) most = std::max({most, own_share(tagged_.roles[point]), tagged_.person[point]});
    }
    return most;
  }

  const Reading& reading_;
  const Learnt& learnt_;
  const TaggedReport& tagged_;
  Candidates& found_;
  std::vector<std::size_t> tag_of_point_;  // 1 + index; 0: none
};

}  // namespace

auto Learnt::roles_of(std::size_t begin, std::size_t end) const -> RoleShares {
  RoleShares sums{};
  float all = 0.0F;
  for (auto at = begin; at < end; ++at) {
    const auto of = point_at(at);
    if (of == none) continue;
    for (std::size_t role = 1; role < tag_roles; ++role) {
      sums[role] += tagged->roles[of][role];
      all += tagged->roles[of][role];
    }
  }
  for (auto& share : sums) share = all > 0.0F ? share / all : 0.0F;
  return sums;
}

void detect_learnt(const Reading& reading, Candidates& found) {
  if (reading.learnt.tagged != nullptr) LearntDetector{reading, found}.run();
}

}  // namespace noroshi::domain
