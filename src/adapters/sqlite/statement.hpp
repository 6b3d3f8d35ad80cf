#pragma once

#include "adapters/sqlite/words.hpp"
#include "base/bytes.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "domain/handling/reading.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>

struct sqlite3_stmt;

namespace noroshi::sqlite {

template <class T> inline constexpr bool is_id = false;
template <class Tag> inline constexpr bool is_id<Id<Tag>> = true;

template <class T> inline constexpr bool is_optional = false;
template <class T> inline constexpr bool is_optional<std::optional<T>> = true;

/// The columns of one result row, taken from left to right. What cannot be read marks the row as damaged and gives an empty value; the
/// connection turns that into an error.
class Row {
public:
  explicit Row(sqlite3_stmt* statement) : statement_{statement} {}

  template <class T> auto take() -> T {
    if constexpr (is_optional<T>) {
      return take_optional<typename T::value_type>();
    } else if constexpr (is_id<T>) {
      return take_id<T>();
    } else if constexpr (std::is_enum_v<T>) {
      return take_word<T>();
    } else if constexpr (std::is_same_v<T, bool>) {
      return integer() != 0;
    } else if constexpr (std::is_integral_v<T>) {
      return static_cast<T>(integer());
    } else if constexpr (std::is_same_v<T, UtcTime>) {
      return UtcTime{std::chrono::milliseconds{integer()}};
    } else if constexpr (std::is_same_v<T, std::string>) {
      return std::string{text()};
    } else if constexpr (std::is_same_v<T, Bytes>) {
      const BytesView bytes = blob();
      return Bytes{bytes.begin(), bytes.end()};
    } else if constexpr (std::is_same_v<T, Bytes32>) {
      return take_bytes32();
    } else if constexpr (std::is_same_v<T, domain::SealedBytes>) {
      return domain::SealedBytes{take<std::string>(), take<std::string>(), take<Bytes>()};
    } else {
      static_assert(std::is_same_v<T, std::set<std::string>>, "no column holds this type");
      return take_lines();
    }
  }
  /// A set of words, one a line.
  template <class Enum> auto take_words() -> std::set<Enum> {
    std::set<Enum> words;
    for (const std::string& line : take_lines()) words.insert(parse_word<Enum>(line));
    return words;
  }
  /// Ids one after another, in order.
  template <class AnyId> auto take_ids() -> std::vector<AnyId> {
    std::vector<AnyId> ids;
    const BytesView joined = blob();
    if (joined.size() % 16 != 0) damaged_ = true;
    for (std::size_t at = 0; at + 16 <= joined.size(); at += 16) ids.push_back(*AnyId::parse(uuid_text(joined.subspan(at, 16))));
    return ids;
  }
  auto damaged() const -> bool { return damaged_; }
  /// Stops the process unless every column was taken: our own mistake.
  void expect_all_taken() const;

private:
  auto integer() -> std::int64_t;
  auto text() -> std::string_view;
  auto blob() -> BytesView;
  auto is_null() const -> bool;
  auto take_bytes32() -> Bytes32;
  auto take_lines() -> std::set<std::string>;
  static auto uuid_text(BytesView bytes16) -> std::string;

  template <class T> auto take_optional() -> std::optional<T> {
    if (!is_null()) return take<T>();
    column_ += std::is_same_v<T, domain::SealedBytes> ? 3 : 1;
    return std::nullopt;
  }
  template <class AnyId> auto take_id() -> AnyId {
    BytesView bytes = blob();
    constexpr std::array<std::uint8_t, 16> none{};
    if (bytes.size() != none.size()) {
      damaged_ = true;
      bytes = none;
    }
    return *AnyId::parse(uuid_text(bytes));
  }
  template <class Enum> auto take_word() -> Enum { return parse_word<Enum>(text()); }
  template <class Enum> auto parse_word(std::string_view word) -> Enum {
    const auto parsed = Word<Enum>::parse(word);
    if (!parsed) damaged_ = true;
    return parsed.value_or(Enum{});
  }

  sqlite3_stmt* statement_;
  int column_ = 0;
  bool damaged_ = false;
};

/// Fills the parameters of a statement from left to right. Text and bytes are not copied: they outlive the execution.
class Binder {
public:
  explicit Binder(sqlite3_stmt* statement) : statement_{statement} {}

  template <class T> void bind(const T& value) {
    if constexpr (is_optional<T>) {
      if (value) {
        bind(*value);
      } else {
        bind_nulls(std::is_same_v<T, std::optional<domain::SealedBytes>> ? 3 : 1);
      }
    } else if constexpr (is_id<T>) {
      bind_uuid(value.str());
    } else if constexpr (std::is_enum_v<T>) {
      bind_text(to_text(value));  // words are literals
    } else if constexpr (std::is_same_v<T, bool>) {
      bind_integer(value ? 1 : 0);
    } else if constexpr (std::is_integral_v<T>) {
      NOROSHI_ASSERT(std::in_range<std::int64_t>(value));
      bind_integer(static_cast<std::int64_t>(value));
    } else if constexpr (std::is_same_v<T, UtcTime>) {
      bind_integer(value.time_since_epoch().count());
    } else if constexpr (std::is_same_v<T, domain::SealedBytes>) {
      bind_text(value.key_id);
      bind_text(value.context);
      bind_blob(value.ciphertext);
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
      bind_text(value);
    } else {
      bind_blob(value);
    }
  }

  /// Stops the process unless every parameter has its value.
  void expect_all_bound() const;

private:
  void bind_integer(std::int64_t value);
  void bind_text(std::string_view value);
  void bind_blob(BytesView value);
  void bind_uuid(const std::string& uuid);
  void bind_nulls(int count);

  sqlite3_stmt* statement_;
  int parameter_ = 1;
};

}  // namespace noroshi::sqlite
