#pragma once

#include "adapters/smtp/smtp_mail.hpp"
#include "app/station_host.hpp"
#include "app/tables.hpp"
#include "app/worker.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace noroshi::app {

/// Whether anybody may come in: a command that only looks at a store keeps the doors closed.
enum class Doors { Open, Closed };

/// What one process is to host.
struct PremisesPlan {
  std::vector<StationPlan> stations;
  std::filesystem::path mail_folder;           ///< where mails lie as files when there is no `smtp`
  std::optional<smtp::SmtpOptions> smtp = {};  ///< who carries the mails
  std::string listen = "127.0.0.1";
  int port = 0;  ///< 0 = any free one
  Doors doors = Doors::Open;
  WorkerPace pace;
  Secret unlock;
};

/// Everything that runs in one process, from the clock to the doors. Made by `wire` (src/app/wire.cpp); ends in the reverse order.
class Premises {
public:
  virtual ~Premises() = default;
  virtual auto houses() -> const std::map<std::string, services::House*>& = 0;
  virtual auto base_url() const -> std::string = 0;  ///< "http://localhost:8443/"
  /// Opens the doors and lets the worker go.
  virtual auto start() -> Result<> = 0;
};

/// The plan of the house: one function makes every object, in order. Stations that have no folder yet are created.
auto wire(PremisesPlan plan, const Tables& tables) -> Result<std::unique_ptr<Premises>>;

}  // namespace noroshi::app
