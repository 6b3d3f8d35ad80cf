#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace noroshi::http_test {

/// A response as it came over the wire.
struct Reply {
  std::string raw;
  int status = 0;
  std::string head;
  std::string body;

  /// Value of the first field of this name (exact case); empty when absent.
  auto field(const std::string& name) const -> std::string;
};

/// One connection to a server on loopback, byte for byte: nothing is added, nothing repaired.
class RawConnection {
public:
  explicit RawConnection(std::uint16_t port);
  ~RawConnection();
  RawConnection(const RawConnection&) = delete;
  auto operator=(const RawConnection&) -> RawConnection& = delete;

  void send(const std::string& bytes);
  /// One response, by its Content-Length; `status` 0 when the server closed or said nothing for `patience`.
  auto read_reply(bool with_body = true, std::chrono::milliseconds patience = std::chrono::seconds{10}) -> Reply;
  /// True when the server closes within `patience` without another byte.
  auto closes_within(std::chrono::milliseconds patience) -> bool;

private:
  auto read_some(std::chrono::milliseconds patience) -> bool;
  int socket_ = -1;
  std::string buffer_;
};

/// A request to be sent on a connection of its own.
struct Ask {
  std::string method = "GET";
  std::string path;
  std::vector<std::pair<std::string, std::string>> fields = {};
  std::optional<std::string> body = {};
};
auto to_bytes(const Ask& ask) -> std::string;
auto ask(std::uint16_t port, const Ask& ask) -> Reply;

}  // namespace noroshi::http_test
