#include "app/fetch_log.hpp"

#include "adapters/relay/http_client.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace noroshi::app {
namespace {

constexpr int http_ok = 200;
constexpr int http_not_found = 404;

auto fetch_address(const std::string& url) -> Result<Bytes> {
  thread_local relay::HttpClient http;
  const auto answer = NOROSHI_TRY(http.perform({"GET", url, "", {}}));
  if (answer.status == http_not_found) return fail(ErrorCode::NotFound, "log_file_absent", url + " is not there");
  if (answer.status != http_ok) {
    return fail(ErrorCode::Unavailable, "log_unreachable", url + " answered with HTTP " + std::to_string(answer.status));
  }
  return Bytes{answer.body.begin(), answer.body.end()};
}

}  // namespace

auto fetch_log_file(const std::string& path) -> Result<Bytes> {
  if (path.starts_with("http://") || path.starts_with("https://")) return fetch_address(path);
  if (!std::filesystem::is_regular_file(path)) return fail(ErrorCode::NotFound, "log_file_absent", path + " is not there");
  std::ifstream stream{path, std::ios::binary};
  Bytes bytes{std::istreambuf_iterator<char>{stream}, {}};
  if (!stream.good() && !stream.eof()) return fail(ErrorCode::Unavailable, "log_unreadable", "cannot read " + path);
  return bytes;
}

}  // namespace noroshi::app
