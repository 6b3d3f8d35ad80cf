#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace noroshi::support {

/// A folder of one test's own; gone at its end.
class ScratchFolder {
public:
  ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "noroshi-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  auto operator=(const ScratchFolder&) -> ScratchFolder& = delete;

  auto path() const -> const std::filesystem::path& { return path_; }
  auto file(const std::string& name) const -> std::string { return (path_ / name).string(); }

private:
  std::filesystem::path path_;
};

inline auto read_file(const std::filesystem::path& path) -> std::string {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
}

/// Every byte of every file below a folder.
inline auto read_folder(const std::filesystem::path& folder) -> std::string {
  std::string bytes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
    if (entry.is_regular_file()) bytes += read_file(entry.path());
  }
  return bytes;
}

}  // namespace noroshi::support
