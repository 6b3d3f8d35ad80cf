#pragma once

#include "domain/anonymity/examine_set.hpp"
#include "domain/handling/reading.hpp"
#include "domain/handling/release.hpp"
#include "services/house.hpp"

#include <optional>
#include <string>
#include <vector>

namespace noroshi::services {

/// A masked span that somebody wants to leave as it stands.
struct ShownRestoration {
  std::string text;
  std::string reason;
  bool agreed = false;
  bool own = false;  ///< the caller asked: another has to agree
};

/// One look at what will leave, to whom, for what: the page before consent and before release.
struct ClearanceView {
  ports::ClearanceId clearance;
  ports::ClearanceSubject subject;
  domain::ThreadId thread;
  std::string short_number;
  domain::Charter charter;  ///< the arrow it would leave on
  ports::ClearanceState state = ports::ClearanceState::AwaitingConsent;
  int revision = 1;
  UtcTime due_at{};
  std::string to_name_ja = {};
  std::string to_name_en = {};
  std::string consent_text_ja = {};  ///< the exact sentence that consent is given to
  std::string consent_text_en = {};
  Bytes32 digest{};
  std::string text = {};
  std::string technical_half_text = {};
  std::vector<domain::Indicator> indicators = {};
  std::vector<domain::Mask> masks = {};
  std::string raw_text = {};  ///< empty for whoever may not see the giver's own words
  domain::Tlp tlp = domain::Tlp::Red;
  int open_questions = 0;
  domain::SetFinding set = {};  ///< for the giver the number alone: from public data and its own thread
  std::vector<ShownRestoration> restorations = {};
  std::optional<UtcTime> consented_at = {};
  bool home_approved = false;
  bool technical_half_gone = false;
  std::string released_by = {};
};

/// Error `NotFound` for whoever may not know of it; `anonymise_blocked` when the text may not leave at all.
auto read_clearance(House& house, const domain::Caller& caller, const ports::ClearanceId& id) -> Result<domain::Released<ClearanceView>>;

/// A line of the queue: states and clocks, no words of the giver.
struct ClearanceLine {
  ports::ClearanceRow row;
  std::string short_number;
  std::string sector;
  std::string to;  ///< station slug
  int level = 0;
};
auto list_clearances(House& house, const domain::Caller& caller, std::optional<ports::ClearanceState> state)
    -> Result<domain::Released<std::vector<ClearanceLine>>>;

}  // namespace noroshi::services
