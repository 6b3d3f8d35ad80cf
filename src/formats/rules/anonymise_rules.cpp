#include "formats/rules/anonymise_rules.hpp"

#include "base/bytes.hpp"
#include "base/sha256.hpp"
#include "formats/rules/table_reader.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace noroshi::rules {
namespace {

using domain::PatternAction;
using domain::PatternCheck;
using domain::WordLists;

constexpr std::string_view folder = "anonymise/";

template <class Enum, std::size_t size>
auto parse_word(const std::array<std::pair<std::string_view, Enum>, size>& words, std::string_view text) -> std::optional<Enum> {
  const auto found = std::ranges::find(words, text, &std::pair<std::string_view, Enum>::first);
  return found == words.end() ? std::nullopt : std::optional{found->second};
}

auto parse_check(std::string_view text) -> std::optional<PatternCheck> {
  static constexpr std::array<std::pair<std::string_view, PatternCheck>, 22> words{{
      {"token", PatternCheck::Token},
      {"path", PatternCheck::Path},
      {"address", PatternCheck::Address},
      {"partial-address", PatternCheck::PartialAddress},
      {"domain", PatternCheck::Domain},
      {"url", PatternCheck::Url},
      {"hash", PatternCheck::Hash},
      {"corporate-number", PatternCheck::CorporateNumber},
      {"personal-number", PatternCheck::PersonalNumber},
      {"card", PatternCheck::Card},
      {"telephone", PatternCheck::Telephone},
      {"password", PatternCheck::Password},
      {"malware-name", PatternCheck::MalwareName},
      {"host-name", PatternCheck::HostName},
      {"code-name", PatternCheck::CodeName},
      {"login", PatternCheck::Login},
      {"account", PatternCheck::Account},
      {"count", PatternCheck::Count},
      {"date", PatternCheck::Date},
      {"time", PatternCheck::Time},
      {"vendor-name", PatternCheck::VendorName},
      {"person-name", PatternCheck::PersonName},
  }};
  return parse_word(words, text);
}

auto parse_action(std::string_view text) -> std::optional<PatternAction> {
  static constexpr std::array<std::pair<std::string_view, PatternAction>, 6> words{{
      {"block", PatternAction::Block},
      {"mask", PatternAction::Mask},
      {"ask", PatternAction::Ask},
      {"by-role", PatternAction::ByRole},
      {"generalise", PatternAction::Generalise},
      {"keep", PatternAction::Keep},
  }};
  return parse_word(words, text);
}

auto parse_unknown(std::string_view text) -> std::optional<domain::Unknown> {
  static constexpr std::array<std::pair<std::string_view, domain::Unknown>, 3> words{
      {{"ask", domain::Unknown::Ask}, {"mask", domain::Unknown::Mask}, {"keep", domain::Unknown::Keep}}};
  return parse_word(words, text);
}

/// Every list by the key that it has in a file's [words].
auto word_lists() -> const std::map<std::string_view, std::vector<std::string> WordLists::*>& {
  static const std::map<std::string_view, std::vector<std::string> WordLists::*> lists{
      {"legal_forms", &WordLists::legal_forms},
      {"organisation_suffixes", &WordLists::organisation_suffixes},
      {"facility_suffixes", &WordLists::facility_suffixes},
      {"department_suffixes", &WordLists::department_suffixes},
      {"not_departments", &WordLists::not_departments},
      {"hiragana_stems", &WordLists::hiragana_stems},
      {"generic_words", &WordLists::generic_words},
      {"function_words", &WordLists::function_words},
      {"honorifics", &WordLists::honorifics},
      {"posts", &WordLists::posts},
      {"role_nouns", &WordLists::role_nouns},
      {"not_persons", &WordLists::not_persons},
      {"surnames", &WordLists::surnames},
      {"person_fields", &WordLists::person_fields},
      {"cities", &WordLists::cities},
      {"not_places", &WordLists::not_places},
      {"public_bodies", &WordLists::public_bodies},
      {"malware", &WordLists::malware},
      {"actors", &WordLists::actors},
      {"keep_domains", &WordLists::keep_domains},
      {"keep_addresses", &WordLists::keep_addresses},
      {"trade_words", &WordLists::trade_words},
      {"standards", &WordLists::standards},
      {"common_accounts", &WordLists::common_accounts},
      {"top_level_domains", &WordLists::top_level_domains},
      {"own_suffixes", &WordLists::own_suffixes},
      {"file_extensions", &WordLists::file_extensions},
      {"strange_suffixes", &WordLists::strange_suffixes},
      {"domain_words", &WordLists::domain_words},
      {"attack_words", &WordLists::attack_words},
      {"attacker_before", &WordLists::attacker_before},
      {"attacker_after", &WordLists::attacker_after},
      {"victim_before", &WordLists::victim_before},
      {"victim_after", &WordLists::victim_after},
      {"vendor_before", &WordLists::vendor_before},
      {"vendor_after", &WordLists::vendor_after},
      {"en_legal_forms", &WordLists::en_legal_forms},
      {"en_organisation_words", &WordLists::en_organisation_words},
      {"en_facility_words", &WordLists::en_facility_words},
      {"en_titles", &WordLists::en_titles},
      {"en_sentence_words", &WordLists::en_sentence_words},
  };
  return lists;
}

void read_words(TableReader& file, WordLists& words) {
  auto lists = file.row("words");
  if (!lists) return;
  for (const auto& [key, member] : word_lists()) {
    for (auto& word : lists->texts(key)) (words.*member).push_back(std::move(word));
  }
  lists->finish();
}

auto read_pattern(TableReader& row) -> domain::PatternRule {
  domain::PatternRule rule;
  rule.name = row.text("name");
  rule.type = row.text("type");
  rule.regex = row.text("regex");
  rule.check = row.word<PatternCheck>("check", parse_check, PatternCheck::None);
  rule.action = row.word<PatternAction>("action", parse_action, PatternAction::Mask);
  rule.unknown = row.word<domain::Unknown>("unknown", parse_unknown, domain::Unknown::Ask);
  rule.score = row.number("score").value_or(1.0);
  rule.role = row.optional_text("role");
  rule.says = rule.action == PatternAction::Block ? row.text("says") : row.optional_text("says");
  rule.needs = row.texts("needs");
  rule.match = row.texts("match");
  rule.no_match = row.texts("no_match");
  if (rule.match.empty() || rule.no_match.empty()) row.refuse("name", "needs an example that matches and one that does not");
  row.finish();
  return rule;
}

auto read_bands(TableReader& file, std::string_view key) -> std::vector<domain::ReplacementTables::Band> {
  std::vector<domain::ReplacementTables::Band> bands;
  for (auto& row : file.rows(key)) {
    const auto below = row.number("below");
    if (!below || (!bands.empty() && *below <= bands.back().below))
      row.refuse("below", "has to be a number, and larger than in the row before");
    bands.push_back({below.value_or(0), row.text("ja"), row.text("en")});
    row.finish();
  }
  return bands;
}

template <class T> void append(std::vector<T>& list, std::vector<T> more) { std::ranges::move(more, std::back_inserter(list)); }

void read_replacements(TableReader& file, domain::ReplacementTables& tables) {
  for (auto& row : file.rows("labels")) {
    tables.labels.push_back({row.text("type"), row.text("role"), row.text("ja"), row.text("en")});
    row.finish();
  }
  append(tables.counts, read_bands(file, "counts"));
  append(tables.hours, read_bands(file, "hours"));
  append(tables.month_parts, read_bands(file, "month_parts"));
  append(tables.seasons, read_bands(file, "seasons"));
  append(tables.counters, file.texts("counters"));
}

void read_weights(TableReader& row, std::vector<double>& weights) {
  static constexpr std::array<std::string_view, domain::set_attributes> names{"sector", "place", "time", "scale", "system"};
  auto weight = row.row("weights");
  if (!weight) return row.refuse("weights", "is needed: what a lost bit of each attribute costs");
  for (std::size_t at = 0; at < names.size(); ++at) {
    const auto cost = weight->number(names[at]);
    if (!cost || *cost <= 0) weight->refuse(names[at], "has to be a number above 0");
    weights[at] = cost.value_or(1);
  }
  weight->finish();
}

void read_sets(TableReader& file, domain::SetTables& sets) {
  for (auto& row : file.rows("families")) {
    const auto family = row.text("name");
    for (const auto& sector : row.texts("members")) {
      if (!sets.families.emplace(sector, family).second) row.refuse("members", sector + " stands in two families");
    }
    sets.family_names[family] = row.wording();
    row.finish();
  }
  for (auto& row : file.rows("halves")) {
    for (const auto& region : row.texts("regions")) sets.halves[region] = row.text("name");
    row.finish();
  }
  auto row = file.row("sets");
  if (!row) return;
  constexpr int organisations_max = 100'000;
  read_weights(*row, sets.weights);
  sets.small_sector_below = static_cast<std::size_t>(row->whole("small_sector_below", 0, organisations_max));
  sets.groups_min = row->whole("groups_min", 1, organisations_max);
  sets.largest_share_max = row->number("largest_share_max").value_or(1);
  if (sets.largest_share_max <= 0 || sets.largest_share_max > 1) row->refuse("largest_share_max", "is a share, above 0 and at most 1");
  for (auto& fact : row->texts("scale_facts")) sets.scale_facts.insert(std::move(fact));
  sets.scale_counters = row->texts("scale_counters");
  sets.outage_words = row->texts("outage_words");
  row->finish();
}

void read_examples(TableReader& file, const std::string& name, std::vector<AnonymiseExample>& examples) {
  std::size_t number = 0;
  for (auto& row : file.rows("examples")) {
    examples.push_back({name + ": examples[" + std::to_string(++number) + "]", row.text("text"), row.texts("masked"), row.texts("kept")});
    row.finish();
  }
}

void read_file(const std::string& name, const Value& content, domain::AnonymiseTables& tables, std::vector<AnonymiseExample>& examples,
               Mistakes& mistakes) {
  TableReader file{content, name + ": ", mistakes};
  tables.version += (tables.version.empty() ? "" : ",") + name.substr(folder.size()) + "=" + file.text("version");
  file.text("source");
  for (auto& row : file.rows("patterns")) tables.patterns.push_back(read_pattern(row));
  read_words(file, tables.words);
  for (auto& row : file.rows("prefectures")) {
    tables.words.prefectures.emplace_back(row.text("name"), row.text("region"));
    row.finish();
  }
  read_replacements(file, tables.replacements);
  read_sets(file, tables.sets);
  read_examples(file, name, examples);
  file.finish();
}

/// "anonymise/names" of ".../anonymise/names.toml".
auto name_of(std::string_view path) -> std::optional<std::string> {
  const auto at = path.rfind('/') == std::string_view::npos ? std::string_view::npos : path.rfind('/', path.rfind('/') - 1);
  const auto tail = at == std::string_view::npos ? path : path.substr(at + 1);
  if (!tail.starts_with(folder) || !tail.ends_with(".toml")) return std::nullopt;
  return std::string{tail.substr(0, tail.size() - 5)};
}

void check_whole(const domain::AnonymiseTables& tables, Mistakes& mistakes) {
  std::set<std::string> names;
  for (const auto& pattern : tables.patterns) {
    if (!names.insert(pattern.name).second) mistakes.push_back({"anonymise: patterns", "the name " + pattern.name + " stands twice"});
  }
  for (const auto& [key, member] : word_lists()) {
    if ((tables.words.*member).empty()) mistakes.push_back({"anonymise: words", std::string{key} + " is needed and is in no file"});
  }
  if (tables.sets.families.empty() || tables.sets.halves.empty() || tables.sets.scale_counters.empty() ||
      tables.sets.outage_words.empty()) {
    mistakes.push_back({"anonymise", "families, halves and [sets] are all needed"});
  }
  for (const auto& [prefecture, region] : tables.sets.regions) {
    if (!tables.sets.halves.contains(region)) mistakes.push_back({"anonymise: halves", region + " of " + prefecture + " is in no half"});
  }
  const auto& bands = tables.replacements;
  const bool complete = !bands.labels.empty() && !bands.counts.empty() && !bands.hours.empty() && !bands.month_parts.empty() &&
                        !bands.seasons.empty() && !bands.counters.empty() && !tables.words.prefectures.empty();
  if (!complete) mistakes.push_back({"anonymise", "labels, counts, hours, month_parts, seasons, counters and prefectures are all needed"});
}

}  // namespace

auto load_anonymise_rules(const std::vector<RuleFile>& files) -> Result<AnonymiseEdition> {
  Mistakes mistakes;
  AnonymiseEdition edition;
  domain::AnonymiseTables tables;
  tables.name = "anonymise";
  std::map<std::string, const std::string*> named;
  for (const auto& [path, text] : files) {
    if (const auto name = name_of(path)) named[*name] = &text;
  }
  std::string digests;
  for (const auto& [name, text] : named) {
    digests += name + " " + to_hex(sha256(*text)) + "\n";
    const auto content = parse_toml(*text);
    if (!content) {
      mistakes.push_back({name, content.error().message});
    } else {
      read_file(name, *content, tables, edition.examples, mistakes);
    }
  }
  for (const auto& [prefecture, region] : tables.words.prefectures) tables.sets.regions[prefecture] = region;
  if (mistakes.empty()) check_whole(tables, mistakes);
  if (!mistakes.empty()) return fail(std::move(mistakes));
  tables.sha256 = to_hex(sha256(digests));
  edition.patterns = tables.patterns;
  edition.rules = NOROSHI_TRY(domain::make_anonymise_rules(std::move(tables)));
  return edition;
}

auto check_scale_facts(const domain::SetTables& sets, const domain::FactDictionary& dictionary) -> Result<> {
  Mistakes mistakes;
  for (const auto& fact : sets.scale_facts) {
    const auto* definition = dictionary.find(fact);
    if (definition != nullptr && std::ranges::find(definition->types, domain::FactType::Number) != definition->types.end()) continue;
    const auto nearest = dictionary.nearest(fact);
    mistakes.push_back({"anonymise/sets: sets.scale_facts",
                        fact + " is no number of the facts" + (nearest.empty() ? "" : "; " + nearest.front() + " is the nearest name")});
  }
  if (!mistakes.empty()) return fail(std::move(mistakes));
  return {};
}

}  // namespace noroshi::rules
