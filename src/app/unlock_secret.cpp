#include "app/unlock_secret.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace noroshi::app {
namespace {

auto path_of(const std::filesystem::path& data) { return data / "unlock.secret"; }

}  // namespace

auto read_unlock_secret(const std::filesystem::path& data) -> Result<Secret> {
  if (const char* given = std::getenv("NOROSHI_UNLOCK"); given != nullptr && *given != '\0') return Secret{std::string_view{given}};
  std::ifstream stream{path_of(data), std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{stream}, {}};
  if (!stream || text.empty()) {
    return fail(ErrorCode::InvalidInput, "unlock_missing", "set NOROSHI_UNLOCK or put the unlock secret into " + path_of(data).string());
  }
  return Secret{std::string_view{text}};
}

auto make_unlock_secret(const std::filesystem::path& data, ports::Random& random) -> Result<Secret> {
  if (const char* given = std::getenv("NOROSHI_UNLOCK"); (given == nullptr || *given == '\0') && !std::filesystem::exists(path_of(data))) {
    std::ofstream stream{path_of(data), std::ios::binary};
    std::error_code failed;
    std::filesystem::permissions(path_of(data), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, failed);
    stream << to_hex(random.bytes32());
    if (!stream.flush() || failed) return fail(ErrorCode::Unavailable, "unlock_unwritten", "cannot write " + path_of(data).string());
  }
  return read_unlock_secret(data);
}

}  // namespace noroshi::app
