#pragma once

#include "domain/arrow/items.hpp"
#include "ports/reports.hpp"

#include <optional>
#include <string>
#include <vector>

namespace noroshi::ports {

using domain::StationId;
using TallyId = Id<struct TallyTag>;

/// A draft may still be counted further; what was sent stays as it was told.
enum class TallyState { Draft, Sent };
auto to_text(TallyState state) -> std::string_view;
auto parse_tally_state(std::string_view text) -> Result<TallyState>;

/// One line: how many of one category in one month, by one member of this station or as another station told it. Counts only, no words.
struct TallyRow {
  TallyId id;
  std::optional<Bytes32> source_tag = {};  ///< of the member who counted: make_source_tag(organisation)
  std::optional<StationId> station = {};   ///< that told it; exactly one of the two is set
  std::string sector;
  std::string period;  ///< "2026-11"
  std::string category;
  int count = 0;          ///< as counted; what grew into reports is taken off on the way out
  int members = 1;        ///< who counted; 0 = not told
  int minutes_spent = 0;  ///< what counting and telling cost the member
  TallyState state = TallyState::Draft;
  UtcTime at;
};

/// Some of a line's count became a report of its own, and is counted there from now on.
struct TallyGrowthRow {
  TallyId tally;
  ThreadId thread;
  int count = 1;
  UtcTime at;
};

/// A period's digest went out under this charter: it goes once.
struct DigestRow {
  std::string period;
  CharterId charter;
  UtcTime dispatched_at;
};

class Tallies {
public:
  virtual ~Tallies() = default;
  /// Insert or replace; `Conflict` when the same member or station has another line of this period, sector and category.
  virtual auto put_tally(const TallyRow& tally) -> Result<> = 0;
  virtual auto find_tally(const TallyId& id) const -> Result<std::optional<TallyRow>> = 0;
  virtual auto list_tallies(const std::string& period) const -> Result<std::vector<TallyRow>> = 0;     ///< in the order they came
  virtual auto list_tallies_of(const Bytes32& source_tag) const -> Result<std::vector<TallyRow>> = 0;  ///< newest period first
  virtual auto add_growth(const TallyGrowthRow& growth) -> Result<> = 0;                               ///< one per line and thread
  virtual auto list_growths(const TallyId& tally) const -> Result<std::vector<TallyGrowthRow>> = 0;
  virtual auto add_digest(const DigestRow& digest) -> Result<> = 0;  ///< `Conflict` when it went before
  virtual auto find_digest(const std::string& period, const CharterId& charter) const -> Result<std::optional<DigestRow>> = 0;
};

}  // namespace noroshi::ports
