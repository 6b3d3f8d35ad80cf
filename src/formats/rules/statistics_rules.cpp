#include "formats/rules/statistics_rules.hpp"

#include "formats/rules/table_reader.hpp"

namespace noroshi::rules {
namespace {

void read_head(TableReader& reader) {
  reader.text("version");
  reader.text("source");
  reader.wording();
}

auto read_disclosure(TableReader& reader) -> domain::DisclosureRules {
  read_head(reader);
  return {reader.whole("smallest_count", 2, 100), reader.whole("dominance_percent", 1, 100), reader.whole("least_width", 1, 100)};
}

auto read_floor(TableReader& reader) -> domain::FloorRules {
  read_head(reader);
  const int percent = reader.whole("false_alarm_percent", 1, 20);
  return {percent / 100.0, reader.whole("trials", 99, 9'999), reader.whole("months_before_least", 1, 24),
          reader.whole("months_after_least", 1, 24)};
}

template <class Read> auto read_file(const std::vector<RuleFile>& files, const std::string& name, Mistakes& mistakes, Read read) {
  using Table = decltype(read(std::declval<TableReader&>()));
  for (const auto& [path, text] : files) {
    if (!path.ends_with(name + ".toml")) continue;
    const auto content = parse_toml(text);
    if (!content) {
      mistakes.push_back({name, content.error().message});
      return Table{};
    }
    TableReader reader{*content, name, mistakes};
    auto table = read(reader);
    reader.finish();
    return table;
  }
  mistakes.push_back({name, "is missing: put the file into the folder of tables"});
  return Table{};
}

}  // namespace

auto load_statistics_rules(const std::vector<RuleFile>& files) -> Result<StatisticsRules> {
  Mistakes mistakes;
  StatisticsRules rules{read_file(files, "statistics/disclosure", mistakes, read_disclosure),
                        read_file(files, "statistics/floor", mistakes, read_floor)};
  if (!mistakes.empty()) return fail(std::move(mistakes));
  return rules;
}

}  // namespace noroshi::rules
