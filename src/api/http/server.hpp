#pragma once

#include "api/http/door.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace noroshi::http {

/// Tests shorten the times; everyone else leaves them.
struct ServerOptions {
  std::string address = "localhost";  ///< "localhost" listens on both loopback addresses
  std::uint16_t port = 0;             ///< 0: any free one
  unsigned handler_threads = 64;      ///< handlers block on the store's group commit
  std::size_t connections_max = 10'000;
  std::size_t connections_per_address_max = 200;  ///< not on loopback
  std::size_t waiting_max = 2'000;                ///< requests at work or waiting for a thread; more get 503
  std::chrono::milliseconds header_time{10'000};
  std::chrono::milliseconds idle_time{30'000};
  std::chrono::milliseconds body_time{10'000};   ///< and one second more for each KiB
  std::chrono::milliseconds write_time{30'000};  ///< and one second more for each KiB
  std::chrono::milliseconds stop_time{10'000};
  std::string certificate_file;  ///< PEM chain; with `key_file`, all connections are TLS
  std::string key_file;
};

/// HTTP/1.1 over TCP or TLS in front of one `Door`. One thread moves bytes, a pool runs handlers.
class Server {
public:
  /// Listens and serves from now on. Errors: `Unavailable` "port_taken"; `InvalidInput` "tls_files".
  static auto start(Site site, ServerOptions options) -> Result<std::unique_ptr<Server>>;
  ~Server();
  Server(const Server&) = delete;
  auto operator=(const Server&) -> Server& = delete;

  auto port() const -> std::uint16_t;
  /// No new connection; what was begun is answered, at most `stop_time` long.
  void stop();

private:
  class Engine;
  explicit Server(std::unique_ptr<Engine> engine);
  std::unique_ptr<Engine> engine_;
};

}  // namespace noroshi::http
