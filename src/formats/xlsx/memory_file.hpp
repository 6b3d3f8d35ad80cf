#pragma once

#include "base/result.hpp"

#include <string>

namespace noroshi::xlsx {

/// A file in memory with a path, for a library that writes to paths alone. Gone with the object.
class MemoryFile {
public:
  static auto open() -> Result<MemoryFile>;
  MemoryFile(MemoryFile&& other) noexcept;
  auto operator=(MemoryFile&&) -> MemoryFile& = delete;
  ~MemoryFile();

  auto path() const -> std::string;
  auto read() const -> Result<std::string>;

private:
  explicit MemoryFile(int descriptor) : descriptor_{descriptor} {}
  int descriptor_;
};

/// The folder for the library's own scratch files: a file system in memory, because they hold words of a sealed body.
constexpr const char* memory_folder = "/dev/shm";
auto check_memory_folder() -> Result<>;

}  // namespace noroshi::xlsx
