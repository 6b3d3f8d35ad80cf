#include "domain/anonymise/check_digits.hpp"

#include <gtest/gtest.h>

#include <string>

namespace noroshi::domain {
namespace {

TEST(CheckDigits, CorporateNumbersCarryTheirs) {
  EXPECT_TRUE(is_corporate_number("7000012050002"));
  EXPECT_TRUE(is_corporate_number("4011001098993"));
  EXPECT_FALSE(is_corporate_number("7000012050003"));
  EXPECT_FALSE(is_corporate_number("700001205000"));
}

TEST(CheckDigits, ExactlyOneLastDigitMakesAPersonalNumber) {
  int valid = 0;
  for (char digit = '0'; digit <= '9'; ++digit) valid += is_personal_number(std::string{"12345678901"} + digit) ? 1 : 0;
  EXPECT_EQ(valid, 1);
  EXPECT_TRUE(is_personal_number("1234 5678 9018"));
  EXPECT_FALSE(is_personal_number("12345678901"));
}

TEST(CheckDigits, CardsPassLuhnAndBelongToAScheme) {
  EXPECT_TRUE(is_card_number("4111 1111 1111 1111"));
  EXPECT_TRUE(is_card_number("3530-1113-3330-0000"));
  EXPECT_TRUE(is_card_number("378282246310005"));
  EXPECT_FALSE(is_card_number("4111111111111112"));
  EXPECT_FALSE(is_card_number("9111111111111116"));
}

TEST(CheckDigits, TelephoneNumbersFitTheNumberingPlan) {
  for (const auto* number : {"03-0000-1234", "0279-00-1234", "087-000-1234", "(06)0000-1234", "0120-000-123", "0800-000-1234",
                             "0570-000-123", "090-0000-1234", "09000001234", "+81 70-0000-1234", "+81-3-0000-1234", "01267-0-1234"}) {
    EXPECT_TRUE(is_telephone_number(number)) << number;
  }
  for (const auto* number : {"123-456-7890", "00-0000-0000", "03-0000-12345", "0900-000-1234", "090-0000-123", "05-0000-1234", "+81"}) {
    EXPECT_FALSE(is_telephone_number(number)) << number;
  }
}

}  // namespace
}  // namespace noroshi::domain
