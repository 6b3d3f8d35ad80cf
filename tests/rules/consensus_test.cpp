#include "base/sha256.hpp"
#include "services/consensus/bring_into_force.hpp"
#include "services/consensus/proposals.hpp"
#include "services/reading/reading_view.hpp"
#include "services/reading/retriage.hpp"
#include "tests/rules/town.hpp"

namespace noroshi {
namespace {

using ports::ProposalState;
using ports::ProposalSubject;
using services::ProposeChange;
using services::SignedAs;
using std::chrono::days;
using std::chrono::hours;
using support::Town;

const domain::Facts eighty_households{{"households_affected", std::int64_t{80}}};

/// Hears what is sealed for the log, which no port reads back where it concerns no case.
class ListeningVault final : public ports::Vault {
public:
  explicit ListeningVault(ports::Vault& vault) : vault_{vault} {}
  auto create_key(const std::string& id) -> Result<> override { return vault_.create_key(id); }
  auto create_keys(std::span<const std::string> ids) -> Result<> override { return vault_.create_keys(ids); }
  auto draw_thread(ports::Random& random, const KeysOf& keys_of) -> Result<domain::ThreadId> override {
    return vault_.draw_thread(random, keys_of);
  }
  auto seal(const std::string& id, std::string context, BytesView plain) -> Result<domain::SealedBytes> override {
    if (context.starts_with("log:")) heard.emplace_back(as_text(plain));
    return vault_.seal(id, std::move(context), plain);
  }
  auto decrypt(const domain::DecryptPass& pass, const domain::SealedBytes& sealed) -> Result<Bytes> override {
    return vault_.decrypt(pass, sealed);
  }
  auto destroy_key(const std::string& id) -> Result<> override { return vault_.destroy_key(id); }
  auto decrypt_machine(const domain::SealedBytes& sealed) -> Result<Bytes> override { return vault_.decrypt_machine(sealed); }

  std::vector<std::string> heard;

private:
  ports::Vault& vault_;
};

class Consensus : public testing::Test {
protected:
  auto house() -> services::House& { return town.house("power"); }
  auto caller(const std::string& user) -> domain::Caller { return town.caller("power", user); }

  template <class T> static auto value(const Result<domain::Written<T>>& written) -> T {
    EXPECT_TRUE(written.has_value()) << (written ? "" : written.error().slug + ": " + written.error().message);
    if (!written) std::abort();
    return written->value();
  }
  template <class T> static auto slug(const Result<T>& result) -> std::string { return result ? "done" : result.error().slug; }

  auto text_of(const std::string& table) -> std::string {
    const auto view = services::find_table(house(), caller("power.coordinator"), table);
    EXPECT_TRUE(view.has_value());
    return view->text;
  }
  static auto with(std::string text, const std::vector<std::pair<std::string, std::string>>& changes) -> std::string {
    for (const auto& [before, after] : changes) {
      const auto at = text.find(before);
      EXPECT_NE(at, std::string::npos) << before;
      if (at != std::string::npos) text.replace(at, before.size(), after);
    }
    return text;
  }
  /// Gas counts from 80 households on, not from 100.
  auto gas_from_eighty(const std::string& version = "2") -> std::string {
    return with(text_of("sectors/gas"), {{"version = \"1\"", "version = \"" + version + "\""},
                                         {"[\"households_affected >= 100\"", "[\"households_affected >= 80\""},
                                         {"households_affected = 99,", "households_affected = 79,"}});
  }
  auto request(std::string text, ProposalSubject subject = ProposalSubject::Table, std::string table = "sectors/gas") -> ProposeChange {
    return {subject,
            "都市ガスの線を80戸に",
            "小さな事業者では100戸は大きな割合です。",
            {std::move(table), std::move(text)},
            std::nullopt,
            town.clock().now() + days{14},
            SignedAs::Role};
  }
  auto propose(const std::string& user, ProposeChange asked) -> Result<domain::Written<services::ProposalView>> {
    return services::propose_change(house(), caller(user), town.key(), std::move(asked));
  }
  auto proposed() -> services::ProposalView { return value(propose("shinonome.reporter", request(gas_from_eighty()))); }
  auto comment(const std::string& user, const ports::ProposalId& on, const std::string& text = "例外は残りますか。") {
    return services::comment_on_proposal(house(), caller(user), town.key(), on, text, SignedAs::Role);
  }
  auto answer(const std::string& user, const services::CommentView& to, const std::string& text = "配管工事の例外は残ります。") {
    return services::answer_comment(house(), caller(user), to.row.proposal, to.row.id, text);
  }
  auto confirm(const std::string& user, const services::CommentView& said) {
    return services::confirm_answer(house(), caller(user), said.row.proposal, said.row.id);
  }
  auto mandate(const std::string& user, const ports::ProposalId& id, domain::Role to = domain::Role::Approver) {
    return services::mandate_proposal(house(), caller(user), id, to);
  }
  auto adopt(const std::string& user, const ports::ProposalId& id, services::AdoptProposal asked = {}) {
    return services::adopt_proposal(house(), caller(user), id, std::move(asked));
  }
  /// Proposed, its period over, given to the approvers.
  auto mandated(ProposeChange asked) -> services::ProposalView {
    const auto view = value(propose("shinonome.reporter", std::move(asked)));
    town.clock().advance(days{15});
    return value(mandate("power.coordinator", view.row.id));
  }
  auto is_duty(const domain::Facts& facts) -> std::optional<bool> {
    return services::read_facts_here(house(), facts, "gas").verdict.statutory;
  }

  Town town;
};

TEST_F(Consensus, ChangesAThresholdFromItsEffectiveDateOnAndNotBefore) {
  const auto view = proposed();
  EXPECT_EQ(view.row.author, "reporter@power");
  const auto said = value(comment("misaki.reporter", view.row.id));
  value(answer("shinonome.reporter", said));
  EXPECT_TRUE(value(confirm("misaki.reporter", said)).row.confirmed_at.has_value());
  town.clock().advance(days{15});
  EXPECT_EQ(value(mandate("power.coordinator", view.row.id)).row.mandate_to, "approver");
  const auto from = town.clock().now() + days{30};
  const auto adopted = value(adopt("power.approver", view.row.id, {from, {}, "", ""}));
  EXPECT_EQ(adopted.state, ProposalState::Adopted);
  ASSERT_TRUE(adopted.adoption.has_value());
  EXPECT_EQ(adopted.adoption->table, "sectors/gas");
  EXPECT_EQ(adopted.adoption->version, "2");
  const auto old_edition = house().rules().sha256;
  EXPECT_EQ(is_duty(eighty_households), false);
  town.clock().set(from - hours{1});
  EXPECT_EQ(is_duty(eighty_households), false);
  EXPECT_EQ(house().rules().sha256, old_edition);
  town.clock().set(from);
  EXPECT_EQ(is_duty(eighty_households), true);
  EXPECT_NE(house().rules().sha256, old_edition);
  EXPECT_EQ(services::read_facts_here(house(), eighty_households, "gas").assessment.tables_sha256, house().rules().sha256);
  EXPECT_EQ(services::read_facts_here(town.house("credit"), eighty_households, "gas").verdict.statutory, false);  // each station its own
}

TEST_F(Consensus, NamesTheEditionAndItsDigestInTheLog) {
  const auto text = gas_from_eighty();
  const auto view = mandated(request(text));
  ListeningVault vault{town.vault("power")};
  auto& at = house();
  services::House heard{at.station,   at.realm, at.base_url, at.log_origin, at.store, vault,        at.keys,           at.crypto,
                        at.passwords, at.clock, at.random,   at.relay,      at.mail,  at.rule_book, at.anonymise_rules};
  value(services::adopt_proposal(heard, caller("power.approver"), view.row.id, {}));
  ASSERT_EQ(vault.heard.size(), 1U);
  for (const auto& part : {std::string{"table_adopted"}, std::string{"sectors/gas"}, to_hex(sha256(text))})
    EXPECT_NE(vault.heard[0].find(part), std::string::npos) << part << " in " << vault.heard[0];
}

TEST_F(Consensus, ReadsCasesAnewWhenTheEditionComesIntoForce) {
  services::FileReport filing;
  filing.input.what_i_know = "供給が止まりました。";
  filing.input.sector = "gas";
  filing.input.facts = eighty_households;
  const auto filed = value(services::file_report(house(), caller("shinonome.reporter"), town.key(), std::move(filing)));
  const auto view = mandated(request(gas_from_eighty()));
  value(adopt("power.approver", view.row.id, {town.clock().now() + days{1}, {}, "", ""}));
  EXPECT_EQ(*services::retriage_under_new_tables(house()), 0);
  town.clock().advance(days{1});
  EXPECT_EQ(*services::retriage_under_new_tables(house()), 1);
  EXPECT_TRUE(house().store.read([&](const ports::Transaction& tx) -> Result<> {
    const auto readings = NOROSHI_TRY(services::list_reading_views(tx, house(), filed.thread));
    EXPECT_EQ(readings.size(), 2U);
    EXPECT_EQ(readings.back().row.cause, ports::ReadingCause::NewTable);
    EXPECT_EQ(readings.back().row.route, "statutory_report");
    return {};
  }));
}

TEST_F(Consensus, GivesNoMandateWhileTheyMayStillCommentOrACommentHasNoWrittenAnswer) {
  const auto view = proposed();
  const auto said = value(comment("misaki.reporter", view.row.id));
  value(answer("power.coordinator", value(comment("kitahama.reporter", view.row.id))));
  EXPECT_EQ(slug(mandate("power.coordinator", view.row.id)), "period_runs");
  town.clock().advance(days{15});
  EXPECT_EQ(slug(comment("kitahama.reporter", view.row.id)), "comments_closed");
  const auto refused = mandate("power.coordinator", view.row.id);
  EXPECT_EQ(slug(refused), "comments_unanswered");
  EXPECT_NE(refused.error().message.find(said.row.id.str()), std::string::npos);
  EXPECT_EQ(slug(adopt("power.approver", view.row.id)), "no_mandate");
  value(answer("power.coordinator", said));
  EXPECT_EQ(slug(mandate("power.coordinator", view.row.id)), "done");
}

TEST_F(Consensus, LetsNobodyAdoptButTheMandated) {
  const auto view = mandated(request(gas_from_eighty()));
  EXPECT_EQ(slug(adopt("shinonome.reporter", view.row.id)), "forbidden");
  EXPECT_EQ(slug(adopt("power.auditor", view.row.id)), "forbidden");
  EXPECT_EQ(slug(adopt("power.coordinator", view.row.id)), "four_eyes");  // she gave the mandate
  EXPECT_EQ(slug(adopt("power.deputy", view.row.id)), "done");
  EXPECT_EQ(slug(adopt("power.approver", view.row.id)), "proposal_decided");
}

TEST_F(Consensus, HoldsTheMandatedToTheRoleThatWasNamed) {
  const auto view = value(propose("misaki.reporter", request(gas_from_eighty())));
  town.clock().advance(days{15});
  EXPECT_EQ(slug(mandate("power.approver", view.row.id)), "forbidden");
  EXPECT_EQ(slug(mandate("power.coordinator", view.row.id, domain::Role::Reporter)), "invalid_input");
  value(mandate("power.coordinator", view.row.id, domain::Role::Analyst));
  EXPECT_EQ(slug(adopt("power.approver", view.row.id)), "not_mandated");
}

TEST_F(Consensus, RunsATableAndItsOwnExamplesBeforeItAcceptsIt) {
  EXPECT_EQ(slug(propose("shinonome.reporter", request("version = \"2\"\nid = ["))), "invalid_input");
  const auto contradicts = with(gas_from_eighty(), {{"households_affected = 79,", "households_affected = 99,"}});
  const auto refused = propose("shinonome.reporter", request(contradicts));
  ASSERT_FALSE(refused.has_value());
  ASSERT_EQ(refused.error().fields.size(), 1U);
  EXPECT_NE(refused.error().fields[0].field.find("99 households stay below the line"), std::string::npos);
  EXPECT_EQ(slug(propose("shinonome.reporter", request(text_of("sectors/gas")))), "invalid_input");  // the same version again
  EXPECT_EQ(slug(propose("shinonome.reporter", request(gas_from_eighty(), ProposalSubject::Table, "sectors/nowhere"))), "invalid_input");
  EXPECT_EQ(slug(propose("shinonome.reporter", request(gas_from_eighty(), ProposalSubject::Precedent))), "invalid_input");
  const auto view = mandated(request(gas_from_eighty()));
  EXPECT_EQ(slug(adopt("power.approver", view.row.id, {{}, {}, "version = \"2\"", ""})), "invalid_input");
  EXPECT_EQ(is_duty(eighty_households), false);
}

TEST_F(Consensus, AdoptsNothingForDaysThatAreOver) {
  const auto view = mandated(request(gas_from_eighty()));
  EXPECT_EQ(slug(adopt("power.approver", view.row.id, {town.clock().now() - hours{1}, {}, "", ""})), "invalid_input");
  EXPECT_EQ(slug(adopt("power.approver", view.row.id)), "done");  // at once
  EXPECT_EQ(is_duty(eighty_households), true);
}

TEST_F(Consensus, LosesNoEditionThatCameBetween) {
  const auto first = value(propose("shinonome.reporter", request(gas_from_eighty("2"))));
  const auto second = value(propose("misaki.reporter", request(gas_from_eighty("3"))));
  town.clock().advance(days{15});
  value(mandate("power.coordinator", first.row.id));
  value(mandate("power.coordinator", second.row.id));
  const auto later = town.clock().now() + days{30};
  value(adopt("power.approver", first.row.id, {later, {}, "", ""}));
  EXPECT_EQ(slug(adopt("power.approver", second.row.id)), "table_moved");  // would be undone on the day of the first
  EXPECT_EQ(slug(adopt("power.approver", second.row.id, {later + days{1}, {}, "", ""})), "table_moved");
  EXPECT_EQ(slug(adopt("power.approver", second.row.id, {later + days{1}, {}, gas_from_eighty("3"), ""})), "done");
}

TEST_F(Consensus, IsThereAgainAfterARestart) {
  const auto view = mandated(request(gas_from_eighty()));
  value(adopt("power.approver", view.row.id));
  const auto sha256 = house().rules().sha256;
  const auto tables = app::load_tables(std::nullopt);
  tables::Editions fresh{tables->files, tables->rules};
  EXPECT_NE(fresh.rules_at(town.clock().now()).sha256, sha256);
  EXPECT_TRUE(house().store.read([&](const ports::Transaction& tx) { return fresh.take_adoptions(*tx.list_adoptions()); }));
  EXPECT_EQ(fresh.rules_at(town.clock().now()).sha256, sha256);
  EXPECT_EQ(fresh.rules_at(Town::daytime).sha256, tables->rules.sha256);  // what was before stays as it was
}

TEST_F(Consensus, LetsOnlyTheAuthorsSideOrTheCoordinatorAnswerAndOnlyTheSpeakerTakeIt) {
  const auto view = proposed();
  const auto said = value(comment("misaki.reporter", view.row.id));
  EXPECT_EQ(slug(answer("kitahama.reporter", said)), "forbidden");
  EXPECT_EQ(slug(answer("power.approver", said)), "forbidden");
  EXPECT_EQ(slug(confirm("misaki.reporter", said)), "unanswered");
  value(answer("shinonome.reporter", said, "最初の回答です。"));
  value(answer("power.coordinator", said, "改めた回答です。"));
  EXPECT_EQ(slug(confirm("shinonome.reporter", said)), "forbidden");
  EXPECT_EQ(slug(confirm("power.coordinator", said)), "forbidden");
  EXPECT_EQ(value(confirm("misaki.reporter", said)).row.answer, "改めた回答です。");
  EXPECT_EQ(slug(answer("shinonome.reporter", said, "あとから変えたい。")), "answer_taken");
}

TEST_F(Consensus, TakesNoCaseAndNoMemberIntoPublicWords) {
  auto named = request(gas_from_eighty());
  named.reason = "東雲電力では100戸は大きな割合です。";
  EXPECT_EQ(slug(propose("shinonome.reporter", named)), "public_words");
  EXPECT_EQ(slug(propose("power.coordinator", named)), "public_words");
  EXPECT_EQ(slug(propose("misaki.reporter", named)), "done");  // a refusal would tell that it is a member
  auto linked = request(gas_from_eighty());
  linked.reason = "事案 " + town.file("power", "shinonome.reporter", "何か起きました。").thread.str() + " では大きな割合でした。";
  EXPECT_EQ(slug(propose("misaki.reporter", linked)), "public_words");
  auto signed_by = request(gas_from_eighty());
  signed_by.signed_as = SignedAs::Organisation;
  EXPECT_EQ(value(propose("shinonome.reporter", signed_by)).row.author, "東雲電力株式会社");
  EXPECT_EQ(slug(comment("misaki.reporter", proposed().row.id, "みさき送配電も同じです。")), "public_words");
}

TEST_F(Consensus, TakesADisputeWhoseWordsTheMandatedWrite) {
  auto dispute = request("", ProposalSubject::Table, "");
  EXPECT_EQ(slug(propose("shinonome.reporter", dispute)), "invalid_input");
  dispute.dispute = services::Dispute{"gas", eighty_households};
  const auto view = mandated(dispute);
  EXPECT_EQ(slug(services::show_effect(house(), caller("power.coordinator"), view.row.id)), "no_text");
  EXPECT_EQ(slug(adopt("power.approver", view.row.id)), "invalid_input");
  EXPECT_EQ(slug(adopt("power.approver", view.row.id, {{}, {}, gas_from_eighty(), "sectors/gas"})), "done");
  EXPECT_EQ(is_duty(eighty_households), true);
}

TEST_F(Consensus, ChangesWordsAloneWhereWordsAloneAreProposed) {
  const std::vector<std::pair<std::string, std::string>> word{{"version = \"1\"", "version = \"2\""},
                                                              {"ja = \"製造支障\"", "ja = \"製造の支障\""}};
  EXPECT_EQ(slug(propose("shinonome.reporter", request(gas_from_eighty(), ProposalSubject::Word))), "invalid_input");
  const auto view = mandated(request(with(text_of("sectors/gas"), word), ProposalSubject::Word));
  value(adopt("power.approver", view.row.id));
  EXPECT_EQ(house().rules().catalogue.find("gas")->words.at(2).word.ja, "製造の支障");
}

TEST_F(Consensus, ShowsTheEffectBeforeItHolds) {
  services::FileReport filing;
  filing.input.what_i_know = "供給が止まりました。";
  filing.input.sector = "gas";
  filing.input.facts = eighty_households;
  value(services::file_report(house(), caller("shinonome.reporter"), town.key(), std::move(filing)));
  auto asked = request(gas_from_eighty());
  asked.dispute = services::Dispute{"gas", eighty_households};
  const auto view = value(propose("misaki.reporter", asked));
  const auto effect = services::show_effect(house(), caller("misaki.reporter"), view.row.id);
  ASSERT_TRUE(effect.has_value()) << effect.error().message;
  EXPECT_GT(effect->cases, 100U);
  ASSERT_EQ(effect->changed.size(), 2U);
  EXPECT_NE(effect->changed.front().asked.place.find("99 households stay below the line"), std::string::npos);  // of the edition in force
  for (const auto& one : effect->changed) EXPECT_EQ(one.asked.sector, "gas") << one.asked.place;
  EXPECT_EQ(effect->changed.back().asked.place, "dispute");
  EXPECT_EQ(effect->changed.back().differences.back(), (domain::Difference{"statutory", "false", "true"}));
  EXPECT_FALSE(effect->past_cases.has_value());  // a member sees nothing of others' cases
  const auto staff = services::show_effect(house(), caller("power.coordinator"), view.row.id);
  EXPECT_EQ(staff->past_cases, 1U);
  EXPECT_EQ(staff->past_changes.at("statutory"), 1U);
}

TEST_F(Consensus, TakesAPrecedentAndALeadingPracticeOfTheirOwnTables) {
  auto precedent = text_of("precedents/golden");
  precedent = with(precedent, {{"version = \"1\"", "version = \"2\""}, {"level = 0", "level = 1"}});
  const auto view = mandated(request(precedent, ProposalSubject::Precedent, "precedents/golden"));
  const auto effect = services::show_effect(house(), caller("power.coordinator"), view.row.id);
  ASSERT_TRUE(effect.has_value()) << effect.error().message;
  EXPECT_TRUE(effect->changed.empty());  // a precedent moves no line
  ASSERT_FALSE(effect->parted.empty());
  EXPECT_EQ(effect->parted[0].difference.point, "level");
  const auto practice = with(text_of("practice/leading"), {{"version = \"1\"", "version = \"2\""}, {"三十分後", "二十分後"}});
  const auto leading = mandated(request(practice, ProposalSubject::LeadingPractice, "practice/leading"));
  EXPECT_EQ(slug(adopt("power.approver", leading.row.id)), "invalid_input");  // for which period?
  value(adopt("power.approver", leading.row.id, {{}, town.clock().now() + days{365}, "", ""}));
  town.clock().advance(days{365});
  EXPECT_EQ(services::find_proposal(house(), caller("misaki.reporter"), leading.row.id)->state, ProposalState::Expired);
  const auto table = mandated(request(gas_from_eighty()));
  EXPECT_EQ(slug(adopt("power.approver", table.row.id, {{}, town.clock().now() + days{365}, "", ""})), "invalid_input");
}

TEST_F(Consensus, EndsWithAReasonOrByItsAuthor) {
  const auto view = proposed();
  EXPECT_EQ(slug(services::reject_proposal(house(), caller("misaki.reporter"), view.row.id, "不要です。")), "forbidden");
  const auto rejected = value(services::reject_proposal(house(), caller("shinonome.reporter"), view.row.id, "取り下げます。"));
  EXPECT_EQ(rejected.state, ProposalState::Rejected);
  EXPECT_EQ(rejected.row.outcome, "取り下げます。");
  EXPECT_EQ(slug(comment("misaki.reporter", view.row.id)), "comments_closed");
  EXPECT_EQ(slug(services::reject_proposal(house(), caller("power.coordinator"), view.row.id, "もう一度。")), "proposal_decided");
}

TEST_F(Consensus, DoesTheSameOnceWhenTheSameKeyComesTwice) {
  const auto key = town.key();
  const auto asked = request(gas_from_eighty());
  const auto first = value(services::propose_change(house(), caller("shinonome.reporter"), key, asked));
  EXPECT_EQ(value(services::propose_change(house(), caller("shinonome.reporter"), key, asked)).row.id, first.row.id);
  EXPECT_EQ(services::list_proposals(house(), caller("misaki.reporter"))->size(), 1U);
}

}  // namespace
}  // namespace noroshi
