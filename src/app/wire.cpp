#include "adapters/crypto/argon_passwords.hpp"
#include "adapters/crypto/primitives.hpp"
#include "adapters/crypto/system_random.hpp"
#include "adapters/relay/http_relay.hpp"
#include "adapters/smtp/folder_mail.hpp"
#include "adapters/smtp/smtp_mail.hpp"
#include "adapters/system/embedded.hpp"
#include "adapters/system/system_clock.hpp"
#include "api/http/server.hpp"
#include "api/relay/routes.hpp"
#include "api/rest/routes.hpp"
#include "app/premises.hpp"
#include "services/reading/retriage.hpp"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <iostream>

namespace noroshi::app {
namespace {

/// A port nobody listens on, for runs that do not care which.
auto find_free_port() -> Result<int> {
  const int probe = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  const bool bound = probe >= 0 && ::bind(probe, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                     ::getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  if (probe >= 0) ::close(probe);
  if (!bound) return fail(ErrorCode::Unavailable, "no_port", "no free port on loopback");
  return ntohs(address.sin_port);
}

auto page_files() -> std::vector<http::PageFile> {
  constexpr std::string_view folder = "web/";
  std::vector<http::PageFile> files;
  for (const auto& file : system::embedded_files()) {
    if (file.path.starts_with(folder)) files.push_back({file.path.substr(folder.size()), file.bytes});
  }
  return files;
}

void report_line(std::string_view id, std::string_view line) { std::cerr << "noroshi: " << id << ": " << line << "\n"; }

class WiredPremises final : public Premises {
public:
  WiredPremises(PremisesPlan plan, const Tables& tables) : plan_{std::move(plan)}, tables_{tables} {}

  auto houses() -> const std::map<std::string, services::House*>& override { return houses_; }
  auto base_url() const -> std::string override { return "http://localhost:" + std::to_string(plan_.port) + "/"; }

  /// Mail: a server where one is named, files in a folder where not.
  auto open_mail() -> Result<> {
    if (plan_.smtp) {
      mail_ = NOROSHI_TRY(smtp::SmtpMail::create(*std::move(plan_.smtp), clock_, random_));
      return {};
    }
    std::filesystem::create_directories(plan_.mail_folder);
    mail_ = std::make_unique<smtp::FolderMail>(plan_.mail_folder, "noroshi@example.jp", clock_, random_);
    return {};
  }

  /// Stations: each with its own store, key store and keys; a new one is made first.
  auto open_stations() -> Result<> {
    const Commons commons{clock_, random_, crypto_, passwords_, relay_, *mail_, tables_};
    for (auto& plan : plan_.stations) {
      if (!std::filesystem::exists(plan.folder / "station.key")) NOROSHI_TRY(StationHost::create(plan, plan_.unlock));
      plan.base_url = base_url() + plan.station.slug + "/";
      const auto slug = plan.station.slug;
      hosts_.push_back(NOROSHI_TRY(StationHost::open(std::move(plan), plan_.unlock, commons)));
      houses_.emplace(slug, &hosts_.back()->house());
    }
    return {};
  }

  /// The doors: the API, the relay, the public log and the page, all behind one port.
  auto open_doors() -> Result<> {
    std::vector<services::House*> houses;
    for (const auto& [slug, house] : houses_) houses.push_back(house);
    http::Site site{houses, rest::all_routes(), relay_door::routes(), page_files(), "", report_line};
    http::ServerOptions options;
    options.address = plan_.listen;
    options.port = static_cast<std::uint16_t>(plan_.port);
    server_ = NOROSHI_TRY(http::Server::start(std::move(site), options));
    return {};
  }

  /// The worker: delivers, wakes and publishes without being asked.
  auto start() -> Result<> override {
    std::vector<services::House*> houses;
    for (const auto& [slug, house] : houses_) {
      NOROSHI_TRY(services::retriage_under_new_tables(*house));
      houses.push_back(house);
    }
    worker_ = std::make_unique<Worker>(std::move(houses), plan_.pace,
                                       [](const Error& error) { report_line("NRS-WORKER-001", error.slug + ": " + error.message); });
    return {};
  }

  auto choose_port() -> Result<> {
    if (plan_.port == 0) plan_.port = NOROSHI_TRY(find_free_port());
    return {};
  }

private:
  PremisesPlan plan_;
  const Tables& tables_;
  system::SystemClock clock_;
  crypto::SystemRandom random_;
  crypto::Primitives crypto_;
  crypto::ArgonPasswords passwords_;
  relay::HttpRelay relay_;
  std::unique_ptr<ports::Mail> mail_;
  std::vector<std::unique_ptr<StationHost>> hosts_;
  std::map<std::string, services::House*> houses_;
  std::unique_ptr<http::Server> server_;
  std::unique_ptr<Worker> worker_;  // last made, first ended: nothing is delivered into a house that is closing
};

}  // namespace

auto wire(PremisesPlan plan, const Tables& tables) -> Result<std::unique_ptr<Premises>> {
  std::signal(SIGPIPE, SIG_IGN);
  const auto doors = plan.doors;
  auto premises = std::make_unique<WiredPremises>(std::move(plan), tables);
  NOROSHI_TRY(premises->choose_port());
  NOROSHI_TRY(premises->open_mail());
  NOROSHI_TRY(premises->open_stations());
  if (doors == Doors::Open) NOROSHI_TRY(premises->open_doors());
  return std::unique_ptr<Premises>{std::move(premises)};
}

}  // namespace noroshi::app
