#pragma once

#include "app/journey_traveller.hpp"
#include "app/premises.hpp"
#include "app/station_client.hpp"

#include <map>
#include <string>

namespace noroshi::app {

/// What becomes of spans that the anonymiser asks about: they stay masked, or the report stops for a person.
enum class Questions { StayMasked, Hold };

/// Everybody's way to speak: one client for each person, over real HTTP on loopback.
class Journey {
public:
  Journey(Premises& premises, const std::map<std::string, std::string>& tokens) : premises_{premises}, tokens_{tokens} {}

  void file(Traveller& traveller);
  /// Preview, consent, release. With `Questions::Hold`, a report that leaves a question open stops for a person.
  void clear(Traveller& traveller, Questions questions);
  void find_at_centre(Traveller& traveller);
  void ask(Traveller& traveller);
  void answer(Traveller& traveller);
  void check_answer(Traveller& traveller);
  void warn(Traveller& traveller);
  void use(Traveller& traveller);
  void read_story(Traveller& traveller);
  void gather_receipts(Traveller& traveller);
  /// Waits until no station has a dispatch on its way.
  auto settle_dispatches() -> Result<>;

private:
  auto client(const std::string& station, const std::string& user) -> StationClient;
  auto clear_one(Traveller& traveller, const std::string& clearance, Questions questions) -> Result<>;
  void stop(Traveller& traveller, Stage stage, const Error& error);
  auto next_key() -> std::string { return "journey-" + std::to_string(++keys_); }

  Premises& premises_;
  const std::map<std::string, std::string>& tokens_;  ///< "station/user" → API token
  relay::HttpClient http_;
  int keys_ = 0;
};

}  // namespace noroshi::app
