#include "adapters/sqlite/statement.hpp"

#include <sqlite3.h>

namespace noroshi::sqlite {

auto Row::integer() -> std::int64_t { return sqlite3_column_int64(statement_, column_++); }

auto Row::text() -> std::string_view {
  const int column = column_++;
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return data == nullptr ? std::string_view{} : std::string_view{data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

auto Row::blob() -> BytesView {
  const int column = column_++;
  const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
  return data == nullptr ? BytesView{} : BytesView{data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

auto Row::is_null() const -> bool { return sqlite3_column_type(statement_, column_) == SQLITE_NULL; }

auto Row::take_bytes32() -> Bytes32 {
  const auto bytes = to_bytes32(blob());
  if (!bytes) damaged_ = true;
  return bytes.value_or(Bytes32{});
}

auto Row::take_lines() -> std::set<std::string> {
  std::set<std::string> lines;
  std::string_view rest = text();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    lines.emplace(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

auto Row::uuid_text(BytesView bytes16) -> std::string {
  std::string text = to_hex(bytes16);
  for (const std::size_t at : {8U, 13U, 18U, 23U}) text.insert(at, 1, '-');
  return text;
}

void Row::expect_all_taken() const { NOROSHI_ASSERT(column_ == sqlite3_column_count(statement_)); }

void Binder::expect_all_bound() const { NOROSHI_ASSERT(parameter_ - 1 == sqlite3_bind_parameter_count(statement_)); }

void Binder::bind_integer(std::int64_t value) { sqlite3_bind_int64(statement_, parameter_++, value); }

void Binder::bind_text(std::string_view value) {
  // a null pointer would bind NULL
  const char* data = value.data() == nullptr ? "" : value.data();
  sqlite3_bind_text64(statement_, parameter_++, data, value.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Binder::bind_blob(BytesView value) {
  if (value.empty()) {
    sqlite3_bind_zeroblob(statement_, parameter_++, 0);
  } else {
    sqlite3_bind_blob64(statement_, parameter_++, value.data(), value.size(), SQLITE_STATIC);
  }
}

void Binder::bind_uuid(const std::string& uuid) {
  std::array<std::uint8_t, 16> bytes{};
  std::size_t digits = 0;
  for (const char c : uuid) {
    if (c == '-') continue;
    const unsigned value = c <= '9' ? static_cast<unsigned>(c - '0') : static_cast<unsigned>(c - 'a' + 10);
    bytes[digits / 2] = static_cast<std::uint8_t>(bytes[digits / 2] << 4U | value);
    ++digits;
  }
  sqlite3_bind_blob64(statement_, parameter_++, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
}

void Binder::bind_nulls(int count) {
  for (int i = 0; i < count; ++i) sqlite3_bind_null(statement_, parameter_++);
}

}  // namespace noroshi::sqlite
