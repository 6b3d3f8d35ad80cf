#pragma once

#include "base/bytes.hpp"
#include "domain/arrow/charter.hpp"
#include "domain/report/report.hpp"

namespace noroshi::domain {

/// The name under which a thread travels on one arrow: HMAC of thread and charter under the filing station's handle key, so that two
/// receivers cannot join theirs (C3).
auto make_handle(BytesView handle_key, const ThreadId& thread, const CharterId& charter) -> Handle;

/// The tag by which a filing station finds the threads of one organisation without storing whose they are in the clear.
auto make_source_tag(BytesView link_key, const OrganisationId& organisation) -> Bytes32;

/// The tag by which a station finds cases that show the same indicator: its exact value, of any type, under the station's own key.
auto make_indicator_tag(BytesView key, std::string_view value) -> Bytes32;

}  // namespace noroshi::domain
