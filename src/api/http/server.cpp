#include "api/http/server.hpp"

#include "api/http/connection.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <csignal>
#include <future>
#include <list>
#include <map>
#include <thread>

namespace noroshi::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

auto load_tls(const ServerOptions& options) -> Result<std::unique_ptr<asio::ssl::context>> {
  if (options.certificate_file.empty()) return std::unique_ptr<asio::ssl::context>{};
  auto context = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
  boost::system::error_code error;
  context->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 | asio::ssl::context::no_sslv3 |
                           asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1 | asio::ssl::context::no_compression,
                       error);
  if (!error) context->use_certificate_chain_file(options.certificate_file, error);
  if (!error) context->use_private_key_file(options.key_file, asio::ssl::context::pem, error);
  if (error) return fail(ErrorCode::InvalidInput, "tls_files", "certificate or key cannot be used: " + error.message());
  return context;
}

auto plain_address(const tcp::endpoint& endpoint) -> std::string {
  const auto address = endpoint.address();
  if (address.is_v6() && address.to_v6().is_v4_mapped()) return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  return address.to_string();
}

}  // namespace

class Server::Engine {
public:
  Engine(Site site, ServerOptions options, std::unique_ptr<asio::ssl::context> tls)
      : options_{std::move(options)},
        door_{std::move(site)},
        tls_{std::move(tls)},
        handlers_{options_.handler_threads},
        workshop_{door_, options_, handlers_} {}

  auto listen() -> Result<> {
    if (options_.address != "localhost") return listen_on(options_.address, options_.port);
    NOROSHI_TRY(listen_on("127.0.0.1", options_.port));
    // Machines without IPv6 have no ::1; a browser then takes the other address of localhost.
    static_cast<void>(listen_on("::1", port()));
    return {};
  }

  void run() {
    for (auto& acceptor : acceptors_) asio::co_spawn(io_, accept_on(acceptor), asio::detached);
    thread_ = std::thread{[this] { io_.run(); }};
  }

  auto port() const -> std::uint16_t { return acceptors_.empty() ? options_.port : acceptors_.front().local_endpoint().port(); }

  void stop() {
    if (!thread_.joinable()) return;
    std::promise<void> drained;
    asio::co_spawn(io_, drain(drained), asio::detached);
    drained.get_future().wait();
    handlers_.join();
    io_.stop();
    thread_.join();
  }

private:
  using Slots = std::list<ConnectionSlot>;

  auto listen_on(const std::string& address, std::uint16_t port) -> Result<> {
    boost::system::error_code error;
    const auto parsed = asio::ip::make_address(address, error);
    if (error) return fail(ErrorCode::InvalidInput, "address", "not an address to listen on: " + address);
    tcp::acceptor acceptor{io_};
    const tcp::endpoint endpoint{parsed, port};
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(asio::socket_base::reuse_address{true}, error);
    if (!error && parsed.is_v6()) acceptor.set_option(asio::ip::v6_only{true}, error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error) {
      return fail(ErrorCode::Unavailable, "port_taken",
                  "cannot listen on " + address + " port " + std::to_string(port) + " (" + error.message() + "); choose another");
    }
    acceptors_.push_back(std::move(acceptor));
    return {};
  }

  auto accept_on(tcp::acceptor& acceptor) -> asio::awaitable<void> {
    while (acceptor.is_open()) {
      auto [error, socket] = co_await acceptor.async_accept(asio::as_tuple(asio::use_awaitable));
      if (error == asio::error::operation_aborted) co_return;
      if (error) {  // out of descriptors: give the others time to end
        asio::steady_timer pause{io_, std::chrono::milliseconds{50}};
        co_await pause.async_wait(asio::as_tuple(asio::use_awaitable));
        continue;
      }
      take(std::move(socket));
    }
  }

  void take(tcp::socket socket) {
    boost::system::error_code error;
    const auto endpoint = socket.remote_endpoint(error);
    if (error) return;
    const auto address = plain_address(endpoint);
    const bool crowded = !endpoint.address().is_loopback() && per_address_[address] >= options_.connections_per_address_max;
    if (crowded || slots_.size() >= options_.connections_max) {
      door_.metrics().count_refused_connection();
      return;  // closes it
    }
    socket.set_option(tcp::no_delay{true}, error);
    asio::co_spawn(io_, serve(std::move(socket), address), asio::detached);
  }

  auto serve(tcp::socket socket, std::string address) -> asio::awaitable<void> {
    const auto slot = slots_.emplace(slots_.end());
    ++per_address_[address];
    door_.metrics().set_connections(slots_.size());
    if (tls_) {
      co_await serve_tls(TlsStream{std::move(socket), *tls_}, address, workshop_, *slot);
    } else {
      co_await serve_plain(PlainStream{std::move(socket)}, address, workshop_, *slot);
    }
    if (--per_address_[address] == 0) per_address_.erase(address);
    slots_.erase(slot);
    door_.metrics().set_connections(slots_.size());
  }

  /// Ends when no connection is left or the time is up.
  auto drain(std::promise<void>& drained) -> asio::awaitable<void> {
    workshop_.stopping = true;
    for (auto& acceptor : acceptors_) {
      boost::system::error_code ignored;
      acceptor.close(ignored);
    }
    const auto until = std::chrono::steady_clock::now() + options_.stop_time;
    while (!slots_.empty() && std::chrono::steady_clock::now() < until) {
      for (auto& slot : slots_) {
        boost::system::error_code ignored;
        if (slot.idle && slot.socket != nullptr) slot.socket->cancel(ignored);
      }
      asio::steady_timer pause{io_, std::chrono::milliseconds{10}};
      co_await pause.async_wait(asio::as_tuple(asio::use_awaitable));
    }
    drained.set_value();
  }

  // The order matters: connections that are still suspended end with `io_`, and touch what stands above it.
  ServerOptions options_;
  Door door_;
  std::unique_ptr<asio::ssl::context> tls_;
  asio::thread_pool handlers_;
  Workshop workshop_;
  Slots slots_;
  std::map<std::string, std::size_t> per_address_;
  asio::io_context io_{1};
  std::list<tcp::acceptor> acceptors_;
  std::thread thread_;
};

Server::Server(std::unique_ptr<Engine> engine) : engine_{std::move(engine)} {}
Server::~Server() { engine_->stop(); }

auto Server::start(Site site, ServerOptions options) -> Result<std::unique_ptr<Server>> {
  std::signal(SIGPIPE, SIG_IGN);
  auto tls = NOROSHI_TRY(load_tls(options));
  auto engine = std::make_unique<Engine>(std::move(site), std::move(options), std::move(tls));
  NOROSHI_TRY(engine->listen());
  engine->run();
  return std::unique_ptr<Server>{new Server{std::move(engine)}};
}

auto Server::port() const -> std::uint16_t { return engine_->port(); }
void Server::stop() { engine_->stop(); }

}  // namespace noroshi::http
