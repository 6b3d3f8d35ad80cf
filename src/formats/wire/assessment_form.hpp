#pragma once

#include "domain/severity/assess.hpp"
#include "formats/wire/terms_form.hpp"

namespace noroshi::wire {

template <class Form, Is<domain::DecidingRow> Value> void describe(Form& form, Value& row) {
  form.field("id", row.id);
  form.field("lens", row.lens);
  form.field("level", row.level);
  form.field("sentence", row.sentence);
}

template <class Form, Is<domain::Assessment> Value> void describe(Form& form, Value& assessment) {
  form.field("level", assessment.level);
  form.field("level_2016", assessment.level_2016);
  form.field("potential_level", assessment.potential_level);
  form.field("layer", assessment.layer);
  form.field("layer_sentence", assessment.layer_sentence);
  form.field("it_lens", assessment.it_lens);
  form.field("safety_lens", assessment.safety_lens);
  form.field("deciding", assessment.deciding);
  form.field("provisional", assessment.provisional);
  form.field("could_raise", assessment.could_raise);
  form.field("tables_sha256", assessment.tables_sha256);
  if constexpr (Form::reads) {
    const auto graded = [](int level) { return 0 <= level && level <= domain::level_max; };
    form.require("level", graded(assessment.level) && graded(assessment.potential_level.value_or(0)), "is not on the scale of 0 to 4");
  }
}

}  // namespace noroshi::wire
