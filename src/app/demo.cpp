#include "app/demo.hpp"

#include "adapters/crypto/system_random.hpp"
#include "app/credentials.hpp"
#include "app/demo_cases.hpp"
#include "app/premises.hpp"
#include "app/station_file.hpp"
#include "app/stop_signal.hpp"
#include "app/unlock_secret.hpp"

#include <ostream>
#include <thread>

namespace noroshi::app {
namespace {

auto plan_demo(const DemoOptions& options, const Cast& cast) -> Result<PremisesPlan> {
  crypto::SystemRandom random;
  PremisesPlan plan;
  plan.stations = NOROSHI_TRY(list_station_files(options.data / "stations"));
  if (plan.stations.empty()) {
    for (const auto& station : cast.stations) {
      plan.stations.push_back(
          plan_station(station, services::Realm::Demo, "noroshi.demo", options.data / "stations" / station.slug, random));
    }
  }
  plan.mail_folder = options.data / "mail";
  plan.listen = "localhost";
  plan.port = options.port;
  plan.unlock = NOROSHI_TRY(make_unlock_secret(options.data, random));
  return plan;
}

auto all_published(Premises& premises) -> Result<bool> {
  for (const auto& [slug, house] : premises.houses()) {
    bool published = false;
    NOROSHI_TRY(house->store.read([&](const ports::Transaction& tx) -> Result<> {
      const auto row = NOROSHI_TRY(tx.published());
      published = row && row->size > 0;
      return {};
    }));
    if (!published) return false;
  }
  return true;
}

auto serve(const DemoOptions& options, const Tables& tables, std::ostream& out) -> Result<> {
  const auto cast = NOROSHI_TRY(read_cast(tables.demo_cast));
  const bool fresh = !std::filesystem::exists(options.data / "stations");
  const auto credentials_path = options.data / "credentials.json";
  std::vector<Credential> people;
  if (!fresh) people = NOROSHI_TRY(read_credentials(credentials_path));
  auto premises = NOROSHI_TRY(wire(NOROSHI_TRY(plan_demo(options, cast)), tables));
  if (fresh) people = NOROSHI_TRY(settle(cast, premises->houses(), tables.charters, SettlePasswords::Set));
  if (!fresh) NOROSHI_TRY(renew_addresses(premises->houses()));
  NOROSHI_TRY(premises->start());
  if (fresh) NOROSHI_TRY(play_demo_cases(tables.demo_cases, premises->houses(), people));
  while (!stop_asked() && !NOROSHI_TRY(all_published(*premises))) std::this_thread::sleep_for(std::chrono::milliseconds{50});
  std::vector<std::string> slugs;
  for (const auto& [slug, house] : premises->houses()) slugs.push_back(slug);
  NOROSHI_TRY(write_credentials(credentials_path, premises->base_url(), slugs, people));
  out << "【架空】 Noroshi demo: " << premises->base_url() << "\nSign in with the names and passwords in " << credentials_path.string()
      << "\n"
      << std::flush;
  wait_for_stop();
  return {};
}

}  // namespace

auto run_demo(const DemoOptions& options, const Tables& tables, std::ostream& out, std::ostream& err) -> int {
  watch_stop_signals();
  std::error_code failed;
  if (options.reset) {
    for (const auto* part : {"stations", "mail", "credentials.json", "unlock.secret"})
      std::filesystem::remove_all(options.data / part, failed);
  }
  std::filesystem::create_directories(options.data, failed);
  const auto served = serve(options, tables, out);
  if (served) return 0;
  err << "noroshi demo: " << served.error().message << "\n";
  for (const auto& field : served.error().fields) err << "  " << field.field << ": " << field.message << "\n";
  return 1;
}

}  // namespace noroshi::app
