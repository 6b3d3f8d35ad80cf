// refused: no matching function|could not convert|no viable conversion|invalid initialization
// C1: the outbox takes a Release and nothing else.
#include "services/relay/enqueue_release.hpp"

using namespace noroshi;

auto send(ports::Transaction& tx, services::House& house, const domain::SignedCharter& arrow, domain::Release&& released,
          const domain::AnonymisedReport& report) {
#ifdef HONEST
  static_cast<void>(report);
  return services::enqueue_release(tx, house, arrow, std::move(released), std::nullopt, std::nullopt, "about");
#else
  static_cast<void>(released);
  return services::enqueue_release(tx, house, arrow, report, std::nullopt, std::nullopt, "about");
#endif
}
