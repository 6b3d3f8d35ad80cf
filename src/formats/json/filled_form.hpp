#pragma once

#include "domain/form/fill_form.hpp"
#include "domain/triage/rules.hpp"
#include "formats/json/object.hpp"
#include "formats/json/value.hpp"

#include <map>
#include <string>

namespace noroshi::json {

/// The form with its values, the standing of every box and the notes that no sheet may be without.
auto write_filled_form(const domain::FilledForm& filled) -> Object;
/// The form without values, for a catalogue.
auto write_form(const domain::Form& form) -> Object;

struct FormValues {
  std::string form;
  std::map<std::string, std::string> values;
};
/// What `write_filled_form` wrote, or only {"form", "values"}. Other members are passed over; check with `domain::check_values`.
auto read_form_values(const Value& object) -> Result<FormValues>;

/// A case as one types it once: the members of POST reports, "organisation", "station", "short_number", "received_at" and "values" typed
/// into the form by hand; or "versions", a list of such members, oldest first.
auto read_form_entry(const Value& object, const domain::Rules& rules, UtcTime now) -> Result<domain::FormEntry>;

}  // namespace noroshi::json
