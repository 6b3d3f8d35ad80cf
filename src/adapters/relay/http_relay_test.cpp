#include "adapters/relay/http_relay.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

namespace noroshi::relay {
namespace {

/// Takes one connection on loopback, reads one request to the end of its body, and answers with what it was given.
class OneAnswer {
public:
  explicit OneAnswer(std::string response) : response_{std::move(response)} {
    listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    EXPECT_EQ(::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(::listen(listener_, 1), 0);
    EXPECT_EQ(::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size), 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread{[this] { serve(); }};
  }
  ~OneAnswer() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  OneAnswer(const OneAnswer&) = delete;
  auto operator=(const OneAnswer&) -> OneAnswer& = delete;

  auto url() const -> std::string { return "http://127.0.0.1:" + std::to_string(port_) + "/centre/"; }
  /// Valid once the exchange is over.
  auto request() const -> const std::string& { return request_; }

private:
  void serve() {
    const int peer = ::accept(listener_, nullptr, nullptr);
    if (peer < 0) return;
    char buffer[4096];
    while (!is_complete()) {
      const auto got = ::read(peer, buffer, sizeof buffer);
      if (got <= 0) break;
      request_.append(buffer, static_cast<std::size_t>(got));
    }
    if (response_.empty()) std::this_thread::sleep_for(std::chrono::milliseconds{600});
    static_cast<void>(::send(peer, response_.data(), response_.size(), MSG_NOSIGNAL));
    ::close(peer);
  }

  auto is_complete() const -> bool {
    const auto head = request_.find("\r\n\r\n");
    const auto length = request_.find("Content-Length: ");
    if (head == std::string::npos || length == std::string::npos) return false;
    return request_.size() >= head + 4 + std::stoul(request_.substr(length + 16));
  }

  std::string response_;
  int listener_ = -1;
  int port_ = 0;
  std::string request_;
  std::thread thread_;
};

auto response(const std::string& status, const std::string& body, const std::string& more = "") -> std::string {
  return "HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + more + "Connection: close\r\n\r\n" + body;
}

auto slug_of(const Result<ports::DeliveryAnswer>& answer) -> std::string { return answer ? "answered" : answer.error().slug; }

TEST(HttpRelay, PostsTheExactBytesAndGivesTheAnswerAsItCame) {
  HttpRelay relay;
  const std::string dispatch = "{\"payload\":\"\0x\"}";
  std::string request;
  {
    OneAnswer server{response("200 OK", "{\"accepted\":true}")};
    const auto answer = relay.deliver(server.url(), as_bytes(dispatch));
    ASSERT_TRUE(answer.has_value()) << answer.error().message;
    EXPECT_EQ(answer->signed_answer, "{\"accepted\":true}");
    request = server.request();
  }
  EXPECT_EQ(request.substr(0, request.find("\r\n")), "POST /centre/relay/dispatches HTTP/1.1");
  EXPECT_NE(request.find("Content-Type: application/vnd.noroshi.dispatch+json\r\n"), std::string::npos);
  EXPECT_EQ(request.substr(request.find("\r\n\r\n") + 4), dispatch);
}

TEST(HttpRelay, TakesNoStatusButOkForAnAnswer) {
  HttpRelay relay;
  for (const auto& [status, slug] : {std::pair{"401 Unauthorized", "relay_unauthorised"},
                                     {"503 Service Unavailable", "relay_status"},
                                     {"413 Payload Too Large", "relay_status"},
                                     {"202 Accepted", "relay_status"}}) {
    OneAnswer server{response(status, "{\"accepted\":true}")};
    const auto answer = relay.deliver(server.url(), as_bytes("x"));
    EXPECT_EQ(slug_of(answer), slug);
    EXPECT_EQ(answer.error().code, ErrorCode::Unavailable);
  }
}

TEST(HttpRelay, FollowsNoRedirect) {
  HttpRelay relay;
  OneAnswer elsewhere{response("200 OK", "{}")};
  OneAnswer server{response("307 Temporary Redirect", "", "Location: " + elsewhere.url() + "\r\n")};
  EXPECT_EQ(slug_of(relay.deliver(server.url(), as_bytes("x"))), "relay_status");
  EXPECT_TRUE(elsewhere.request().empty());
}

TEST(HttpRelay, EndsAnAnswerThatIsTooLarge) {
  HttpRelay relay;
  OneAnswer server{response("200 OK", std::string(65 * 1024, 'a'))};
  EXPECT_EQ(slug_of(relay.deliver(server.url(), as_bytes("x"))), "relay_answer_too_large");
}

TEST(HttpRelay, GivesUpOnAStationThatDoesNotAnswer) {
  HttpRelay relay{{.timeout = std::chrono::milliseconds{200}, .ca_file = {}}};
  OneAnswer silent{""};
  EXPECT_EQ(slug_of(relay.deliver(silent.url(), as_bytes("x"))), "relay_unreachable");
  EXPECT_EQ(slug_of(relay.deliver("http://127.0.0.1:1/centre/", as_bytes("x"))), "relay_unreachable");
  EXPECT_EQ(slug_of(relay.deliver("file:///etc/", as_bytes("x"))), "relay_unreachable");
}

}  // namespace
}  // namespace noroshi::relay
