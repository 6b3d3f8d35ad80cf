#pragma once

#include "domain/anonymise/candidate.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace noroshi::domain {

/// Where the name before a suffix begins (中部山岳|電力), and how sure that is.
struct Stem {
  std::size_t begin = 0;
  double score = 0;
};

/// Points that no name runs over: structured identifiers and our own replacements.
auto name_barriers(const Reading& reading, const Candidates& found) -> std::vector<bool>;

/// Nothing when only words for a class stand before the suffix (水力|発電所, 都市|ガス): they name nobody.
auto find_stem(const Reading& reading, const RuleIndex& rules, const std::vector<bool>& barriers, std::size_t suffix_begin)
    -> std::optional<Stem>;

/// Where the name behind a legal form ends (株式会社|みちのく計装|が).
auto find_name_end(const Reading& reading, const std::vector<bool>& barriers, std::size_t begin) -> std::size_t;

/// Whether a word that ends here is not the beginning of a longer one (電力|会社).
auto ends_word(const Reading& reading, std::size_t end) -> bool;
/// Whether a word that begins here is not the tail of a longer one.
auto begins_word(const Reading& reading, std::size_t begin) -> bool;

/// Whether `word` is a chain of words for classes.
auto is_all_generic(const RuleIndex& rules, std::u32string_view word) -> bool;

}  // namespace noroshi::domain
