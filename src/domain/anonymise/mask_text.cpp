#include "domain/anonymise/mask_text.hpp"

#include "base/text.hpp"
#include "domain/anonymise/address.hpp"
#include "domain/anonymise/candidate.hpp"
#include "domain/anonymise/registry_matcher.hpp"
#include "domain/anonymise/replacement.hpp"
#include "domain/anonymise/rule_index.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace noroshi::domain {
namespace {

constexpr int rounds_max = 12;
constexpr std::size_t replacement_points_max = 40;
constexpr std::uint32_t registry_tag = 0xFFFFFFFF;
constexpr auto restored = "restored";  // the reason of what two persons let stand

auto detect(const Reading& reading, const MatchText& match, const RegistryMatcher& registry, const RuleIndex& rules) -> Result<Candidates> {
  Candidates found;
  NOROSHI_TRY(detect_patterns(reading, rules, found));
  registry.mark(reading, found);
  detect_organisations(reading, rules, found);
  detect_persons(reading, rules, found);
  detect_name_lines(reading, rules, found);
  detect_romaji(reading, rules, found);
  detect_english(reading, rules, found);
  detect_kept_names(reading, found);
  detect_learnt(reading, found);
  decide_roles(reading, rules, found);
  std::erase_if(found, [&](const Candidate& candidate) {
    return std::any_of(reading.is_replacement.begin() + static_cast<long>(candidate.begin),
                       reading.is_replacement.begin() + static_cast<long>(candidate.end), [](bool inside) { return inside; });
  });
  registry.find(reading, match, found);
  return found;
}

// Replacements speak the language of the text as a whole: a log in a Japanese report does not change it.
auto language_of(const std::vector<char32_t>& raw) -> Language {
  const auto japanese = std::ranges::count_if(raw, [](char32_t c) { return is_kanji(c) || is_hiragana(c) || is_katakana(c); });
  const auto latin = std::ranges::count_if(raw, is_latin);
  return latin > japanese * 8 ? Language::English : Language::Japanese;
}

// A span of the raw text with everything known about it.
struct Entry {
  std::size_t begin;
  std::size_t end;
  Candidate found;
  std::string text;  // normalised
  Language language = Language::Japanese;
  std::string replacement = {};
};

// The text as it would go out, each code point with where it comes from: a place in the raw text, or an entry (-1 - index).
struct Output {
  std::vector<char32_t> points;
  std::vector<long> origin;
};

class Masker {
public:
  Masker(std::string_view text, const RegistryMatcher& registry, const AnonymiseRules& rules, Pseudonyms& pseudonyms,
         const std::vector<Decision>& decisions, const Coarseness& coarseness)
      : raw_{to_code_points(text)},
        language_{language_of(raw_)},
        registry_{registry},
        rules_{*rules.index},
        tagger_{rules.tagger.get()},
        replacer_{*rules.index, pseudonyms, text, coarseness} {
    for (const auto& decision : decisions) decisions_[fold_for_match(decision.folded_text)] = decision;
    for (const auto& term : registry.terms()) terms_.push_back(match_form(term));
  }

  // Detects, replaces, and reads the result again as a stranger would, until there is nothing more to find: so that masking what is
  // masked changes nothing, and nothing taken out is seen anywhere else.
  auto run() -> Result<MaskedText> {
    Output output = raw_output();
    bool is_first = true;
    for (int round = 0; round < rounds_max; ++round) {
      auto reading = read_text(output.points, rules_);
      NOROSHI_TRY(hear_tagger(reading, output));
      const auto match = match_text(reading.text);
      auto found = NOROSHI_TRY(detect(reading, match, registry_, rules_));
      decide_by_person(reading, found);
      auto resolved = resolve(reading, std::move(found));
      bool changed = false;
      for (const auto& candidate : resolved) {
        if (candidate.decision != MaskDecision::Keep || is_first) changed |= absorb(reading, output, candidate);
      }
      if (!is_first) changed |= catch_residue(reading, match, output);
      if (!changed && !is_first) return finish(output);
      is_first = false;
      if (!assign_replacements()) break;
      output = written();
    }
    return residue();
  }

private:
  static auto residue() -> tl::unexpected<Error> {
    return fail(ErrorCode::InvalidInput, "anonymise_residue",
                "a name of the registry or something taken out would still be visible; shorten the passage or take the name out by hand");
  }

  auto raw_output() const -> Output {
    Output output{raw_, std::vector<long>(raw_.size())};
    for (std::size_t at = 0; at < raw_.size(); ++at) output.origin[at] = static_cast<long>(at);
    return output;
  }

  // The tagger reads the raw text once; later readings know where each point comes from.
  auto hear_tagger(Reading& reading, const Output& output) -> Result<> {
    if (tagger_ == nullptr) return {};
    const auto& raw_begin = reading.text.raw_begin;
    if (!tagged_) {
      tagged_ = NOROSHI_TRY(tagger_->tag(reading.text));
      point_of_raw_.assign(raw_.size(), Learnt::none);
      for (std::uint32_t point = 0; point < raw_begin.size(); ++point) point_of_raw_[raw_begin[point]] = point;
    }
    reading.learnt = {&*tagged_, std::vector<std::uint32_t>(raw_begin.size(), Learnt::none)};
    for (std::size_t point = 0; point < raw_begin.size(); ++point) {
      const auto origin = output.origin[raw_begin[point]];
      if (origin >= 0) reading.learnt.point[point] = point_of_raw_[static_cast<std::size_t>(origin)];
    }
    return {};
  }

  // A person may keep what was only asked, and may mask anything; two persons may keep what is known to be one's own.
  void decide_by_person(const Reading& reading, Candidates& found) const {
    for (auto& candidate : found) {
      if (candidate.decision == MaskDecision::Keep) continue;
      const auto said = decisions_.find(fold_for_match(text_of(reading, candidate)));
      if (said == decisions_.end()) continue;
      const bool restores = said->second.voices == Voices::Two && said->second.decision == MaskDecision::Keep;
      if (candidate.decision != MaskDecision::Ask && !restores) continue;
      candidate.decision = said->second.decision;
      candidate.reason = restores ? restored : "decision";
      if (candidate.decision == MaskDecision::Keep) candidate.rank = restores ? Rank::Registry : Rank::KeepList;
    }
  }

  // What two persons let stand is no residue where it stands.
  auto is_restored(std::size_t begin, std::size_t end) const -> bool {
    return std::ranges::any_of(
        entries_, [&](const Entry& entry) { return entry.found.reason == restored && entry.begin <= begin && end <= entry.end; });
  }
  auto stands_restored(const Reading& reading, const Output& output, const Candidate& candidate) const -> bool {
    const auto begin = output.origin[reading.text.raw_begin[candidate.begin]];
    const auto last = output.origin[reading.text.raw_end[candidate.end - 1] - 1];
    return begin >= 0 && last >= begin && is_restored(static_cast<std::size_t>(begin), static_cast<std::size_t>(last) + 1);
  }

  // Takes a finding in `output` over into the raw text. True when it says anything new.
  auto absorb(const Reading& reading, const Output& output, const Candidate& candidate) -> bool {
    bool changed = false;
    std::size_t at = reading.text.raw_begin[candidate.begin];
    const std::size_t stop = reading.text.raw_end[candidate.end - 1];
    while (at < stop) {
      if (output.origin[at] < 0) {
        ++at;
        continue;
      }
      std::size_t end = at + 1;
      while (end < stop && output.origin[end] == output.origin[end - 1] + 1) ++end;
      changed |= insert(candidate, static_cast<std::size_t>(output.origin[at]), static_cast<std::size_t>(output.origin[end - 1]) + 1);
      at = end;
    }
    return changed;
  }

  auto insert(const Candidate& candidate, std::size_t begin, std::size_t end) -> bool {
    // What was kept gives way as a whole: half an address tells the other half.
    auto type = candidate.type;
    for (auto at = entries_.begin(); at != entries_.end();) {
      const bool meets = at->begin < end && begin < at->end;
      if (meets && at->found.decision == MaskDecision::Keep) {
        begin = std::min(begin, at->begin);
        end = std::max(end, at->end);
        type = at->found.type;
        at = entries_.erase(at);
      } else if (meets) {
        return false;
      } else {
        ++at;
      }
    }
    const std::vector<char32_t> span{raw_.begin() + static_cast<long>(begin), raw_.begin() + static_cast<long>(end)};
    Entry entry{begin, end, candidate, to_text(normalise_text(span).points)};
    entry.found.type = type;
    if (match_form(entry.text).empty()) return false;
    entry.language = language_;
    entries_.push_back(std::move(entry));
    return true;
  }

  // Anything forbidden that the output still shows: in prose it is masked as well; a replacement that shows it is made anew by
  // assign_replacements(), which knows all that is forbidden by then.
  auto catch_residue(const Reading& reading, const MatchText& match, const Output& output) -> bool {
    bool changed = false;
    for (const auto& hit : forbidden_.find(match)) {
      auto candidate = hit.tag == registry_tag ? registry_repeat() : repeat_of(taken_out_[hit.tag]);
      candidate.begin = match.origin[hit.begin];
      candidate.end = match.origin[hit.end - 1] + 1;
      candidate.rank = Rank::Registry;
      if (stands_restored(reading, output, candidate)) continue;
      widen(reading.text, candidate);
      changed |= absorb(reading, output, candidate) || shows_in_replacement(reading, output, candidate);
    }
    return changed;
  }

  static auto registry_repeat() -> Candidate {
    Candidate candidate;
    candidate.type = "OTHER";
    candidate.role = "victim";
    candidate.reason = "repeat";
    return candidate;
  }

  static auto repeat_of(const Entry& entry) -> Candidate {
    auto candidate = entry.found;
    if (candidate.reason == "look-alike") {  // not the same thing: a name of its own
      candidate.entity.clear();
      return candidate;
    }
    if (candidate.decision != MaskDecision::Generalise) candidate.decision = MaskDecision::Mask;
    if (candidate.entity.empty()) candidate.entity = to_text(match_form(entry.text));
    candidate.reason = "repeat";
    return candidate;
  }

  static auto shows_in_replacement(const Reading& reading, const Output& output, const Candidate& candidate) -> bool {
    for (std::size_t at = reading.text.raw_begin[candidate.begin]; at < reading.text.raw_end[candidate.end - 1]; ++at) {
      if (output.origin[at] >= 0) return false;
    }
    return true;
  }

  static void widen(const NormalText& text, Candidate& candidate) {
    const auto is_token = [&](std::size_t at) { return text.points[at] < 0x80 && is_alnum(text.points[at]); };
    while (candidate.begin > 0 && is_token(candidate.begin) && is_token(candidate.begin - 1)) --candidate.begin;
    while (candidate.end < text.size() && is_token(candidate.end - 1) && is_token(candidate.end)) ++candidate.end;
  }

  auto assign_replacements() -> bool {
    std::ranges::sort(entries_, {}, &Entry::begin);
    forbidden_ = Forbidden{};
    for (const auto& term : terms_) forbidden_.add(term, registry_tag);
    taken_out_.clear();
    for (const auto& entry : entries_) {
      if (entry.found.decision == MaskDecision::Keep) continue;
      forbidden_.add(match_form(entry.text), static_cast<std::uint32_t>(taken_out_.size()));
      taken_out_.push_back(entry);
      if (!is_own_address(entry)) continue;
      forbidden_.add(owner_label_of(entry.text, rules_), static_cast<std::uint32_t>(taken_out_.size()));
      taken_out_.push_back(entry);
      auto& look_alike = taken_out_.back().found;
      look_alike.role = "attacker";
      look_alike.reason = "look-alike";
      look_alike.decision = MaskDecision::Ask;
    }
    forbidden_.build();
    for (auto& entry : entries_) {
      if (entry.found.decision == MaskDecision::Keep) continue;
      if (!entry.replacement.empty() && !forbidden_.is_in(entry.replacement)) continue;
      entry.replacement = replacer_.replace(
          {entry.text, entry.found.type, entry.found.role, entry.found.entity, entry.found.decision, entry.language}, forbidden_);
      if (entry.replacement.empty()) return false;
    }
    return true;
  }

  // The name in one's own domain is one's own name wherever it is written: in an account, or in the look-alike beside it.
  static auto is_own_address(const Entry& entry) -> bool {
    const auto& found = entry.found;
    return found.role == "victim" && (found.type == "DOMAIN" || found.type == "URL" || found.type == "EMAIL");
  }

  auto written() const -> Output {
    Output output;
    std::size_t next = 0;
    for (std::size_t at = 0; at < raw_.size();) {
      while (next < entries_.size() && entries_[next].found.decision == MaskDecision::Keep) ++next;
      if (next < entries_.size() && entries_[next].begin == at) {
        for (const auto c : to_code_points(entries_[next].replacement)) {
          output.points.push_back(c);
          output.origin.push_back(-1 - static_cast<long>(next));
        }
        at = entries_[next++].end;
      } else {
        output.points.push_back(raw_[at]);
        output.origin.push_back(static_cast<long>(at++));
      }
    }
    return output;
  }

  auto finish(const Output& output) const -> Result<MaskedText> {
    MaskedText masked;
    masked.text = to_utf8(output.points);
    if (!find_registry_terms(without_restored(output), registry_.terms()).empty()) return residue();
    for (const auto& entry : entries_) {
      const auto& found = entry.found;
      masked.masks.push_back(
          {entry.begin, entry.end, found.type, found.role, found.reason, found.score, found.decision, entry.replacement});
      if (found.decision == MaskDecision::Keep) add_indicator(entry, masked.indicators);
    }
    return masked;
  }

  auto without_restored(const Output& output) const -> std::string {
    auto points = output.points;
    for (std::size_t at = 0; at < points.size(); ++at) {
      if (output.origin[at] < 0) continue;
      const auto raw = static_cast<std::size_t>(output.origin[at]);
      if (is_restored(raw, raw + 1)) points[at] = U'〓';
    }
    return to_utf8(points);
  }

  static auto indicator_type(const Entry& entry) -> std::string {
    static const std::map<std::string, std::string> types{
        {"IP", "ip"},       {"CIDR", "cidr"},     {"DOMAIN", "domain"},       {"URL", "url"},
        {"EMAIL", "email"}, {"CVE", "cve"},       {"MALWARE", "malware"},     {"ACTOR", "actor"},
        {"PATH", "file"},   {"FILE", "file"},     {"PHONE", "phone"},         {"ACCOUNT", "account"},
        {"HOST", "host"},   {"WALLET", "wallet"}, {"TECHNIQUE", "technique"}, {"MAC", "mac"}};
    if (entry.found.type == "HASH") {
      const auto size = entry.text.size();
      return size == 32 ? "md5" : size == 40 ? "sha1" : size == 64 ? "sha256" : size == 96 ? "sha384" : "sha512";
    }
    const auto known = types.find(entry.found.type);
    return known == types.end() ? "" : known->second;
  }

  static void add_indicator(const Entry& entry, std::vector<Indicator>& indicators) {
    const auto type = indicator_type(entry);
    const bool is_fact =
        entry.found.role == "attacker" || entry.found.type == "CVE" || entry.found.type == "TECHNIQUE" || entry.found.type == "HASH";
    if (!type.empty() && is_fact) indicators.push_back({type, refang(entry.text), entry.begin, entry.end});
  }

  std::vector<char32_t> raw_;
  Language language_;
  const RegistryMatcher& registry_;
  const RuleIndex& rules_;
  const ReportTagger* tagger_;
  std::optional<TaggedReport> tagged_;
  std::vector<std::uint32_t> point_of_raw_;  // per raw code point the point the tagger spoke of
  Replacer replacer_;
  std::map<std::string, Decision> decisions_;
  std::vector<std::u32string> terms_;
  std::vector<Entry> entries_;
  std::vector<Entry> taken_out_;  // as of the last replacement, by the tags of `forbidden_`
  Forbidden forbidden_;
};

}  // namespace

auto read_text(const std::vector<char32_t>& raw, const RuleIndex& rules) -> Reading {
  Reading reading{normalise_text(raw), {}, {}, {}};
  reading.signs = rules.find_signs(reading.text.lower);
  const auto& points = reading.text.points;
  reading.is_replacement.resize(points.size());
  for (std::size_t begin = 0; begin < points.size(); ++begin) {
    if (points[begin] != U'〔') continue;
    const auto end = points.find(U'〕', begin);
    if (end == std::u32string::npos) break;
    if (end - begin > replacement_points_max) continue;
    const auto content = to_text(std::u32string_view{points}.substr(begin + 1, end - begin - 1));
    if (!rules.is_own_replacement(content)) continue;
    std::fill(reading.is_replacement.begin() + static_cast<long>(begin), reading.is_replacement.begin() + static_cast<long>(end) + 1, true);
  }
  return reading;
}

auto mask_text(std::string_view text, const Registry& registry, const AnonymiseRules& rules, Pseudonyms& pseudonyms,
               const std::vector<Decision>& decisions, const Coarseness& coarseness) -> Result<MaskedText> {
  const RegistryMatcher matcher{registry, decisions, *rules.index};
  return Masker{text, matcher, rules, pseudonyms, decisions, coarseness}.run();
}

auto find_registry_terms(std::string_view text, const std::vector<std::string>& terms) -> std::vector<std::string> {
  const auto folded = fold_for_match(text);
  const auto matched = match_form(text);
  std::vector<std::string> visible;
  for (const auto& term : terms) {
    const auto form = fold_for_match(term);
    const auto match = match_form(term);
    const bool is_there = (count_code_points(form) >= 2 && folded.find(form) != std::string::npos) ||
                          (match.size() >= 2 && matched.find(match) != std::u32string::npos);
    if (is_there) visible.push_back(term);
  }
  return visible;
}

}  // namespace noroshi::domain
