#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "formats/json/text.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <set>

namespace noroshi::json {

/// What an object may hold beyond the members that were asked for.
enum class Unknown { Refuse, Ignore };

/// Takes the members of one object out by name and type, and collects EVERY mistake instead of stopping at the first:
///
///     json::ObjectReader read{request.json};
///     input.what_i_know = read.required_text("what_i_know", limits::what_i_know_chars_max);
///     input.occurred_at = read.optional_time("occurred_at");
///     input.kind = read.required_enum<ReportKind>("kind", parse_report_kind);
///     auto facts = read.optional_object("facts");            // a reader of its own; its mistakes land here
///     NOROSHI_TRY(read.finish());                            // all field errors at once, unknown members too
///
/// Texts are trimmed of nothing and normalised to NFC; a forbidden character (NUL, control, bidi control) is a mistake. A `null`
/// counts as absent. A getter that failed gives an empty value: use nothing before `finish` passed.
class ObjectReader {
public:
  explicit ObjectReader(const Value& value, Unknown unknown = Unknown::Refuse);
  ObjectReader(ObjectReader&& other) noexcept;
  auto operator=(ObjectReader&&) -> ObjectReader& = delete;
  ~ObjectReader();

  auto required_text(std::string_view name, std::size_t chars_max = no_limit) -> std::string;
  auto optional_text(std::string_view name, std::size_t chars_max = no_limit) -> std::optional<std::string>;
  auto required_integer(std::string_view name, std::int64_t least, std::int64_t most) -> std::int64_t;
  auto optional_integer(std::string_view name, std::int64_t least, std::int64_t most) -> std::optional<std::int64_t>;
  auto optional_number(std::string_view name) -> std::optional<double>;
  auto optional_boolean(std::string_view name) -> std::optional<bool>;
  auto required_time(std::string_view name) -> UtcTime;
  auto optional_time(std::string_view name) -> std::optional<UtcTime>;
  auto required_texts(std::string_view name, std::size_t items_max, std::size_t chars_max) -> std::vector<std::string>;
  auto optional_texts(std::string_view name, std::size_t items_max, std::size_t chars_max) -> std::vector<std::string>;
  /// Whatever it is; null pointer when absent.
  auto optional_value(std::string_view name) -> const Value*;
  auto optional_object(std::string_view name) -> std::optional<ObjectReader>;
  auto optional_objects(std::string_view name, std::size_t items_max) -> std::vector<ObjectReader>;

  /// `parse`: `Result<T>(std::string_view)`, such as `domain::parse_role` or `ThreadId::parse`.
  template <class T, class Parse> auto optional_enum(std::string_view name, Parse&& parse) -> std::optional<T> {
    const auto text = optional_text(name);
    if (!text) return std::nullopt;
    return accept<T>(name, parse(*text));
  }
  template <class T, class Parse> auto required_enum(std::string_view name, Parse&& parse) -> T {
    const auto text = required_text(name);
    if (!text.empty()) {
      if (auto value = accept<T>(name, parse(text))) return *std::move(value);
    }
    return T{};
  }
  template <class AnyId> auto optional_id(std::string_view name) -> std::optional<AnyId> {
    return optional_enum<AnyId>(name, [](std::string_view text) { return AnyId::parse(text); });
  }
  /// Empty only when a mistake was noted.
  template <class AnyId> auto required_id(std::string_view name) -> std::optional<AnyId> {
    if (find(name) == nullptr) note(name, "is missing: give the id that the server gave");
    return optional_id<AnyId>(name);
  }

  /// A mistake that only the caller can see ("must not lie in the future").
  void note(std::string_view name, std::string message);
  /// Names of all members, in the order they came: for maps.
  auto names() const -> std::vector<std::string>;
  /// Passes when no mistake was noted, here or in any reader made from this one.
  auto finish() -> Result<>;

private:
  struct Mistakes;
  ObjectReader(const Value& value, Unknown unknown, std::string prefix, Mistakes& mistakes);
  void begin();
  auto find(std::string_view name) -> const Value*;
  auto field(std::string_view name) const -> std::string;
  auto accept_text(const std::string& pointer, const Value& value, std::size_t chars_max) -> std::optional<std::string>;

  template <class T> auto accept(std::string_view name, Result<T>&& value) -> std::optional<T> {
    if (value) return *std::move(value);
    note(name, std::move(value).error().message);
    return std::nullopt;
  }

  const Value* value_;
  Unknown unknown_;
  std::string prefix_;
  std::unique_ptr<Mistakes> own_mistakes_;  ///< of the outermost reader, which outlives those made from it
  Mistakes* mistakes_;
};

}  // namespace noroshi::json
