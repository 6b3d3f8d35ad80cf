#include "formats/json/precedents.hpp"

#include "formats/json/facts.hpp"

#include <cmath>
#include <optional>
#include <string>

namespace noroshi::json {
namespace {

constexpr std::size_t day_length = std::string_view{"2026-10-01"}.size();

auto day_of(UtcTime time) -> std::string { return to_japan_text(time).substr(0, day_length); }

auto first_day(const domain::Backing& backing) -> std::optional<std::string> {
  if (!backing.valid_from) return std::nullopt;
  return day_of(*backing.valid_from);
}

/// A backing ends at the midnight after its last day.
auto last_day(const domain::Backing& backing) -> std::optional<std::string> {
  if (!backing.valid_until) return std::nullopt;
  return day_of(*backing.valid_until - std::chrono::minutes{1});
}

/// Hours without a fraction are whole numbers.
auto hours(std::optional<double> value) -> Fragment {
  if (!value) return nullptr;
  if (*value == std::floor(*value)) return static_cast<std::int64_t>(*value);
  return *value;
}

auto write_decision(const domain::DecidedAs& decision) -> Object {
  Object object;
  object.add("statutory", decision.statutory).add("clock_hours", hours(decision.clock_hours));
  object.add("route", domain::to_text(decision.route)).add("level", decision.level).add("level_2016", decision.level + 1);
  object.add("potential_level", decision.potential_level).add("layer", domain::to_text(decision.layer));
  return object.add("because_ja", decision.because.ja).add("because_en", decision.because.en);
}

void add_backing(const domain::Backing& backing, Object& object) {
  std::optional<Fragment> decided_by;
  if (const auto& by = backing.decided_by) {
    Object consensus;
    consensus.add("body_ja", by->body.ja).add("body_en", by->body.en).add("date", by->date).add("document", by->document);
    decided_by = consensus;
  }
  object.add("standing", domain::to_text(backing.standing)).add("set_by", backing.set_by).add("decided_by", decided_by);
  object.add("valid_from", first_day(backing)).add("valid_to", last_day(backing)).add("review_date", backing.review_date);
}

auto begin_precedent(const domain::Precedent& precedent) -> Object {
  Object object;
  object.add("precedent", precedent.id).add("title_ja", precedent.title.ja).add("title_en", precedent.title.en);
  object.add("text_ja", precedent.text.ja).add("text_en", precedent.text.en).add("sectors", precedent.sectors);
  object.add("decision", write_decision(precedent.decision));
  add_backing(precedent.backing, object);
  return object;
}

/// The value under its own name, so that it is written as facts are everywhere.
auto write_pairs(const std::vector<domain::FactPair>& pairs) -> List {
  List list;
  for (const auto& [fact, here, there] : pairs) {
    Object object;
    object.add("fact", fact).add("here", write_facts({{fact, here}})).add("there", write_facts({{fact, there}}));
    list.add(object);
  }
  return list;
}

}  // namespace

auto write_near_precedent(const domain::NearPrecedent& near, const domain::Precedent& precedent) -> Object {
  auto object = begin_precedent(precedent);
  object.add("nearness", near.nearness).add("sector", domain::to_text(near.sector)).add("shared", write_pairs(near.shared));
  return object.add("differing", write_pairs(near.differing)).add("words", near.words);
}

auto write_near_precedents(const std::vector<domain::NearPrecedent>& near, const domain::Rules& rules) -> List {
  List list;
  for (const auto& one : near) {
    if (const auto* precedent = rules.find_precedent(one.id)) list.add(write_near_precedent(one, *precedent));
  }
  return list;
}

auto write_precedent(const domain::Precedent& precedent, const std::vector<domain::DecisionDifference>& differences) -> Object {
  auto object = begin_precedent(precedent);
  List list;
  for (const auto& [sector, point, decided, today] : differences) {
    list.add(Object{}.add("sector", sector).add("point", point).add("decided", decided).add("today", today));
  }
  return object.add("facts", write_facts(precedent.facts)).add("source", precedent.source).add("differences", list);
}

auto write_practice(const domain::Practice& practice, UtcTime now) -> Object {
  List further;
  for (const auto& one : practice.further) {
    Object object;
    object.add("further", one.id).add("said_by_ja", one.said_by.ja).add("said_by_en", one.said_by.en);
    further.add(object.add("words_ja", one.words.ja).add("words_en", one.words.en));
  }
  Object object;
  object.add("practice", practice.id).add("state", domain::to_text(domain::state_at(practice, now)));
  object.add("title_ja", practice.title.ja).add("title_en", practice.title.en);
  object.add("said_by_ja", practice.said_by.ja).add("said_by_en", practice.said_by.en);
  object.add("words_ja", practice.words.ja).add("words_en", practice.words.en).add("sectors", practice.sectors);
  add_backing(practice.backing, object);
  return object.add("source", practice.source).add("further", further);
}

}  // namespace noroshi::json
