#include "domain/ledger/access_chain.hpp"

#include <fmt/format.h>

namespace noroshi::domain {
namespace {

auto broken(std::uint64_t number, const char* what) {
  return fail(ErrorCode::Conflict, "access_chain",
              fmt::format("access {} {}: ask the station for the missing opening and tell the auditor", number, what));
}

}  // namespace

auto next_link(const std::optional<ProvenAccess>& last) -> AccessLink {
  if (!last) return {};
  NOROSHI_ASSERT(last->opening.access.has_value());
  return {last->opening.access->number + 1, last->commitment};
}

auto count_accesses(const std::string& object, const std::optional<ProvenAccess>& last, UtcTime at) -> Opening {
  const AccessLink next = next_link(last);
  Opening count;
  count.kind = EntryKind::AccessesCounted;
  count.at = at;
  count.object = object;
  count.access = AccessLink{next.number - 1, next.previous};
  return count;
}

auto check_access_chain(const std::vector<ProvenAccess>& accesses) -> Result<> {
  std::optional<ProvenAccess> last;
  for (const auto& access : accesses) {
    const AccessLink expected = next_link(last);
    if (!access.opening.access) return broken(expected.number, "carries no number");
    if (access.opening.access->number != expected.number) return broken(expected.number, "is missing");
    if (access.opening.access->previous != expected.previous) return broken(expected.number, "does not follow the one before it");
    if (last && access.opening.object != last->opening.object) return broken(expected.number, "is of another object");
    if (last && access.opening.at < last->opening.at) return broken(expected.number, "is earlier than the one before it");
    last = access;
  }
  return {};
}

auto check_closed_chain(const std::vector<ProvenAccess>& accesses, const Opening& count) -> Result<> {
  NOROSHI_TRY(check_access_chain(accesses));
  std::optional<ProvenAccess> last;
  if (!accesses.empty()) last = accesses.back();
  const Opening expected = count_accesses(last ? last->opening.object : count.object, last, count.at);
  if (count.kind != EntryKind::AccessesCounted || !count.access || count.object != expected.object) {
    return fail(ErrorCode::Conflict, "access_count", "this is not the count of accesses to that object: ask for the right one");
  }
  if (count.access != expected.access) {
    return fail(ErrorCode::Conflict, "access_withheld",
                fmt::format("the log counts {} accesses, these are {}: ask the station for the others and tell the auditor",
                            count.access->number, accesses.size()));
  }
  return {};
}

}  // namespace noroshi::domain
