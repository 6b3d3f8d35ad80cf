#pragma once

#include "base/time.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace noroshi::services {

/// How long an attempt to sign in has to wait before it is looked at. Waits grow with failures and fade with time; they never lock, and
/// they are the same whether the user exists or not, since only what was typed is counted. A value with its clock passed in: whoever owns
/// it guards it.
class Throttle {
public:
  struct Verdict {
    std::chrono::milliseconds wait{0};
    bool refused = false;  ///< too many of this address wait already; `wait` says when to come back
  };

  /// Asked before each attempt. `name` is what was typed (or a person's id), `address` where it comes from.
  auto begin(const std::string& name, const std::string& address, UtcTime now) -> Verdict;
  void note_failure(const std::string& name, const std::string& address, UtcTime now);
  /// The right password takes one failure off its address (a typing error), so that a guesser with an account of their own gains nothing by
  /// signing in between. What others did to the name stays.
  void note_success(const std::string& address);
  auto size() const -> std::size_t;

private:
  struct Counter {
    double failures = 0;  ///< halves every `half_life`
    UtcTime counted_at{};
    UtcTime free_at{};  ///< attempts of one address go one after the other
  };
  using Counters = std::map<std::string, Counter>;

  static auto fade(Counter& counter, UtcTime now) -> double;
  static void count(Counters& counters, const std::string& key, UtcTime now);
  static auto failures_of(Counters& counters, const std::string& key, UtcTime now) -> double;

  Counters names_;
  Counters addresses_;
};

}  // namespace noroshi::services
