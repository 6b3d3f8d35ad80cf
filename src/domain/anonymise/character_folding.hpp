#pragma once

namespace noroshi::domain {

/// Characters that are taken for the same when names are compared; the result of folding twice is that of folding once.
auto fold_character(char32_t c) -> char32_t;

/// Hyphens, dashes, minus signs and the long-vowel mark.
auto is_hyphen_like(char32_t c) -> bool;

/// Zero-width, bidi and variation marks: they carry nothing for the reader and break up names for the machine.
auto is_invisible(char32_t c) -> bool;

}  // namespace noroshi::domain
