#pragma once

#include "domain/severity/rise.hpp"
#include "formats/wire/reading.hpp"
#include "services/house.hpp"

#include <optional>
#include <string>

namespace noroshi::services {

/// What the tables say of these facts now.
auto read_facts_here(const House& house, const domain::Facts& facts, const std::string& sector) -> wire::Reading;

/// Whose reading this station makes of a case by itself: the source's where it was filed here, else its own.
auto party_here(const House& house, const ports::ThreadRow& thread) -> ports::ReadingParty;
/// CEPTOAR or nation, by what kind of station it is.
auto party_of_staff(const House& house) -> ports::ReadingParty;

/// The newest reading of a party with what it rests on.
struct KnownReading {
  ports::ReadingRow row;
  wire::KeptReading kept;
};
auto find_known_reading(const ports::Transaction& tx, House& house, const domain::ThreadId& thread, ports::ReadingParty party)
    -> Result<std::optional<KnownReading>>;
auto mark_of(const ports::ReadingRow& row) -> domain::ReadingMark;

/// Facts as far as they are known: a later version adds to those before and overrules them; a correction stands for all.
auto facts_so_far(const std::optional<KnownReading>& before, const domain::Facts& stated, domain::ReportStage stage) -> domain::Facts;

/// Whether the act that led to the reading has a log entry of its own that names the tables.
enum class ReadingEntry { OfItsOwn, OfTheReport };

struct ReadingDraft {
  ports::ReadingParty party = ports::ReadingParty::Source;
  ports::ReadingCause cause = ports::ReadingCause::Filed;
  int report_version = 1;
  wire::KeptReading kept;
  std::string actor;  ///< "machine@power", "analyst@centre"
  ReadingEntry entry = ReadingEntry::OfItsOwn;
};

/// The reading that a version of the report leads to: of all that is known of the case so far.
auto draft_of_version(const ports::Transaction& tx, House& house, const ports::ThreadRow& thread, ports::ReadingParty party,
                      const domain::Facts& stated, domain::ReportStage stage) -> Result<ReadingDraft>;

/// Adds a reading beside the earlier ones, with the log entry that names the tables (C10). A rise over the party's reading before, or over
/// the source's where it is the party's first, is told to the source with its reason: by mail here, or down through the handle.
auto record_reading(ports::Transaction& tx, House& house, const ports::ThreadRow& thread, ReadingDraft draft) -> Result<ports::ReadingRow>;

}  // namespace noroshi::services
