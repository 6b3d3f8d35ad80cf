#pragma once

#include "api/http/message.hpp"

namespace noroshi::http {

/// What the door itself refuses, before there is an `Error` of ours.
enum class Refusal {
  Malformed,  ///< not HTTP/1.1 as we take it
  VersionUnknown,
  HeaderTooLarge,
  LengthRequired,
  ExpectationUnknown,
  MediaType,      ///< the body is not JSON
  MethodUnknown,  ///< the path is there, not with this method
  Overloaded,
  TooManyAttempts,
};

/// An `Error` as application/problem+json. NotFound and Unauthorised have one text each, whatever the error says: absence and ignorance
/// look the same (C5).
auto respond_problem(const Error& error) -> Response;
auto respond_problem(Refusal refusal) -> Response;

}  // namespace noroshi::http
