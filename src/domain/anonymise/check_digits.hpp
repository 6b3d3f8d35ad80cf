#pragma once

#include <string_view>

namespace noroshi::domain {

// Each takes text that may hold hyphens and spaces between the digits.

/// 法人番号: 13 digits, the first of them the check digit (法人番号の指定等に関する省令).
auto is_corporate_number(std::string_view text) -> bool;
/// 個人番号: 12 digits, the last of them the check digit (平成26年総務省令第85号 第五条).
auto is_personal_number(std::string_view text) -> bool;
/// A payment card: Luhn, and a length and first digits that a card scheme uses.
auto is_card_number(std::string_view text) -> bool;
/// A Japanese telephone number: digits, prefix and the places of the hyphens, where there are any, fit the numbering plan.
auto is_telephone_number(std::string_view text) -> bool;

}  // namespace noroshi::domain
