#pragma once

#include "domain/handling/policy.hpp"
#include "services/house.hpp"

#include <set>
#include <string>
#include <vector>

namespace noroshi::services {

/// How the caller stands to a case: its own organisation's, its station's staff in the right seat, or none of its business.
auto relation_to(const House& house, const domain::Caller& caller, const ports::ThreadRow& thread) -> domain::Relation;

/// What the policy needs to know of a case. Purposes are those of the charter that it came under.
auto facts_of(const ports::Transaction& tx, House& house, const domain::Caller& caller, const ports::ThreadRow& thread)
    -> Result<domain::ObjectFacts>;

/// The case, or the one absent answer: absence and ignorance look the same (C5).
auto load_visible_thread(const ports::Transaction& tx, const House& house, const domain::Caller& caller, const domain::ThreadId& id)
    -> Result<ports::ThreadRow>;

/// The tag of the caller's organisation at this station.
auto source_tag_of(const House& house, const domain::OrganisationId& organisation) -> Bytes32;

/// Name of the key that seals the bodies of a case.
auto thread_key(const domain::ThreadId& thread) -> std::string;

/// Name of the key for what no person reads as such: source link, pseudonyms, readings, decisions. Destroyed with the case.
auto machine_key(const domain::ThreadId& thread) -> std::string;

/// Both keys of a case, which it needs before its first body.
auto case_keys(const domain::ThreadId& thread) -> std::vector<std::string>;

/// The absent answer.
inline auto not_found() { return fail(ErrorCode::NotFound, "not_found", "nothing there for you"); }

}  // namespace noroshi::services
