#include "api/http/door.hpp"
#include "domain/ledger/note.hpp"
#include "formats/json/parse.hpp"
#include "services/log/publish_checkpoint.hpp"
#include "tests/http/http_station.hpp"

#include <gtest/gtest.h>

#include <set>

namespace noroshi::http_test {
namespace {

class Pages : public HttpStation {};

TEST_F(Pages, CarrySecurityHeadersOnEverything) {
  for (const auto* path : {"/", "/power/", "/power", "/power/assets/app-1.js", "/power/api/v1/reports", "/power/api/v1/openapi.json",
                           "/nothing", "/power/log/vkey", "/power/relay/dispatches", "/healthz", "/metrics"}) {
    const auto reply = ask({"GET", path});
    const auto policy = reply.field("Content-Security-Policy");
    EXPECT_TRUE(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self'")) << path;
    EXPECT_EQ(policy.find("unsafe"), std::string::npos) << path;
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos) << path;
    EXPECT_NE(policy.find("require-trusted-types-for 'script'"), std::string::npos) << path;
    EXPECT_EQ(reply.field("X-Content-Type-Options"), "nosniff") << path;
    EXPECT_EQ(reply.field("Referrer-Policy"), "no-referrer") << path;
    EXPECT_EQ(reply.field("Cross-Origin-Opener-Policy"), "same-origin") << path;
    EXPECT_EQ(reply.field("Cross-Origin-Resource-Policy"), "same-origin") << path;
    EXPECT_FALSE(reply.field("Cache-Control").empty()) << path;
    EXPECT_TRUE(reply.field("Server").empty()) << path;
  }
  EXPECT_EQ(ask({"GET", "/power/api/v1/reports"}).field("Cache-Control"), "no-store");
}

TEST_F(Pages, ServeTheFilesOfTheBinaryAndNothingElse) {
  EXPECT_EQ(ask({"GET", "/power/assets/app-1.js"}).field("Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_NE(ask({"GET", "/power/assets/app-1.js"}).field("Cache-Control").find("immutable"), std::string::npos);
  const auto deep = ask({"GET", "/power/threads/6d1f6f3e-52d5-4b8e-9b1e-0f4f1a3c2b10"});
  EXPECT_EQ(deep.status, 302);
  EXPECT_EQ(deep.field("Location"), "/power/#/threads/6d1f6f3e-52d5-4b8e-9b1e-0f4f1a3c2b10");
  for (const auto* path : {"/power/../../etc/passwd", "/power/..%2f..%2fetc%2fpasswd", "/power/%2e%2e/%2e%2e/etc/passwd.txt",
                           "/power/assets/../index.html", "/power/assets//app-1.js", "/power/assets/app-2.js", "/power//etc/shadow.bak",
                           "/power/.git/config.x", "/power/index.html%00.js", "/power/assets\\app-1.js", "/power/credentials.json"}) {
    EXPECT_EQ(ask({"GET", path}).status, 404) << path;
  }
  EXPECT_EQ(ask({"POST", "/power/", {}, "x"}).status, 404);
  EXPECT_EQ(ask({"GET", "/power"}).field("Location"), "/power/");
}

TEST_F(Pages, NameTheStationsOfTheProcess) {
  const auto reply = ask({"GET", "/"});
  EXPECT_NE(reply.body.find("href=\"/power/\""), std::string::npos);
  EXPECT_NE(reply.body.find("href=\"/gas/\""), std::string::npos);
  EXPECT_NE(reply.body.find("【架空】"), std::string::npos);
}

TEST_F(Pages, PublishTheLogAndNoMoreThanWasPublished) {
  EXPECT_EQ(ask({"GET", "/power/log/checkpoint"}).status, 404);
  power_.write([this](ports::Transaction& tx) { return services::append_cover(tx, power_.house, 300); });
  ASSERT_TRUE(services::publish_checkpoint(power_.house, 300));
  const auto key = domain::parse_verifier_key(ask({"GET", "/power/log/vkey"}).body);
  ASSERT_TRUE(key);
  const auto checkpoint =
      domain::open_checkpoint(ask({"GET", "/power/log/checkpoint"}).body, *key,
                              [this](BytesView k, BytesView m, BytesView s) { return power_.crypto.verify(*to_bytes32(k), m, s); });
  ASSERT_TRUE(checkpoint) << checkpoint.error().message;
  ASSERT_GE(checkpoint->size, 257U);
  const auto more = std::to_string(checkpoint->size - 256);
  const auto beyond = std::to_string(checkpoint->size - 256 + 1);
  EXPECT_EQ(ask({"GET", "/power/log/tile/0/000"}).body.size(), 256U * 32U);
  EXPECT_EQ(ask({"GET", "/power/log/tile/entries/000"}).body.size(), 256U * 34U);
  EXPECT_EQ(ask({"GET", "/power/log/tile/0/000.p/7"}).body, ask({"GET", "/power/log/tile/0/000"}).body.substr(0, 7U * 32U));
  EXPECT_EQ(ask({"GET", "/power/log/tile/0/001.p/" + more}).status, 200);
  EXPECT_EQ(ask({"GET", "/power/log/tile/entries/001.p/1"}).body.size(), 34U);
  EXPECT_EQ(ask({"GET", "/power/log/tile/1/000.p/1"}).status, 200);
  for (const auto& path : {"tile/0/001.p/" + beyond, std::string{"tile/0/001"}, std::string{"tile/entries/001"}, std::string{"tile/0/0"},
                           std::string{"tile/0/000.p/0"}, std::string{"tile/0/000.p/257"}, std::string{"tile/-1/000"},
                           std::string{"tile/0/00a"}, std::string{"tile/64/000"}, std::string{"tile/0/x001/000"}, std::string{""},
                           std::string{"checkpoint/"}, std::string{"tile/0/%30%30%30"}}) {
    EXPECT_EQ(ask({"GET", "/power/log/" + path}).status, 404) << path;
  }
}

TEST_F(Pages, DescribeEveryRouteInTheApiDocument) {
  const auto reply = get("openapi.json");
  const auto document = json::parse(reply.body, {.depth_max = 20});
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_EQ(*document->find("openapi")->text(), "3.1.0");
  std::set<std::string> names;
  for (const auto& route : rest::all_routes()) {
    const auto* path = document->find("paths")->find("/" + route.path);
    ASSERT_NE(path, nullptr) << route.path;
    std::string method = route.method;
    for (auto& c : method) c = static_cast<char>(c - 'A' + 'a');
    const auto* operation = path->find(method);
    ASSERT_NE(operation, nullptr) << route.method << " " << route.path;
    EXPECT_TRUE(names.insert(*operation->find("operationId")->text()).second) << route.path;
    EXPECT_EQ(operation->find("x-roles")->items()->size(), route.access.roles().size());
    EXPECT_EQ(operation->find("security")->items()->empty(), route.access.auth() == http::Auth::Open);
    EXPECT_EQ(operation->find("requestBody") != nullptr, route.request.type != http::SchemaType::None);
  }
  EXPECT_EQ(*document->find("info")->find("x-limits")->find("request_bytes_max")->integer(), 256 * 1024);
}

/// From elsewhere than loopback: the door without a network.
class Doors : public HttpStation {
protected:
  auto status(const std::string& path, const std::string& address, const std::string& authorization = "") -> int {
    http::Site site;
    site.houses = {&power_.house};
    site.metrics_token = "metrics-token-for-tests";
    http::Door door{std::move(site)};
    http::RequestHead head;
    head.method = "GET";
    head.target = path;
    head.remote_address = address;
    head.loopback = address == "127.0.0.1";
    if (!authorization.empty()) head.fields.emplace_back("authorization", authorization);
    return door.admit(head).answer->response.status();
  }
};

TEST_F(Doors, ShowFiguresOnLoopbackOrWithTheTokenAlone) {
  for (const auto* path : {"/healthz", "/metrics"}) {
    EXPECT_EQ(status(path, "127.0.0.1"), 200);
    EXPECT_EQ(status(path, "203.0.113.5"), 404);
    EXPECT_EQ(status(path, "203.0.113.5", "Bearer wrong"), 404);
    EXPECT_EQ(status(path, "203.0.113.5", "Bearer metrics-token-for-tests"), 200);
  }
}

TEST_F(Doors, CountWithoutNamingAnyone) {
  sign_in("sato");
  const auto figures = ask({"GET", "/metrics"}).body;
  EXPECT_NE(figures.find("noroshi_answers_total{status=\"2xx\"} 1"), std::string::npos) << figures;
  EXPECT_EQ(figures.find("sato"), std::string::npos);
  EXPECT_EQ(figures.find("power"), std::string::npos);
}

}  // namespace
}  // namespace noroshi::http_test
