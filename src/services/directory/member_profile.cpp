#include "base/text.hpp"
#include "domain/report/limits.hpp"
#include "services/directory/directory.hpp"
#include "services/directory/directory_access.hpp"

#include <algorithm>

namespace noroshi::services {
namespace {

constexpr std::int64_t customers_max = 1'000'000'000;

auto check_profile(const House& house, const MemberProfileDraft& draft) -> Result<> {
  std::vector<FieldError> errors;
  const auto& known = house.anonymise_rules.sets.regions;
  for (const auto& prefecture : draft.prefectures) {
    if (!known.contains(prefecture)) errors.push_back({"prefectures", prefecture + " is none; write it as 青森, 東京"});
  }
  if (draft.customers < 0 || draft.customers > customers_max) errors.push_back({"customers", "is a count, 0 when it is not known"});
  if (count_code_points(draft.parent) > domain::limits::short_text_chars_max) errors.push_back({"parent", "too long; shorten it"});
  if (const auto bad = find_forbidden_character(draft.parent)) errors.push_back({"parent", *bad + " is not allowed; take it out"});
  if (!errors.empty()) return fail(std::move(errors));
  return {};
}

}  // namespace

auto set_member_profile(House& house, const domain::Caller& caller, const domain::OrganisationId& organisation,
                        const MemberProfileDraft& draft) -> Result<domain::Written<domain::OrganisationId>> {
  NOROSHI_TRY(check_directory_keeper(caller));
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    auto member = NOROSHI_TRY(tx.find_organisation(organisation));
    if (!member) return fail(ErrorCode::NotFound, "not_found", "nothing there for you");
    NOROSHI_TRY(check_profile(house, draft));
    member->prefectures = draft.prefectures;
    member->customers = draft.customers;
    member->parent = to_nfc(trim(draft.parent));
    NOROSHI_TRY(tx.put_organisation(*member));
    return log_directory(tx, house, caller, "member_profile_set", organisation.str());
  }));
  return domain::Written{organisation, durable};
}

}  // namespace noroshi::services
