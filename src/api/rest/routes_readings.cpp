#include "api/rest/read_facts_field.hpp"
#include "api/rest/render_reading.hpp"
#include "api/rest/routes.hpp"
#include "formats/json/object_reader.hpp"
#include "services/reading/add_reading.hpp"

namespace noroshi::rest {
namespace {

using domain::Role;
using http::Need;
using http::Request;
using http::Response;
using http::Schema;
namespace limits = domain::limits;

auto render(const services::ReadingView& view) -> std::string {
  return render_reading_row(view.row, view.reason).add("assessment", render_assessment(view.assessment)).str();
}

auto add(services::House& house, const domain::Caller& caller, const Request& request) -> Result<Response> {
  const auto thread = NOROSHI_TRY(request.load_id<domain::ThreadId>("thread"));
  json::ObjectReader read{request.json};
  services::AddReading reading;
  reading.facts = read_facts_field(read, house);
  if (const auto level = read.optional_integer("level", 0, domain::level_max)) reading.level = static_cast<int>(*level);
  reading.reason = read.required_text("reason", limits::short_text_chars_max);
  NOROSHI_TRY(read.finish());
  const auto added = NOROSHI_TRY(services::add_reading(house, caller, request.key, thread, std::move(reading)));
  return http::respond(201, added, render);
}

auto reading_schema() -> Schema {
  return Schema::object(
      {{"reading", Need::Required, Schema::id()},
       {"party", Need::Required, Schema::one_of({"source", "ceptoar", "national"}), "だれの読みか", "whose reading"},
       {"cause", Need::Required, Schema::text(40), "読み直した理由の種類", "why it was read again"},
       {"at", Need::Required, Schema::time()},
       {"report_version", Need::Required, Schema::integer(1, 100'000)},
       {"level", Need::Required, Schema::integer(0, domain::level_max)},
       {"layer", Need::Required, Schema::text(40)},
       {"route", Need::Required, Schema::text(40)},
       {"tables_sha256", Need::Required, Schema::text(64)},
       {"reason_ja", Need::Required, Schema::text(2000)},
       {"reason_en", Need::Required, Schema::text(2000)},
       {"notified_at", Need::Required, Schema::or_null(Schema::time()), "連絡元に知らせた時刻", "when the source was told"},
       {"assessment", Need::Required, assessment_schema()}});
}

}  // namespace

auto routes_readings() -> http::RouteTable {
  return {
      {.method = "POST",
       .path = "threads/{thread}/readings",
       .access = http::Access::roles({Role::Reporter, Role::Coordinator, Role::Analyst}),
       .creates = true,
       .request =
           Schema::object({{"facts", Need::Optional, Schema::map(Schema::anything(), limits::list_items_max), "事実",
                            "as the reader sees them, over what is known so far"},
                           {"level", Need::Optional, Schema::integer(0, domain::level_max), "深刻度", "outright, instead of the tables'"},
                           {"reason", Need::Required, Schema::text_of(1, limits::short_text_chars_max), "理由", "told to the source"}}),
       .response = reading_schema(),
       .summary_ja = "自らの読みを加える（連絡元・セプター・国の読みは並び立つ）",
       .summary_en = "Add one's own reading: source's, CEPTOAR's and national stand side by side",
       .handler = add},
  };
}

}  // namespace noroshi::rest
