#include "app/worker.hpp"

#include "services/bulletin/share_uses.hpp"
#include "services/log/publish_checkpoint.hpp"
#include "services/notice/send_notices.hpp"
#include "services/notice/wake_deputies.hpp"
#include "services/reading/retriage.hpp"
#include "services/relay/relay_dispatches.hpp"
#include "services/tally/send_digests.hpp"

namespace noroshi::app {
namespace {

using Clock = std::chrono::steady_clock;

}  // namespace

Worker::Worker(std::vector<services::House*> houses, WorkerPace pace, std::function<void(const Error&)> report)
    : houses_{std::move(houses)}, pace_{pace}, report_{std::move(report)}, thread_{[this] { run(); }} {}

Worker::~Worker() {
  stop_ = true;
  thread_.join();
}

/// An edition comes into force when its day does, with nobody there: the cases are read anew under it.
void Worker::watch_tables(services::House& house) {
  const auto& sha256 = house.rules().sha256;
  auto& read_under = editions_[&house];
  if (read_under == sha256) return;
  if (const auto done = services::retriage_under_new_tables(house); !done) return report_(done.error());
  read_under = sha256;
}

void Worker::take_turn() {
  using Step = Result<int> (*)(services::House&);
  for (auto* house : houses_) {
    watch_tables(*house);
    for (const Step step : {Step{services::send_digests}, Step{services::share_uses}, Step{services::relay_due},
                            Step{services::wake_deputies}, Step{services::send_notices}}) {
      if (stop_) return;
      if (const auto done = step(*house); !done) report_(done.error());
    }
  }
}

void Worker::publish() {
  for (auto* house : houses_) {
    if (const auto done = services::publish_checkpoint(*house, pace_.leaves_per_period); !done) report_(done.error());
  }
}

void Worker::run() {
  auto next_publish = Clock::now();
  while (!stop_) {
    if (Clock::now() >= next_publish) {
      publish();
      next_publish += pace_.publish_every;  // a fixed cadence: a late one does not move the next
    }
    take_turn();
    std::this_thread::sleep_for(pace_.turn);
  }
}

}  // namespace noroshi::app
