#pragma once

#include "domain/handling/reading.hpp"
#include "services/bulletin/bulletins.hpp"

namespace noroshi::services {

/// What permits on a bulletin are about.
struct BulletinBody;

/// Members see what was passed on to their sector; staff see all that lies here.
auto relation_to(const domain::Caller& caller, const ports::BulletinRow& row, const std::string& sector) -> domain::Relation;

/// The bulletin with what the policy needs to know, or the absent answer.
struct BulletinFile {
  ports::BulletinRow row;
  domain::ObjectFacts facts;
};
auto load_bulletin(const ports::Transaction& tx, const domain::Caller& caller, const domain::BulletinId& id) -> Result<BulletinFile>;

auto bulletin_key(const domain::BulletinId& id) -> std::string;
auto ref_of(const ports::BulletinRow& row) -> domain::ObjectRef;
auto open_bulletin(House& house, const domain::LoggedRead<BulletinBody>& read, const ports::BulletinRow& row)
    -> Result<domain::Unreleased<domain::Bulletin>>;

/// Did the member acknowledge after the last correction?
inline auto knows_words_of(const ports::BulletinRow& row, const ports::UseRow& use) -> bool {
  return !row.corrected_at || use.acknowledged_at >= *row.corrected_at;
}

/// Totals of what was told of a bulletin here: members of this station, and the newest word of each other station.
auto total_uses(const ports::Transaction& tx, const domain::BulletinId& id) -> Result<UseCounts>;

}  // namespace noroshi::services
