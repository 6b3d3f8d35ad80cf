#include "cli/compare.hpp"

#include "domain/severity/compare.hpp"
#include "formats/json/object.hpp"

#include <map>
#include <ostream>

namespace noroshi::cli {
namespace {

struct Tally {
  int cases = 0;
  int changed = 0;
  std::map<std::string, int> by_field;
};

auto render_differences(const std::string& id, const std::vector<domain::Difference>& differences) -> std::string {
  json::List list;
  for (const auto& difference : differences)
    list.add(json::Object{}.add("field", difference.field).add("before", difference.before).add("after", difference.after));
  return json::Object{}.add("id", id).add("differences", list).str();
}

auto render_tally(const Tally& tally, const domain::Rules& before, const domain::Rules& after) -> std::string {
  json::Object by_field;
  for (const auto& [field, count] : tally.by_field) by_field.add(field, count);
  json::Object object;
  object.add("cases", tally.cases).add("changed", tally.changed).add("by_field", by_field);
  return object.add("before_sha256", before.sha256).add("after_sha256", after.sha256).str();
}

}  // namespace

auto run_compare(const LineOptions& options, const domain::Rules& before, const domain::Rules& after, std::ostream& out, std::ostream& err)
    -> int {
  const auto at = day_asked(options, err);
  if (!at) return 2;
  Tally tally;
  const auto compare = [&](std::string_view line, std::ostream& to) {
    // The later edition may know more facts; a case that either cannot read is a mistake.
    const auto asked = json::read_line_case(line, after);
    if (!asked) {
      to << json::write_mistake_line(asked.error()) << '\n';
      return false;
    }
    const auto differences = domain::compare_editions({asked->id, asked->sector, asked->facts, *at}, before, after);
    ++tally.cases;
    if (differences.empty()) return true;
    ++tally.changed;
    for (const auto& difference : differences) ++tally.by_field[difference.field];
    to << render_differences(asked->id, differences) << '\n';
    return true;
  };
  const auto finish = [&](std::ostream& to) { to << render_tally(tally, before, after) << '\n'; };
  return run_on_cases(options, {compare, finish}, out, err);
}

}  // namespace noroshi::cli
