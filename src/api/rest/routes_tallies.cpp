#include "api/rest/filing.hpp"
#include "api/rest/render_thread.hpp"
#include "api/rest/routes.hpp"
#include "domain/report/tally.hpp"
#include "services/tally/count_tally.hpp"

namespace noroshi::rest {
namespace {

using domain::Role;
using http::Need;
using http::Plain;
using http::PlainKind;
using http::Request;
using http::Response;
using http::Schema;
namespace limits = domain::limits;

auto render_line(const services::TallyLine& line) -> json::Object {
  json::List threads;
  for (const auto& thread : line.threads) threads.add(thread);
  json::Object object;
  object.add("tally", line.row.id).add("period", line.row.period).add("sector", line.row.sector).add("category", line.row.category);
  object.add("count", line.row.count).add("grown", line.grown).add("left", line.left()).add("grown_into", threads);
  return object.add("minutes_spent", line.row.minutes_spent).add("state", ports::to_text(line.row.state)).add("at", line.row.at);
}

auto render_counted(const services::TallyLine& line) -> std::string { return render_line(line).str(); }

auto render_total(const services::TallyTotal& total) -> json::Object {
  json::Object object;
  object.add("sector", total.sector).add("category", total.category).add("count", total.count).add("members", total.members);
  return object.add("minutes_spent", total.minutes_spent);
}

auto render_received(const ports::TallyRow& row, const std::string& station) -> json::Object {
  json::Object object;
  object.add("station", station).add("sector", row.sector).add("category", row.category).add("count", row.count);
  object.add("members", row.members > 0 ? json::Fragment{row.members} : json::Fragment{nullptr});
  return object.add("at", row.at);
}

auto render_sheet(const services::TallySheet& sheet) -> std::string {
  json::List lines;
  for (const auto& line : sheet.lines) lines.add(render_line(line));
  json::List totals;
  for (const auto& total : sheet.totals) totals.add(render_total(total));
  json::List received;
  for (const auto& [row, station] : sheet.received) received.add(render_received(row, station));
  json::Object object;
  object.add("period", sheet.period).add("lines", lines).add("totals", totals).add("received", received);
  return object.add("minutes_spent", sheet.minutes_spent).str();
}

auto count(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  json::ObjectReader read{request.json};
  services::CountTally tally;
  tally.period = read.optional_text("period", 7).value_or("");
  tally.category = read.required_text("category", limits::short_text_chars_max);
  tally.count = static_cast<int>(read.required_integer("count", 0, limits::tally_count_max));
  tally.minutes_spent = static_cast<int>(read.optional_integer("minutes_spent", 0, limits::tally_minutes_max).value_or(0));
  NOROSHI_TRY(read.finish());
  const auto counted = NOROSHI_TRY(services::count_tally(house, caller, request.key, std::move(tally)));
  return http::respond(201, counted, render_counted);
}

auto list(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const std::string period{request.find_query("period").value_or(domain::period_of(house.clock.now()))};
  return http::respond(200, Plain{PlainKind::Directory, render_sheet(NOROSHI_TRY(services::read_tallies(house, caller, period)))});
}

auto grow(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto tally = NOROSHI_TRY(request.load_id<ports::TallyId>("tally"));
  json::ObjectReader read{request.json};
  auto filing = read_filing(read, house, request);
  filing.growth = services::TallyGrowth{tally, static_cast<int>(read.optional_integer("count", 1, limits::tally_count_max).value_or(1))};
  NOROSHI_TRY(read.finish());
  const auto filed = NOROSHI_TRY(services::file_report(house, caller, request.key, std::move(filing)));
  return http::respond(201, filed, render_filed);
}

auto line_schema() -> Schema {
  return Schema::object(
      {{"tally", Need::Required, Schema::id()},
       {"period", Need::Required, Schema::text(7)},
       {"sector", Need::Required, Schema::text(limits::short_text_chars_max)},
       {"category", Need::Required, Schema::text(limits::short_text_chars_max)},
       {"count", Need::Required, Schema::integer(0, limits::tally_count_max), "件数", "as counted"},
       {"grown", Need::Required, Schema::integer(0, limits::tally_count_max), "情報連絡になった件数", "now reports of their own"},
       {"left", Need::Required, Schema::integer(0, limits::tally_count_max), "件数として残る数", "what still counts here"},
       {"grown_into", Need::Required, Schema::list(Schema::id(), limits::list_items_max)},
       {"minutes_spent", Need::Required, Schema::integer(0, limits::tally_count_max), "かかった分数", "minutes spent so far"},
       {"state", Need::Required, Schema::one_of({"draft", "sent"})},
       {"at", Need::Required, Schema::time()}});
}

auto growth_schema() -> Schema {
  auto fields = filing_fields();
  fields.push_back(
      {"count", Need::Optional, Schema::integer(1, limits::tally_count_max), "件数のうち", "how many of the line this report is"});
  return Schema::object(std::move(fields));
}

}  // namespace

auto routes_tallies() -> http::RouteTable {
  return {
      {.method = "POST",
       .path = "tallies",
       .access = http::Access::roles({Role::Reporter}),
       .creates = true,
       .request = Schema::object({{"period", Need::Optional, Schema::text(7), "月", "2026-11; this month when absent"},
                                  {"category", Need::Required, Schema::text_of(1, limits::short_text_chars_max), "種別",
                                   "one of tally_categories in the catalogue"},
                                  {"count", Need::Required, Schema::integer(0, limits::tally_count_max), "件数", "of the month so far"},
                                  {"minutes_spent", Need::Optional, Schema::integer(0, limits::tally_minutes_max), "かかった分数",
                                   "minutes this call cost; they add up"}}),
       .response = line_schema(),
       .summary_ja = "件数を記録する（月ごと・種別ごとに一行）",
       .summary_en = "Count: one line a month per category",
       .handler = count},
      {.method = "GET",
       .path = "tallies",
       .access = http::Access::roles(
           {Role::Reporter, Role::HomeApprover, Role::Executive, Role::Coordinator, Role::Approver, Role::Analyst, Role::MinistryDesk}),
       .query = {{"period", Need::Optional, Schema::text(7)}},
       .response = Schema::anything(),
       .summary_ja = "月の件数",
       .summary_en = "The counts of a month: own lines, or sums for staff",
       .handler = list},
      {.method = "POST",
       .path = "tallies/{tally}/growth",
       .access = http::Access::roles({Role::Reporter}),
       .creates = true,
       .request = growth_schema(),
       .response = filed_schema(),
       .summary_ja = "件数の一部を情報連絡にする",
       .summary_en = "Let some of a count become a report",
       .handler = grow},
  };
}

}  // namespace noroshi::rest
