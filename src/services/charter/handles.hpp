#pragma once

#include "domain/arrow/items.hpp"
#include "services/house.hpp"

#include <optional>

/// Which items speak of a thread, and of which.
namespace noroshi::services {

/// Must it name a thread by a handle? On an arrow that tells the sector only, reports stand alone.
auto needs_handle(const domain::Charter& charter, const domain::ItemContent& content) -> bool;
auto takes_handle(const domain::Charter& charter, const domain::ItemContent& content) -> bool;

/// Is this an arrow from one station to another?
auto is_between(const ports::CharterRow& row, const domain::StationId& from, const domain::StationId& to) -> bool;

/// A thread of this station and the arrow on which it was given the handle.
struct GivenThread {
  ports::ThreadRow thread;
  domain::CharterId upward;
};

/// The thread that `station` may mean: handles given on arrows to that very station count, no others.
auto find_thread_given_to(const ports::Transaction& tx, const House& house, const domain::StationId& station, const domain::Handle& handle)
    -> Result<std::optional<GivenThread>>;

}  // namespace noroshi::services
