#include "domain/ledger/access_chain.hpp"

#include "base/sha256.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace noroshi::domain {
namespace {

auto chain_of(std::size_t length) -> std::vector<ProvenAccess> {
  std::vector<ProvenAccess> chain;
  std::optional<ProvenAccess> last;
  for (std::size_t i = 0; i < length; ++i) {
    Opening opening;
    opening.kind = EntryKind::ReportRead;
    opening.at = UtcTime{std::chrono::minutes{i}};
    opening.object = "report";
    opening.access = next_link(last);
    const Bytes32 salt = sha256(std::to_string(i));
    last = ProvenAccess{opening, commit(as_bytes(to_canonical(opening)), salt)};
    chain.push_back(*last);
  }
  return chain;
}

auto count_of(const std::vector<ProvenAccess>& chain) -> Opening {
  return count_accesses("report", chain.empty() ? std::nullopt : std::optional{chain.back()}, UtcTime{std::chrono::hours{24}});
}

TEST(AccessChain, HoldsFromTheFirstAccessToTheDailyCount) {
  for (std::size_t length = 0; length < 6; ++length) {
    const auto chain = chain_of(length);
    EXPECT_TRUE(check_access_chain(chain));
    EXPECT_TRUE(check_closed_chain(chain, count_of(chain)));
    EXPECT_EQ(count_of(chain).access->number, length);
  }
}

RC_GTEST_PROP(AccessChain, ShowsEveryWithheldOpening, ()) {
  const auto length = *rc::gen::inRange<std::size_t>(1, 30);
  const auto withheld = *rc::gen::inRange<std::size_t>(0, length);
  const auto chain = chain_of(length);
  auto shown = chain;
  shown.erase(shown.begin() + static_cast<std::ptrdiff_t>(withheld));
  RC_ASSERT(!check_closed_chain(shown, count_of(chain)).has_value());
}

TEST(AccessChain, SaysHowManyAreWithheldAtTheEnd) {
  const auto chain = chain_of(5);
  const std::vector<ProvenAccess> shown{chain.begin(), chain.begin() + 3};
  EXPECT_TRUE(check_access_chain(shown));
  const auto verdict = check_closed_chain(shown, count_of(chain));
  ASSERT_FALSE(verdict);
  EXPECT_EQ(verdict.error().slug, "access_withheld");
  EXPECT_NE(verdict.error().message.find("counts 5 accesses, these are 3"), std::string::npos);
}

TEST(AccessChain, RefusesAForkASwapAndAnAccessToSomethingElse) {
  auto swapped = chain_of(4);
  std::swap(swapped[1], swapped[2]);
  EXPECT_FALSE(check_access_chain(swapped));

  auto forked = chain_of(4);
  forked[1].commitment[0] ^= 1U;  // another opening was shown at this number
  EXPECT_EQ(check_access_chain(forked).error().slug, "access_chain");

  auto mixed = chain_of(3);
  mixed[2].opening.object = "another report";
  EXPECT_FALSE(check_access_chain(mixed));

  auto back_in_time = chain_of(3);
  back_in_time[2].opening.at = UtcTime{};
  EXPECT_FALSE(check_access_chain(back_in_time));

  auto unnumbered = chain_of(2);
  unnumbered[1].opening.access.reset();
  EXPECT_FALSE(check_access_chain(unnumbered));
}

TEST(AccessChain, IsClosedOnlyByACountOfItsOwn) {
  const auto chain = chain_of(2);
  auto count = count_of(chain);
  count.object = "another report";
  EXPECT_EQ(check_closed_chain(chain, count).error().slug, "access_count");
  count = count_of(chain);
  count.kind = EntryKind::ReportRead;
  EXPECT_EQ(check_closed_chain(chain, count).error().slug, "access_count");
  count = count_of(chain);
  count.access->previous[0] ^= 1U;
  EXPECT_EQ(check_closed_chain(chain, count).error().slug, "access_withheld");
}

}  // namespace
}  // namespace noroshi::domain
