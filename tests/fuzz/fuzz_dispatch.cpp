#include "formats/wire/dispatch.hpp"

namespace {

using noroshi::BytesView;
namespace wire = noroshi::wire;

/// Every signature holds and every box is open, so that what lies behind the cryptography is reached.
void open_with_open_doors(BytesView bytes) {
  auto read = wire::read_dispatch(bytes);
  if (!read) return;
  const auto verified = wire::verify_dispatch(std::move(*read), {}, [](const auto&, BytesView, BytesView) { return true; });
  if (!verified) return;
  static_cast<void>(wire::open_dispatch(*verified, [](BytesView sealed) -> noroshi::Result<noroshi::Bytes> {
    return noroshi::Bytes{sealed.begin(), sealed.end()};
  }));
}

/// A dispatch with the fuzzer's bytes as its sealed content.
void open_as_plaintext(BytesView bytes) {
  const std::array<std::uint8_t, 16> id{1};
  const wire::DispatchHead head{noroshi::domain::DispatchId::from_bytes(id),
                                noroshi::domain::CharterId::from_bytes(id),
                                noroshi::domain::StationId::from_bytes(id),
                                noroshi::domain::StationId::from_bytes(id),
                                {}};
  const auto written = wire::encode_dispatch(head, {"demo", {}, {std::nullopt, noroshi::domain::CallBackContent{}}},
                                             {{},
                                              [](BytesView) { return noroshi::Bytes(64, 0); },
                                              [&](BytesView) -> noroshi::Result<noroshi::Bytes> {
                                                return noroshi::Bytes{bytes.begin(), bytes.end()};
                                              }});
  if (written) open_with_open_doors(*written);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  open_with_open_doors({data, size});
  open_as_plaintext({data, size});
  return 0;
}
