#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <memory>
#include <optional>
#include <string>

struct zip;

namespace noroshi::xlsx {

/// A workbook's parts, unpacked one by one and never beyond the limits of `read_form.hpp`, whatever their headers claim.
class ZipParts {
public:
  static auto open(BytesView file) -> Result<ZipParts>;
  /// Nothing when there is no such part.
  auto find(const std::string& name) const -> Result<std::optional<std::string>>;

private:
  struct Discard {
    void operator()(zip* archive) const;
  };
  explicit ZipParts(std::unique_ptr<zip, Discard> archive) : archive_{std::move(archive)} {}
  std::unique_ptr<zip, Discard> archive_;
};

}  // namespace noroshi::xlsx
