#include "formats/wire/bulletin.hpp"

#include "formats/wire/bulletin_form.hpp"
#include "formats/wire/json_reader.hpp"
#include "formats/wire/json_writer.hpp"

namespace noroshi::wire {

auto encode_bulletin(const domain::Bulletin& bulletin) -> Bytes { return encode(bulletin); }
auto decode_bulletin(BytesView bytes) -> Result<domain::Bulletin> { return decode<domain::Bulletin>(bytes); }

}  // namespace noroshi::wire
