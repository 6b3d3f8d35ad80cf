#include "domain/statistics/floor.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace noroshi::domain {
namespace {

/// A fixed sequence (splitmix64): calibration has to come out the same on every machine, so it takes nothing from outside.
class Sequence {
public:
  explicit Sequence(std::uint64_t seed) : state_{seed} {}
  auto next_below(int bound) -> int {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return static_cast<int>((mixed ^ (mixed >> 31U)) % static_cast<std::uint64_t>(bound));
  }

private:
  std::uint64_t state_;
};

struct Split {
  double ratio = 0.0;
  std::size_t month = 0;
};

/// n·log n for every n that can occur: the likelihoods are sums of these.
auto entropy_terms(int most) -> std::vector<double> {
  std::vector<double> terms(static_cast<std::size_t>(most) + 1, 0.0);
  for (std::size_t n = 1; n < terms.size(); ++n) terms[n] = static_cast<double>(n) * std::log(static_cast<double>(n));
  return terms;
}

class ChangeSearch {
public:
  ChangeSearch(const std::vector<FloorMonth>& months, const FloorRules& rules) : rules_{rules} {
    for (const auto& month : months) totals_.push_back(month.below + month.above);
    all_ = std::accumulate(totals_.begin(), totals_.end(), 0);
    terms_ = entropy_terms(all_);
  }

  /// The month from which the share below the line fell most tellingly.
  auto find(const std::vector<int>& below) const -> Split {
    Split best;
    const int all_below = std::accumulate(below.begin(), below.end(), 0);
    int before = 0;
    int before_below = 0;
    for (std::size_t month = 1; month < totals_.size(); ++month) {
      before += totals_[month - 1];
      before_below += below[month - 1];
      if (month < static_cast<std::size_t>(rules_.months_before_least)) continue;
      if (totals_.size() - month < static_cast<std::size_t>(rules_.months_after_least)) break;
      const int after = all_ - before;
      const int after_below = all_below - before_below;
      if (static_cast<double>(after_below) * before >= static_cast<double>(before_below) * after) continue;  // it rose
      const double ratio = fit(before_below, before) + fit(after_below, after) - fit(all_below, all_);
      if (ratio > best.ratio + 1e-9) best = {ratio, month};
    }
    return best;
  }

  /// The same number below the line, drawn without replacement from all items of the year.
  auto shuffle(int below, Sequence& sequence) const -> std::vector<int> {
    std::vector<int> left = totals_;
    std::vector<int> drawn(totals_.size(), 0);
    int items = all_;
    for (int i = 0; i < below; ++i, --items) {
      int at = sequence.next_below(items);
      std::size_t month = 0;
      for (; at >= left[month]; ++month) at -= left[month];
      --left[month];
      ++drawn[month];
    }
    return drawn;
  }

private:
  /// Log likelihood of `part` of `whole`, at its best share.
  auto fit(int part, int whole) const -> double {
    return terms_[static_cast<std::size_t>(part)] + terms_[static_cast<std::size_t>(whole - part)] -
           terms_[static_cast<std::size_t>(whole)];
  }

  const FloorRules& rules_;
  std::vector<int> totals_;
  std::vector<double> terms_;
  int all_ = 0;
};

void estimate_loss(const std::vector<FloorMonth>& months, FloorWatch& watch) {
  FloorMonth before;
  FloorMonth after;
  for (std::size_t i = 0; i < months.size(); ++i) {
    auto& side = i < watch.month ? before : after;
    side.below += months[i].below;
    side.above += months[i].above;
  }
  if (before.above == 0) return;
  const double expected = static_cast<double>(before.below) / before.above * after.above;
  watch.lost = std::max(0.0, expected - after.below);
  watch.lost_part = expected > 0 ? watch.lost / expected : 0.0;
}

}  // namespace

auto watch_floor(const std::vector<FloorMonth>& months, const FloorRules& rules, std::uint64_t seed) -> Result<FloorWatch> {
  if (months.size() < static_cast<std::size_t>(rules.months_before_least + rules.months_after_least))
    return fail(ErrorCode::InvalidInput, "floor_months", "too few months to compare: ask for a longer time");
  const ChangeSearch search{months, rules};
  std::vector<int> below;
  for (const auto& month : months) below.push_back(month.below);
  const Split found = search.find(below);
  FloorWatch watch;
  if (found.ratio <= 0.0) return watch;
  const int all_below = std::accumulate(below.begin(), below.end(), 0);
  Sequence sequence{seed};
  int as_telling = 0;
  for (int trial = 0; trial < rules.trials; ++trial) {
    if (search.find(search.shuffle(all_below, sequence)).ratio >= found.ratio - 1e-9) ++as_telling;
  }
  watch.chance = static_cast<double>(as_telling + 1) / (rules.trials + 1);
  watch.alarm = watch.chance <= rules.false_alarm_rate;
  watch.month = found.month;
  estimate_loss(months, watch);
  return watch;
}

}  // namespace noroshi::domain
