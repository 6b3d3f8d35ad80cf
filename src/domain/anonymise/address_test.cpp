#include "domain/anonymise/address.hpp"

#include <gtest/gtest.h>

namespace noroshi::domain {
namespace {

TEST(Address, ParsesOnlyWhatIsOne) {
  for (const auto* text : {"192.0.2.1", "192.0.2.0/24", "2001:db8::1", "2001:db8::/32", "::ffff:192.0.2.1", "fe80::1%eth0"}) {
    EXPECT_TRUE(parse_address_range(text)) << text;
  }
  for (const auto* text : {"192.0.2.256", "192.0.2", "192.0.2.1.1", "192.0.2.0/33", "2001:db8::/129", "::g", "12:40:33", "", "/8"}) {
    EXPECT_FALSE(parse_address_range(text)) << text;
  }
}

TEST(Address, RangesContainWhatLiesInThem) {
  const auto own = *parse_address_range("198.51.100.0/25");
  EXPECT_TRUE(own.contains(*parse_address_range("198.51.100.127")));
  EXPECT_TRUE(own.contains(*parse_address_range("198.51.100.64/26")));
  EXPECT_FALSE(own.contains(*parse_address_range("198.51.100.128")));
  EXPECT_FALSE(own.contains(*parse_address_range("198.51.100.0/24")));
  EXPECT_TRUE(own.contains(*parse_address_range("::ffff:198.51.100.1")));
}

TEST(Address, PrivateRangesAreOnesOwn) {
  for (const auto* text :
       {"10.1.2.3", "172.31.0.1", "192.168.0.1", "100.64.0.1", "169.254.1.1", "127.0.0.1", "fd00::1", "fe80::1", "::1"}) {
    EXPECT_TRUE(is_private(*parse_address_range(text))) << text;
  }
  for (const auto* text : {"172.32.0.1", "203.0.113.1", "2001:db8::1"}) EXPECT_FALSE(is_private(*parse_address_range(text))) << text;
}

TEST(Address, RefangingGivesTheExactValue) {
  EXPECT_EQ(refang("hxxps://login[.]example/a"), "https://login.example/a");
  EXPECT_EQ(refang("billing[at]example[.]com"), "billing@example.com");
  EXPECT_TRUE(is_defanged("203[.]0[.]113[.]5"));
  EXPECT_FALSE(is_defanged("203.0.113.5"));
}

TEST(Address, EditDistanceStopsAtItsLimit) {
  EXPECT_EQ(edit_distance(U"kestrel", U"kestrei", 2), 1U);
  EXPECT_EQ(edit_distance(U"kestrel", U"ketsrel", 2), 2U);
  EXPECT_EQ(edit_distance(U"kestrel", U"falcon", 2), 3U);
}

}  // namespace
}  // namespace noroshi::domain
