#include "services/bulletin/bulletins.hpp"
#include "tests/scenario/steps.hpp"

namespace noroshi::scenario {
namespace {

/// A bulletin on the case of the scenario, for all sectors.
auto write(Stage& stage, const Words& words) -> Result<> {
  const auto actor = NOROSHI_TRY(find_actor(words.names[0]));
  services::BulletinDraft draft{domain::Bulletin{stage.house(actor).random.id<domain::BulletinId>()}, {NOROSHI_TRY(stage.case_at(actor))}};
  draft.bulletin.title = draft.bulletin.body = words.texts[0];
  draft.bulletin.countermeasure = draft.bulletin.action_asked = words.texts[1];
  draft.bulletin.terms = {domain::Tlp::Amber, {domain::Purpose::Response, domain::Purpose::CrossSectorWarning}, std::nullopt, std::nullopt};
  const auto written = NOROSHI_TRY(services::write_bulletin(stage.house(actor), stage.caller(actor), stage.town().key(), std::move(draft)));
  stage.remember_bulletin(written.value().bulletin);
  return {};
}

auto issue(Stage& stage, const Words& words) -> Result<> {
  const auto actor = NOROSHI_TRY(find_actor(words.names[0]));
  NOROSHI_TRY(services::issue_bulletin(stage.house(actor), stage.caller(actor), NOROSHI_TRY(stage.bulletin())));
  return {};
}

auto recall(Stage& stage, const Words& words) -> Result<> {
  const auto actor = NOROSHI_TRY(find_actor(words.names[0]));
  NOROSHI_TRY(services::recall_bulletin(stage.house(actor), stage.caller(actor), NOROSHI_TRY(stage.bulletin()), words.texts[0]));
  return {};
}

auto acknowledge(Stage& stage, const Words& words) -> Result<> {
  const auto actor = NOROSHI_TRY(find_actor(words.names[0]));
  NOROSHI_TRY(services::acknowledge_bulletin(stage.house(actor), stage.caller(actor), NOROSHI_TRY(stage.bulletin())));
  return {};
}

auto did_it(Stage& stage, const Words& words) -> Result<> {
  const auto actor = NOROSHI_TRY(find_actor(words.names[0]));
  NOROSHI_TRY(
      services::record_use(stage.house(actor), stage.caller(actor), NOROSHI_TRY(stage.bulletin()), domain::UseOutcome::Done, std::nullopt));
  return {};
}

auto could_not(Stage& stage, const Words& words) -> Result<> {
  const auto actor = NOROSHI_TRY(find_actor(words.names[0]));
  NOROSHI_TRY(services::record_use(stage.house(actor), stage.caller(actor), NOROSHI_TRY(stage.bulletin()), domain::UseOutcome::CouldNot,
                                   words.texts[0]));
  return {};
}

constexpr Phrase phrases[] = {
    {R"({} drafts a bulletin "" asking "")", "{}が情報提供の案を書く「」お願い「」", write},
    {"{} issues the bulletin", "{}が情報提供を出す", issue},
    {R"({} recalls the bulletin "")", "{}が情報提供を取り消す「」", recall},
    {"{} acknowledges", "{}が確認する", acknowledge},
    {"{} did what was asked", "{}が対応を実施する", did_it},
    {R"({} could not "")", "{}が対応できない「」", could_not},
};

}  // namespace

auto bulletin_acts() -> std::span<const Phrase> { return phrases; }

}  // namespace noroshi::scenario
