#include "services/tally/grow_tally.hpp"

#include "services/report/thread_access.hpp"
#include "services/tally/send_digests.hpp"
#include "services/tally/tally_sheet.hpp"

namespace noroshi::services {

auto check_growth(const ports::Transaction& tx, const House& house, const domain::Organisation& source, const TallyGrowth& growth)
    -> Result<> {
  auto row = NOROSHI_TRY(tx.find_tally(growth.tally));
  if (!row || !row->source_tag || !equal_constant_time(*row->source_tag, source_tag_of(house, source.id))) return not_found();
  const auto line = NOROSHI_TRY(with_growth(tx, *std::move(row)));
  if (growth.count >= 1 && growth.count <= line.left()) return {};
  return fail({FieldError{"count", std::to_string(line.left()) + " are left in this line; no more can grow into a report"}});
}

auto grow_tally(ports::Transaction& tx, House& house, const TallyGrowth& growth, const domain::ThreadId& thread) -> Result<> {
  NOROSHI_TRY(tx.add_growth({growth.tally, thread, growth.count, house.clock.now()}));
  const auto row = NOROSHI_TRY(tx.find_tally(growth.tally));
  NOROSHI_ASSERT(row.has_value());
  return correct_digests(tx, house, row->period);
}

}  // namespace noroshi::services
