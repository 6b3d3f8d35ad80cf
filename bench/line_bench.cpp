// The line and the grade of random cases on one core (10,000 a second or more), beside what reading the same cases from JSON alone takes in
// the same run.
#include "adapters/system/embedded.hpp"
#include "domain/severity/assess.hpp"
#include "domain/triage/draw_line.hpp"
#include "formats/json/line_cases.hpp"
#include "formats/rules/load_rules.hpp"

#include <benchmark/benchmark.h>

#include <map>
#include <random>
#include <string>
#include <vector>

namespace noroshi {
namespace {

constexpr std::size_t case_count = 2'000;
constexpr std::size_t facts_most = 12;
const auto now = *parse_rfc3339("2026-11-23T00:00:00Z");

auto rules_in_binary() -> const domain::Rules& {
  static const auto rules = [] {
    std::vector<rules::RuleFile> files;
    for (const auto& file : system::embedded_files()) files.emplace_back(std::string{file.path}, std::string{file.bytes});
    auto loaded = rules::load_rules(files);
    return loaded ? std::move(*loaded) : domain::Rules{};
  }();
  return rules;
}

auto any_value(const domain::FactDefinition& fact, std::mt19937_64& random) -> std::string {
  switch (fact.types.front()) {
    case domain::FactType::Bool: return random() % 2 == 0 ? "true" : "false";
    case domain::FactType::Number: return std::to_string(std::uint64_t{1} << random() % 24);
    case domain::FactType::Choice:
      return '"' + std::next(fact.choices.begin(), static_cast<long>(random() % fact.choices.size()))->first + '"';
    case domain::FactType::Text: return "\"chance\"";
    case domain::FactType::List: return "[\"filter\",\"guard\"]";
  }
  return "true";
}

/// As `noroshi line` reads them: any sector, one to twelve facts of any kind.
auto lines() -> const std::vector<std::string>& {
  static const auto made = [] {
    const auto& facts = rules_in_binary().triage.facts.definitions();
    const auto& sectors = rules_in_binary().catalogue.sectors();
    std::mt19937_64 random{7};
    std::vector<std::string> texts;
    for (std::size_t number = 0; number < case_count; ++number) {
      std::map<std::string, std::string> stated;
      for (std::size_t left = 1 + random() % facts_most; left > 0; --left) {
        const auto& fact = std::next(facts.begin(), static_cast<long>(random() % facts.size()))->second;
        stated[fact.name] = any_value(fact, random);
      }
      std::string text;
      for (const auto& [name, value] : stated) text += (text.empty() ? "\"" : ",\"") + name + "\":" + value;
      texts.push_back(R"({"id":")" + std::to_string(number) + R"(","sector":")" + sectors[random() % sectors.size()].id + R"(","facts":{)" +
                      text + "}}");
    }
    return texts;
  }();
  return made;
}

auto cases() -> const std::vector<json::LineCase>& {
  static const auto read = [] {
    std::vector<json::LineCase> list;
    for (const auto& line : lines()) list.push_back(json::read_line_case(line, rules_in_binary()).value());
    return list;
  }();
  return read;
}

void count(benchmark::State& state) { state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(case_count)); }

// The yardstick.
void read_cases(benchmark::State& state) {
  for (auto _ : state) {
    for (const auto& line : lines()) benchmark::DoNotOptimize(json::read_line_case(line, rules_in_binary()));
  }
  count(state);
}
BENCHMARK(read_cases)->Name("Line/yardstick_reading_the_cases")->Unit(benchmark::kMillisecond);

void judge_cases(benchmark::State& state) {
  for (auto _ : state) {
    for (const auto& each : cases()) {
      benchmark::DoNotOptimize(domain::draw_line(each.facts, each.sector, rules_in_binary(), now));
      benchmark::DoNotOptimize(domain::assess(each.facts, each.sector, rules_in_binary()));
    }
  }
  count(state);
}
BENCHMARK(judge_cases)->Name("Line/line_and_grade")->Unit(benchmark::kMillisecond);

void answer_lines(benchmark::State& state) {
  for (auto _ : state) {
    for (const auto& line : lines()) {
      const auto asked = json::read_line_case(line, rules_in_binary()).value();
      const auto verdict = domain::draw_line(asked.facts, asked.sector, rules_in_binary(), now);
      const auto assessment = domain::assess(asked.facts, asked.sector, rules_in_binary());
      benchmark::DoNotOptimize(json::write_verdict_line(asked.id, verdict, assessment, json::Language::Japanese));
    }
  }
  count(state);
}
BENCHMARK(answer_lines)->Name("Line/whole_line_from_json_to_json")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace noroshi
