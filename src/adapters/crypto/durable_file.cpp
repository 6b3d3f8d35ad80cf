#include "adapters/crypto/durable_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace noroshi::crypto {

namespace {

class Descriptor {
public:
  explicit Descriptor(int number) : number_{number} {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  auto operator=(const Descriptor&) -> Descriptor& = delete;
  auto number() const -> int { return number_; }

private:
  int number_;
};

auto not_written(const std::string& path) {
  return fail(ErrorCode::Unavailable, "file_not_written", path + " cannot be written: " + std::strerror(errno));
}

auto write_all(int descriptor, std::string_view content) -> bool {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(descriptor) == 0;
}

auto flush_folder_of(const std::string& path) -> bool {
  const std::filesystem::path folder = std::filesystem::absolute(path).parent_path();
  const Descriptor descriptor{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  return descriptor.number() >= 0 && ::fsync(descriptor.number()) == 0;
}

}  // namespace

auto create_durable_file(const std::string& path, std::string_view content) -> Result<> {
  const Descriptor file{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
  if (file.number() < 0 && errno == EEXIST) {
    return fail(ErrorCode::Conflict, "station_key_exists", path + " exists already and is never overwritten: move it away first");
  }
  if (file.number() < 0 || !write_all(file.number(), content) || !flush_folder_of(path)) return not_written(path);
  return {};
}

}  // namespace noroshi::crypto
