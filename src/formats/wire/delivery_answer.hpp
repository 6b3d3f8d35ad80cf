#pragma once

#include "domain/arrow/items.hpp"
#include "formats/wire/envelope.hpp"

#include <string>

namespace noroshi::wire {

enum class Finality { Final, Later };

/// A receiving station's word on one dispatch, signed, so that nobody on the way can say "delivered" in its place.
struct DispatchAnswer {
  domain::DispatchId dispatch;
  Bytes32 digest{};  ///< of the dispatch as it was received
  bool accepted = false;
  std::string reason;                   ///< slug, empty when accepted
  Finality finality = Finality::Final;  ///< of a refusal: whether another try can change it
};

auto encode_answer_to_dispatch(const DispatchAnswer& answer, const Sign& sign) -> std::string;
/// Errors: `answer_malformed`, `answer_unsigned`.
auto decode_answer_to_dispatch(std::string_view text, const Bytes32& signing_public, const Verify& verify) -> Result<DispatchAnswer>;

}  // namespace noroshi::wire
