#include "api/http/metrics.hpp"

#include <fmt/format.h>

namespace noroshi::http {

void Metrics::count_answer(int status, std::chrono::microseconds took) {
  const auto kind = static_cast<std::size_t>(status / 100);
  if (kind < answers_.size()) ++answers_[kind];
  took_us_ += static_cast<std::uint64_t>(took.count());
}

auto Metrics::write() const -> std::string {
  std::string text = "# HELP noroshi_answers_total Answers by kind of status.\n# TYPE noroshi_answers_total counter\n";
  for (std::size_t kind = 2; kind < answers_.size(); ++kind) {
    text += fmt::format("noroshi_answers_total{{status=\"{}xx\"}} {}\n", kind, answers_[kind].load());
  }
  const auto figure = [&text](std::string_view name, std::string_view type, std::string_view help, auto value) {
    text += fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n{0} {3}\n", name, type, help, value);
  };
  figure("noroshi_answer_seconds_total", "counter", "Time spent from header to answer.", static_cast<double>(took_us_.load()) / 1e6);
  figure("noroshi_connections", "gauge", "Open connections.", connections_.load());
  figure("noroshi_connections_refused_total", "counter", "Connections refused because there were too many.", connections_refused_.load());
  figure("noroshi_requests_waiting", "gauge", "Requests at work or waiting for a thread.", waiting_.load());
  figure("noroshi_unexpected_total", "counter", "Requests ended by an exception.", unexpected_.load());
  return text;
}

}  // namespace noroshi::http
