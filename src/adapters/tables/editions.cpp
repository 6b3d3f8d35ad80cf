#include "adapters/tables/editions.hpp"

#include "base/sha256.hpp"
#include "formats/rules/examples.hpp"
#include "formats/rules/table_names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace noroshi::tables {
namespace {

auto path_of(const std::string& table) -> std::string { return "data/" + table + ".toml"; }

void put_in_place(std::vector<rules::RuleFile>& files, const std::string& table, std::string text) {
  for (auto& file : files) {
    if (rules::table_name(file.first) == table) {
      file.second = std::move(text);
      return;
    }
  }
  files.emplace_back(path_of(table), std::move(text));
}

auto digest_of(const std::vector<rules::RuleFile>& files) -> std::string {
  std::string lines;
  for (const auto& [path, text] : files) lines += path + " " + to_hex(sha256(text)) + "\n";
  return to_hex(sha256(lines));
}

auto info_of(const domain::Rules& rules, const std::string& table) -> domain::TableInfo {
  for (const auto& info : rules.tables) {
    if (info.name == table) return info;
  }
  return {table, "", "", ""};
}

/// The examples that stand in the draft have to hold under it: an edition that contradicts itself is none.
auto run_examples(const std::vector<rules::Example>& examples, const domain::Rules& rules) -> Result<> {
  std::vector<FieldError> mistakes;
  for (const auto& example : examples) {
    const auto differences = rules::find_differences(example, rules);
    if (!differences.empty()) mistakes.push_back({example.place, fmt::format("{}", fmt::join(differences, "; "))});
  }
  if (!mistakes.empty()) return fail(std::move(mistakes));
  return {};
}

/// An example that names no day is asked as of `at`: what it would be answered once the draft holds. One that both editions have is asked
/// once.
void add_cases(const std::vector<rules::Example>& examples, UtcTime at, std::vector<domain::WorkedCase>& cases) {
  for (const auto& example : examples) {
    domain::WorkedCase asked{example.place, example.sector, example.facts, example.dated ? example.at : at};
    if (std::find(cases.begin(), cases.end(), asked) == cases.end()) cases.push_back(std::move(asked));
  }
}

}  // namespace

Editions::Editions(const std::vector<rules::RuleFile>& files, const domain::Rules& rules) : files_{files}, rules_{rules} {}

auto Editions::rules_at(UtcTime at) const -> const domain::Rules& {
  const std::lock_guard lock{mutex_};
  const auto after = timeline_.upper_bound(at);
  return after == timeline_.begin() ? rules_ : *std::prev(after)->second;
}

auto Editions::files_under(const std::vector<ports::AdoptionRow>& adoptions, UtcTime at) const -> Files {
  Files files = files_;
  for (const auto& adoption : adoptions) {
    if (adoption.effective_from <= at) put_in_place(files, adoption.table, std::string{as_text(adoption.bytes)});
  }
  return files;
}

auto Editions::files_at(UtcTime at) const -> Files {
  const std::lock_guard lock{mutex_};
  return files_under(adoptions_, at);
}

auto Editions::find_text(std::string_view table, UtcTime at) const -> std::optional<std::string> {
  for (auto& [path, text] : files_at(at)) {
    if (rules::table_name(path) == table) return std::move(text);
  }
  return std::nullopt;
}

auto Editions::try_table(const ports::TableDraft& draft, UtcTime at) const -> Result<ports::TriedEdition> {
  if (rules::table_name(path_of(draft.table)) != draft.table)
    return fail({FieldError{"table", "no table can be called " + draft.table + "; choose one of GET tables"}});
  const auto before = files_at(at);
  auto files = before;
  put_in_place(files, draft.table, draft.text);
  ports::TriedEdition tried;
  auto rules = NOROSHI_TRY(rules::load_rules(files));
  const auto own = NOROSHI_TRY(rules::load_examples({{path_of(draft.table), draft.text}}, rules));
  NOROSHI_TRY(run_examples(own, rules));
  add_cases(NOROSHI_TRY(rules::load_examples(before, rules_at(at))), at, tried.cases);
  add_cases(own, at, tried.cases);
  tried.table = info_of(rules, draft.table);
  tried.rules = std::make_unique<const domain::Rules>(std::move(rules));
  return tried;
}

auto Editions::load_kept(const Files& files) const -> Result<const domain::Rules*> {
  const auto digest = digest_of(files);
  if (const auto found = kept_.find(digest); found != kept_.end()) return found->second.get();
  auto loaded = std::make_unique<const domain::Rules>(NOROSHI_TRY(rules::load_rules(files)));
  return kept_.emplace(digest, std::move(loaded)).first->second.get();
}

auto Editions::plan(const std::vector<ports::AdoptionRow>& adoptions) const -> Result<Timeline> {
  Timeline timeline;
  for (const auto& adoption : adoptions) {
    timeline[adoption.effective_from] = NOROSHI_TRY(load_kept(files_under(adoptions, adoption.effective_from)));
  }
  return timeline;
}

auto Editions::check_adoptions(const std::vector<ports::AdoptionRow>& adoptions) const -> Result<> {
  const std::lock_guard lock{mutex_};
  NOROSHI_TRY(plan(adoptions));
  return {};
}

auto Editions::take_adoptions(const std::vector<ports::AdoptionRow>& adoptions) -> Result<> {
  const std::lock_guard lock{mutex_};
  if (adoptions.size() < adoptions_.size()) return {};
  auto timeline = NOROSHI_TRY(plan(adoptions));
  timeline_ = std::move(timeline);
  adoptions_ = adoptions;
  return {};
}

}  // namespace noroshi::tables
