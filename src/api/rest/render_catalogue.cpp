#include "api/rest/render_catalogue.hpp"

#include "formats/json/facts.hpp"

namespace noroshi::rest {
namespace {

auto render_wording(const domain::Wording& wording) -> json::Object { return json::Object{}.add("ja", wording.ja).add("en", wording.en); }

auto render_service(const domain::Service& service) -> json::Object {
  json::List systems;
  for (const auto& system : service.systems) {
    systems.add(json::Object{}.add("name", render_wording(system.name)).add("back_office", system.back_office));
  }
  return json::Object{}.add("name", render_wording(service.name)).add("systems", systems);
}

/// The last day that counts, as the tables name it.
auto render_ministry(const domain::Ministry& ministry) -> json::Object {
  json::Object object;
  object.add("name", render_wording(ministry.name)).add("from", ministry.from).add("until", ministry.until);
  return object.add("status", domain::to_text(ministry.status)).add("source", ministry.source);
}

auto render_ceptoar(const domain::Ceptoar& ceptoar) -> json::Object {
  json::Object object;
  object.add("name", render_wording(ceptoar.name)).add("secretariat", render_wording(ceptoar.secretariat)).add("until", ceptoar.until);
  return object.add("status", domain::to_text(ceptoar.status)).add("source", ceptoar.source);
}

auto render_level(const domain::Sector& sector) -> json::Object {
  json::Object object;
  object.add("level", render_wording(sector.service_level)).add("until", sector.service_level_until);
  return object.add("status", domain::to_text(sector.service_level_status));
}

auto render_sector(const domain::Sector& sector) -> json::Object {
  json::List services;
  for (const auto& service : sector.services) services.add(render_service(service));
  json::List words;
  for (const auto& word : sector.words) {
    words.add(json::Object{}.add("word", render_wording(word.word)).add("note", render_wording(word.note)));
  }
  json::List ministries;
  for (const auto& ministry : sector.ministries) ministries.add(render_ministry(ministry));
  json::List ceptoars;
  for (const auto& ceptoar : sector.ceptoars) ceptoars.add(render_ceptoar(ceptoar));
  json::Object object;
  object.add("sector", sector.id).add("name", render_wording(sector.name)).add("group", render_wording(sector.group));
  object.add("services", services).add("words", words).add("ministries", ministries).add("ceptoars", ceptoars);
  object.add("safety", render_wording(sector.safety));
  return object.add("service_level", render_level(sector)).add("not_known", render_wording(sector.not_known));
}

auto type_text(domain::FactType type) -> std::string_view {
  switch (type) {
    case domain::FactType::Bool: return "boolean";
    case domain::FactType::Number: return "number";
    case domain::FactType::Text: return "text";
    case domain::FactType::Choice: return "choice";
    case domain::FactType::List: return "list";
  }
  return "text";
}

auto render_fact(const domain::FactDefinition& fact) -> json::Object {
  std::vector<std::string> choices;
  for (const auto& [word, meaning] : fact.choices) choices.push_back(word);
  json::Object object;
  object.add("fact", fact.name).add("type", fact.types.empty() ? "text" : type_text(fact.types.front())).add("choices", choices);
  return object.add("unit", fact.unit).add("question", render_wording(fact.question)).add("use", render_wording(fact.use));
}

}  // namespace

auto render_sectors(const domain::Catalogue& catalogue) -> json::List {
  json::List list;
  for (const auto& sector : catalogue.sectors()) list.add(render_sector(sector));
  return list;
}

auto render_openers(const std::vector<domain::Opener>& openers) -> json::List {
  json::List list;
  for (const auto& opener : openers) {
    json::Object object;
    object.add("opener", opener.id).add("answer", render_wording(opener.answer)).add("facts", json::write_facts(opener.facts));
    list.add(object);
  }
  return list;
}

auto render_handling(const std::vector<domain::HandlingQuestion>& checklist) -> json::List {
  json::List list;
  for (const auto& question : checklist) {
    list.add(json::Object{}.add("id", question.id).add("fact", question.fact).add("decides", !question.insufficient.empty()));
  }
  return list;
}

auto render_fact_dictionary(const domain::FactDictionary& dictionary) -> json::List {
  json::List list;
  for (const auto& [name, fact] : dictionary.definitions()) list.add(render_fact(fact));
  return list;
}

auto render_tally_categories(const std::vector<domain::TallyCategory>& categories) -> json::List {
  json::List list;
  for (const auto& category : categories)
    list.add(json::Object{}.add("id", category.id).add("name_ja", category.name.ja).add("name_en", category.name.en));
  return list;
}

}  // namespace noroshi::rest
