#include "app/credentials.hpp"

#include "app/station_client.hpp"
#include "formats/json/parse.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace noroshi::app {

auto write_credentials(const std::filesystem::path& path, const std::string& base_url, const std::vector<std::string>& stations,
                       const std::vector<Credential>& people) -> Result<> {
  json::List logs;
  for (const auto& slug : stations) logs.add(base_url + slug + "/log/");
  json::List list;
  for (const auto& credential : people) {
    for (const auto role : credential.person.roles) {
      json::Object object;
      object.add("role", domain::to_text(role)).add("station", credential.person.station).add("organisation", credential.organisation_name);
      object.add("user", credential.person.user).add("password", credential.password).add("api_token", credential.api_token);
      list.add(object);
    }
  }
  json::Object object;
  object.add("base_url", base_url).add("logs", logs).add("people", list);
  const auto draft = std::filesystem::path{path.string() + ".new"};
  std::error_code failed;
  {
    std::ofstream stream{draft, std::ios::binary | std::ios::trunc};
    std::filesystem::permissions(draft, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, failed);
    stream << object.str() << "\n";
    if (!stream.flush() || failed) return fail(ErrorCode::Unavailable, "credentials", "cannot write " + draft.string());
  }
  std::filesystem::rename(draft, path, failed);
  if (failed) return fail(ErrorCode::Unavailable, "credentials", "cannot write " + path.string() + ": " + failed.message());
  return {};
}

auto read_credentials(const std::filesystem::path& path) -> Result<std::vector<Credential>> {
  std::ifstream stream{path, std::ios::binary};
  std::ostringstream text;
  text << stream.rdbuf();
  const auto bad = [&] {
    return fail(ErrorCode::InvalidInput, "credentials", path.string() + " is missing or damaged; start again with --reset");
  };
  if (!stream) return bad();
  const auto root = json::parse(text.str(), {16 * 1024 * 1024, 16, 1'000'000});
  const auto* people = root ? root->find("people") : nullptr;
  if (people == nullptr || people->items() == nullptr) return bad();
  std::vector<Credential> credentials;
  for (const auto& item : *people->items()) {
    const auto role = domain::parse_role(text_in(item, "role"));
    if (!role) return bad();
    auto same = std::find_if(credentials.begin(), credentials.end(), [&](const Credential& one) {
      return one.person.user == text_in(item, "user") && one.person.station == text_in(item, "station");
    });
    if (same != credentials.end()) {
      same->person.roles.push_back(*role);
      continue;
    }
    CastPerson person{text_in(item, "station"), "", text_in(item, "user"), "", "", {*role}};
    credentials.push_back({std::move(person), text_in(item, "organisation"), text_in(item, "password"), text_in(item, "api_token")});
  }
  return credentials;
}

}  // namespace noroshi::app
