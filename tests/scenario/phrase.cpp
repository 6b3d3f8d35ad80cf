#include "tests/scenario/phrase.hpp"

#include <array>

namespace noroshi::scenario {
namespace {

struct Quotes {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<Quotes, 2> all_quotes{{{"\"", "\""}, {"「", "」"}}};
constexpr std::string_view blank = "{}";

auto quotes_at(std::string_view rest) -> const Quotes* {
  for (const auto& quotes : all_quotes) {
    if (rest.starts_with(quotes.open)) return &quotes;
  }
  return nullptr;
}

}  // namespace

auto read_sentence(std::string_view line) -> Result<Sentence> {
  Sentence sentence;
  while (!line.empty()) {
    const auto* const quotes = quotes_at(line);
    if (quotes == nullptr) {
      sentence.frame += line.front();
      line.remove_prefix(1);
      continue;
    }
    const auto end = line.find(quotes->close, quotes->open.size());
    if (end == std::string_view::npos) return fail(ErrorCode::InvalidInput, "scenario_quote", "a quote is not closed");
    sentence.texts.emplace_back(line.substr(quotes->open.size(), end - quotes->open.size()));
    sentence.frame.append(quotes->open).append(quotes->close);
    line.remove_prefix(end + quotes->close.size());
  }
  return sentence;
}

auto match_names(std::string_view pattern, std::string_view frame) -> std::optional<std::vector<std::string>> {
  std::vector<std::string> names;
  while (true) {
    const auto at = pattern.find(blank);
    const auto literal = pattern.substr(0, at);
    if (at == std::string_view::npos) return literal == frame ? std::optional{names} : std::nullopt;
    if (!frame.starts_with(literal)) return std::nullopt;
    frame.remove_prefix(literal.size());
    pattern.remove_prefix(at + blank.size());
    const auto next = pattern.substr(0, pattern.find(blank));
    const auto end = next.empty() ? frame.size() : frame.find(next);
    if (end == std::string_view::npos || end == 0) return std::nullopt;
    names.emplace_back(frame.substr(0, end));
    frame.remove_prefix(end);
  }
}

}  // namespace noroshi::scenario
