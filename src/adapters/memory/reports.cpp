#include "adapters/memory/memory_transaction.hpp"
#include "ports/store_errors.hpp"

namespace noroshi::memory {

using ports::already_exists;
using ports::parent_missing;

auto MemoryTransaction::put_thread(const ports::ThreadRow& thread) -> Result<> {
  const auto taken = [&](const ports::ThreadRow& other) {
    if (other.id == thread.id) return false;
    const bool same_number = !thread.short_number.empty() && other.short_number == thread.short_number;
    const bool same_handle = thread.handle && other.handle == thread.handle && other.charter == thread.charter;
    return same_number || same_handle;
  };
  if (state_.threads.find_if(taken) != nullptr) return already_exists("thread");
  state_.threads.put(journal_, thread.id, thread);
  return {};
}

auto MemoryTransaction::find_thread(const domain::ThreadId& id) const -> Result<std::optional<ports::ThreadRow>> {
  return state_.threads.copy_of(id);
}

auto MemoryTransaction::put_handle(const domain::CharterId& charter, const domain::Handle& handle, const domain::ThreadId& thread)
    -> Result<> {
  if (!has_thread(thread)) return parent_missing("handle");
  const auto* known = state_.handles.find({charter, handle});
  if (known != nullptr && *known != thread) return already_exists("handle");
  state_.handles.put(journal_, {charter, handle}, thread);
  return {};
}

auto MemoryTransaction::find_thread_by_handle(const domain::CharterId& charter, const domain::Handle& handle) const
    -> Result<std::optional<ports::ThreadRow>> {
  const auto* received = state_.threads.find_if([&](const auto& thread) { return thread.charter == charter && thread.handle == handle; });
  if (received != nullptr) return *received;
  const auto* given = state_.handles.find({charter, handle});
  return given == nullptr ? std::nullopt : state_.threads.copy_of(*given);
}

auto MemoryTransaction::find_thread_by_short_number(const std::string& number) const -> Result<std::optional<ports::ThreadRow>> {
  if (number.empty()) return std::nullopt;
  const auto* found = state_.threads.find_if([&](const auto& thread) { return thread.short_number == number; });
  return found == nullptr ? std::nullopt : std::optional{*found};
}

auto MemoryTransaction::list_threads(const ports::ThreadQuery& query) const -> Result<std::vector<ports::ThreadRow>> {
  auto threads = state_.threads.select([&](const ports::ThreadRow& thread) {
    return (!query.source_tag || thread.source_tag == query.source_tag) && (!query.statutory || thread.statutory == *query.statutory);
  });
  std::reverse(threads.begin(), threads.end());
  std::stable_sort(threads.begin(), threads.end(), [](const auto& left, const auto& right) { return left.changed_at > right.changed_at; });
  if (query.after) {
    const auto last = std::find_if(threads.begin(), threads.end(), [&](const auto& thread) { return thread.id == *query.after; });
    threads.erase(threads.begin(), last == threads.end() ? last : last + 1);
  }
  return first_of(std::move(threads), query.limit);
}

auto MemoryTransaction::add_report(const ports::ReportRow& report) -> Result<> {
  if (!has_thread(report.thread)) return parent_missing("report");
  const auto taken = [&](const ports::ReportRow& other) {
    return other.id == report.id || (other.thread == report.thread && other.version == report.version);
  };
  if (state_.reports.find_if(taken) != nullptr) return already_exists("report");
  state_.reports.put(journal_, report.id, report);
  return {};
}

auto MemoryTransaction::find_report(const domain::ReportId& id) const -> Result<std::optional<ports::ReportRow>> {
  return state_.reports.copy_of(id);
}

auto MemoryTransaction::list_reports(const domain::ThreadId& thread) const -> Result<std::vector<ports::ReportRow>> {
  auto reports = state_.reports.select([&](const auto& report) { return report.thread == thread; });
  std::sort(reports.begin(), reports.end(), [](const auto& left, const auto& right) { return left.version < right.version; });
  return reports;
}

auto MemoryTransaction::put_registry(const Bytes32& source_tag, const domain::SealedBytes& registry) -> Result<> {
  state_.registries.put(journal_, source_tag, registry);
  return {};
}

auto MemoryTransaction::find_registry(const Bytes32& source_tag) const -> Result<std::optional<domain::SealedBytes>> {
  return state_.registries.copy_of(source_tag);
}

auto MemoryTransaction::last_access(const domain::ThreadId& thread) const -> Result<ports::AccessRow> {
  return state_.accesses.copy_of(thread).value_or(ports::AccessRow{});
}

auto MemoryTransaction::put_last_access(const domain::ThreadId& thread, const ports::AccessRow& access) -> Result<> {
  if (!has_thread(thread)) return parent_missing("access");
  state_.accesses.put(journal_, thread, access);
  return {};
}

}  // namespace noroshi::memory
