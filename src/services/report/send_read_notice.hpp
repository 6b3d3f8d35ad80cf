#pragma once

#include "domain/arrow/items.hpp"
#include "services/house.hpp"

namespace noroshi::services {

/// Tells the source of a case that came over an arrow who read it and for what, through its handle. Nothing is sent when no charter
/// downward carries read notices.
auto send_read_notice(ports::Transaction& tx, House& house, const ports::ThreadRow& thread, const domain::ReadNoticeContent& notice)
    -> Result<>;

}  // namespace noroshi::services
