#include "domain/anonymise/person_name.hpp"

#include <gtest/gtest.h>

namespace noroshi::domain {
namespace {

TEST(PersonName, JapaneseNamesInLatinLettersAreBuiltOfMorae) {
  for (const std::u32string_view name : {U"ebina", U"kemuyama", U"shijimono", U"hattori", U"enomoto", U"kinoshita", U"junichi"}) {
    EXPECT_TRUE(is_romaji(name, 3));
  }
}

TEST(PersonName, EnglishWordsAreNot) {
  for (const std::u32string_view word : {U"server", U"firewall", U"substation", U"traffic", U"malware", U"session", U"contractor"}) {
    EXPECT_FALSE(is_romaji(word, 3));
  }
  EXPECT_FALSE(is_romaji(U"note", 3));
}

TEST(PersonName, FamilyNamesMayHoldTheKanaOfPlaces) {
  EXPECT_TRUE(is_family_point(U'嶋'));
  EXPECT_TRUE(is_family_point(U'ヶ'));
  EXPECT_FALSE(is_family_point(U'ア'));
}

}  // namespace
}  // namespace noroshi::domain
