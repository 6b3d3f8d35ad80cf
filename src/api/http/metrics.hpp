#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace noroshi::http {

/// Figures of the process for Prometheus. No label names a person, an organisation or a path with an id in it.
class Metrics {
public:
  void count_answer(int status, std::chrono::microseconds took);
  void count_refused_connection() { ++connections_refused_; }
  void count_unexpected() { ++unexpected_; }
  void set_connections(std::size_t open) { connections_ = open; }
  void set_waiting(std::size_t waiting) { waiting_ = waiting; }
  /// The text exposition format.
  auto write() const -> std::string;

private:
  std::array<std::atomic<std::uint64_t>, 6> answers_{};  ///< by the first digit of the status
  std::atomic<std::uint64_t> took_us_{0};
  std::atomic<std::uint64_t> connections_{0};
  std::atomic<std::uint64_t> connections_refused_{0};
  std::atomic<std::uint64_t> waiting_{0};
  std::atomic<std::uint64_t> unexpected_{0};
};

}  // namespace noroshi::http
