#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>
#include <vector>

namespace noroshi {

/// What went wrong, as far as the caller can act on it. Short and closed: one switch in `api/http/problem.cpp` maps it to HTTP,
/// one in `cli` to exit codes.
enum class ErrorCode {
  InvalidInput,  ///< mend the named fields and send again
  Unauthorised,  ///< sign in, or give a valid token
  NotFound,      ///< nothing there for this caller; absence and ignorance look the same
  Forbidden,     ///< the caller may know that it exists, but not do this
  Conflict,      ///< it changed meanwhile, or the same key came with another content: read again
  TooLarge,      ///< over a limit; the message names the limit
  Unavailable,   ///< try again later; nothing was stored
};

/// One mistake in the input. `field` is a JSON pointer without the leading slash ("facts/duration_min"), or a flag's or column's name.
struct FieldError {
  std::string field;
  std::string message;  ///< says what is wrong and what to do next
};

struct Error {
  ErrorCode code = ErrorCode::Unavailable;
  std::string slug;     ///< stable, for programs: "charter_unknown"
  std::string message;  ///< one line, for people
  std::vector<FieldError> fields = {};
};

template <class T = void> using Result = tl::expected<T, Error>;

inline auto fail(ErrorCode code, std::string slug, std::string message) -> tl::unexpected<Error> {
  return tl::unexpected<Error>{Error{code, std::move(slug), std::move(message), {}}};
}

inline auto fail(std::vector<FieldError> fields) -> tl::unexpected<Error> {
  std::string message =
      fields.size() == 1 ? fields.front().field + ": " + fields.front().message : std::to_string(fields.size()) + " fields need mending";
  return tl::unexpected<Error>{Error{ErrorCode::InvalidInput, "invalid_input", std::move(message), std::move(fields)}};
}

/// Stops the process with the place and the sentence: for our own mistakes only, on in every build.
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);

namespace detail {
template <class T> auto unwrap(Result<T>&& result) -> T { return std::move(*result); }
inline void unwrap(Result<void>&&) {}
}  // namespace detail

}  // namespace noroshi

#define NOROSHI_JOIN_(a, b) a##b
#define NOROSHI_JOIN(a, b) NOROSHI_JOIN_(a, b)
#define NOROSHI_TRY_(name, expr)                                                 \
  __extension__({                                                                \
    auto&& name = (expr);                                                        \
    if (!name) return tl::unexpected<::noroshi::Error>{std::move(name).error()}; \
    ::noroshi::detail::unwrap(std::move(name));                                  \
  })
/// The value of a `Result`, or return its error from this function. Not for coroutines.
#define NOROSHI_TRY(expr) NOROSHI_TRY_(NOROSHI_JOIN(noroshi_result_, __COUNTER__), expr)

#define NOROSHI_ASSERT(condition) ((condition) ? static_cast<void>(0) : ::noroshi::assertion_failed(#condition, __FILE__, __LINE__))
