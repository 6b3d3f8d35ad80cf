#include "domain/ledger/disclosure.hpp"

#include "base/sha256.hpp"
#include "domain/ledger/opening.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>
#include <string>

namespace noroshi::domain {
namespace {

auto disclosure_number(std::size_t i) -> Disclosure {
  Opening opening;
  opening.object = "thread " + std::to_string(i);
  const auto text = to_canonical(opening);
  return {sha256(std::to_string(i)), Bytes{text.begin(), text.end()}};
}

auto disclosures(std::size_t count) -> std::vector<Disclosure> {
  std::vector<Disclosure> list;
  for (std::size_t i = 0; i < count; ++i) list.push_back(disclosure_number(i));
  return list;
}

TEST(Disclosure, OfOnePartyIsTheCommitmentItself) {
  auto one = disclosures(1);
  const Bytes32 entry = bind_to_one_entry(one);
  EXPECT_EQ(entry, commit(one[0].opening, one[0].salt));
  EXPECT_FALSE(one[0].share);
  EXPECT_EQ(one[0].entry().value(), entry);
  EXPECT_EQ(parse_disclosure(to_bytes(one[0])).value(), one[0]);
}

TEST(Disclosure, LeadsEveryPartyToTheSameEntry) {
  for (std::size_t count = 2; count <= 40; ++count) {
    auto list = disclosures(count);
    const Bytes32 entry = bind_to_one_entry(list);
    for (const auto& disclosure : list) {
      EXPECT_EQ(disclosure.entry().value(), entry);
      EXPECT_EQ(parse_disclosure(to_bytes(disclosure)).value(), disclosure);
    }
  }
}

TEST(Disclosure, TellsNothingOfTheOtherParties) {
  auto list = disclosures(3);
  bind_to_one_entry(list);
  const Bytes bytes = to_bytes(list[1]);
  const std::string_view mine = as_text(bytes);
  EXPECT_NE(mine.find("thread 1"), std::string_view::npos);
  EXPECT_EQ(mine.find("thread 0"), std::string_view::npos);
  EXPECT_EQ(mine.find("thread 2"), std::string_view::npos);
}

RC_GTEST_PROP(Disclosure, LeadsElsewhereWithAnyChangedBit, ()) {
  auto list = disclosures(*rc::gen::inRange<std::size_t>(1, 20));
  const Bytes32 entry = bind_to_one_entry(list);
  const auto& mine = list[*rc::gen::inRange<std::size_t>(0, list.size())];
  Bytes bytes = to_bytes(mine);
  const auto bit = *rc::gen::inRange<std::size_t>(0, bytes.size() * 8);
  bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
  const auto changed = parse_disclosure(bytes);
  if (changed) {
    const auto leads_to = changed->entry();
    // The count only says how long the path may be: another count that allows the same path changes nothing that is claimed.
    const bool same_claim = changed->opening == mine.opening && changed->salt == mine.salt;
    RC_ASSERT(!leads_to || *leads_to != entry || same_claim);
  }
}

TEST(Disclosure, RefusesWhatIsNotOne) {
  EXPECT_FALSE(parse_disclosure({}));
  EXPECT_FALSE(parse_disclosure(Bytes(32)));
  EXPECT_FALSE(parse_disclosure(Bytes(33, 'x')));
  auto list = disclosures(2);
  bind_to_one_entry(list);
  const Bytes bytes = to_bytes(list[0]);
  EXPECT_FALSE(parse_disclosure(BytesView{bytes}.first(bytes.size() - 1)));
  auto far = list[0];
  far.share->index = 2;
  EXPECT_FALSE(parse_disclosure(to_bytes(far)));
  auto alone = list[0];
  alone.share->count = 1;
  EXPECT_FALSE(parse_disclosure(to_bytes(alone)));
  auto deep = list[0];
  deep.share->path.resize(33);
  EXPECT_FALSE(parse_disclosure(to_bytes(deep)));
}

}  // namespace
}  // namespace noroshi::domain
