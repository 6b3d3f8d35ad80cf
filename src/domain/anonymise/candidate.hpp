#pragma once

#include "base/result.hpp"
#include "domain/anonymise/mask_text.hpp"
#include "domain/anonymise/normal_text.hpp"
#include "domain/anonymise/word_matcher.hpp"
#include "domain/tagging/tag_report.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace noroshi::domain {

class RuleIndex;

/// Who has the last word where two findings meet; keep-lists stand below whatever is known to be one's own.
enum class Rank { Guess, Name, Structured, KeepList, Hard, Person, Registry };

/// What one detector found: points of the normalised text, end exclusive. The union of all is resolved later.
struct Candidate {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string type;
  std::string role;  ///< empty until roles are decided
  std::string reason;
  double score = 1.0;
  MaskDecision decision = MaskDecision::Mask;
  Rank rank = Rank::Structured;
  std::string entity;   ///< what the pseudonym hangs on; empty: the text of the span
  std::string unknown;  ///< "ask", "mask" or "keep": what becomes of it when its role stays unknown; empty: the role does not matter

  auto overlaps(const Candidate& other) const -> bool { return begin < other.end && other.begin < end; }
  auto covers(const Candidate& other) const -> bool { return begin <= other.begin && other.end <= end; }
};
using Candidates = std::vector<Candidate>;

/// What the learnt tagger said of the raw text, by the points of a reading of it.
struct Learnt {
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  const TaggedReport* tagged = nullptr;  ///< null: there is no tagger
  std::vector<std::uint32_t> point;      ///< per point of the reading the point it spoke of, or `none`

  auto point_at(std::size_t at) const -> std::uint32_t { return tagged == nullptr ? none : point[at]; }
  /// Whose the points are, None left out; all zero where it knows nothing of them.
  auto roles_of(std::size_t begin, std::size_t end) const -> RoleShares;
};

/// A text with what all detectors look up in it.
struct Reading {
  NormalText text;
  std::vector<WordHit> signs;
  std::vector<bool> is_replacement;  ///< per point: inside a replacement of ours, 〔組織A〕
  Learnt learnt = {};
};
auto read_text(const std::vector<char32_t>& raw, const RuleIndex& rules) -> Reading;

/// The points of a candidate, and the same as UTF-8.
auto span_of(const Reading& reading, const Candidate& candidate) -> std::u32string_view;
auto text_of(const Reading& reading, const Candidate& candidate) -> std::string;

/// Whether the line that holds this point is written in English.
auto is_english_line(const NormalText& text, std::size_t at) -> bool;

// The detectors. Each adds to `found` and looks at no other's findings, unless it says so.

/// Structured identifiers by pattern and check. Error `anonymise_blocked`.
auto detect_patterns(const Reading& reading, const RuleIndex& rules, Candidates& found) -> Result<void>;
/// Organisations, facilities, departments and places by the words they end in. Names end where a structured identifier does.
void detect_organisations(const Reading& reading, const RuleIndex& rules, Candidates& found);
/// Persons by honorific, post, field, and list of surnames.
void detect_persons(const Reading& reading, const RuleIndex& rules, Candidates& found);
/// Persons by the shape of the line: who speaks in a chat, who is listed, who signs. Looks at the times and houses found before.
void detect_name_lines(const Reading& reading, const RuleIndex& rules, Candidates& found);
/// Latin words built like Japanese names.
void detect_romaji(const Reading& reading, const RuleIndex& rules, Candidates& found);
/// Capitalised sequences in lines of English.
void detect_english(const Reading& reading, const RuleIndex& rules, Candidates& found);
/// What the learnt tagger takes for somebody's own.
void detect_learnt(const Reading& reading, Candidates& found);
/// Public bodies, malware and actors of the keep-lists.
void detect_kept_names(const Reading& reading, Candidates& found);

/// Fills in role and decision of every candidate that has none: private ranges, keep-lists, defanging, cues, then other occurrences of
/// the same value.
void decide_roles(const Reading& reading, const RuleIndex& rules, Candidates& found);

/// One list, sorted and without overlaps, out of the union of all findings.
auto resolve(const Reading& reading, Candidates found) -> Candidates;

}  // namespace noroshi::domain
