#include "services/report/read_story.hpp"
#include "tests/scenario/steps.hpp"

#include <algorithm>

namespace noroshi::scenario {
namespace {

auto seen_by(Stage& stage, const Words& words) -> Result<Seen> { return stage.read_all(NOROSHI_TRY(find_actor(words.names[0]))); }

auto story_of(Stage& stage, const Words& words) -> Result<services::Story> {
  const auto actor = NOROSHI_TRY(find_actor(words.names[0]));
  const auto thread = NOROSHI_TRY(stage.case_at(actor));
  return NOROSHI_TRY(services::read_story(stage.house(actor), stage.caller(actor), thread)).value();
}

auto expect_count(std::size_t found, const std::string& wanted, const std::string& what) -> Result<> {
  if (std::to_string(found) == wanted) return {};
  return untrue(std::to_string(found) + " " + what + ", not " + wanted);
}

auto sees(Stage& stage, const Words& words) -> Result<> {
  if (NOROSHI_TRY(seen_by(stage, words)).holds(words.texts[0])) return {};
  return untrue("nothing that " + words.names[0] + " can read says so");
}

auto does_not_see(Stage& stage, const Words& words) -> Result<> {
  const auto seen = NOROSHI_TRY(seen_by(stage, words));
  if (seen.cases + seen.bulletins == 0) return untrue(words.names[0] + " sees nothing at all; say so");
  if (seen.holds(words.texts[0])) return untrue(words.names[0] + " can read it");
  return {};
}

auto sees_nothing(Stage& stage, const Words& words) -> Result<> {
  const auto seen = NOROSHI_TRY(seen_by(stage, words));
  if (seen.cases + seen.bulletins == 0) return {};
  return untrue(words.names[0] + " sees " + std::to_string(seen.cases) + " cases and " + std::to_string(seen.bulletins) + " bulletins");
}

auto counts_versions(Stage& stage, const Words& words) -> Result<> {
  return expect_count(NOROSHI_TRY(seen_by(stage, words)).versions, words.names[1], "versions");
}

auto sees_technical_half(Stage& stage, const Words& words) -> Result<> {
  const auto seen = NOROSHI_TRY(seen_by(stage, words));
  if (seen.versions > 0 && seen.whole_versions == 0) return {};
  return untrue(std::to_string(seen.whole_versions) + " of " + std::to_string(seen.versions) + " versions are whole");
}

auto sees_withdrawn(Stage& stage, const Words& words) -> Result<> {
  if (NOROSHI_TRY(seen_by(stage, words)).withdrawn) return {};
  return untrue("no case that " + words.names[0] + " can read is withdrawn");
}

auto sees_recalled(Stage& stage, const Words& words) -> Result<> {
  if (NOROSHI_TRY(seen_by(stage, words)).recalled) return {};
  return untrue("no bulletin that " + words.names[0] + " can read is recalled");
}

auto would_send(Stage& stage, const Words& words) -> Result<> {
  const auto view = NOROSHI_TRY(stage.look_at_clearance(NOROSHI_TRY(find_actor(words.names[0]))));
  if (view.text.find(words.texts[0]) != std::string::npos) return {};
  return untrue("what would leave is: " + view.text);
}

auto would_not_send(Stage& stage, const Words& words) -> Result<> {
  const auto view = NOROSHI_TRY(stage.look_at_clearance(NOROSHI_TRY(find_actor(words.names[0]))));
  if (view.text.find(words.texts[0]) == std::string::npos) return {};
  return untrue("what would leave is: " + view.text);
}

auto sees_released_by(Stage& stage, const Words& words) -> Result<> {
  const auto view = NOROSHI_TRY(stage.look_at_clearance(NOROSHI_TRY(find_actor(words.names[0]))));
  if (view.released_by.find(words.texts[0]) != std::string::npos) return {};
  return untrue("it went by: " + view.released_by);
}

auto learns_reader(Stage& stage, const Words& words) -> Result<> {
  const auto reader = NOROSHI_TRY(find_actor(words.names[1]));
  for (const auto& [purpose, reads] : NOROSHI_TRY(story_of(stage, words)).reads) {
    const auto at_station = [&](const std::string& who) { return who.ends_with("@" + reader.station); };
    if (std::any_of(reads.readers.begin(), reads.readers.end(), at_station)) return {};
  }
  return untrue("the story tells of no reader at " + reader.station);
}

auto learns_bulletins(Stage& stage, const Words& words) -> Result<> {
  return expect_count(NOROSHI_TRY(story_of(stage, words)).bulletins.size(), words.names[1], "bulletins in the story");
}

auto learns_done(Stage& stage, const Words& words) -> Result<> {
  const auto outcomes = NOROSHI_TRY(story_of(stage, words)).outcomes;
  const auto done = outcomes.find(domain::UseOutcome::Done);
  return expect_count(done == outcomes.end() ? 0 : static_cast<std::size_t>(done->second), words.names[1], "acted in the story");
}

constexpr Phrase phrases[] = {
    {R"({} sees "")", "{}に見える「」", sees},
    {R"({} does not see "")", "{}に見えない「」", does_not_see},
    {"{} sees nothing", "{}には何も見えない", sees_nothing},
    {"{} sees {} versions", "{}に見える版の数は{}", counts_versions},
    {"{} sees the technical half alone", "{}に見えるのは技術情報だけ", sees_technical_half},
    {"{} sees that the case was withdrawn", "{}に取下げが見える", sees_withdrawn},
    {"{} sees that the bulletin was recalled", "{}に取消しが見える", sees_recalled},
    {R"({} reads before it leaves "")", "{}が送る前に読む文に含まれる「」", would_send},
    {R"({} does not read before it leaves "")", "{}が送る前に読む文に含まれない「」", would_not_send},
    {R"({} sees that it went by "")", "{}に送り出した根拠が見える「」", sees_released_by},
    {"{} learns that {} read it", "{}が読まれたことを知る（読んだのは{}）", learns_reader},
    {"{} learns of {} bulletins", "{}が知る情報提供の数は{}", learns_bulletins},
    {"{} learns that {} acted", "{}が知る実施の数は{}", learns_done},
};

}  // namespace

auto looks() -> std::span<const Phrase> { return phrases; }

}  // namespace noroshi::scenario
