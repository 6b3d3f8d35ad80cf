#pragma once

#include "api/http/server.hpp"
#include "api/relay/routes.hpp"
#include "api/rest/routes.hpp"
#include "tests/http/raw_client.hpp"
#include "tests/support/memory_station.hpp"

#include <gtest/gtest.h>

namespace noroshi::http_test {

/// A server in this process on a free port, with two stations in memory and a page of two files.
class HttpStation : public testing::Test {
protected:
  void SetUp() override { start({}); }

  void start(http::ServerOptions options) {
    server_.reset();
    options.address = "127.0.0.1";
    http::Site site;
    site.houses = {&power_.house, &gas_.house};
    site.api = rest::all_routes();
    site.relay = relay_door::routes();
    site.page = {{"index.html", "<!doctype html><title>Noroshi</title>"}, {"assets/app-1.js", "export {}"}};
    site.metrics_token = "metrics-token-for-tests";
    auto server = http::Server::start(std::move(site), options);
    ASSERT_TRUE(server) << server.error().message;
    server_ = *std::move(server);
  }

  auto ask(const Ask& request) const -> Reply { return http_test::ask(server_->port(), request); }

  /// As a page of the station itself would send it.
  auto post(const std::string& path, const std::string& body, std::vector<std::pair<std::string, std::string>> fields = {}) const -> Reply {
    fields.emplace_back("Content-Type", "application/json");
    return ask({"POST", "/power/api/v1/" + path, std::move(fields), body});
  }
  auto get(const std::string& path, std::vector<std::pair<std::string, std::string>> fields = {}) const -> Reply {
    return ask({"GET", "/power/api/v1/" + path, std::move(fields)});
  }

  auto sign_in(const std::string& user, const std::string& password = support::MemoryStation::password) const -> Reply {
    return post("session", R"({"user":")" + user + R"(","password":")" + password + R"("})");
  }
  /// The cookie's pair, "noroshi-power=…".
  auto cookie_of(const Reply& signed_in) const -> std::string {
    const auto field = signed_in.field("Set-Cookie");
    return field.substr(0, field.find(';'));
  }

  support::MemoryStation power_{"power", 1};
  support::MemoryStation gas_{"gas", 2};
  domain::Caller administrator_ = power_.add_person("admin", {domain::Role::Administrator});
  domain::Caller reporter_ = power_.add_person("sato", {domain::Role::Reporter});
  domain::Caller coordinator_ = power_.add_person("ito", {domain::Role::Coordinator});
  std::unique_ptr<http::Server> server_;
};

}  // namespace noroshi::http_test
