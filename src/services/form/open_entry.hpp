#pragma once

#include "domain/form/fill_form.hpp"
#include "domain/handling/reading.hpp"
#include "services/house.hpp"

#include <optional>

namespace noroshi::services {

/// The case as forms want it, opened through the log.
auto open_entry(ports::Transaction& tx, House& house, const domain::Caller& caller, const ports::ThreadRow& thread,
                std::optional<domain::Purpose> purpose) -> Result<domain::Unreleased<domain::FormEntry>>;

}  // namespace noroshi::services
