#include "services/reading/reading_view.hpp"

#include "formats/wire/reading.hpp"

namespace noroshi::services {

auto view_reading(House& house, ports::ReadingRow row) -> Result<ReadingView> {
  auto kept = NOROSHI_TRY(wire::decode_kept_reading(NOROSHI_TRY(house.vault.decrypt_machine(row.body))));
  return ReadingView{std::move(row), std::move(kept.reading.assessment), std::move(kept.reason)};
}

auto list_reading_views(const ports::Transaction& tx, House& house, const domain::ThreadId& thread) -> Result<std::vector<ReadingView>> {
  std::vector<ReadingView> views;
  for (auto& row : NOROSHI_TRY(tx.list_readings(thread))) views.push_back(NOROSHI_TRY(view_reading(house, std::move(row))));
  return views;
}

}  // namespace noroshi::services
