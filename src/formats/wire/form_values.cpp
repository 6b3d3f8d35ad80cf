#include "formats/wire/form_values.hpp"

#include "formats/wire/json_reader.hpp"
#include "formats/wire/json_writer.hpp"

namespace noroshi::wire {

template <class Form, Is<FormValues> Value> void describe(Form& form, Value& values) {
  form.field("form", values.form);
  form.field("version", values.version);
  form.field("sha256", values.sha256);
  form.field("values", values.values);
}

auto encode_form_values(const FormValues& values) -> Bytes { return encode(values); }
auto decode_form_values(BytesView bytes) -> Result<FormValues> { return decode<FormValues>(bytes); }

}  // namespace noroshi::wire
