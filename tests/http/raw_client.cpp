#include "tests/http/raw_client.hpp"

#include "base/result.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace noroshi::http_test {

auto Reply::field(const std::string& name) const -> std::string {
  const auto from = head.find("\r\n" + name + ": ");
  if (from == std::string::npos) return {};
  const auto begin = from + name.size() + 4;
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

RawConnection::RawConnection(std::uint16_t port) : socket_{::socket(AF_INET, SOCK_STREAM, 0)} {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  NOROSHI_ASSERT(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
}

RawConnection::~RawConnection() { ::close(socket_); }

void RawConnection::send(const std::string& bytes) {
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    const auto count = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) return;  // the server has had enough: its answer tells
    sent += static_cast<std::size_t>(count);
  }
}

auto RawConnection::read_some(std::chrono::milliseconds patience) -> bool {
  pollfd watched{socket_, POLLIN, 0};
  if (::poll(&watched, 1, static_cast<int>(patience.count())) <= 0) return false;
  char bytes[65536];
  const auto count = ::recv(socket_, bytes, sizeof bytes, 0);
  if (count <= 0) return false;
  buffer_.append(bytes, static_cast<std::size_t>(count));
  return true;
}

auto RawConnection::read_reply(bool with_body, std::chrono::milliseconds patience) -> Reply {
  Reply reply;
  auto end = buffer_.find("\r\n\r\n");
  while (end == std::string::npos) {
    if (!read_some(patience)) return reply;
    end = buffer_.find("\r\n\r\n");
  }
  reply.head = buffer_.substr(0, end + 2);
  reply.status = std::stoi(reply.head.substr(9, 3));
  const auto length_text = reply.field("Content-Length");
  const std::size_t length = with_body && !length_text.empty() ? std::stoul(length_text) : 0;
  while (buffer_.size() < end + 4 + length) {
    if (!read_some(patience)) return {};
  }
  reply.body = buffer_.substr(end + 4, length);
  reply.raw = buffer_.substr(0, end + 4 + length);
  buffer_.erase(0, end + 4 + length);
  return reply;
}

auto RawConnection::closes_within(std::chrono::milliseconds patience) -> bool {
  const auto until = std::chrono::steady_clock::now() + patience;
  pollfd watched{socket_, POLLIN, 0};
  const bool readable = ::poll(&watched, 1, static_cast<int>(patience.count())) > 0;
  char byte = 0;
  return readable && std::chrono::steady_clock::now() <= until && ::recv(socket_, &byte, 1, 0) <= 0 && buffer_.empty();
}

auto to_bytes(const Ask& ask) -> std::string {
  std::string bytes = ask.method + " " + ask.path + " HTTP/1.1\r\nHost: localhost\r\n";
  for (const auto& [name, value] : ask.fields) bytes += name + ": " + value + "\r\n";
  if (ask.body) bytes += "Content-Length: " + std::to_string(ask.body->size()) + "\r\n";
  return bytes + "\r\n" + ask.body.value_or("");
}

auto ask(std::uint16_t port, const Ask& ask) -> Reply {
  RawConnection connection{port};
  connection.send(to_bytes(ask));
  return connection.read_reply(ask.method != "HEAD");
}

}  // namespace noroshi::http_test
