#include "services/people/throttle.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace noroshi::services {
namespace {

using std::chrono::milliseconds;

constexpr double half_life_ms = 10 * 60 * 1000;
constexpr double free_failures = 3;  ///< a tired person's typing errors
constexpr milliseconds first_wait{250};
constexpr milliseconds name_wait_max{2'000};  ///< what an attacker can cost the one who owns the name
constexpr milliseconds address_wait_max{8'000};
constexpr milliseconds queue_max{60'000};  ///< of attempts from one address that wait
constexpr std::size_t counters_max = 10'000;

auto wait_for(double failures, milliseconds most) -> milliseconds {
  if (failures < free_failures) return milliseconds{0};
  const double factor = std::exp2(std::min(failures - free_failures, 20.0));
  return std::min(most, milliseconds{static_cast<std::int64_t>(static_cast<double>(first_wait.count()) * factor)});
}

/// A fixed share is let go at once, the oldest first, so that the cost stays flat under a flood.
template <class Counters> void make_room(Counters& counters) {
  if (counters.size() < counters_max) return;
  std::vector<UtcTime> ages;
  for (const auto& [key, counter] : counters) ages.push_back(counter.counted_at);
  const auto middle = ages.begin() + static_cast<std::ptrdiff_t>(ages.size() / 4);
  std::nth_element(ages.begin(), middle, ages.end());
  const UtcTime oldest_kept = *middle;
  std::erase_if(counters, [oldest_kept](const auto& entry) { return entry.second.counted_at <= oldest_kept; });
}

}  // namespace

auto Throttle::fade(Counter& counter, UtcTime now) -> double {
  const auto age = std::max<std::int64_t>(0, (now - counter.counted_at).count());
  counter.failures *= std::exp2(-static_cast<double>(age) / half_life_ms);
  counter.counted_at = now;
  return counter.failures;
}

auto Throttle::failures_of(Counters& counters, const std::string& key, UtcTime now) -> double {
  const auto found = counters.find(key);
  return found == counters.end() ? 0 : fade(found->second, now);
}

void Throttle::count(Counters& counters, const std::string& key, UtcTime now) {
  make_room(counters);
  auto& counter = counters[key];
  fade(counter, now);
  counter.failures += 1;
}

auto Throttle::begin(const std::string& name, const std::string& address, UtcTime now) -> Verdict {
  const auto for_name = wait_for(failures_of(names_, name, now), name_wait_max);
  const auto for_address = wait_for(failures_of(addresses_, address, now), address_wait_max);
  if (for_address.count() == 0) return {for_name, false};
  auto& counter = addresses_[address];
  const UtcTime free_at = std::max(now, counter.free_at) + for_address;
  if (free_at - now > queue_max) return {counter.free_at - now, true};
  counter.free_at = free_at;
  return {std::max(for_name, milliseconds{free_at - now}), false};
}

void Throttle::note_failure(const std::string& name, const std::string& address, UtcTime now) {
  count(names_, name, now);
  count(addresses_, address, now);
}

void Throttle::note_success(const std::string& address) {
  const auto found = addresses_.find(address);
  if (found == addresses_.end()) return;
  found->second.failures -= 1;
  if (found->second.failures < 1) addresses_.erase(found);
}

auto Throttle::size() const -> std::size_t { return names_.size() + addresses_.size(); }

}  // namespace noroshi::services
