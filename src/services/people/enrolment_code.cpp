#include "services/people/enrolment_code.hpp"

#include "base/sha256.hpp"
#include "services/log/account_log.hpp"

namespace noroshi::services {
namespace {

constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford's base 32
constexpr int code_letters = 20;
constexpr int group_letters = 5;

auto canonical(char c) -> char {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') return '0';
  if (c == 'I' || c == 'L') return '1';
  return c;
}

}  // namespace

auto enrolment_code(const House& house, std::string_view invitation) -> std::string {
  const auto secret = derive_account_secret(house, "enrolment", invitation);
  std::string code;
  for (int i = 0; i < code_letters; ++i) {
    if (i > 0 && i % group_letters == 0) code += '-';
    code += letters[secret[static_cast<std::size_t>(i)] % letters.size()];
  }
  return code;
}

auto enrolment_digest(std::string_view code) -> Bytes32 {
  std::string plain;
  for (const char c : code) {
    if (c != '-' && c != ' ') plain += canonical(c);
  }
  return sha256(plain);
}

}  // namespace noroshi::services
