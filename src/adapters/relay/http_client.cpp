#include "adapters/relay/http_client.hpp"

#include <curl/curl.h>

namespace noroshi::relay {
namespace {

constexpr std::size_t answer_bytes_max = 16 * 1024 * 1024;
constexpr long timeout_ms = 30'000;

auto collect_answer(const char* data, std::size_t, std::size_t size, void* into) -> std::size_t {
  auto& body = static_cast<HttpAnswer*>(into)->body;
  if (body.size() + size > answer_bytes_max) return 0;
  body.append(data, size);
  return size;
}

class HeaderList {
public:
  explicit HeaderList(const std::vector<std::string>& lines) {
    for (const auto& line : lines) {
      curl_slist* longer = curl_slist_append(list_, line.c_str());
      NOROSHI_ASSERT(longer != nullptr);
      list_ = longer;
    }
  }
  ~HeaderList() { curl_slist_free_all(list_); }
  HeaderList(const HeaderList&) = delete;
  auto operator=(const HeaderList&) -> HeaderList& = delete;
  auto get() const -> curl_slist* { return list_; }

private:
  curl_slist* list_ = nullptr;
};

}  // namespace

struct HttpClient::Connection {
  CURL* handle = curl_easy_init();
  ~Connection() { curl_easy_cleanup(handle); }
};

HttpClient::HttpClient() : connection_{std::make_unique<Connection>()} { NOROSHI_ASSERT(connection_->handle != nullptr); }
HttpClient::~HttpClient() = default;

auto HttpClient::perform(const HttpCall& call) -> Result<HttpAnswer> {
  CURL* handle = connection_->handle;
  auto lines = call.headers;
  lines.emplace_back("Expect:");
  const HeaderList headers{lines};
  HttpAnswer answer;
  curl_easy_reset(handle);
  curl_easy_setopt(handle, CURLOPT_URL, call.url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, call.method.c_str());
  if (call.method != "GET") {
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, call.body.data());
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(call.body.size()));
  }
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, timeout_ms);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &collect_answer);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &answer);
  const CURLcode outcome = curl_easy_perform(handle);
  if (outcome != CURLE_OK) return fail(ErrorCode::Unavailable, "http_unreachable", call.url + ": " + curl_easy_strerror(outcome));
  long status = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  answer.status = static_cast<int>(status);
  const char* type = nullptr;
  curl_easy_getinfo(handle, CURLINFO_CONTENT_TYPE, &type);
  if (type != nullptr) answer.content_type = type;
  return answer;
}

}  // namespace noroshi::relay
