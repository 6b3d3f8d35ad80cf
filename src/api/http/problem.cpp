#include "api/http/problem.hpp"

#include "formats/json/object.hpp"

namespace noroshi::http {
namespace {

struct Words {
  int status;
  std::string_view title;
};

auto words_of(ErrorCode code) -> Words {
  switch (code) {
    case ErrorCode::InvalidInput: return {400, "The request needs mending"};
    case ErrorCode::Unauthorised: return {401, "Sign in first"};
    case ErrorCode::NotFound: return {404, "Nothing there"};
    case ErrorCode::Forbidden: return {403, "Not allowed"};
    case ErrorCode::Conflict: return {409, "It changed meanwhile"};
    case ErrorCode::TooLarge: return {413, "Too large"};
    case ErrorCode::Unavailable: return {503, "Try again later"};
  }
  return {503, "Try again later"};
}

struct DoorWords {
  int status;
  std::string_view slug;
  std::string_view title;
  std::string_view detail;
};

auto words_of(Refusal refusal) -> DoorWords {
  switch (refusal) {
    case Refusal::Malformed: return {400, "malformed_request", "Not a request", "send one well-formed HTTP/1.1 request"};
    case Refusal::VersionUnknown: return {505, "version_unknown", "HTTP version", "use HTTP/1.1"};
    case Refusal::HeaderTooLarge: return {431, "header_too_large", "Header too large", "the header may have 16 KiB in all"};
    case Refusal::LengthRequired: return {411, "length_required", "Length required", "send the body with a Content-Length"};
    case Refusal::ExpectationUnknown: return {417, "expectation_unknown", "Expectation unknown", "expect 100-continue or nothing"};
    case Refusal::MediaType: return {415, "media_type", "Media type", "send the body as application/json, not compressed"};
    case Refusal::MethodUnknown: return {405, "method_unknown", "Method not allowed", "use a method that Allow names"};
    case Refusal::Overloaded: return {503, "overloaded", "Try again later", "the server is busy; nothing was stored"};
    case Refusal::TooManyAttempts: return {429, "too_many_attempts", "Too many attempts", "wait as long as Retry-After says"};
  }
  return {503, "overloaded", "Try again later", "the server is busy; nothing was stored"};
}

auto write(int status, std::string_view slug, std::string_view title, std::string_view detail, const std::vector<FieldError>& fields)
    -> Response {
  json::Object body;
  body.add("type", "urn:noroshi:error:" + std::string{slug}).add("title", title).add("status", status).add("detail", detail);
  if (!fields.empty()) {
    json::List list;
    for (const auto& mistake : fields) list.add(json::Object{}.add("field", mistake.field).add("message", mistake.message));
    body.add("fields", list);
  }
  return respond(status, Plain{PlainKind::Problem, body.str(), "application/problem+json"});
}

}  // namespace

auto respond_problem(const Error& error) -> Response {
  const auto words = words_of(error.code);
  if (error.code == ErrorCode::NotFound) return write(words.status, "not_found", words.title, "nothing there for you", {});
  if (error.code == ErrorCode::Unauthorised) {
    return write(words.status, "unauthorised", words.title, "sign in, or give a valid token", {}).with_header("WWW-Authenticate", "Bearer");
  }
  auto response = write(words.status, error.slug, words.title, error.message, error.fields);
  if (error.code == ErrorCode::Unavailable) return std::move(response).with_header("Retry-After", "5");
  return response;
}

auto respond_problem(Refusal refusal) -> Response {
  const auto words = words_of(refusal);
  return write(words.status, words.slug, words.title, words.detail, {});
}

}  // namespace noroshi::http
