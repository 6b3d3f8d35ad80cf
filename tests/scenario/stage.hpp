#pragma once

#include "domain/bulletin/bulletin.hpp"
#include "services/clearance/read_clearance.hpp"
#include "tests/rules/town.hpp"

namespace noroshi::scenario {

/// Whoever a line names: one of the demo's cast.
struct Actor {
  std::string station;
  std::string user;
};
auto find_actor(const std::string& name) -> Result<Actor>;

/// What did not come true; the runner adds line and words.
inline auto untrue(std::string why) { return fail(ErrorCode::Conflict, "scenario_untrue", std::move(why)); }

/// All that one person can read at the own station: every case, every bulletin.
struct Seen {
  std::vector<std::string> texts;
  std::size_t cases = 0;
  std::size_t versions = 0;
  std::size_t bulletins = 0;
  std::size_t whole_versions = 0;  ///< versions that are more than a technical half
  bool withdrawn = false;
  bool recalled = false;

  auto holds(const std::string& text) const -> bool;
};

/// The demo's town with one case and one bulletin in play, as a scenario tells of them.
class Stage {
public:
  auto town() -> support::Town& { return town_; }
  auto house(const Actor& actor) -> services::House& { return town_.house(actor.station); }
  auto caller(const Actor& actor) -> domain::Caller { return town_.caller(actor.station, actor.user); }

  void remember_filed(const std::string& station, const domain::ThreadId& thread) { filed_.insert_or_assign(station, thread); }
  void remember_bulletin(const domain::BulletinId& bulletin) { bulletin_ = bulletin; }
  auto bulletin() const -> Result<domain::BulletinId>;

  /// The case that the scenario tells of, at the actor's station: the one filed there, or the only one that came.
  auto case_at(const Actor& actor) -> Result<domain::ThreadId>;
  /// What waits, or waited last, between this case and the centre.
  auto clearance_at(const Actor& actor) -> Result<ports::ClearanceId>;
  auto look_at_clearance(const Actor& actor) -> Result<services::ClearanceView>;
  auto read_all(const Actor& actor) -> Result<Seen>;

private:
  support::Town town_;
  std::map<std::string, domain::ThreadId> filed_;
  std::optional<domain::BulletinId> bulletin_;
};

}  // namespace noroshi::scenario
