#include "formats/wire/source_link.hpp"

#include "formats/wire/json_reader.hpp"
#include "formats/wire/json_writer.hpp"

namespace noroshi::wire {

template <> struct Blank<SourceLink> {
  static auto make() -> SourceLink { return {Blank<domain::OrganisationId>::make(), Blank<domain::PersonId>::make()}; }
};

template <class Form, Is<SourceLink> Value> void describe(Form& form, Value& link) {
  form.field("organisation", link.organisation);
  form.field("person", link.person);
}

auto encode_source_link(const SourceLink& link) -> Bytes { return encode(link); }
auto decode_source_link(BytesView bytes) -> Result<SourceLink> { return decode<SourceLink>(bytes); }

}  // namespace noroshi::wire
