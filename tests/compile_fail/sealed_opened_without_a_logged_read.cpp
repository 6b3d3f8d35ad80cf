// refused: no matching|could not convert|no viable conversion|cannot convert
// C2: a body opens for a logged read, not for a permit.
#include "domain/handling/reading.hpp"

using namespace noroshi;
using namespace noroshi::domain;

struct Body;
using Decrypt = std::function<Result<Bytes>(const DecryptPass&, const SealedBytes&)>;
using Decode = std::function<Result<std::string>(BytesView)>;

auto show(const Sealed<std::string>& sealed, const LoggedRead<Body>& read, const Permit<Action::ReadReport, Body>& permit,
          const Decrypt& decrypt, const Decode& decode) {
#ifdef HONEST
  static_cast<void>(permit);
  return sealed.open(read, decrypt, decode);
#else
  static_cast<void>(read);
  return sealed.open(permit, decrypt, decode);
#endif
}
