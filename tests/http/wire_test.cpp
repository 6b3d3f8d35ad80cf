#include "services/people/api_tokens.hpp"
#include "tests/http/http_station.hpp"

#include <gtest/gtest.h>

#include <future>

namespace noroshi::http_test {
namespace {

using namespace std::chrono_literals;

class Wire : public HttpStation {
protected:
  auto status_of(const std::string& bytes) -> int {
    RawConnection connection{server_->port()};
    connection.send(bytes);
    return connection.read_reply().status;
  }
  /// Whether the server takes the connection as over after this.
  auto closes_after(const std::string& bytes) -> bool {
    RawConnection connection{server_->port()};
    connection.send(bytes);
    connection.read_reply();
    return connection.closes_within(3s);
  }
  auto start_quick() {
    http::ServerOptions options;
    options.header_time = 200ms;
    options.idle_time = 300ms;
    options.body_time = 200ms;
    start(options);
  }
  const std::string get_ = "GET /power/ HTTP/1.1\r\nHost: localhost\r\n";
  const std::string post_ = "POST /power/api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
  const std::string smuggled_ = "GET /power/api/v1/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
};

TEST_F(Wire, RefusesWhatTwoReadersCouldTakeInTwoWays) {
  const std::vector<std::pair<std::string, int>> cases{
      {post_ + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled_, 400},
      {post_ + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" + smuggled_, 400},
      {post_ + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled_, 411},
      {post_ + "Transfer-Encoding: xchunked\r\n\r\n" + smuggled_, 411},
      {post_ + "Transfer-Encoding : chunked\r\n\r\n" + smuggled_, 400},
      {post_ + "Transfer-Encoding: identity, chunked\r\n\r\n" + smuggled_, 411},
      {post_ + "Content-Length: 0\r\nContent-Length: 40\r\n\r\n" + smuggled_, 400},
      {post_ + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n" + smuggled_, 400},
      {post_ + "Content-Length: 0, 0\r\n\r\n" + smuggled_, 400},
      {post_ + "Content-Length: +4\r\n\r\n{}{}", 400},
      {post_ + "Content-Length: -1\r\n\r\n" + smuggled_, 400},
      {post_ + "Content-Length: 0x4\r\n\r\n{}{}", 400},
      {post_ + "Content-Length: 99999999999999999999999\r\n\r\n", 400},
      {post_ + "Content-Length: 4 4\r\n\r\n" + smuggled_, 400},
      {get_ + "X: a\r\n b\r\n\r\n", 400},
      {get_ + "X: a\r\n\tTransfer-Encoding: chunked\r\n\r\n", 400},
      {"GET /power/ HTTP/1.1\nHost: localhost\n\n", 400},
      {get_ + "X: a\nY: b\r\n\r\n", 400},
      {get_ + "X: a\rb\r\n\r\n", 400},
      {get_ + std::string{"X: a\0b\r\n\r\n", 10}, 400},
      {get_ + "X\x01: a\r\n\r\n", 400},
      {get_ + ": a\r\n\r\n", 400},
      {get_ + "X y: a\r\n\r\n", 400},
      {get_ + "no colon\r\n\r\n", 400},
      {get_ + "Host: other\r\n\r\n", 400},
      {"GET /power/ HTTP/1.1\r\n\r\n", 400},
      {"GET  /power/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"GET /power/  HTTP/1.1\r\nHost: localhost\r\n\r\n", 505},
      {"GET http://localhost/power/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"GET power/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"GET /power/#x HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"GET /power/\xe7\x81\xab HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"\r\nGET /power/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"GET /power/\r\n\r\n", 400},
      {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
      {"GET /power/ HTTP/1.0\r\nHost: localhost\r\n\r\n", 505},
      {"GET /power/ HTTP/1.2\r\nHost: localhost\r\n\r\n", 505},
      {"GET /power/ HTTP/9.9\r\nHost: localhost\r\n\r\n", 505},
      {std::string{"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15}, 400},
      {get_ + "Expect: more\r\n\r\n", 417},
      {get_ + "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n", 400},
      {get_ + "Cookie: a=1\r\nCookie: b=1\r\n\r\n", 400},
  };
  for (const auto& [bytes, status] : cases) {
    EXPECT_EQ(status_of(bytes), status) << bytes;
    EXPECT_TRUE(closes_after(bytes)) << bytes;
  }
}

TEST_F(Wire, BoundsTheHeader) {
  EXPECT_EQ(status_of(get_ + "X: " + std::string(15'000, 'a') + "\r\n\r\n"), 200);
  EXPECT_EQ(status_of(get_ + "X: " + std::string(17'000, 'a') + "\r\n\r\n"), 431);
  EXPECT_EQ(status_of("GET /" + std::string(100'000, 'a')), 431);
  std::string many = get_;
  for (int i = 0; i < 5'000; ++i) many += "X: a\r\n";
  EXPECT_EQ(status_of(many + "\r\n"), 431);
}

TEST_F(Wire, DoesNotWaitForSlowOrSilentClients) {
  start_quick();
  RawConnection silent{server_->port()};
  RawConnection slow_header{server_->port()};
  slow_header.send("GET /power/ HTTP/1.1\r\nHo");
  RawConnection slow_body{server_->port()};
  slow_body.send(post_ + "Content-Length: 10\r\n\r\n{");
  RawConnection kept{server_->port()};
  kept.send(get_ + "\r\n");
  EXPECT_EQ(kept.read_reply().status, 200);
  EXPECT_TRUE(slow_header.closes_within(2s));
  EXPECT_TRUE(slow_body.closes_within(2s));
  EXPECT_TRUE(silent.closes_within(2s));
  EXPECT_TRUE(kept.closes_within(2s));
}

TEST_F(Wire, EndsTheHeadersTimeHoweverItTrickles) {
  start_quick();
  RawConnection trickle{server_->port()};
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < 40 && !trickle.closes_within(20ms); ++i) trickle.send("x");
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 700ms);
}

TEST_F(Wire, AnswersPipelinedRequestsInTheirOrder) {
  RawConnection connection{server_->port()};
  connection.send(get_ + "\r\n" + "GET /power/assets/app-1.js HTTP/1.1\r\nHost: localhost\r\n\r\n" +
                  "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(connection.read_reply().body, "<!doctype html><title>Noroshi</title>");
  EXPECT_EQ(connection.read_reply().body, "export {}");
  EXPECT_EQ(connection.read_reply().body, R"({"status":"ok"})");
  connection.send(get_ + "Connection: close\r\n\r\n");
  EXPECT_EQ(connection.read_reply().field("Connection"), "close");
  EXPECT_TRUE(connection.closes_within(1s));
}

TEST_F(Wire, TellsWhoExpectsToGoOnAndOnlyWhoMay) {
  RawConnection known{server_->port()};
  const std::string body = R"({"user":"sato","password":"correct horse battery"})";
  known.send(post_ + "Expect: 100-continue\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n");
  EXPECT_EQ(known.read_reply().status, 100);
  known.send(body);
  EXPECT_EQ(known.read_reply().status, 200);
  RawConnection unknown{server_->port()};
  unknown.send("POST /power/api/v1/reports HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n");
  EXPECT_EQ(unknown.read_reply().status, 401);
}

TEST_F(Wire, SendsNoBodyForHead) {
  const auto reply = ask({"HEAD", "/power/"});
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.field("Content-Length"), "37");
  EXPECT_EQ(reply.body, "");
  RawConnection connection{server_->port()};
  connection.send("HEAD /power/ HTTP/1.1\r\nHost: x\r\n\r\n" + get_ + "\r\n");
  EXPECT_EQ(connection.read_reply(false).status, 200);
  EXPECT_EQ(connection.read_reply().status, 200);
}

TEST_F(Wire, LimitsBodiesByRouteBeforeReadingThem) {
  RawConnection connection{server_->port()};
  connection.send(post_ + "Content-Length: 4097\r\n\r\n");
  EXPECT_EQ(connection.read_reply().status, 413);
}

TEST_F(Wire, TakesNoMoreConnectionsThanItMay) {
  http::ServerOptions options;
  options.connections_max = 2;
  start(options);
  RawConnection first{server_->port()};
  RawConnection second{server_->port()};
  first.send(get_ + "\r\n");
  second.send(get_ + "\r\n");
  EXPECT_EQ(first.read_reply().status, 200);
  EXPECT_EQ(second.read_reply().status, 200);
  RawConnection third{server_->port()};
  EXPECT_TRUE(third.closes_within(2s));
  first.send(get_ + "\r\n");
  EXPECT_EQ(first.read_reply().status, 200);
}

TEST_F(Wire, FinishesWhatWasBegunBeforeItStops) {
  RawConnection begun{server_->port()};
  RawConnection idle{server_->port()};
  idle.send(get_ + "\r\n");
  EXPECT_EQ(idle.read_reply().status, 200);
  const std::string body = R"({"user":"sato","password":"correct horse battery"})";
  begun.send(post_ + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body.substr(0, 10));
  std::this_thread::sleep_for(50ms);
  auto stopped = std::async(std::launch::async, [this] { server_->stop(); });
  EXPECT_TRUE(idle.closes_within(2s));
  begun.send(body.substr(10));
  const auto reply = begun.read_reply();
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.field("Connection"), "close");
  EXPECT_EQ(stopped.wait_for(5s), std::future_status::ready);
}

TEST_F(Wire, ServesManyAtOnce) {
  std::vector<std::future<int>> clients;
  for (int i = 0; i < 40; ++i) {
    clients.push_back(std::async(std::launch::async, [this] {
      RawConnection connection{server_->port()};
      int good = 0;
      for (int j = 0; j < 20; ++j) {
        connection.send("GET /power/api/v1/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n");
        good += connection.read_reply().status == 200 ? 1 : 0;
      }
      return good;
    }));
  }
  for (auto& client : clients) EXPECT_EQ(client.get(), 20);
}

}  // namespace
}  // namespace noroshi::http_test
