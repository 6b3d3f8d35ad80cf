#pragma once

#include "domain/handling/durable.hpp"
#include "domain/handling/reading.hpp"
#include "formats/json/value.hpp"
#include "services/idempotency.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace noroshi::http {

/// A request as an endpoint sees it: authenticated, within its limits, its body checked against the schema of its route.
struct Request {
  std::string method;
  std::string station;                        ///< slug
  std::string path;                           ///< below the door: "reports/…/versions"
  std::map<std::string, std::string> params;  ///< what the braces of the route's path matched
  std::map<std::string, std::string> query;   ///< decoded; only parameters that the route declares
  std::string body;                           ///< the exact bytes
  json::Value json;                           ///< the body parsed; null when the route takes none
  services::RequestKey key;                   ///< of routes that create
  std::optional<domain::Purpose> purpose;     ///< `?purpose=`, else the one stated in the session
  std::optional<Bytes32> session;             ///< digest of the session's token; absent for API tokens
  std::string remote_address;
  bool loopback = false;

  /// An id out of the path. A malformed one is the absent answer, like one of another kind or another member's (C5).
  template <class AnyId> auto load_id(const std::string& name) const -> Result<AnyId> {
    const auto found = params.find(name);
    auto id = AnyId::parse(found == params.end() ? std::string_view{} : found->second);
    if (!id) return fail(ErrorCode::NotFound, "not_found", "nothing there for you");
    return id;
  }
  auto find_query(const std::string& name) const -> std::optional<std::string> {
    const auto found = query.find(name);
    return found == query.end() ? std::nullopt : std::optional{found->second};
  }
};

/// Why an answer may go out without a proof type: it holds no word of a sealed body and acknowledges no write.
enum class PlainKind {
  Catalogue,     ///< the embedded tables, and advice worked out from them with nothing stored (相談)
  SessionState,  ///< who the caller is to us
  Directory,     ///< rows that have no sealed body: people, organisations, charters, states of dispatches and notices
  Problem,       ///< an error: its words are ours
  PublicLog,     ///< commitments and checkpoints: public by design
  SignedWord,    ///< what a station says of a dispatch it was brought: an id, a verdict, a signature
  Page,          ///< files that came with the binary, and the API document
  Health,        ///< figures of the process
};

struct Plain {
  PlainKind kind;
  std::string body;
  std::string content_type = "application/json";
};

/// An answer. Its body comes from `respond` alone, which takes nothing but `Released`, `Written` or `Plain`.
class Response {
public:
  auto status() const -> int { return status_; }
  auto content_type() const -> const std::string& { return content_type_; }
  auto body() const -> const std::string& { return body_; }
  auto headers() const -> const std::vector<std::pair<std::string, std::string>>& { return headers_; }

  /// Values with a control character are our own mistake and stop the process (N14).
  auto with_header(std::string name, std::string value) && -> Response&&;
  /// For bodies that are not JSON ("text/plain; charset=utf-8").
  auto as(std::string content_type) && -> Response&&;

private:
  template <class T> friend auto respond(int, const domain::Released<T>&, std::string (*)(const T&)) -> Response;
  template <class T> friend auto respond(int, const domain::Written<T>&, std::string (*)(const T&)) -> Response;
  template <class T> friend auto respond(int, const domain::Released<T>&, Result<std::string> (*)(const T&)) -> Result<Response>;
  template <class T> friend auto respond_no_content(const domain::Written<T>&) -> Response;
  friend auto respond(int, Plain) -> Response;
  Response(int status, std::string content_type, std::string body)
      : status_{status}, content_type_{std::move(content_type)}, body_{std::move(body)} {}

  int status_;
  std::string content_type_;
  std::string body_;
  std::vector<std::pair<std::string, std::string>> headers_;
};

/// Bodies that were read: their log entry is on disk (C2). `render` is a plain function, so that it cannot carry anything else in.
template <class T> auto respond(int status, const domain::Released<T>& released, std::string (*render)(const T&)) -> Response {
  return Response{status, "application/json", render(released.value())};
}

/// The same, where the rendering itself can fail (a workbook, a page).
template <class T>
auto respond(int status, const domain::Released<T>& released, Result<std::string> (*render)(const T&)) -> Result<Response> {
  return Response{status, "application/json", NOROSHI_TRY(render(released.value()))};
}

/// What a write came to: it is on disk (C6).
template <class T> auto respond(int status, const domain::Written<T>& written, std::string (*render)(const T&)) -> Response {
  return Response{status, "application/json", render(written.value())};
}

/// 204: done and on disk, with nothing to say.
template <class T> auto respond_no_content(const domain::Written<T>& /*proof*/) -> Response { return Response{204, "", ""}; }

auto respond(int status, Plain plain) -> Response;

}  // namespace noroshi::http
