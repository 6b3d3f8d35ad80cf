#pragma once

#include "domain/anonymise/mask_text.hpp"
#include "domain/handling/label.hpp"
#include "domain/sector/wording.hpp"
#include "formats/wire/form.hpp"

/// Descriptions of the small nouns that stand inside several others.
namespace noroshi::wire {

template <class Form, Is<domain::Terms> Value> void describe(Form& form, Value& terms) {
  form.field("tlp", terms.tlp);
  form.field("purposes", terms.purposes);
  form.field("embargo_until", terms.embargo_until);
  form.field("expires_at", terms.expires_at);
}

/// Where it stood in the raw text stays at home.
template <class Form, Is<domain::Indicator> Value> void describe(Form& form, Value& indicator) {
  form.field("type", indicator.type);
  form.field("value", indicator.value);
}

template <class Form, Is<domain::Wording> Value> void describe(Form& form, Value& wording) {
  form.field("ja", wording.ja);
  form.field("en", wording.en);
}

}  // namespace noroshi::wire
