#include "api/http/message.hpp"

#include <algorithm>

namespace noroshi::http {
namespace {

auto is_header_text(std::string_view text) -> bool {
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

}  // namespace

auto Response::with_header(std::string name, std::string value) && -> Response&& {
  NOROSHI_ASSERT(is_header_text(name) && is_header_text(value));
  headers_.emplace_back(std::move(name), std::move(value));
  return std::move(*this);
}

auto Response::as(std::string content_type) && -> Response&& {
  NOROSHI_ASSERT(is_header_text(content_type));
  content_type_ = std::move(content_type);
  return std::move(*this);
}

auto respond(int status, Plain plain) -> Response { return Response{status, std::move(plain.content_type), std::move(plain.body)}; }

}  // namespace noroshi::http
