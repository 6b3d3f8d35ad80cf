#include "api/rest/routes.hpp"
#include "formats/json/statistics.hpp"
#include "services/statistics/read_statistics.hpp"

namespace noroshi::rest {
namespace {

using domain::Role;
using http::Need;
using http::Request;
using http::Response;
using http::Schema;
namespace limits = domain::limits;

constexpr std::int64_t count_max = 1'000'000'000;
constexpr std::size_t quarters_max = 400;
constexpr std::size_t columns_max = 200;

auto render_statistics(const services::StationStatistics& shown) -> std::string {
  json::List tables;
  for (const auto& [by, table] : shown.statistics.tables) {
    json::Object object;
    json::add_published_table(table, object.add("by", domain::to_text(by)));
    tables.add(object);
  }
  json::Object tallies;
  json::add_published_table(shown.tallies, tallies);
  json::Object object;
  object.add("smallest_count", shown.disclosure.smallest_count).add("dominance_percent", shown.disclosure.dominance_percent);
  object.add("least_width", shown.disclosure.least_width).add("tables", tables);
  json::add_national(shown.statistics, object);
  return object.add("tallies", tallies).str();
}

auto render_floor(const std::optional<domain::PublishedFloor>& floor) -> std::string {
  return json::Object{}.add("floor", json::write_published_floor(floor)).str();
}

auto read(services::House& house, const domain::Caller& caller, const Request& /*request*/) -> Result<Response> {
  return http::respond(200, NOROSHI_TRY(services::read_statistics(house, caller)), render_statistics);
}

auto watch_floor(services::House& house, const domain::Caller& caller, const Request& /*request*/) -> Result<Response> {
  return http::respond(200, NOROSHI_TRY(services::read_floor(house, caller)), render_floor);
}

auto cell_row_schema() -> Schema { return Schema::list(Schema::or_null(Schema::integer(0, count_max)), columns_max); }

auto names_schema(std::size_t most) -> Schema { return Schema::list(Schema::text(limits::short_text_chars_max), most); }

auto table_fields() -> std::vector<http::Field> {
  return {{"rows", Need::Required, names_schema(quarters_max), "期間。最後は合計", "periods, the total last"},
          {"columns", Need::Required, names_schema(columns_max), "最後は合計", "the total last"},
          {"cells", Need::Required, Schema::list(cell_row_schema(), quarters_max), "null は秘匿", "null = not shown"},
          {"withheld", Need::Required, Schema::boolean(), "合計のほかは秘匿", "nothing but totals can be shown"}};
}

auto breakdown_schema() -> Schema {
  auto fields = table_fields();
  fields.insert(fields.begin(), {"by", Need::Required, Schema::one_of({"type", "sector", "cause", "level"})});
  return Schema::object(std::move(fields));
}

auto national_schema() -> Schema {
  const auto count = Schema::or_null(Schema::integer(0, count_max));
  std::vector<http::Field> fields{
      {"period", Need::Required, Schema::text(20), "四半期、まとめた四半期、または年度", "a quarter, quarters counted together, or a year"},
      {"reports", Need::Required, count, "情報連絡", "reports"}};
  for (const auto type : domain::all_event_types) fields.push_back({std::string{domain::to_text(type)}, Need::Required, count});
  fields.push_back({"from_authorities", Need::Required, Schema::integer(0, count_max), "関係省庁等からの情報共有", "provided by others"});
  fields.push_back({"bulletins", Need::Required, Schema::integer(0, count_max), "情報提供", "bulletins issued here"});
  return Schema::object(std::move(fields));
}

auto share_schema() -> Schema { return Schema::or_null(Schema::number()); }

auto kpi_schema() -> Schema {
  return Schema::object({{"period", Need::Required, Schema::text(20)},
                         {"mean_level", Need::Required, share_schema(), "深刻度の平均", "mean level of what was assessed"},
                         {"near_miss_share", Need::Required, share_schema(), "予兆・ヒヤリハットの割合", "share of near misses"},
                         {"first_report_min_p50", Need::Required, Schema::or_null(Schema::integer(0, count_max)),
                          "判明から第一報まで（分、中央値）", "minutes from noticing to receipt, median"},
                         {"use_decision_share", Need::Required, share_schema(), "活用の判断があった割合", "share with a use decision"}});
}

auto statistics_schema() -> Schema {
  return Schema::object(
      {{"smallest_count", Need::Required, Schema::integer(2, 100), "これより小さいセルは示さない", "smaller cells are not shown"},
       {"dominance_percent", Need::Required, Schema::integer(1, 100), "一組織がこれを超えて占めるセルは示さない",
        "nor those of which one organisation holds more"},
       {"least_width", Need::Required, Schema::integer(1, 100), "秘匿したセルを計算できる幅", "how closely a hidden cell can be computed"},
       {"tables", Need::Required, Schema::list(breakdown_schema(), 4), "同じ期間を別の列で", "the same periods by other columns"},
       {"periods", Need::Required, Schema::list(national_schema(), quarters_max), "公表様式の表", "the national table"},
       {"years", Need::Required, Schema::list(national_schema(), quarters_max), "年度（4月から）", "by fiscal year, from April"},
       {"kpi", Need::Required, Schema::list(kpi_schema(), quarters_max)},
       {"tallies", Need::Required, Schema::object(table_fields()), "件数（情報連絡とは別）", "counts, apart from reports"}});
}

auto floor_schema() -> Schema {
  const auto floor =
      Schema::object({{"alarm", Need::Required, Schema::boolean()},
                      {"chance", Need::Required, Schema::number(), "変化がなくてもこうなる確率", "of as much without a change"},
                      {"months", Need::Required, Schema::integer(0, 100'000), "比べた月数", "months compared"},
                      {"since", Need::Required, Schema::or_null(Schema::text(7)), "この月から", "since which month"},
                      {"lost", Need::Required, share_schema(), "来なくなった件数の見込み", "items that stayed away"},
                      {"lost_part", Need::Required, share_schema()}});
  return Schema::object({{"floor", Need::Required, Schema::or_null(floor), "null は月が足りない", "null = too few months to compare"}});
}

const std::set<Role> readers{Role::Coordinator, Role::Approver, Role::Analyst, Role::MinistryDesk, Role::Executive};

}  // namespace

auto routes_statistics() -> http::RouteTable {
  return {
      {.method = "GET",
       .path = "statistics",
       .access = http::Access::roles(readers),
       .response = statistics_schema(),
       .summary_ja = "統計（小さなセルは誰にも示さない）",
       .summary_en = "Reports by period in every breakdown, with small cells hidden from everybody alike",
       .handler = read},
      {.method = "GET",
       .path = "statistics/floor",
       .access = http::Access::roles(readers),
       .response = floor_schema(),
       .summary_ja = "下限の見張り（線より下が来なくなっていないか）",
       .summary_en = "Whether what lies below the line stopped coming",
       .handler = watch_floor},
  };
}

}  // namespace noroshi::rest
