#pragma once

#include "domain/severity/table.hpp"
#include "ports/reports.hpp"

#include <optional>
#include <string>
#include <vector>

namespace noroshi::ports {

using ReadingId = Id<struct ReadingTag>;

/// Why a case was read again.
enum class ReadingCause { Filed, FollowUp, Handling, MatchingIndicator, NewTable, Operator, Ceptoar, National };
/// Whose reading it is; the three stand apart and none replaces another.
enum class ReadingParty { Source, Ceptoar, National };

auto to_text(ReadingCause cause) -> std::string_view;  ///< "matching_indicator"
auto parse_reading_cause(std::string_view text) -> Result<ReadingCause>;
auto to_text(ReadingParty party) -> std::string_view;
auto parse_reading_party(std::string_view text) -> Result<ReadingParty>;

/// One reading of a case: line and grade as one party saw them at one time. Rows are only added; the newest of a party holds.
/// `body` is what it rests on, sealed under a key of the thread, so that it goes when the case's keys are destroyed.
struct ReadingRow {
  ReadingId id;
  ThreadId thread;
  int report_version = 1;
  UtcTime at;
  ReadingCause cause = ReadingCause::Filed;
  ReadingParty party = ReadingParty::Source;
  int level = 0;
  domain::Layer layer = domain::Layer::NearMiss;
  std::string route;          ///< the line's, as its word
  std::string tables_sha256;  ///< the edition that decided (C10)
  SealedBytes body;
  std::optional<UtcTime> notified_at = {};  ///< the source was told of a rise
};

class Readings {
public:
  virtual ~Readings() = default;
  virtual auto add_reading(const ReadingRow& reading) -> Result<> = 0;
  virtual auto mark_reading_notified(const ReadingId& id, UtcTime at) -> Result<> = 0;
  virtual auto list_readings(const ThreadId& thread) const -> Result<std::vector<ReadingRow>> = 0;  ///< in the order they were made
  virtual auto find_newest_reading(const ThreadId& thread, ReadingParty party) const -> Result<std::optional<ReadingRow>> = 0;
  /// The newest reading of each party of each thread where other tables than these decided; in the order made, from after `after`.
  virtual auto list_outdated_readings(const std::string& tables_sha256, const std::optional<ReadingId>& after, std::size_t limit) const
      -> Result<std::vector<ReadingRow>> = 0;

  /// Remembers that a case shows an indicator, by the tag of its exact value. Idempotent.
  virtual auto add_indicator(const Bytes32& tag, const ThreadId& thread) -> Result<> = 0;
  /// Cases of other sectors that show an indicator of this one: of the same duty, not withdrawn, newest first.
  virtual auto list_sharing(const ThreadId& thread, std::size_t limit) const -> Result<std::vector<ThreadRow>> = 0;
  /// How many other sectors those cases belong to.
  virtual auto count_sectors_sharing(const ThreadId& thread) const -> Result<int> = 0;
};

}  // namespace noroshi::ports
