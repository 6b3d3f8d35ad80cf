#include "formats/xlsx/memory_file.hpp"

#include <sys/mman.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <utility>

namespace noroshi::xlsx {
namespace {

constexpr long tmpfs_magic = 0x01021994;

auto no_memory_file() {
  return fail(ErrorCode::Unavailable, "no_memory_files",
              "this machine gives no files in memory (/dev/shm), and a form may not lie on its disk; ask for pdf or json");
}

}  // namespace

auto MemoryFile::open() -> Result<MemoryFile> {
  const int descriptor = memfd_create("noroshi-form", MFD_CLOEXEC);
  if (descriptor < 0) return no_memory_file();
  return MemoryFile{descriptor};
}

MemoryFile::MemoryFile(MemoryFile&& other) noexcept : descriptor_{std::exchange(other.descriptor_, -1)} {}

MemoryFile::~MemoryFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

auto MemoryFile::path() const -> std::string { return "/proc/self/fd/" + std::to_string(descriptor_); }

auto MemoryFile::read() const -> Result<std::string> {
  const auto size = lseek(descriptor_, 0, SEEK_END);
  if (size < 0) return no_memory_file();
  std::string bytes(static_cast<std::size_t>(size), '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto got = pread(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
    if (got <= 0) return no_memory_file();
    done += static_cast<std::size_t>(got);
  }
  return bytes;
}

auto check_memory_folder() -> Result<> {
  struct statfs found {};
  const bool in_memory = statfs(memory_folder, &found) == 0 && found.f_type == tmpfs_magic;
  // The library falls back to the disk in silence where it may not write.
  if (!in_memory || access(memory_folder, W_OK) != 0) return no_memory_file();
  return {};
}

}  // namespace noroshi::xlsx
