#include "adapters/crypto/file_station_keys.hpp"

#include "adapters/crypto/durable_file.hpp"
#include "adapters/crypto/sodium.hpp"

#include <sys/stat.h>

#include <fstream>
#include <iterator>

namespace noroshi::crypto {

namespace {

constexpr std::string_view first_line = "noroshi-station-key 1\n";
constexpr std::size_t secrets_bytes = 3 * key_bytes;

auto damaged(const std::string& path) {
  return fail(ErrorCode::Unavailable, "station_key_damaged", path + " is not a station key of this version: restore it from its backup");
}

auto split(const Bytes& joined) -> StationSecrets {
  const auto part = [&](std::size_t number) {
    const auto begin = joined.begin() + static_cast<std::ptrdiff_t>(number * key_bytes);
    return Secret{Bytes{begin, begin + key_bytes}};
  };
  return {part(0), part(1), part(2)};
}

/// The file: one line each for the format, the salt, the sealed secrets.
auto file_text(BytesView salt, BytesView sealed) -> std::string {
  return std::string{first_line} + to_base64(salt) + "\n" + to_base64(sealed) + "\n";
}

struct FileParts {
  Bytes salt;
  Bytes sealed;
};

auto parse_file(const std::string& path, const std::string& text) -> Result<FileParts> {
  if (!text.starts_with(first_line) || !text.ends_with('\n')) return damaged(path);
  const std::string lines = text.substr(first_line.size(), text.size() - first_line.size() - 1);
  const std::size_t line_end = lines.find('\n');
  if (line_end == std::string::npos) return damaged(path);
  auto salt = from_base64(lines.substr(0, line_end));
  auto sealed = from_base64(lines.substr(line_end + 1));
  if (!salt || !sealed || salt->size() != salt_bytes) return damaged(path);
  return FileParts{*std::move(salt), *std::move(sealed)};
}

}  // namespace

auto FileStationKeys::create(const std::string& path, const Secret& unlock_secret) -> Result<std::unique_ptr<FileStationKeys>> {
  const Secret secrets = random_secret(secrets_bytes);
  const Secret salt = random_secret(salt_bytes);
  const Secret key = NOROSHI_TRY(derive_key(unlock_secret, salt.reveal()));
  const Bytes sealed = seal_aead(key, secrets.reveal(), as_bytes(first_line));
  NOROSHI_TRY(create_durable_file(path, file_text(salt.reveal(), sealed)));
  return std::unique_ptr<FileStationKeys>{new FileStationKeys{split(Bytes{secrets.reveal().begin(), secrets.reveal().end()})}};
}

auto FileStationKeys::open(const std::string& path, const Secret& unlock_secret) -> Result<std::unique_ptr<FileStationKeys>> {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) {
    return fail(ErrorCode::NotFound, "station_key_missing", path + " is not there: name the right data folder, or set the station up");
  }
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return fail(ErrorCode::Unavailable, "station_key_exposed", path + " may be read by others: chmod 600 it and start again");
  }
  std::ifstream file{path, std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
  const FileParts parts = NOROSHI_TRY(parse_file(path, text));
  const Secret key = NOROSHI_TRY(derive_key(unlock_secret, parts.salt));
  auto secrets = open_aead(key, parts.sealed, as_bytes(first_line));
  if (!secrets)
    return fail(ErrorCode::Unauthorised, "unlock_secret_wrong", "this unlock secret does not open " + path + ": give the right one");
  if (secrets->size() != secrets_bytes) return damaged(path);
  auto keys = std::unique_ptr<FileStationKeys>{new FileStationKeys{split(*secrets)}};
  wipe(secrets->data(), secrets->size());
  return keys;
}

}  // namespace noroshi::crypto
