#pragma once

namespace noroshi::app {

/// SIGINT and SIGTERM ask the process to end in order.
void watch_stop_signals();
auto stop_asked() -> bool;
/// Comes back when it was asked to stop.
void wait_for_stop();

}  // namespace noroshi::app
