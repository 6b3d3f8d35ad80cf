// refused: private|no matching|could not convert|is implicitly deleted|calling a private
// C2: the vault opens a body for Sealed<T>::open and for nobody else.
#include "domain/handling/reading.hpp"
#include "ports/vault.hpp"

using namespace noroshi;
using namespace noroshi::domain;

auto open_body(ports::Vault& vault, const Sealed<std::string>& sealed, const LoggedRead<std::string>& read,
               const std::function<Result<std::string>(BytesView)>& decode) {
#ifdef HONEST
  return sealed.open<std::string>(
      read, [&vault](const DecryptPass& pass, const SealedBytes& bytes) { return vault.decrypt(pass, bytes); }, decode);
#else
  static_cast<void>(read);
  static_cast<void>(decode);
  return vault.decrypt(DecryptPass{}, sealed.bytes());
#endif
}
