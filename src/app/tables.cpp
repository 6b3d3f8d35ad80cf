#include "app/tables.hpp"

#include "adapters/system/embedded.hpp"
#include "app/learnt_tagger.hpp"
#include "app/name_models.hpp"
#include "base/sha256.hpp"
#include "formats/rules/anonymise_rules.hpp"
#include "formats/rules/load_rules.hpp"

#include <fstream>
#include <sstream>

namespace noroshi::app {
namespace {

using Files = std::vector<rules::RuleFile>;

auto embedded_tables() -> Files {
  Files files;
  for (const auto& file : system::embedded_files()) {
    if (file.path.starts_with("data/") && file.path.ends_with(".toml")) files.push_back({std::string{file.path}, std::string{file.bytes}});
  }
  return files;
}

auto read_folder(const std::filesystem::path& folder) -> Result<Files> {
  Files files;
  std::error_code failed;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder, failed}) {
    if (!entry.is_regular_file() || entry.path().extension() != ".toml") continue;
    std::ifstream stream{entry.path(), std::ios::binary};
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) return fail(ErrorCode::InvalidInput, "rules_unreadable", "cannot read " + entry.path().string());
    files.push_back({"data/" + std::filesystem::relative(entry.path(), folder).generic_string(), text.str()});
  }
  if (failed) return fail(ErrorCode::InvalidInput, "rules_unreadable", "cannot read " + folder.string() + ": " + failed.message());
  return files;
}

auto in_folder(const Files& files, std::string_view folder) -> Files {
  Files found;
  for (const auto& file : files) {
    if (std::string_view{file.first}.starts_with(folder)) found.push_back(file);
  }
  return found;
}

auto text_of(const Files& files, std::string_view path) -> std::string {
  for (const auto& file : files) {
    if (file.first == path) return file.second;
  }
  return {};
}

}  // namespace

auto load_tables(const std::optional<std::filesystem::path>& folder) -> Result<Tables> {
  const Files files = folder ? NOROSHI_TRY(read_folder(*folder)) : embedded_tables();
  Files decided = in_folder(files, "data/sectors/");
  for (const auto* more : {"data/triage/", "data/severity/", "data/forms/", "data/precedents/", "data/practice/", "data/statistics/"}) {
    for (auto& file : in_folder(files, more)) decided.push_back(std::move(file));
  }
  auto loaded = NOROSHI_TRY(rules::load_rules(decided));
  Tables tables{std::move(decided),
                std::move(loaded),
                NOROSHI_TRY(rules::load_anonymise_rules(in_folder(files, "data/anonymise/"))).rules,
                {},
                text_of(files, "data/demo/cast.toml"),
                text_of(files, "data/demo/cases.toml")};
  tables.anonymise.tagger = std::make_shared<LearntTagger>(folder);  // shared: copies of the rules ask the same tables
  tables.anonymise.sha256 = to_hex(sha256(tables.anonymise.sha256 + model_digests(folder)));
  NOROSHI_TRY(rules::check_scale_facts(tables.anonymise.sets, tables.rules.triage.facts));
  for (auto& file : in_folder(files, "data/charters/")) {
    tables.charters.emplace(std::filesystem::path{file.first}.stem().string(), std::move(file.second));
  }
  return tables;
}

}  // namespace noroshi::app
