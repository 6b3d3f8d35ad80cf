#include "domain/sector/catalogue.hpp"

#include <gtest/gtest.h>

namespace noroshi::domain {
namespace {

auto sector(std::string id, Wording name, std::vector<std::string> aliases) -> Sector {
  Sector made;
  made.id = std::move(id);
  made.name = std::move(name);
  made.aliases = std::move(aliases);
  return made;
}

auto catalogue() -> Catalogue {
  return Catalogue{{sector("ict-tel", {"電気通信", "telecommunications"}, {"通信", "ガス"}), sector("gas", {"ガス", "gas"}, {})}};
}

TEST(Catalogue, FindsASectorByIdNameAndNickname) {
  const auto known = catalogue();
  for (const auto* name : {"ict-tel", "電気通信", "telecommunications", "通信", "ＩＣＴ－ＴＥＬ", " 電気 通信 "}) {
    const auto* found = known.find_by_name(name);
    ASSERT_NE(found, nullptr) << name;
    EXPECT_EQ(found->id, "ict-tel") << name;
  }
}

TEST(Catalogue, PrefersANameToANicknameOfAnotherSector) { EXPECT_EQ(catalogue().find_by_name("ガス")->id, "gas"); }

TEST(Catalogue, DoesNotKnowWhatItDoesNotKnow) {
  EXPECT_EQ(catalogue().find_by_name("宇宙"), nullptr);
  EXPECT_EQ(catalogue().find_by_name(""), nullptr);
  EXPECT_EQ(catalogue().find("通信"), nullptr);
}

}  // namespace
}  // namespace noroshi::domain
