#include "services/people/api_tokens.hpp"
#include "tests/http/http_station.hpp"

#include <gtest/gtest.h>

/// What is public about members and outages, through the API.
namespace noroshi::http_test {
namespace {

class Directory : public HttpStation {
protected:
  auto as(const domain::Caller& caller) -> std::vector<std::pair<std::string, std::string>> {
    const auto number = std::to_string(++keys_);
    const auto token = services::make_api_token(power_.house, caller, {"t" + number, {}}, "test")->value().token;
    return {{"Authorization", "Bearer " + token}, {"Idempotency-Key", "k" + number}};
  }
  int keys_ = 0;
};

TEST_F(Directory, ACoordinatorKeepsOutagesThatAnybodyCanReadOf) {
  const std::string event =
      R"({"from":"2026-03-01T00:00:00Z","to":"2026-03-01T03:00:00Z","sector":"ele","complete":true,"source":"停電情報",)"
      R"("affected":["6d1f6f3e-52d5-4b8e-9b1e-0f4f1a3c2b10"]})";
  const auto wrong = post("public-events", event, as(coordinator_));
  EXPECT_EQ(wrong.status, 400) << wrong.body;
  EXPECT_NE(wrong.body.find("\"affected\""), std::string::npos) << wrong.body;
  EXPECT_EQ(get("public-events", as(coordinator_)).body, R"({"events":[]})");
  EXPECT_EQ(post("public-events", event, as(reporter_)).status, get("nothing-of-the-kind", as(reporter_)).status);
  EXPECT_EQ(get("public-events", as(reporter_)).status, 404);
}

TEST_F(Directory, ACoordinatorSaysWhatIsPublicOfAMember) {
  const auto path = "organisations/" + power_.member.str() + "/profile";
  const auto said = post(path, R"({"prefectures":[],"customers":42000,"parent":"架空持株"})", as(coordinator_));
  EXPECT_EQ(said.status, 204) << said.body;
  const auto list = get("organisations", as(coordinator_)).body;
  EXPECT_NE(list.find("\"customers\":42000"), std::string::npos) << list;
  EXPECT_EQ(post(path, R"({"prefectures":["どこか"],"customers":1})", as(coordinator_)).status, 400);
  EXPECT_EQ(post(path, R"({"prefectures":[],"customers":1})", as(reporter_)).status, 404);
}

}  // namespace
}  // namespace noroshi::http_test
