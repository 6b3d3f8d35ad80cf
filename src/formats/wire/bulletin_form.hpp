#pragma once

#include "domain/bulletin/bulletin.hpp"
#include "formats/wire/terms_form.hpp"

namespace noroshi::wire {

template <> struct Blank<domain::Bulletin> {
  static auto make() -> domain::Bulletin {
    return {.id = Blank<domain::BulletinId>::make(),
            .title = {},
            .body = {},
            .countermeasure = {},
            .action_asked = {},
            .indicators = {},
            .sectors = {},
            .terms = {},
            .issued_at = {},
            .number = 0};
  }
};

template <class Form, Is<domain::Bulletin> Value> void describe(Form& form, Value& bulletin) {
  form.field("id", bulletin.id);
  form.field("title", bulletin.title);
  form.field("body", bulletin.body);
  form.field("countermeasure", bulletin.countermeasure);
  form.field("action_asked", bulletin.action_asked);
  form.field("indicators", bulletin.indicators);
  form.field("sectors", bulletin.sectors);
  form.field("terms", bulletin.terms);
  form.field("issued_at", bulletin.issued_at);
  form.field("number", bulletin.number);
}

}  // namespace noroshi::wire
