#pragma once

#include "base/time.hpp"
#include "domain/anonymity/lattice.hpp"
#include "domain/anonymity/member_set.hpp"
#include "domain/party/party.hpp"
#include "domain/sector/wording.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace noroshi::domain {

/// What everybody can look up about one member; the directory of a channel is public. What is empty or 0 is not known and fits everything.
struct MemberProfile {
  OrganisationId id;
  std::string sector;                 ///< catalogue id
  std::set<std::string> prefectures;  ///< where it operates, without 都府県
  double customers = 0;               ///< as published
  std::set<std::string> systems;      ///< kinds known from tenders and papers, "scada"
  std::string parent;                 ///< the group it belongs to; empty: its own
  int represented = 1;
};

/// Something about outages that anybody can read: a status page, the press, a filing. Whoever is not named was not affected, as far as
/// that source goes, when `is_complete`.
struct PublicEvent {
  UtcTime from;
  UtcTime to;
  std::string sector;  ///< which it speaks of
  std::set<OrganisationId> affected;
  bool is_complete = false;
};

/// What a release tells about its source, exactly; each part is generalised by a level of its own.
struct Traits {
  std::string sector;
  std::set<std::string> prefectures;  ///< empty: no place is said
  std::optional<UtcTime> occurred;
  std::optional<double> scale;   ///< customers affected
  std::string system;            ///< empty: not said
  bool service_stopped = false;  ///< so that outsiders may have seen it
  double scale_border = 0;       ///< the number that leaves at the finest step where a rule's border holds it above one digit
};

/// The attributes of a release in the order of its `Levels`.
enum class SetAttribute { Sector, Place, Time, Scale, System };
inline constexpr std::size_t set_attributes = 5;

/// The steps of each attribute, from exact to nothing said.
enum class SectorLevel { Sector, Family, All };
enum class PlaceLevel { Prefecture, Region, Half, Nation };
enum class TimeLevel { Day, TenDays, Month, Season, Unsaid };
enum class ScaleLevel { OneDigit, Magnitude, Unsaid };
enum class SystemLevel { Kind, Unsaid };

/// Which values share a step, and what a lost bit of each attribute costs. A table (data/anonymise/sets.toml).
struct SetTables {
  std::map<std::string, std::string> families;  ///< sector → family; a sector that is not listed is its own
  std::map<std::string, std::string> regions;   ///< prefecture → region
  std::map<std::string, std::string> halves;    ///< region → east or west
  std::map<std::string, Wording> family_names;
  std::set<std::string> scale_facts;        ///< facts that count customers
  std::vector<std::string> scale_counters;  ///< counters that count customers, 世帯
  std::vector<std::string> outage_words;    ///< a text with one of these tells that a service stopped, 停電
  std::vector<double> weights = std::vector<double>(set_attributes, 1.0);
  std::size_t small_sector_below = 60;  ///< organisations; a smaller sector shows itself or the place, never both
  int groups_min = 2;
  double largest_share_max = 0.5;  ///< of one group, by organisations
};

/// Who it could be: organisations represented, how many groups they belong to, and the share of the largest group.
struct SetMeasure {
  int organisations = 0;
  int groups = 0;
  double largest_share = 1;
};

struct SetChoice {
  Levels levels;
  double loss = 0;  ///< weighted bits
  MemberSet set;
  SetMeasure measure;
};

/// What an earlier release of the same thread told. Kept exact, because what is public grows: who still fits is asked anew each time.
struct SaidBefore {
  Traits said;
  Levels levels;
};

/// The levels at which nothing is said.
auto top_levels() -> Levels;

/// The directory of one channel, with what is public about it, asked about one release.
class AnonymitySets {
public:
  AnonymitySets(std::vector<MemberProfile> members, std::vector<PublicEvent> events, SetTables tables);

  /// Who fits what is said at these levels, out of `memory` (who still fits all that was released about the thread before; all for a first
  /// release).
  auto fitting(const Traits& said, const Levels& levels, const MemberSet& memory) const -> MemberSet;
  auto measure(const MemberSet& set) const -> SetMeasure;
  /// Who fits all of it.
  auto remember(const std::vector<SaidBefore>& before) const -> MemberSet;
  /// The levels of least loss, at or above `floor` (what was released before, and what the text never says finer) and at or below
  /// `ceiling` (what the text cannot say coarser), with which at least `k` organisations of enough groups remain. Nothing when even the
  /// ceiling is not enough.
  auto choose(const Traits& said, const Levels& floor, const MemberSet& memory, int k, const Levels& ceiling = top_levels()) const
      -> std::optional<SetChoice>;
  auto is_safe(const SetMeasure& measure, int k) const -> bool;
  /// Whether outsiders can already tell: a public event at that time names this source among fewer than `k`.
  auto is_published(const Traits& said, const OrganisationId& source, int k) const -> bool;

  auto members() const -> const std::vector<MemberProfile>& { return members_; }
  auto tables() const -> const SetTables& { return tables_; }
  auto everybody() const -> MemberSet { return MemberSet::all(members_.size()); }

private:
  /// What outsiders could see in a period: who was down, and the sectors of which they could see everybody who was.
  struct Seen {
    std::set<OrganisationId> affected;
    std::set<std::string> sectors;
  };
  using Fits = std::vector<std::vector<MemberSet>>;  // by attribute, by level: who fits
  auto fits_of(const Traits& said) const -> Fits;
  auto who(const std::function<bool(const MemberProfile&)>& fits) const -> MemberSet;
  auto fits_place(const MemberProfile& member, const Traits& said, PlaceLevel level) const -> bool;
  auto seen_in(const Traits& said, TimeLevel level) const -> Seen;
  auto family_of(const std::string& sector) const -> std::string;
  auto place_at(const std::string& prefecture, PlaceLevel level) const -> std::string;
  auto shows_sector_and_place(const Traits& said, const Levels& levels) const -> bool;

  std::vector<MemberProfile> members_;
  std::vector<PublicEvent> events_;
  SetTables tables_;
};

/// First and last instant (Japan time) that "the day", "the ten days", … of an instant stand for; the last is exclusive.
auto period_of(UtcTime at, TimeLevel level) -> std::pair<UtcTime, UtcTime>;

/// Least count that a scale said at a level still tells; a member with fewer customers is out.
auto least_of(double scale, ScaleLevel level) -> double;

}  // namespace noroshi::domain
