#pragma once

#include "domain/form/form.hpp"
#include "domain/sector/catalogue.hpp"
#include "domain/severity/table.hpp"
#include "domain/statistics/rules.hpp"
#include "domain/triage/facts.hpp"
#include "domain/triage/handling.hpp"
#include "domain/triage/practice.hpp"
#include "domain/triage/precedent.hpp"
#include "domain/triage/precedent_index.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// Which edition of a table a decision was made with; goes into the log entry of that decision (C10).
struct TableInfo {
  std::string name;     ///< path below data/, without the ending: "sectors/ele"
  std::string version;  ///< as the file says
  std::string source;
  std::string sha256;  ///< of the file's bytes, hex
  friend auto operator==(const TableInfo&, const TableInfo&) -> bool = default;
};

/// A plain answer to "what happened?": the facts it stands for, and what is asked next, most telling first.
struct Opener {
  std::string id;
  Wording answer;
  Facts facts;
  std::vector<std::string> ask;
};

/// What is counted once a month instead of told one by one.
struct TallyCategory {
  std::string id;  ///< "spam"
  Wording name;
  friend auto operator==(const TallyCategory&, const TallyCategory&) -> bool = default;
};

/// Rows that hold for all sectors, and the words in which facts are asked.
struct TriageTable {
  std::vector<Rule> rules;
  FactDictionary facts;
  std::vector<TallyCategory> tally_categories;
  std::vector<Opener> openers;             ///< in the order in which they are offered
  std::vector<HandlingQuestion> handling;  ///< in the order in which they are asked
  std::string handling_source;
  Rule no_rule;     ///< said where no verified law is on file: never a plain no
  Rule open_duty;   ///< said where a fact that decides the duty was not stated
  Rule below_line;  ///< said where the rules on file were all read and none is met
};

/// Everything that experts edit about the line and the grade, loaded and checked. Passed as `const Rules&`.
struct Rules {
  Catalogue catalogue;
  TriageTable triage;
  SeverityTable severity;
  std::vector<Precedent> precedents;  ///< sorted by id
  PrecedentIndex precedent_index;     ///< of exactly these precedents
  std::vector<Practice> practices;    ///< sorted by id; they decide nothing
  std::vector<Form> forms;            ///< sorted by id; they decide nothing
  StatisticsRules statistics;         ///< they decide nothing
  std::vector<TableInfo> tables;      ///< sorted by name
  std::string sha256;                 ///< over the tables that decide or are held against: one name for the whole edition

  auto find_precedent(std::string_view id) const -> const Precedent*;
};

}  // namespace noroshi::domain
