#pragma once

#include "domain/handling/reading.hpp"
#include "domain/statistics/publish.hpp"
#include "services/house.hpp"

#include <optional>

namespace noroshi::services {

/// What anybody who may see statistics sees: the same for all, with small and dominated cells hidden.
struct StationStatistics {
  domain::DisclosureRules disclosure;
  domain::Statistics statistics;
  domain::PublishedTable tallies;  ///< 件数, apart from reports
};

/// The voluntary cases of this station by period, in every breakdown at once. The look has a log entry of its own. NotFound for members,
/// and for who sits in the supervising seat.
auto read_statistics(House& house, const domain::Caller& caller) -> Result<domain::Released<StationStatistics>>;

/// 下限の見張り over the months that have ended; empty when they are too few to compare. As `read_statistics`.
auto read_floor(House& house, const domain::Caller& caller) -> Result<domain::Released<std::optional<domain::PublishedFloor>>>;

}  // namespace noroshi::services
