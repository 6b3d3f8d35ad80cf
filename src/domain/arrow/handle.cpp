#include "domain/arrow/handle.hpp"

#include "base/sha256.hpp"

namespace noroshi::domain {
namespace {

// One key may serve all: the first line keeps the uses apart, and what comes before the last subject is of one length, so no two inputs
// run together.
constexpr std::string_view handle_use = "noroshi handle v1\n";
constexpr std::string_view source_use = "noroshi source v1\n";
constexpr std::string_view indicator_use = "noroshi indicator v1\n";

auto derive(BytesView key, std::string_view use, std::string_view subject) -> Bytes32 {
  const auto message = std::string{use} + std::string{subject};
  return hmac_sha256(key, as_bytes(message));
}

}  // namespace

auto make_handle(BytesView handle_key, const ThreadId& thread, const CharterId& charter) -> Handle {
  return Handle::from_bytes(derive(handle_key, handle_use, thread.str() + "\n" + charter.str()));
}

auto make_source_tag(BytesView link_key, const OrganisationId& organisation) -> Bytes32 {
  return derive(link_key, source_use, organisation.str());
}

auto make_indicator_tag(BytesView key, std::string_view value) -> Bytes32 { return derive(key, indicator_use, value); }

}  // namespace noroshi::domain
