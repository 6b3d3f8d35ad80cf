#include "ports/store_errors.hpp"

namespace noroshi::ports {

auto already_exists(const std::string& what) -> tl::unexpected<Error> {
  return fail(ErrorCode::Conflict, "already_exists", what + " exists already: read it, or give another");
}

auto parent_missing(const std::string& what) -> tl::unexpected<Error> {
  return fail(ErrorCode::Conflict, "parent_missing", what + " names a row that is not there: write that one first");
}

auto row_missing(const std::string& what) -> tl::unexpected<Error> { return fail(ErrorCode::NotFound, "not_found", "no such " + what); }

auto revision_moved(const std::string& what) -> tl::unexpected<Error> {
  return fail(ErrorCode::Conflict, "revision_moved", what + " changed meanwhile: read it again and decide anew");
}

auto not_a_draft() -> tl::unexpected<Error> { return fail(ErrorCode::Conflict, "not_a_draft", "it was issued already; read it again"); }

auto log_gap() -> tl::unexpected<Error> {
  return fail(ErrorCode::Conflict, "log_gap", "a log entry must take the next index: read the log's size again");
}

}  // namespace noroshi::ports
