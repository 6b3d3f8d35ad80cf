#pragma once

#include "api/http/server.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <string>

namespace noroshi::http {

using PlainStream = boost::beast::tcp_stream;
using TlsStream = boost::beast::ssl_stream<boost::beast::tcp_stream>;

/// One open connection as the engine sees it. Touched on the I/O thread alone.
struct ConnectionSlot {
  boost::asio::ip::tcp::socket* socket = nullptr;
  bool idle = true;  ///< between requests: may be closed at once
};

/// What all connections share.
struct Workshop {
  Door& door;
  const ServerOptions& options;
  boost::asio::thread_pool& handlers;
  std::size_t waiting = 0;  ///< on the I/O thread alone
  bool stopping = false;    ///< on the I/O thread alone
};

/// Serves requests one after the other until either side has had enough. Never throws for what the network does.
auto serve_plain(PlainStream stream, std::string remote_address, Workshop& workshop, ConnectionSlot& slot) -> boost::asio::awaitable<void>;
auto serve_tls(TlsStream stream, std::string remote_address, Workshop& workshop, ConnectionSlot& slot) -> boost::asio::awaitable<void>;

}  // namespace noroshi::http
