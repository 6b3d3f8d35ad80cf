#pragma once

#include "base/result.hpp"
#include "domain/anonymise/coarseness.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace noroshi::domain {

struct AnonymiseRules;  // domain/anonymise/rules.hpp

/// What an operator says is its own: the anonymiser looks for all of it. Never complete.
struct Registry {
  std::vector<std::string> names, aliases, domains, cidrs, facilities, systems, vendors;
  friend auto operator==(const Registry&, const Registry&) -> bool = default;
};

enum class MaskDecision { Mask, Ask, Generalise, Keep };

/// One span of the raw text (code points, end exclusive) and what becomes of it.
struct Mask {
  std::size_t start = 0;
  std::size_t end = 0;
  std::string type;    ///< "ORG", "PERSON", "IP", …
  std::string role;    ///< "victim", "attacker", "vendor", "public", "unknown"
  std::string reason;  ///< which rule, for the person who looks
  double score = 1.0;
  MaskDecision decision = MaskDecision::Mask;
  std::string replacement;
};

/// An attack fact taken into a field before anything is masked: exact value.
struct Indicator {
  std::string type;  ///< "ip", "domain", "url", "sha256", "cve", "malware", …
  std::string value;
  std::size_t start = 0;
  std::size_t end = 0;
  friend auto operator==(const Indicator&, const Indicator&) -> bool = default;
};

/// Entity key → replacement, stable within a thread; grows from version to version.
struct Pseudonyms {
  std::vector<std::pair<std::string, std::string>> entries;
};

/// One person's word on what was asked; two persons' also restores what was masked.
enum class Voices { One, Two };

/// What people said about a span, by its folded text.
struct Decision {
  std::string folded_text;
  MaskDecision decision = MaskDecision::Mask;
  Voices voices = Voices::One;
};

struct MaskedText {
  std::string text;
  std::vector<Mask> masks;
  std::vector<Indicator> indicators;
};

/// Takes the source out of `text`. Errors: `anonymise_blocked` (a hard block such as a card number; the message never repeats the
/// value), `anonymise_residue` (something removed is still visible in the output).
auto mask_text(std::string_view text, const Registry& registry, const AnonymiseRules& rules, Pseudonyms& pseudonyms,
               const std::vector<Decision>& decisions, const Coarseness& coarseness = {}) -> Result<MaskedText>;

/// The terms (at least 2 code points) that are visible in `text`, in any of the writings that the registry is searched for.
auto find_registry_terms(std::string_view text, const std::vector<std::string>& terms) -> std::vector<std::string>;

}  // namespace noroshi::domain
