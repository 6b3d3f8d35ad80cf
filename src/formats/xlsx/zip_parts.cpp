#include "formats/xlsx/zip_parts.hpp"

#include "formats/xlsx/read_form.hpp"

#include <zip.h>

#include <array>

namespace noroshi::xlsx {
namespace {

auto malformed(const std::string& what) {
  return fail(ErrorCode::InvalidInput, "xlsx_malformed", "this is no readable .xlsx file: " + what + "; save it again and retry");
}

auto too_large(const std::string& what) { return fail(ErrorCode::TooLarge, "xlsx_too_large", what + "; a filled form is far smaller"); }

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void ZipParts::Discard::operator()(zip* archive) const { zip_discard(archive); }

auto ZipParts::open(BytesView file) -> Result<ZipParts> {
  if (file.size() > limits::file_bytes_max) return too_large("the file is larger than 4 MiB");
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(file.data(), file.size(), 0, &error);
  if (source == nullptr) return malformed("no memory");
  auto* opened = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  if (opened == nullptr) {
    zip_source_free(source);
    zip_error_fini(&error);
    return malformed("not a consistent archive");
  }
  ZipParts parts{std::unique_ptr<zip, Discard>{opened}};
  if (zip_get_num_entries(opened, 0) > static_cast<zip_int64_t>(limits::parts_max)) return too_large("the archive has more than 200 parts");
  return parts;
}

auto ZipParts::find(const std::string& name) const -> Result<std::optional<std::string>> {
  const auto index = zip_name_locate(archive_.get(), name.c_str(), 0);
  if (index < 0) return std::nullopt;
  zip_stat_t stat;
  zip_stat_init(&stat);
  const auto at = static_cast<zip_uint64_t>(index);
  if (zip_stat_index(archive_.get(), at, 0, &stat) != 0) return malformed(name + " has no entry");
  if ((stat.valid & ZIP_STAT_SIZE) != 0 && stat.size > limits::part_bytes_max) return too_large(name + " unpacks to more than 8 MiB");
  const std::unique_ptr<zip_file_t, CloseFile> file{zip_fopen_index(archive_.get(), at, 0)};
  if (!file) return malformed(name + " cannot be opened (encrypted?)");
  std::string text;
  std::array<char, 16 * 1024> buffer{};
  // The claimed size is not trusted: what really comes out is counted.
  while (true) {
    const auto got = zip_fread(file.get(), buffer.data(), buffer.size());
    if (got < 0) return malformed(name + " is damaged");
    if (got == 0) return text;
    if (text.size() + static_cast<std::size_t>(got) > limits::part_bytes_max) return too_large(name + " unpacks to more than 8 MiB");
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace noroshi::xlsx
