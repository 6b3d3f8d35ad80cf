#pragma once

#include "domain/form/form.hpp"
#include "domain/report/report.hpp"

#include <map>
#include <string>
#include <vector>

namespace noroshi::domain {

struct EntryVersion {
  ReportInput input;
  UtcTime received_at;
};

/// What was typed once: a case with all its versions, and whose it is. Every form is filled from this and nothing else.
struct FormEntry {
  std::vector<EntryVersion> versions;  ///< oldest first
  std::string sector;                  ///< in the sector's own word
  std::string organisation;
  std::string station;
  std::string short_number;
  std::map<std::string, std::string> by_hand;  ///< by field id: what a person typed into the form itself; goes before the case's
  std::string mark;                            ///< "【訓練】"; empty in live operation (C7)
};

/// A form with its boxes filled. Values are the words as they stand on the sheet; an empty box has none.
struct FilledForm {
  Form form;
  std::map<std::string, std::string> values;  ///< by field id
  std::vector<std::string> missing;           ///< ids of required fields without a value, in the order of the form
  std::vector<Wording> notes;                 ///< what every sheet has to say, first of all that it delivers nothing
  std::string mark;
  UtcTime filled_at{};
};

/// A fact that was not stated fills nothing: the box stays empty. `dictionary` gives the questions that long texts repeat.
auto fill_form(const Form& form, const FormEntry& entry, const FactDictionary& dictionary, UtcTime now) -> FilledForm;

/// The facts in force: later versions go before earlier ones, and a correction stands alone.
auto stated_facts(const std::vector<EntryVersion>& versions) -> Facts;

/// What came back from outside, checked against the form: ids, times, numbers, offered answers. All mistakes at once; white space at the
/// ends is taken off, empty values are left out. `field` is "values/<id>".
auto check_values(const Form& form, std::map<std::string, std::string> values) -> Result<std::map<std::string, std::string>>;

/// The sheet with values as they came back.
auto with_values(const Form& form, std::map<std::string, std::string> values, std::string mark, UtcTime now) -> FilledForm;

}  // namespace noroshi::domain
