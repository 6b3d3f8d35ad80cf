#include "base/text.hpp"
#include "domain/anonymise/address.hpp"
#include "domain/anonymise/address_flow.hpp"
#include "domain/anonymise/candidate.hpp"
#include "domain/anonymise/mail_header.hpp"
#include "domain/anonymise/name_stem.hpp"
#include "domain/anonymise/registry_matcher.hpp"
#include "domain/anonymise/rule_index.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace noroshi::domain {
namespace {

constexpr std::size_t after_cue_reach = 14;
constexpr std::size_t near_reach = 3;
constexpr std::size_t lines_up_max = 15;
constexpr std::size_t vendor_reach = 14;
constexpr std::size_t claim_reach = 16;
constexpr std::size_t number_reach = 8;
// How sure the tagger has to be, chosen like the bounds of detect_learnt.cpp.
constexpr float learnt_min = 0.95F;
constexpr float doubt_min = 0.97F;
constexpr float doubt_unclaimed_min = 0.5F;

struct Cue {
  std::string role;
  std::string word;
  std::size_t distance;
};

// "evil.example" of "https://user@evil.example:8443/x" and of "someone@evil.example".
auto host_of(std::string value) -> std::string {
  if (const auto scheme = value.find("://"); scheme != std::string::npos) value.erase(0, scheme + 3);
  value.erase(std::min(value.find_first_of("/?#"), value.size()));
  if (const auto at = value.rfind('@'); at != std::string::npos) value.erase(0, at + 1);
  if (std::ranges::count(value, ':') == 1) value.erase(value.find(':'));
  return value;
}

class RoleDecider {
public:
  RoleDecider(const Reading& reading, const RuleIndex& rules, Candidates& found)
      : reading_{reading},
        rules_{rules},
        found_{found},
        headers_{reading},
        barriers_{name_barriers(reading, found)},
        points_{reading.text.points} {}

  void run() {
    for (auto& candidate : found_) {
      if (candidate.role.empty() && candidate.unknown.empty()) name_role(candidate);
      if (candidate.role.empty()) known_range(candidate);
    }
    decide_flows(reading_, found_);
    for (auto& candidate : found_) {
      if (candidate.role.empty()) by_sign(candidate);
    }
    follow_other_occurrences();
    for (auto& candidate : found_) {
      if (candidate.role.empty()) by_learnt(candidate);
    }
    for (auto& candidate : found_) {
      if (candidate.role.empty()) by_report(candidate);
    }
    for (auto& candidate : found_) doubt(candidate);
    for (auto& candidate : found_) settle(candidate);
  }

private:
  // A name in prose is the source's unless a word for suppliers stands beside it.
  void name_role(Candidate& candidate) const {
    candidate.role = "victim";
    for (const auto& hit : reading_.signs) {
      const auto sign = static_cast<Sign>(hit.tag);
      const bool before = sign == Sign::VendorBefore && hit.end <= candidate.begin + 1 && candidate.begin < hit.end + vendor_reach &&
                          hit.begin >= sentence_begin(candidate.begin);
      const bool after = sign == Sign::VendorAfter && hit.begin >= candidate.end && hit.begin <= candidate.end + 2;
      if (before || after) candidate.role = "vendor";
    }
  }

  // Addresses that only mean something inside, and those that everybody knows.
  auto known_range(Candidate& candidate) const -> bool {
    const auto value = refang(text_of(reading_, candidate));
    if (candidate.type == "IP" || candidate.type == "CIDR") {
      auto plain = value;
      std::ranges::replace_if(
          plain, [](char c) { return c == 'x' || c == 'X' || c == '*'; }, '0');
      return address_role(candidate, plain);
    }
    if (candidate.type != "DOMAIN" && candidate.type != "URL" && candidate.type != "EMAIL") return false;
    const auto host = host_of(value);
    if (address_role(candidate, host)) return true;
    const auto last = host.substr(host.rfind('.') == std::string::npos ? 0 : host.rfind('.') + 1);
    if (rules_.is_own_suffix(last) || host == "localhost") return settle_as(candidate, "victim", "own-suffix", Rank::Hard);
    if (candidate.type != "EMAIL" && rules_.is_known_domain(host))
      return settle_as(candidate, "public", "keep-list:domain", Rank::KeepList);
    return false;
  }

  auto address_role(Candidate& candidate, const std::string& address) const -> bool {
    const auto range = parse_address_range(address);
    if (!range) return false;
    if (is_private(*range)) return settle_as(candidate, "victim", "private-range", Rank::Hard);
    if (rules_.is_known_address(*range)) return settle_as(candidate, "public", "keep-list:address", Rank::KeepList);
    return false;
  }

  static auto settle_as(Candidate& candidate, std::string role, std::string reason, Rank rank) -> bool {
    candidate.role = std::move(role);
    candidate.reason = std::move(reason);
    candidate.rank = rank;
    return true;
  }

  static void give(Candidate& candidate, std::string_view role, std::string reason) {
    candidate.role = role;
    candidate.reason = std::move(reason);
  }

  void by_sign(Candidate& candidate) const {
    const bool is_address = candidate.type != "FILE" && candidate.type != "PATH" && candidate.type != "PHONE";
    const auto header = is_address ? headers_.role_at(candidate.begin) : std::string_view{};
    if (is_defanged(text_of(reading_, candidate))) {
      give(candidate, "attacker", "defanged");
    } else if (!header.empty()) {
      give(candidate, header, "mail-header");
    } else if (const auto cue = find_cue(candidate); cue && !is_too_far(candidate, *cue)) {
      candidate.role = cue->role;
      candidate.reason = "cue:" + cue->word;
    }
  }

  // A telephone number is one's own more often than not: only a word at its side makes it the attacker's.
  static auto is_too_far(const Candidate& candidate, const Cue& cue) -> bool {
    return candidate.type == "PHONE" && cue.role == "attacker" && cue.distance > number_reach;
  }

  // What no word beside it tells, the tagger may have learnt to see from the whole of the text. A domain is not kept on its word alone:
  // one's own, unregistered, names the source.
  void by_learnt(Candidate& candidate) const {
    const auto roles = reading_.learnt.roles_of(candidate.begin, candidate.end);
    const auto attacker = roles[static_cast<std::size_t>(TagRole::Attacker)];
    const auto victim = roles[static_cast<std::size_t>(TagRole::Victim)];
    const auto vendor = roles[static_cast<std::size_t>(TagRole::Vendor)];
    const bool is_fact = candidate.type == "IP" || candidate.type == "CIDR" || candidate.type == "URL";
    if (is_fact && attacker >= learnt_min) {
      give(candidate, "attacker", "learnt");
    } else if (victim + vendor >= learnt_min) {
      give(candidate, victim >= vendor ? "victim" : "vendor", "learnt");
    }
  }

  // Rules and tagger of two minds: a person is asked.
  void doubt(Candidate& candidate) const {
    if (candidate.unknown.empty() || candidate.role != "attacker" || candidate.rank >= Rank::KeepList) return;
    if (candidate.reason == "defanged" || candidate.reason == "learnt") return;  // written so by whoever knew what it is
    const auto roles = reading_.learnt.roles_of(candidate.begin, candidate.end);
    const auto own = roles[static_cast<std::size_t>(TagRole::Victim)] + roles[static_cast<std::size_t>(TagRole::Vendor)];
    if (own >= (candidate.reason == "unclaimed" ? doubt_unclaimed_min : doubt_min)) {
      candidate.role = "unknown";
      candidate.reason = "two-minds";
    }
  }

  // An address of the open net that nobody claims, in a text that tells of an attack, is the attacker's: a source knows its own. A name
  // needs more: an attack fact beside it, or, under a suffix that sources do not have, the attack told in its line or the one above. Under
  // .jp, where sources are, even that is not enough.
  void by_report(Candidate& candidate) const {
    const bool is_net = candidate.type == "IP" || candidate.type == "CIDR";
    const bool is_name = candidate.type == "DOMAIN" || candidate.type == "URL" || candidate.type == "EMAIL";
    if ((!is_net && !is_name) || !tells_of_attack(0, points_.size()) || is_claimed(candidate)) return;
    if (is_name) {
      const auto host = host_of(refang(text_of(reading_, candidate)));
      const bool is_strange = rules_.is_strange_suffix(host.substr(host.rfind('.') + 1));
      const auto above = std::max<std::size_t>(line_begin(candidate.begin), 1) - 1;
      const bool is_told = is_strange && tells_of_attack(line_begin(above), line_end(candidate.end));
      if (host.ends_with(".jp") || !(is_told || has_fact_beside(candidate))) return;
    }
    give(candidate, "attacker", "unclaimed");
  }

  // A word for one's own close by in the line: then it is not known whose it is.
  auto is_claimed(const Candidate& candidate) const -> bool {
    const auto begin = std::max(line_begin(candidate.begin), candidate.begin - std::min(candidate.begin, claim_reach));
    const auto end = std::min(line_end(candidate.end), candidate.end + claim_reach);
    return std::ranges::any_of(reading_.signs, [&](const WordHit& hit) {
      const auto sign = static_cast<Sign>(hit.tag);
      return (sign == Sign::VictimBefore || sign == Sign::VictimAfter) && hit.begin >= begin && hit.end <= end && is_whole(hit);
    });
  }

  // A fact of the attack in the line, the one above or the one below.
  auto has_fact_beside(const Candidate& candidate) const -> bool {
    const auto line = line_begin(candidate.begin);
    const auto begin = line == 0 ? 0 : line_begin(line - 1);
    const auto end = line_end(candidate.end);
    return std::ranges::any_of(found_, [&](const Candidate& fact) {
      return fact.role == "attacker" && fact.reason != "unclaimed" && fact.begin >= begin && fact.begin < end;
    });
  }

  auto tells_of_attack(std::size_t begin, std::size_t end) const -> bool {
    return std::ranges::any_of(reading_.signs, [&](const WordHit& hit) {
      const auto sign = static_cast<Sign>(hit.tag);
      const bool tells = sign == Sign::AttackerBefore || sign == Sign::AttackerAfter || sign == Sign::AttackWord;
      return tells && hit.begin >= begin && hit.end <= end && is_whole(hit);
    });
  }

  // Nearest word before it in the sentence; a word right behind it is stronger; then the heading or the line the list hangs on.
  auto find_cue(const Candidate& candidate) const -> std::optional<Cue> {
    const auto before = last_cue(sentence_begin(candidate.begin), candidate.begin);
    const auto after = first_cue(candidate.end, std::min(candidate.end + after_cue_reach, sentence_end(candidate.end)));
    if (after && (!before || after->distance <= near_reach)) return after;
    if (before) return before;
    return cue_above(candidate);
  }

  auto last_cue(std::size_t begin, std::size_t end) const -> std::optional<Cue> {
    std::optional<Cue> nearest;
    for (const auto& hit : reading_.signs) {
      const auto sign = static_cast<Sign>(hit.tag);
      const bool counts = sign == Sign::AttackerBefore || sign == Sign::VictimBefore;
      if (!counts || hit.begin < begin || hit.end > end || !is_whole(hit)) continue;
      if (nearest && end - hit.end > nearest->distance) continue;
      if (nearest && end - hit.end == nearest->distance && hit.end - hit.begin <= to_points(nearest->word).size()) continue;
      nearest = Cue{sign == Sign::AttackerBefore ? "attacker" : "victim", word(hit), end - hit.end};
    }
    return nearest;
  }

  auto first_cue(std::size_t begin, std::size_t end) const -> std::optional<Cue> {
    std::optional<Cue> nearest;
    for (const auto& hit : reading_.signs) {
      const auto sign = static_cast<Sign>(hit.tag);
      const bool counts = sign == Sign::AttackerAfter || sign == Sign::VictimAfter;
      if (!counts || hit.begin < begin || hit.end > end || !is_whole(hit)) continue;
      if (nearest && hit.begin - begin >= nearest->distance) continue;
      nearest = Cue{sign == Sign::AttackerAfter ? "attacker" : "victim", word(hit), hit.begin - begin};
    }
    return nearest;
  }

  auto cue_above(const Candidate& candidate) const -> std::optional<Cue> {
    std::size_t begin = line_begin(candidate.begin);
    bool in_list = is_list_line(begin, line_end(candidate.end));
    for (std::size_t line = 0; line < lines_up_max && begin > 0; ++line) {
      const std::size_t end = begin - 1;
      begin = line_begin(end);
      if (begin == end) continue;
      if (is_heading(begin, end)) return last_cue(begin, end);
      if (is_list_line(begin, end)) continue;
      if (in_list) {
        if (const auto cue = last_cue(begin, end); cue && cue->role == "attacker") return cue;
        in_list = false;
      }
    }
    return std::nullopt;
  }

  // What was said of a value once holds for its other occurrences; two opinions leave it to a person. Whoever owns a domain owns all
  // addresses under it.
  void follow_other_occurrences() {
    std::map<std::string, std::string> roles;
    std::map<std::u32string, std::string> owners;
    for (const auto& candidate : found_) {
      if (candidate.unknown.empty() || candidate.role.empty()) continue;
      add_opinion(roles[key_of(candidate)], candidate.role);
      if (const auto owner = owner_of(candidate); !owner.empty()) add_opinion(owners[owner], candidate.role);
    }
    for (auto& candidate : found_) {
      if (candidate.unknown.empty() || !candidate.role.empty()) continue;
      const auto known = owners.find(owner_of(candidate));
      if (known != owners.end() && !known->first.empty() && known->second != "unknown") give(candidate, known->second, "same-owner");
    }
    for (auto& candidate : found_) {
      if (candidate.unknown.empty() || candidate.rank >= Rank::Hard) continue;
      const auto known = roles.find(key_of(candidate));
      if (known == roles.end() || known->second == candidate.role) continue;
      candidate.reason = candidate.role.empty() ? "other-occurrence" : "two-roles";
      candidate.role = known->second;
    }
  }

  static void add_opinion(std::string& role, const std::string& said) { role = role.empty() || role == said ? said : "unknown"; }

  auto owner_of(const Candidate& candidate) const -> std::u32string {
    if (candidate.type != "DOMAIN" && candidate.type != "URL" && candidate.type != "EMAIL") return {};
    return owner_label_of(refang(text_of(reading_, candidate)), rules_);
  }

  auto key_of(const Candidate& candidate) const -> std::string { return fold_for_match(refang(text_of(reading_, candidate))); }

  void settle(Candidate& candidate) const {
    if (candidate.unknown.empty() || candidate.rank > Rank::Hard) return;
    if (candidate.role == "attacker" || candidate.role == "public") {
      candidate.decision = MaskDecision::Keep;
      if (candidate.rank != Rank::Guess) candidate.rank = Rank::KeepList;
    } else if (candidate.role.empty() || candidate.role == "unknown") {
      if (candidate.role.empty()) candidate.reason = "unknown:" + candidate.reason;
      candidate.role = "unknown";
      candidate.decision = candidate.unknown == "ask"    ? MaskDecision::Ask
                           : candidate.unknown == "keep" ? MaskDecision::Keep
                                                         : MaskDecision::Mask;
    }
  }

  auto is_whole(const WordHit& hit) const -> bool {
    if (barriers_[hit.begin]) return false;
    const bool latin_begin = is_alnum(points_[hit.begin]);
    const bool latin_end = is_alnum(points_[hit.end - 1]);
    return (!latin_begin || begins_word(reading_, hit.begin)) && (!latin_end || ends_word(reading_, hit.end));
  }
  auto word(const WordHit& hit) const -> std::string { return to_text(points_.substr(hit.begin, hit.end - hit.begin)); }

  auto is_stop(std::size_t at) const -> bool {
    const char32_t c = points_[at];
    if (c == U'。' || c == U'\n' || c == U'!' || c == U'?') return !barriers_[at];
    return c == U'.' && at + 1 < points_.size() && points_[at + 1] == U' ' && !barriers_[at];
  }
  auto sentence_begin(std::size_t at) const -> std::size_t {
    while (at > 0 && !is_stop(at - 1)) --at;
    return at;
  }
  auto sentence_end(std::size_t at) const -> std::size_t {
    while (at < points_.size() && !is_stop(at)) ++at;
    return at;
  }
  auto line_begin(std::size_t at) const -> std::size_t {
    while (at > 0 && points_[at - 1] != U'\n') --at;
    return at;
  }
  auto line_end(std::size_t at) const -> std::size_t {
    while (at < points_.size() && points_[at] != U'\n') ++at;
    return at;
  }
  auto is_heading(std::size_t begin, std::size_t end) const -> bool {
    while (end > begin && points_[end - 1] == U' ') --end;
    const char32_t first = points_[begin];
    return std::u32string_view{U"■□●◆◇▼▽【[#<《"}.find(first) != std::u32string_view::npos || (end > begin && points_[end - 1] == U':');
  }
  // Little on the line but identifiers: an item of a list that some other line introduces.
  auto is_list_line(std::size_t begin, std::size_t end) const -> bool {
    std::size_t prose = 0;
    std::size_t identifiers = 0;
    for (std::size_t at = begin; at < end; ++at) {
      identifiers += barriers_[at] ? 1 : 0;
      prose += !barriers_[at] && (is_kanji(points_[at]) || is_hiragana(points_[at]) || is_katakana(points_[at]) || is_latin(points_[at]))
                   ? 1
                   : 0;
    }
    return identifiers > 0 && prose <= 8;
  }

  const Reading& reading_;
  const RuleIndex& rules_;
  Candidates& found_;
  MailHeaders headers_;
  std::vector<bool> barriers_;
  std::u32string_view points_;
};

}  // namespace

void decide_roles(const Reading& reading, const RuleIndex& rules, Candidates& found) { RoleDecider{reading, rules, found}.run(); }

}  // namespace noroshi::domain
