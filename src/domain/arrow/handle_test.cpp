#include "domain/arrow/handle.hpp"

#include "base/sha256.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noroshi::domain {
namespace {

template <class T> auto id(std::string_view seed) -> T { return T::from_bytes(sha256(seed)); }

const Bytes key(32, 0x11);
const Bytes other_key(32, 0x12);

TEST(Handle, OfOneThreadDiffersFromArrowToArrow) {
  const auto thread = id<ThreadId>("thread");
  const auto to_centre = make_handle(key, thread, id<CharterId>("centre"));
  const auto to_ministry = make_handle(key, thread, id<CharterId>("ministry"));
  EXPECT_NE(to_centre, to_ministry);
  EXPECT_EQ(to_centre, make_handle(key, thread, id<CharterId>("centre")));
}

TEST(Handle, CannotBeMadeWithoutTheStationsKey) {
  const auto thread = id<ThreadId>("thread");
  const auto charter = id<CharterId>("centre");
  EXPECT_NE(make_handle(key, thread, charter), make_handle(other_key, thread, charter));
  EXPECT_NE(make_handle(key, thread, charter).str(), thread.str());
}

TEST(Handle, IsAUuidAsIdsAre) { EXPECT_TRUE(Handle::parse(make_handle(key, id<ThreadId>("t"), id<CharterId>("c")).str()).has_value()); }

TEST(SourceTag, IsOneForAnOrganisationAndSharesNothingWithHandles) {
  const auto organisation = id<OrganisationId>("same bytes");
  EXPECT_EQ(make_source_tag(key, organisation), make_source_tag(key, organisation));
  EXPECT_NE(make_source_tag(key, organisation), make_source_tag(other_key, organisation));
  EXPECT_NE(make_source_tag(key, organisation), make_source_tag(key, id<OrganisationId>("another")));
  const auto handle = make_handle(key, id<ThreadId>("same bytes"), id<CharterId>("same bytes"));
  EXPECT_NE(Handle::from_bytes(make_source_tag(key, organisation)), handle);
}

RC_GTEST_PROP(Handle, NeverFallsTogetherForTwoThreadsOrTwoArrows, (std::string thread, std::string charter, std::string other)) {
  RC_PRE(thread != other && charter != other);
  const auto handle = make_handle(key, id<ThreadId>(thread), id<CharterId>(charter));
  RC_ASSERT(handle != make_handle(key, id<ThreadId>(other), id<CharterId>(charter)));
  RC_ASSERT(handle != make_handle(key, id<ThreadId>(thread), id<CharterId>(other)));
}

}  // namespace
}  // namespace noroshi::domain
