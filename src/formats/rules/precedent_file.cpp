#include "formats/rules/precedent_file.hpp"

#include "formats/rules/stated_facts.hpp"

#include <chrono>
#include <utility>

namespace noroshi::rules {
namespace {

using domain::Standing;

auto read_consensus(TableReader& reader) -> domain::RecordedConsensus {
  domain::RecordedConsensus consensus{reader.wording(), reader.text("date"), reader.text("document")};
  reader.day("date");  // refuses what is no day
  reader.finish();
  return consensus;
}

auto read_backing(TableReader& reader) -> domain::Backing {
  domain::Backing backing;
  const auto stated = reader.text("standing");
  if (!stated.empty()) backing.standing = reader.word<Standing>("standing", domain::parse_standing, Standing::Proposed);
  backing.set_by = reader.text("set_by");
  if (auto row = reader.row("decided_by")) backing.decided_by = read_consensus(*row);
  backing.valid_from = reader.day("valid_from");
  backing.valid_until = reader.day("valid_to");
  // The table names the last day; it ends at the midnight after it.
  if (backing.valid_until) *backing.valid_until += std::chrono::days{1};
  if (backing.valid_from && backing.valid_until && *backing.valid_until <= *backing.valid_from)
    reader.refuse("valid_to", "lies before valid_from");
  backing.review_date = reader.text("review_date");
  reader.day("review_date");
  if (backing.standing == Standing::Adopted && !backing.decided_by)
    reader.refuse("decided_by", "is needed: adopted by whom, when, in which document?");
  if (backing.standing == Standing::Proposed && backing.decided_by)
    reader.refuse("decided_by", "claims a consensus that a proposal does not have");
  return backing;
}

/// "unknown" is said, not left out: a missing line is a mistake.
auto read_statutory(TableReader& reader) -> std::optional<bool> {
  const auto* stated = reader.value("statutory");
  if (stated && stated->boolean()) return stated->boolean();
  if (!stated || !stated->string() || *stated->string() != "unknown") reader.refuse("statutory", "has to be true, false or \"unknown\"");
  return std::nullopt;
}

auto read_decision(TableReader& reader) -> domain::DecidedAs {
  domain::DecidedAs decision;
  decision.statutory = read_statutory(reader);
  decision.clock_hours = reader.number("clock_hours");
  if (!reader.text("route").empty())
    decision.route = reader.word<domain::Route>("route", domain::parse_route, domain::Route::NotNeededButMayAsk);
  decision.level = reader.whole("level", 0, domain::level_max);
  if (reader.value("potential_level")) decision.potential_level = reader.whole("potential_level", 0, domain::level_max);
  if (!reader.text("layer").empty()) decision.layer = reader.word<domain::Layer>("layer", domain::parse_layer, domain::Layer::NearMiss);
  decision.because = reader.wording();
  reader.finish();
  return decision;
}

auto read_precedent(TableReader& reader, const domain::FactDictionary& dictionary) -> domain::Precedent {
  domain::Precedent precedent;
  precedent.id = reader.text("id");
  precedent.title = reader.wording("title");
  precedent.text = reader.wording();
  precedent.words = reader.texts("words");
  precedent.sectors = reader.texts("sectors");
  if (precedent.sectors.empty()) reader.refuse("sectors", "are needed: for whom was it decided?");
  precedent.facts = read_stated_facts(reader, "facts", dictionary);
  if (precedent.facts.empty()) reader.refuse("facts", "are needed: a case without facts is near to none");
  if (auto row = reader.row("decision")) {
    precedent.decision = read_decision(*row);
  } else {
    reader.refuse("decision", "is needed and is not there");
  }
  precedent.backing = read_backing(reader);
  precedent.source = reader.text("source");
  reader.finish();
  return precedent;
}

auto read_further(TableReader& reader) -> domain::FurtherPractice {
  domain::FurtherPractice further{reader.text("id"), reader.wording("said_by"), reader.wording()};
  reader.finish();
  return further;
}

auto read_practice(TableReader& reader) -> domain::Practice {
  domain::Practice practice;
  practice.id = reader.text("id");
  practice.title = reader.wording("title");
  practice.said_by = reader.wording("said_by");
  practice.words = reader.wording();
  practice.sectors = reader.texts("sectors");
  for (auto& row : reader.rows("further")) practice.further.push_back(read_further(row));
  practice.backing = read_backing(reader);
  if (!practice.backing.valid_from || !practice.backing.valid_until)
    reader.refuse("valid_to", "and valid_from are needed: a practice leads for a stated period");
  practice.source = reader.text("source");
  reader.finish();
  return practice;
}

}  // namespace

void read_precedents(TableReader& reader, const domain::FactDictionary& dictionary, std::vector<domain::Precedent>& precedents) {
  for (auto& row : reader.rows("precedents")) precedents.push_back(read_precedent(row, dictionary));
}

void read_practices(TableReader& reader, std::vector<domain::Practice>& practices) {
  for (auto& row : reader.rows("practices")) practices.push_back(read_practice(row));
}

}  // namespace noroshi::rules
