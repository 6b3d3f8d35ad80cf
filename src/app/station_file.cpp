#include "app/station_file.hpp"

#include "formats/rules/table_reader.hpp"
#include "services/charter/realm.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace noroshi::app {
namespace {

constexpr auto administration = "Noroshi demo";

/// TOML's basic string: quotes, backslashes and controls escaped.
auto quote(const std::string& text) -> std::string {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return quoted + "\"";
}

auto parse_realm(const std::string& text) -> services::Realm {
  if (text == "demo") return services::Realm::Demo;
  if (text == "exercise") return services::Realm::Exercise;
  return services::Realm::Live;
}

}  // namespace

auto plan_station(const CastStation& cast, services::Realm realm, const std::string& origin, const std::filesystem::path& folder,
                  ports::Random& random) -> StationPlan {
  domain::Station station{
      random.id<domain::StationId>(), cast.slug, cast.name_ja, cast.name_en, cast.kind, administration, administration, cast.sectors};
  return StationPlan{std::move(station), realm, "", origin + "/" + cast.slug, folder};
}

auto write_station_file(const StationPlan& plan) -> Result<> {
  const auto& station = plan.station;
  std::string sectors;
  for (const auto& sector : station.sectors) sectors += (sectors.empty() ? "" : ", ") + quote(sector);
  std::ofstream stream{plan.folder / "station.toml", std::ios::binary};
  stream << fmt::format(
      "id = {}\nslug = {}\nname_ja = {}\nname_en = {}\nkind = {}\nhost = {}\nadministrator = {}\nsectors = [{}]\nrealm = {}\norigin = {}\n",
      quote(station.id.str()), quote(station.slug), quote(station.name_ja), quote(station.name_en),
      quote(std::string{domain::to_text(station.kind)}), quote(station.host), quote(station.administrator), sectors,
      quote(std::string{services::to_text(plan.realm)}), quote(plan.log_origin));
  stream.close();
  if (!stream) return fail(ErrorCode::Unavailable, "station_file", "cannot write " + (plan.folder / "station.toml").string());
  return {};
}

auto read_station_file(const std::filesystem::path& folder) -> Result<StationPlan> {
  const auto path = folder / "station.toml";
  std::ifstream stream{path, std::ios::binary};
  std::ostringstream text;
  text << stream.rdbuf();
  if (!stream) return fail(ErrorCode::InvalidInput, "station_file", "cannot read " + path.string());
  const auto root = NOROSHI_TRY(rules::parse_toml(text.str()));
  rules::Mistakes mistakes;
  rules::TableReader reader{root, path.string(), mistakes};
  auto id = NOROSHI_TRY(domain::StationId::parse(reader.text("id")));
  domain::Station station{
      std::move(id), reader.text("slug"), reader.text("name_ja"), reader.text("name_en"), domain::StationKind::Ceptoar, "", ""};
  station.kind = NOROSHI_TRY(domain::parse_station_kind(reader.text("kind")));
  station.host = reader.text("host");
  station.administrator = reader.text("administrator");
  for (auto& sector : reader.texts("sectors")) station.sectors.insert(std::move(sector));
  const auto realm = parse_realm(reader.text("realm"));
  StationPlan plan{std::move(station), realm, "", reader.text("origin"), folder};
  reader.finish();
  if (!mistakes.empty()) return fail(std::move(mistakes));
  return plan;
}

auto list_station_files(const std::filesystem::path& folder) -> Result<std::vector<StationPlan>> {
  std::vector<StationPlan> plans;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator{folder, failed}) {
    if (std::filesystem::exists(entry.path() / "station.toml")) plans.push_back(NOROSHI_TRY(read_station_file(entry.path())));
  }
  std::sort(plans.begin(), plans.end(), [](const StationPlan& a, const StationPlan& b) { return a.station.slug < b.station.slug; });
  return plans;
}

}  // namespace noroshi::app
