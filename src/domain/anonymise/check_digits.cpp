#include "domain/anonymise/check_digits.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace noroshi::domain {
namespace {

auto digits_of(std::string_view text) -> std::string {
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') digits.push_back(c);
  }
  return digits;
}

auto value(char digit) -> int { return digit - '0'; }

auto passes_luhn(std::string_view digits) -> bool {
  int sum = 0;
  for (std::size_t place = 0; place < digits.size(); ++place) {
    int part = value(digits[digits.size() - 1 - place]);
    if (place % 2 == 1) part = part * 2 > 9 ? part * 2 - 9 : part * 2;
    sum += part;
  }
  return sum % 10 == 0;
}

struct CardScheme {
  int first;  // of the first four digits
  int last;
  std::size_t length_min;
  std::size_t length_max;
};
constexpr std::array card_schemes{
    CardScheme{4000, 4999, 13, 19}, CardScheme{5100, 5599, 16, 16}, CardScheme{2221, 2720, 16, 16}, CardScheme{3400, 3499, 15, 15},
    CardScheme{3700, 3799, 15, 15}, CardScheme{3528, 3589, 16, 19}, CardScheme{3000, 3059, 14, 19}, CardScheme{3600, 3699, 14, 19},
    CardScheme{3800, 3999, 14, 19}, CardScheme{6011, 6011, 16, 19}, CardScheme{6200, 6299, 16, 19}, CardScheme{6440, 6599, 16, 19},
    CardScheme{5018, 5018, 13, 19}, CardScheme{5020, 5038, 13, 19}, CardScheme{6304, 6390, 13, 19},
};

// Area codes of five digits with the leading 0; all others have two (03, 06), three (below) or four digits.
constexpr std::array<std::string_view, 44> area_codes_5{
    "01267", "01372", "01374", "01377", "01392", "01397", "01398", "01456", "01457", "01466", "01547", "01558", "01564", "01586", "01587",
    "01632", "01634", "01635", "01648", "01654", "01655", "01656", "01658", "04992", "04994", "04996", "04998", "05769", "05979", "07468",
    "08387", "08388", "08396", "08477", "08512", "08514", "09493", "09496", "09802", "09912", "09913", "09969", "09808", "09804"};
constexpr std::array<std::string_view, 47> area_codes_3{"011", "015", "017", "018", "019", "022", "023", "024", "025", "026", "027", "028",
                                                        "029", "042", "043", "044", "045", "046", "047", "048", "049", "052", "053", "054",
                                                        "055", "058", "059", "072", "073", "075", "076", "077", "078", "079", "082", "083",
                                                        "084", "086", "087", "088", "089", "092", "093", "095", "096", "097", "098"};

auto is_area_code(std::string_view code) -> bool {
  if (code.size() == 2) return code == "03" || code == "06" || code == "04";
  if (code.size() == 3) return std::ranges::find(area_codes_3, code) != area_codes_3.end() || code == "099";
  if (code.size() == 4) return code[1] != '0' && code.substr(0, 2) != "03" && code.substr(0, 2) != "06";
  return code.size() == 5 && std::ranges::find(area_codes_5, code) != area_codes_5.end();
}

auto starts_with_any(std::string_view text, const std::vector<std::string_view>& heads) -> bool {
  return std::ranges::any_of(heads, [&](auto head) { return text.starts_with(head); });
}

auto groups_of(std::string_view text) -> std::vector<std::string> {
  std::vector<std::string> groups(1);
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      groups.back().push_back(c);
    } else if (!groups.back().empty()) {
      groups.emplace_back();
    }
  }
  if (groups.back().empty()) groups.pop_back();
  return groups;
}

}  // namespace

auto is_corporate_number(std::string_view text) -> bool {
  const auto digits = digits_of(text);
  if (digits.size() != 13) return false;
  int sum = 0;
  for (int n = 1; n <= 12; ++n) sum += value(digits[static_cast<std::size_t>(13 - n)]) * (n % 2 == 1 ? 1 : 2);
  return value(digits[0]) == 9 - sum % 9;
}

auto is_personal_number(std::string_view text) -> bool {
  const auto digits = digits_of(text);
  if (digits.size() != 12) return false;
  int sum = 0;
  for (int n = 1; n <= 11; ++n) sum += value(digits[static_cast<std::size_t>(11 - n)]) * (n <= 6 ? n + 1 : n - 5);
  const int remainder = sum % 11;
  return value(digits[11]) == (remainder <= 1 ? 0 : 11 - remainder);
}

auto is_card_number(std::string_view text) -> bool {
  const auto digits = digits_of(text);
  if (digits.size() < 13 || digits.size() > 19) return false;
  const int head = std::stoi(digits.substr(0, 4));
  return passes_luhn(digits) && std::ranges::any_of(card_schemes, [&](const CardScheme& scheme) {
           return head >= scheme.first && head <= scheme.last && digits.size() >= scheme.length_min && digits.size() <= scheme.length_max;
         });
}

auto is_telephone_number(std::string_view text) -> bool {
  auto groups = groups_of(text);
  if (groups.empty()) return false;
  if (text.find('+') != std::string_view::npos) {
    if (!groups.front().starts_with("81")) return groups.size() > 1 || groups.front().size() >= 9;
    groups.front().erase(0, 2);
    if (groups.front().empty()) groups.erase(groups.begin());
    if (groups.empty()) return false;
    if (!groups.front().starts_with("0")) groups.front().insert(0, "0");
  }
  std::string digits;
  for (const auto& group : groups) digits += group;
  if (digits.size() < 2 || digits[0] != '0' || digits[1] == '0') return false;
  if (starts_with_any(digits, {"0120", "0570", "0990"})) return digits.size() == 10 && (groups.size() == 1 || groups.front().size() == 4);
  if (digits.starts_with("0800")) return digits.size() == 11;
  if (digits.size() == 11) {
    return starts_with_any(digits, {"050", "060", "070", "080", "090", "020"}) && (groups.size() == 1 || groups.front().size() == 3);
  }
  if (digits.size() != 10) return false;
  return groups.size() == 1 || is_area_code(groups.front());
}

}  // namespace noroshi::domain
