#include "domain/sector/catalogue.hpp"

#include "base/text.hpp"

#include <utility>

namespace noroshi::domain {

Catalogue::Catalogue(std::vector<Sector> sectors) : sectors_{std::move(sectors)} {
  for (std::size_t i = 0; i < sectors_.size(); ++i) {
    const auto& sector = sectors_[i];
    for (const auto* name : {&sector.id, &sector.name.ja, &sector.name.en}) by_name_.emplace(fold_for_match(*name), i);
  }
  // Second round: a name of one sector wins over a nickname of another.
  for (std::size_t i = 0; i < sectors_.size(); ++i) {
    for (const auto& alias : sectors_[i].aliases) by_name_.emplace(fold_for_match(alias), i);
  }
}

auto Catalogue::find(std::string_view id) const -> const Sector* {
  for (const auto& sector : sectors_) {
    if (sector.id == id) return &sector;
  }
  return nullptr;
}

auto Catalogue::find_by_name(std::string_view name) const -> const Sector* {
  const auto found = by_name_.find(fold_for_match(name));
  return found == by_name_.end() ? nullptr : &sectors_[found->second];
}

}  // namespace noroshi::domain
