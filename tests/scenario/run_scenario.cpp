#include "tests/scenario/run_scenario.hpp"

#include "tests/scenario/phrase.hpp"
#include "tests/scenario/steps.hpp"

#include <array>

namespace noroshi::scenario {
namespace {

constexpr std::array<std::string_view, 2> refusals{R"(, refused "")", "、断られる「」"};

/// Takes the refusal off the end of the sentence; gives the slug that it names.
auto take_refusal(Sentence& sentence) -> std::optional<std::string> {
  for (const auto refusal : refusals) {
    if (!sentence.frame.ends_with(refusal)) continue;
    sentence.frame.resize(sentence.frame.size() - refusal.size());
    auto slug = std::move(sentence.texts.back());
    sentence.texts.pop_back();
    return slug;
  }
  return std::nullopt;
}

auto play(Stage& stage, const Sentence& sentence) -> Result<> {
  for (const auto& book : {acts(), bulletin_acts(), looks()}) {
    for (const auto& phrase : book) {
      for (const auto* pattern : {phrase.en, phrase.ja}) {
        if (auto names = match_names(pattern, sentence.frame)) return phrase.step(stage, {*std::move(names), sentence.texts});
      }
    }
  }
  return fail(ErrorCode::InvalidInput, "scenario_phrase", "this is no phrase that a scenario knows");
}

auto play_line(Stage& stage, std::string_view line) -> Result<> {
  auto sentence = NOROSHI_TRY(read_sentence(line));
  const auto refused = take_refusal(sentence);
  const auto played = play(stage, sentence);
  if (!refused || (!played && played.error().slug.starts_with("scenario_"))) return played;
  if (played) return untrue("it was not refused");
  if (played.error().slug == *refused) return {};
  return untrue("it was refused as " + played.error().slug + ": " + played.error().message);
}

auto trim(std::string_view line) -> std::string_view {
  const auto first = line.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

}  // namespace

auto run_scenario(std::string_view text) -> Result<int> {
  Stage stage;
  int played = 0;
  for (int number = 1; !text.empty(); ++number) {
    const auto end = text.find('\n');
    const auto line = trim(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty() || line.starts_with('#')) continue;
    if (const auto done = play_line(stage, line); !done) {
      auto error = done.error();
      error.message = "line " + std::to_string(number) + ": " + std::string{line} + ": " + error.message;
      return tl::unexpected<Error>{std::move(error)};
    }
    ++played;
  }
  return played;
}

}  // namespace noroshi::scenario
