#include "base/secret.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <type_traits>

namespace noroshi {
namespace {

template <class T>
concept Comparable = requires(const T& a, const T& b) {
  a == b;
};
template <class T>
concept Printable = requires(std::ostream& out, const T& value) {
  out << value;
};

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>, "a copy is made by clone() alone");
static_assert(!Comparable<Secret> && !Printable<Secret>, "neither compared nor printed");

TEST(Secret, RevealsWhatItHolds) {
  const Secret secret{"correct horse"};
  EXPECT_EQ(as_text(secret.reveal()), "correct horse");
  EXPECT_FALSE(secret.empty());
  EXPECT_TRUE(Secret{}.empty());
}

TEST(Secret, IsGoneFromWhereItWasMovedFrom) {
  Secret first{"key"};
  const Secret second{std::move(first)};
  EXPECT_TRUE(first.empty());  // NOLINT(bugprone-use-after-move): that is the question
  Secret third{"older"};
  third = second.clone();
  EXPECT_TRUE(third.equals(second));
}

TEST(Secret, SurvivesBeingAssignedToItself) {
  Secret secret{"key"};
  auto& alias = secret;
  secret = std::move(alias);
  EXPECT_EQ(as_text(secret.reveal()), "key");
}

TEST(Secret, EqualsOnlyTheSame) {
  const Secret secret{"key"};
  EXPECT_TRUE(secret.equals(Secret{"key"}));
  EXPECT_FALSE(secret.equals(Secret{"kez"}));
  EXPECT_FALSE(secret.equals(Secret{}));
}

}  // namespace
}  // namespace noroshi
