#pragma once

#include "domain/arrow/charter.hpp"
#include "domain/handling/durable.hpp"
#include "services/house.hpp"

namespace noroshi::services {

/// A charter as both ends signed it: `bytes` are canonical.
struct AdoptCharter {
  Bytes bytes;
  Bytes signature_from;
  Bytes signature_to;
};

/// Puts a charter into force at this station and tells its members before it takes effect. An administrator's act; the log says so. The
/// same charter again changes nothing. Errors: those of `load_charter`; Forbidden; `charter_not_ours`; `charter_not_announced` when it
/// takes effect before it is announced; `charter_superseded` when this version or a later one is on file with other words.
auto adopt_charter(House& house, const domain::Caller& caller, AdoptCharter request) -> Result<domain::Written<domain::CharterId>>;

}  // namespace noroshi::services
