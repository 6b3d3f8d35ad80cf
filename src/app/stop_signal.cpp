#include "app/stop_signal.hpp"

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

namespace noroshi::app {
namespace {

std::atomic<bool> asked{false};  // all that a signal handler may touch

void ask(int /*signal*/) { asked = true; }

}  // namespace

void watch_stop_signals() {
  std::signal(SIGINT, ask);
  std::signal(SIGTERM, ask);
}

auto stop_asked() -> bool { return asked; }

void wait_for_stop() {
  while (!asked) std::this_thread::sleep_for(std::chrono::milliseconds{100});
}

}  // namespace noroshi::app
