#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi {

/// True for well-formed UTF-8 (no overlong form, no surrogate).
auto is_utf8(std::string_view text) -> bool;
/// Unicode normalisation form C: what we store.
auto to_nfc(std::string_view text) -> std::string;
/// NFKC, lower case, white space taken out: what we compare by (names, registry terms).
auto fold_for_match(std::string_view text) -> std::string;
/// Code points of well-formed UTF-8 and back.
auto to_code_points(std::string_view text) -> std::vector<char32_t>;
auto to_utf8(const std::vector<char32_t>& code_points) -> std::string;
auto to_utf8(char32_t code_point) -> std::string;
auto count_code_points(std::string_view text) -> std::size_t;

/// The first character that no input field takes: NUL and other controls (but tab, line feed, carriage return), bidi controls,
/// non-characters. As "U+202E". Zero-width characters pass; anonymise() looks through them.
auto find_forbidden_character(std::string_view text) -> std::optional<std::string>;

/// White space at both ends taken off (Unicode White_Space).
auto trim(std::string_view text) -> std::string;

}  // namespace noroshi
