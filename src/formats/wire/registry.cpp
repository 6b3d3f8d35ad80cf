#include "formats/wire/registry.hpp"

#include "formats/wire/json_reader.hpp"
#include "formats/wire/json_writer.hpp"

namespace noroshi::wire {
template <class Form, Is<domain::Registry> Value> void describe(Form& form, Value& registry) {
  form.field("names", registry.names);
  form.field("aliases", registry.aliases);
  form.field("domains", registry.domains);
  form.field("cidrs", registry.cidrs);
  form.field("facilities", registry.facilities);
  form.field("systems", registry.systems);
  form.field("vendors", registry.vendors);
}

auto encode_registry(const domain::Registry& registry) -> Bytes { return encode(registry); }
auto decode_registry(BytesView bytes) -> Result<domain::Registry> { return decode<domain::Registry>(bytes); }

}  // namespace noroshi::wire
