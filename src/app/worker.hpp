#pragma once

#include "base/time.hpp"
#include "services/house.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <thread>
#include <vector>

namespace noroshi::app {

struct WorkerPace {
  std::chrono::milliseconds turn{200};  ///< dispatches, mails, deputies, shared uses
  std::chrono::milliseconds publish_every{10'000};
  std::uint64_t leaves_per_period = 16;
};

/// What a house does without being asked: deliver, wake, publish. One thread for all stations of the process.
class Worker {
public:
  Worker(std::vector<services::House*> houses, WorkerPace pace, std::function<void(const Error&)> report);
  ~Worker();
  Worker(const Worker&) = delete;
  auto operator=(const Worker&) -> Worker& = delete;

private:
  void run();
  void watch_tables(services::House& house);
  void take_turn();
  void publish();

  std::vector<services::House*> houses_;
  WorkerPace pace_;
  std::function<void(const Error&)> report_;
  std::map<services::House*, std::string> editions_;  ///< under which the cases of a house were read last
  std::atomic<bool> stop_{false};
  std::thread thread_;
};

}  // namespace noroshi::app
