#include "app/serve.hpp"

#include "adapters/crypto/system_random.hpp"
#include "app/premises.hpp"
#include "app/settle.hpp"
#include "app/station_file.hpp"
#include "app/stop_signal.hpp"
#include "app/unlock_secret.hpp"
#include "formats/json/object.hpp"
#include "services/log/verify_store.hpp"
#include "services/people/people.hpp"

#include <algorithm>
#include <cstdlib>
#include <ostream>

namespace noroshi::app {
namespace {

auto read_mail_password() -> Secret {
  const char* given = std::getenv("NOROSHI_SMTP_PASSWORD");
  return Secret{std::string_view{given == nullptr ? "" : given}};
}

auto say(std::ostream& err, const char* command, const Error& error) -> int {
  err << "noroshi " << command << ": " << error.message << "\n";
  for (const auto& field : error.fields) err << "  " << field.field << ": " << field.message << "\n";
  return error.code == ErrorCode::InvalidInput ? 2 : 1;
}

auto plan_stations(const std::filesystem::path& data, const std::vector<std::string>& wanted) -> Result<PremisesPlan> {
  PremisesPlan plan;
  plan.stations = NOROSHI_TRY(list_station_files(data / "stations"));
  if (!wanted.empty()) {
    std::erase_if(plan.stations, [&](const StationPlan& station) {
      return std::find(wanted.begin(), wanted.end(), station.station.slug) == wanted.end();
    });
  }
  if (plan.stations.empty())
    return fail(ErrorCode::InvalidInput, "no_station", "there is no such station in " + (data / "stations").string());
  plan.mail_folder = data / "mail";
  plan.listen = "localhost";
  plan.unlock = NOROSHI_TRY(read_unlock_secret(data));
  return plan;
}

/// Where a partner lives is told at the start; who it is (its keys) was settled before and does not change by this.
auto move_peers(Premises& premises, const std::map<std::string, std::string>& peers) -> Result<> {
  for (const auto& [slug, house] : premises.houses()) {
    NOROSHI_TRY(house->store.write([&](ports::Transaction& tx) -> Result<> {
      for (auto peer : NOROSHI_TRY(tx.list_peers())) {
        const auto moved = peers.find(peer.slug);
        if (moved == peers.end()) continue;
        peer.url = moved->second;
        NOROSHI_TRY(tx.put_peer(peer));
      }
      return {};
    }));
  }
  return {};
}

auto serve(const ServeOptions& options, const Tables& tables, std::ostream& out) -> Result<> {
  auto plan = NOROSHI_TRY(plan_stations(options.data, options.stations));
  plan.port = options.port;
  if (!options.mail.address.empty()) plan.smtp = NOROSHI_TRY(parse_mail_server(options.mail, read_mail_password()));
  auto premises = NOROSHI_TRY(wire(std::move(plan), tables));
  NOROSHI_TRY(renew_addresses(premises->houses()));
  NOROSHI_TRY(move_peers(*premises, options.peers));
  NOROSHI_TRY(premises->start());
  out << "noroshi: " << premises->base_url() << "\n" << std::flush;
  wait_for_stop();
  return {};
}

auto found(const StationInitOptions& options, const Tables& tables) -> Result<services::Invited> {
  crypto::SystemRandom random;
  std::filesystem::create_directories(options.data);
  CastStation cast{options.slug,
                   options.name_ja,
                   options.name_en,
                   NOROSHI_TRY(domain::parse_station_kind(options.kind)),
                   {options.sectors.begin(), options.sectors.end()}};
  auto station = plan_station(cast, services::Realm::Live, options.origin, options.data / "stations" / options.slug, random);
  station.station.host = options.host;
  station.station.administrator = options.administrator;
  if (std::filesystem::exists(station.folder)) {
    return fail(ErrorCode::Conflict, "station_exists", station.folder.string() + " is there already; choose another slug");
  }
  PremisesPlan plan;
  plan.stations.push_back(std::move(station));
  plan.mail_folder = options.data / "mail";
  plan.unlock = NOROSHI_TRY(make_unlock_secret(options.data, random));
  plan.doors = Doors::Closed;
  auto premises = NOROSHI_TRY(wire(std::move(plan), tables));
  auto& house = *premises->houses().begin()->second;
  return NOROSHI_TRY(services::found_station(house, staff_organisation(house), options.user)).value();
}

auto verify_all(const std::filesystem::path& data, const Tables& tables, VerifyOutput output, std::ostream& out, std::ostream& err)
    -> Result<bool> {
  auto plan = NOROSHI_TRY(plan_stations(data, {}));
  plan.doors = Doors::Closed;
  auto premises = NOROSHI_TRY(wire(std::move(plan), tables));
  bool holds = true;
  json::List list;
  for (const auto& [slug, house] : premises->houses()) {
    const auto verdict = NOROSHI_TRY(services::verify_store(*house));
    holds = holds && verdict.findings.empty();
    json::Object object;
    object.add("station", slug).add("entries", verdict.entries).add("openings", verdict.openings).add("reports", verdict.reports);
    list.add(object.add("findings", verdict.findings));
    if (output == VerifyOutput::Sentence) {
      out << slug << ": " << verdict.entries << " entries, " << verdict.openings << " openings, " << verdict.reports << " reports\n";
    }
    for (const auto& finding : verdict.findings) err << "noroshi verify: " << slug << ": " << finding << "\n";
  }
  if (output == VerifyOutput::Json) out << json::Object{}.add("holds", holds).add("stations", list).str() << "\n";
  return holds;
}

}  // namespace

auto run_serve(const ServeOptions& options, const Tables& tables, std::ostream& out, std::ostream& err) -> int {
  watch_stop_signals();
  const auto served = serve(options, tables, out);
  return served ? 0 : say(err, "serve", served.error());
}

auto run_station_init(const StationInitOptions& options, const Tables& tables, std::ostream& out, std::ostream& err) -> int {
  const auto invited = found(options, tables);
  if (!invited) return say(err, "station init", invited.error());
  out << "拠点を作りました。管理者 " << options.user << " の登録コード（一度だけ使えます）:\n"
      << invited->code << "\nThe station is there. One-time enrolment code of its administrator " << options.user << " above; valid until "
      << to_rfc3339(invited->expires_at) << "\n";
  return 0;
}

auto run_verify_data(const std::filesystem::path& data, const Tables& tables, VerifyOutput output, std::ostream& out, std::ostream& err)
    -> int {
  const auto holds = verify_all(data, tables, output, out, err);
  if (!holds) return say(err, "verify", holds.error());
  return *holds ? 0 : 1;
}

}  // namespace noroshi::app
