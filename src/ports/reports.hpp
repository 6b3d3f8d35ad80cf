#pragma once

#include "domain/arrow/charter.hpp"
#include "domain/handling/reading.hpp"
#include "domain/report/report.hpp"

#include <optional>
#include <string>
#include <vector>

namespace noroshi::ports {

using domain::CharterId;
using domain::Handle;
using domain::ReportId;
using domain::SealedBytes;
using domain::ThreadId;

/// One case at this station. Whose it is stands sealed in `source_link` at the filing station and nowhere else (identity custody).
struct ThreadRow {
  ThreadId id;
  std::string sector;
  bool statutory = false;
  CharterId charter;                       ///< under which it was filed here, or came in
  std::optional<Handle> handle;            ///< set when it came over an arrow
  std::optional<Bytes32> source_tag;       ///< set when it was filed here: make_source_tag(organisation)
  std::optional<SealedBytes> source_link;  ///< sealed {organisation, person}; only where filed
  std::optional<SealedBytes> pseudonyms;   ///< the thread's map, sealed; only where filed
  std::string short_number;                ///< to say on the telephone: "4821-07"
  bool withdrawn = false;
  UtcTime opened_at;
  UtcTime changed_at;
};

/// One version of a report. `body` is wire::encode(Report or received Item), sealed under the thread's key "report:<thread>".
struct ReportRow {
  ReportId id;
  ThreadId thread;
  int version = 1;  ///< within the thread
  domain::ReportKind kind = domain::ReportKind::Incident;
  domain::ReportStage stage = domain::ReportStage::First;
  domain::IntakeChannel channel = domain::IntakeChannel::Web;
  SealedBytes body;
  std::optional<SealedBytes> assessment;  ///< Assessment and Verdict at filing
  int level = 0;                          ///< 0–4, for queues
  UtcTime received_at;
  std::uint64_t leaf_index = 0;
};

struct AccessRow {
  std::uint64_t number = 0;
  Bytes32 commitment{};
};

/// Filters of a list; newest change first. `after` is the last thread of the page before.
struct ThreadQuery {
  std::optional<Bytes32> source_tag = {};
  std::optional<bool> statutory = {};
  std::optional<ThreadId> after = {};
  std::size_t limit = 50;
};

class Reports {
public:
  virtual ~Reports() = default;
  virtual auto put_thread(const ThreadRow& thread) -> Result<> = 0;  ///< insert or replace
  virtual auto find_thread(const ThreadId& id) const -> Result<std::optional<ThreadRow>> = 0;
  /// Remembers a handle that this station gave to one of its threads on one arrow, when it is first used. Idempotent; `Conflict` when the
  /// handle already names another thread on that arrow.
  virtual auto put_handle(const CharterId& charter, const Handle& handle, const ThreadId& thread) -> Result<> = 0;
  /// By a handle that came in with the thread (ThreadRow) or that was given to it here (put_handle).
  virtual auto find_thread_by_handle(const CharterId& charter, const Handle& handle) const -> Result<std::optional<ThreadRow>> = 0;
  virtual auto find_thread_by_short_number(const std::string& number) const -> Result<std::optional<ThreadRow>> = 0;
  virtual auto list_threads(const ThreadQuery& query) const -> Result<std::vector<ThreadRow>> = 0;
  virtual auto add_report(const ReportRow& report) -> Result<> = 0;
  virtual auto find_report(const ReportId& id) const -> Result<std::optional<ReportRow>> = 0;
  virtual auto list_reports(const ThreadId& thread) const -> Result<std::vector<ReportRow>> = 0;  ///< by version
  /// The registry of an organisation's names and systems, sealed; what the anonymiser looks for.
  virtual auto put_registry(const Bytes32& source_tag, const SealedBytes& registry) -> Result<> = 0;
  virtual auto find_registry(const Bytes32& source_tag) const -> Result<std::optional<SealedBytes>> = 0;
  /// Accesses of one thread are counted and chained: the last one's number (0 = none yet) and commitment.
  virtual auto last_access(const ThreadId& thread) const -> Result<AccessRow> = 0;
  virtual auto put_last_access(const ThreadId& thread, const AccessRow& access) -> Result<> = 0;
};

}  // namespace noroshi::ports
