#pragma once

#include "domain/handling/reading.hpp"
#include "ports/vault.hpp"

/// Opens a sealed body the one way there is: with a permit and a log entry.
namespace noroshi::contract {

class CountingLog final : public domain::ReadLog {
private:
  auto record(const domain::ReadEntry& /*entry*/) -> Result<std::uint64_t> override { return next_++; }
  std::uint64_t next_ = 0;
};

/// Empty when it opened to `expected`, else the slug of the error or "another text".
inline auto slug_of_reading(ports::Vault& vault, const domain::SealedBytes& sealed, std::string_view expected) -> std::string {
  const domain::ObjectRef ref{"report", "1", 1, ""};
  CountingLog log;
  const auto read = log.append(domain::permit_machine<domain::Action::ReadReport, std::string>("contract", {ref}));
  if (!read) return read.error().slug;
  bool same = false;
  const auto opened = domain::Sealed<std::string>{ref, sealed}.open<std::string>(
      *read, [&](const domain::DecryptPass& pass, const domain::SealedBytes& bytes) { return vault.decrypt(pass, bytes); },
      [&](BytesView plain) -> Result<std::string> {
        same = as_text(plain) == expected;
        return std::string{};
      });
  if (!opened) return opened.error().slug;
  return same ? "" : "another text";
}

}  // namespace noroshi::contract
