#pragma once

#include "domain/bulletin/bulletin.hpp"
#include "domain/handling/reading.hpp"
#include "services/house.hpp"
#include "services/log/receipts.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace noroshi::services {

struct StoryBulletin {
  domain::BulletinId bulletin;
  int number = 0;
  std::string title;
  UtcTime at;
};

struct StoryReads {
  int count = 0;
  UtcTime last_at;
  std::set<std::string> readers;  ///< "analyst@centre"
};

/// A reading that was graver than the one before, and why.
struct StoryRise {
  ports::ReadingRow row;
  std::optional<int> level_before;
  domain::Wording reason;
};

/// What became of a report, told to its source: counts that name nobody, reads by purpose.
struct Story {
  std::vector<StoryBulletin> bulletins;
  std::map<domain::UseOutcome, int> outcomes;  ///< cells below 3 left out
  int sectors_acted = 0;
  bool suppressed = false;
  int use_notes = 0;  ///< times that somebody told of a use
  std::map<domain::Purpose, StoryReads> reads;
  std::vector<StoryRise> rises;
};
auto read_story(House& house, const domain::Caller& caller, const domain::ThreadId& thread) -> Result<domain::Released<Story>>;

/// 取扱いの記録 of one case: every opening its giver is entitled to, counted and chained, each with its proof.
struct Custody {
  std::vector<CustodyEntry> entries;
  std::uint64_t accesses = 0;
};
auto read_custody(House& house, const domain::Caller& caller, const domain::ThreadId& thread) -> Result<domain::Released<Custody>>;

/// The receipt of one version of a case, for its giver. NotFound for a report of another case.
auto read_receipt(House& house, const domain::Caller& caller, const domain::ThreadId& thread, const domain::ReportId& report)
    -> Result<domain::Released<std::string>>;

}  // namespace noroshi::services
