#pragma once

#include "base/bytes.hpp"
#include "domain/handling/durable.hpp"
#include "domain/handling/policy.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

/// The chain that every body goes through on its way to a reader (C2):
///   Permit → ReadLog::append → LoggedRead → Sealed<T>::open → Unreleased<T> → commit(Durable) → Released<T>
/// Each step can be made by the one before it alone, so no byte goes out before its log entry is durable.
namespace noroshi::domain {

/// Ciphertext of a body under a data key of its own (C12). `context` is bound into the cipher: a body cannot be put in another's place.
struct SealedBytes {
  std::string key_id;
  std::string context;  ///< "report:<id>:<version>"
  Bytes ciphertext;
};

/// Shown to the vault when a body is opened; only `Sealed<T>::open` can make one.
class DecryptPass {
  template <class T> friend class Sealed;
  DecryptPass() = default;
};

/// What the log will say about one response.
struct ReadEntry {
  Action action;
  std::vector<ObjectRef> objects;
  std::string actor;
  std::optional<Purpose> purpose;
};

/// Leave to open the bodies named in a log entry that is part of the running transaction. One per response.
template <class T> class LoggedRead {
public:
  LoggedRead(LoggedRead&&) noexcept = default;
  auto operator=(LoggedRead&&) noexcept -> LoggedRead& = default;
  LoggedRead(const LoggedRead&) = delete;
  auto operator=(const LoggedRead&) -> LoggedRead& = delete;
  auto covers(const ObjectRef& ref) const -> bool { return std::find(objects_.begin(), objects_.end(), ref) != objects_.end(); }
  auto leaf_index() const -> std::uint64_t { return leaf_index_; }

private:
  friend class ReadLog;
  LoggedRead(std::vector<ObjectRef> objects, std::uint64_t leaf_index) : objects_{std::move(objects)}, leaf_index_{leaf_index} {}
  std::vector<ObjectRef> objects_;
  std::uint64_t leaf_index_;
};

/// Writes the log entry of a read into the running transaction. Implemented once, in `services/log/read_log.cpp`.
class ReadLog {
public:
  virtual ~ReadLog() = default;

  template <Action A, class T> auto append(Permit<A, T>&& permit) -> Result<LoggedRead<T>> {
    static_assert(is_read(A), "only reading actions show bodies");
    const Permit<A, T> spent = std::move(permit);
    auto index = record({A, spent.objects(), spent.actor(), spent.purpose()});
    if (!index) return tl::unexpected<Error>{std::move(index).error()};
    return LoggedRead<T>{spent.objects(), *index};
  }

private:
  virtual auto record(const ReadEntry& entry) -> Result<std::uint64_t> = 0;
};

/// What may be written into a response: its log entry is on disk.
template <class T> class Released {
public:
  auto value() const -> const T& { return value_; }

private:
  template <class U> friend class Unreleased;
  explicit Released(T value) : value_{std::move(value)} {}
  T value_;
};

/// Decrypted, not yet releasable: its log entry is in a transaction that has not committed.
template <class T> class Unreleased {
public:
  /// Shapes the value into another one without letting it out.
  template <class F> auto map(F&& shape) && -> Unreleased<std::invoke_result_t<F, T&&>> {
    return Unreleased<std::invoke_result_t<F, T&&>>{std::forward<F>(shape)(std::move(value_)), leaf_index_};
  }
  /// Joins parts that one log entry covers.
  static auto join(std::vector<Unreleased<T>>&& parts, std::uint64_t leaf_index) -> Unreleased<std::vector<T>> {
    std::vector<T> values;
    for (auto& part : parts) {
      NOROSHI_ASSERT(part.leaf_index_ == leaf_index);
      values.push_back(std::move(part.value_));
    }
    return Unreleased<std::vector<T>>{std::move(values), leaf_index};
  }
  /// `durable` is what the store gives for a committed transaction; it must cover the log entry of this read.
  auto commit(const Durable& durable) && -> Released<T> {
    NOROSHI_ASSERT(durable.tree_size() > leaf_index_);
    return Released<T>{std::move(value_)};
  }

private:
  template <class U> friend class Unreleased;
  template <class U> friend class Sealed;
  template <class U, class V> friend auto show_logged(const LoggedRead<U>& read, V value) -> Unreleased<V>;
  Unreleased(T value, std::uint64_t leaf_index) : value_{std::move(value)}, leaf_index_{leaf_index} {}
  T value_;
  std::uint64_t leaf_index_;
};

/// For what a logged read shows besides bodies (states, counts): the same gate, the same entry.
template <class U, class V> auto show_logged(const LoggedRead<U>& read, V value) -> Unreleased<V> {
  return Unreleased<V>{std::move(value), read.leaf_index()};
}

/// A stored body. There is no accessor to its content but `open`.
template <class T> class Sealed {
public:
  Sealed(ObjectRef ref, SealedBytes bytes) : ref_{std::move(ref)}, bytes_{std::move(bytes)} {}
  auto ref() const -> const ObjectRef& { return ref_; }
  /// For the store: ciphertext only.
  auto bytes() const -> const SealedBytes& { return bytes_; }

  /// `decrypt` is the vault, `decode` the wire format. Errors: `NotFound` when the read does not cover this object or the key is destroyed.
  template <class U>
  auto open(const LoggedRead<U>& read, const std::function<Result<Bytes>(const DecryptPass&, const SealedBytes&)>& decrypt,
            const std::function<Result<T>(BytesView)>& decode) const -> Result<Unreleased<T>> {
    if (!read.covers(ref_)) return fail(ErrorCode::NotFound, "not_found", "nothing there");
    const Bytes plain = NOROSHI_TRY(decrypt(DecryptPass{}, bytes_));
    return Unreleased<T>{NOROSHI_TRY(decode(plain)), read.leaf_index()};
  }

private:
  ObjectRef ref_;
  SealedBytes bytes_;
};

}  // namespace noroshi::domain
