#include "adapters/relay/http_relay.hpp"

#include <curl/curl.h>

#include <memory>

namespace noroshi::relay {
namespace {

constexpr std::size_t answer_bytes_max = 64 * 1024;
constexpr long http_ok = 200;
constexpr long http_unauthorised = 401;

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Headers = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

void start_curl() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  NOROSHI_ASSERT(started == CURLE_OK);
}

auto make_headers() -> Headers {
  Headers headers{nullptr, &curl_slist_free_all};
  for (const char* line : {"Content-Type: application/vnd.noroshi.dispatch+json", "Accept: application/json", "Expect:"}) {
    curl_slist* longer = curl_slist_append(headers.get(), line);
    NOROSHI_ASSERT(longer != nullptr);
    static_cast<void>(headers.release());
    headers.reset(longer);
  }
  return headers;
}

/// Gives fewer bytes than it got when the answer grows too large: curl then ends the exchange.
auto collect(const char* data, std::size_t, std::size_t size, void* into) -> std::size_t {
  auto& answer = *static_cast<std::string*>(into);
  if (answer.size() + size > answer_bytes_max) return 0;
  answer.append(data, size);
  return size;
}

auto unavailable(std::string slug, std::string message) { return fail(ErrorCode::Unavailable, std::move(slug), std::move(message)); }

void prepare(CURL* handle, const HttpRelayOptions& options, const std::string& url, BytesView dispatch, std::string& answer) {
  curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(handle, CURLOPT_POST, 1L);
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, dispatch.data());
  curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(dispatch.size()));
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(options.timeout.count()));
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &collect);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &answer);
  if (!options.ca_file.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, options.ca_file.c_str());
}

/// Anything but a full answer is no answer: only a signed word ends a dispatch.
auto judge(CURLcode outcome, long status, const std::string& url, std::string answer) -> Result<ports::DeliveryAnswer> {
  if (outcome == CURLE_WRITE_ERROR) return unavailable("relay_answer_too_large", url + " answered with more than 64 KiB");
  if (outcome != CURLE_OK) return unavailable("relay_unreachable", url + ": " + curl_easy_strerror(outcome));
  if (status == http_unauthorised)
    return unavailable("relay_unauthorised", url + " does not know this station's key; exchange keys with it");
  if (status != http_ok) return unavailable("relay_status", url + " answered with HTTP " + std::to_string(status));
  return ports::DeliveryAnswer{std::move(answer)};
}

}  // namespace

auto HttpRelay::deliver(const std::string& station_url, BytesView dispatch) -> Result<ports::DeliveryAnswer> {
  start_curl();
  const Handle handle{curl_easy_init(), &curl_easy_cleanup};
  if (!handle) return unavailable("relay_memory", "no memory for a connection");
  const Headers headers = make_headers();
  const std::string url = station_url + "relay/dispatches";
  std::string answer;
  prepare(handle.get(), options_, url, dispatch, answer);
  curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
  const CURLcode outcome = curl_easy_perform(handle.get());
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  return judge(outcome, status, url, std::move(answer));
}

}  // namespace noroshi::relay
