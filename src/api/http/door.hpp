#pragma once

#include "api/http/metrics.hpp"
#include "api/http/pages.hpp"
#include "api/http/request_head.hpp"
#include "api/http/route.hpp"
#include "services/people/authenticate.hpp"
#include "services/people/throttle.hpp"

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace noroshi::http {

/// What one process serves. The houses and the page's files outlive it.
struct Site {
  std::vector<services::House*> houses;
  RouteTable api;    ///< below `/{station}/api/v1/`
  RouteTable relay;  ///< below `/{station}/relay/`
  std::vector<PageFile> page;
  std::string metrics_token;  ///< opens /healthz and /metrics from elsewhere than loopback; empty: nothing does
  /// The operator's log: a stable id and one line. Called from any thread.
  std::function<void(std::string_view id, std::string_view line)> report_trouble = [](std::string_view, std::string_view) {};
};

/// A request on its way in. `answer` is set as soon as nothing more needs to be read.
struct Visit {
  std::optional<Answer> answer;
  const Route* route = nullptr;
  services::House* house = nullptr;
  std::optional<domain::Caller> caller;
  Request request;
  std::string body_type;      ///< Content-Type
  std::string body_encoding;  ///< Content-Encoding
  std::string raw_query;
  std::size_t body_bytes_max = 0;
  std::string attempt;  ///< what the throttle counts by
};

/// The doors without the network: who may come in is settled on the header alone, before a byte of the body is read. Thread-safe; may block
/// on the store.
class Door {
public:
  explicit Door(Site site);

  auto admit(const RequestHead& head) -> Visit;
  /// Checks key, query and body; sets `answer` when something is wrong, naming every field.
  void read_body(Visit& visit, std::string body);
  /// How long an attempt has to wait before `run`; nothing for most routes. Sets `answer` when there are too many.
  auto wait_of(Visit& visit) -> std::chrono::milliseconds;
  void run(Visit& visit);

  auto metrics() -> Metrics& { return metrics_; }
  auto site() const -> const Site& { return site_; }

private:
  auto find_house(std::string_view slug) const -> services::House*;
  auto open_root(const RequestHead& head, std::string_view path) -> Answer;
  auto open_station(const RequestHead& head, services::House& house, std::string_view path) -> Visit;
  auto open_api(const RequestHead& head, services::House& house, std::string_view path) -> Visit;
  auto open_relay(const RequestHead& head, services::House& house, std::string_view path) -> Visit;
  auto open_log(services::House& house, std::string_view path) -> Answer;
  void admit_caller(const RequestHead& head, Visit& visit);
  auto run_handler(Visit& visit) -> Result<Response>;
  void note_outcome(const Visit& visit, const Result<Response>& outcome);

  Site site_;
  std::vector<std::string> open_api_;  ///< one document per house
  Metrics metrics_;
  std::mutex throttle_mutex_;
  services::Throttle throttle_;
};

}  // namespace noroshi::http
