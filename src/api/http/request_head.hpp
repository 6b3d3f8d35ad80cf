#pragma once

#include "api/http/problem.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace noroshi::http {

/// Request line and header fields, read strictly. Field names in lower case; those that may stand once stand once.
struct RequestHead {
  std::string method;
  std::string target;  ///< begins with "/"
  std::vector<std::pair<std::string, std::string>> fields;
  std::size_t content_length = 0;
  bool keep_alive = true;
  bool expects_continue = false;
  std::string remote_address;
  bool loopback = false;

  /// Empty when absent.
  auto field(std::string_view lower_case_name) const -> std::string_view;
  auto has(std::string_view lower_case_name) const -> bool;
};

/// `bytes` end with the empty line. Beast reads the grammar; refused besides, because two readers could take them in two ways (N15): bare
/// line feeds, folded lines, any Transfer-Encoding, doubled fields, targets that are no path.
auto parse_request_head(std::string_view bytes) -> std::variant<RequestHead, Refusal>;

/// Where the header ends in `bytes`, or where it went wrong beyond repair (a line feed without its carriage return); npos: read on.
auto find_header_end(std::string_view bytes) -> std::size_t;

}  // namespace noroshi::http
