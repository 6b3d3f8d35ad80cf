// refused: private|no matching (function|constructor)
// R3: a charter counts when both ends have signed it.
#include "domain/arrow/charter.hpp"

using namespace noroshi;
using namespace noroshi::domain;

auto adopt(Charter charter, const Bytes& bytes, const VerifySignature& verify) -> Result<SignedCharter> {
#ifdef HONEST
  return verify_charter(std::move(charter), bytes, {}, {}, verify);
#else
  static_cast<void>(verify);
  return SignedCharter{std::move(charter), bytes, {}, {}};
#endif
}
