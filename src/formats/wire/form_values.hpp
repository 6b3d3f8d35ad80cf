#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <map>
#include <string>

namespace noroshi::wire {

/// What stood on a form when it was handed in, as it is kept sealed.
struct FormValues {
  std::string form;
  std::string version;
  std::string sha256;  ///< of the form's table
  std::map<std::string, std::string> values;
  friend auto operator==(const FormValues&, const FormValues&) -> bool = default;
};

auto encode_form_values(const FormValues& values) -> Bytes;
auto decode_form_values(BytesView bytes) -> Result<FormValues>;

}  // namespace noroshi::wire
