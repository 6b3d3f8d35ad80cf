#pragma once

#include "ports/delivery.hpp"
#include "services/relay/receive_dispatch.hpp"

#include <map>
#include <string>
#include <vector>

namespace noroshi::support {

/// Stations in one process: a delivery is a call of the other's `receive_dispatch`. Can lose what goes, or the answer that comes back.
class LoopRelay final : public ports::Relay {
public:
  enum class Line { Good, Down, LosesAnswers, Lies, RepeatsItself };

  void connect(services::House& house) { houses_.insert_or_assign(house.base_url, &house); }
  void set_line(Line line) { line_ = line; }
  /// What a line that repeats itself says.
  void set_last_answer(std::string answer) { last_answer_ = std::move(answer); }
  /// Every dispatch that was handed over, in order.
  auto carried() const -> const std::vector<Bytes>& { return carried_; }

  auto deliver(const std::string& station_url, BytesView dispatch) -> Result<ports::DeliveryAnswer> override {
    const auto house = houses_.find(station_url);
    if (line_ == Line::Down || house == houses_.end()) return silence();
    if (line_ == Line::Lies) return ports::DeliveryAnswer{R"({"accepted":true})"};
    if (line_ == Line::RepeatsItself) return ports::DeliveryAnswer{last_answer_};
    carried_.emplace_back(dispatch.begin(), dispatch.end());
    const auto answer = services::receive_dispatch(*house->second, dispatch);
    if (!answer || line_ == Line::LosesAnswers) return silence();
    last_answer_ = *answer;
    return ports::DeliveryAnswer{last_answer_};
  }

private:
  static auto silence() -> tl::unexpected<Error> { return fail(ErrorCode::Unavailable, "relay_unreachable", "no answer"); }

  std::map<std::string, services::House*> houses_;
  std::vector<Bytes> carried_;
  std::string last_answer_;
  Line line_ = Line::Good;
};

}  // namespace noroshi::support
