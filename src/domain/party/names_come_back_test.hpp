#pragma once

#include "base/result.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>

namespace noroshi::domain {

/// Every member of an enum has a name of its own that parses back, and another word is refused with all names in the message.
template <class Enum, class Parse> void expect_names_come_back(Parse parse, int count) {
  const auto refused = parse("no such word");
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::InvalidInput);
  ASSERT_EQ(refused.error().fields.size(), 1U);
  std::set<std::string_view> names;
  for (int i = 0; i < count; ++i) {
    const auto value = static_cast<Enum>(i);
    const auto name = to_text(value);
    names.insert(name);
    const auto back = parse(name);
    ASSERT_TRUE(back.has_value()) << name;
    EXPECT_EQ(*back, value) << name;
    EXPECT_NE(refused.error().fields.front().message.find(name), std::string::npos) << name;
  }
  EXPECT_EQ(names.size(), static_cast<std::size_t>(count));
}

}  // namespace noroshi::domain
