#include "tests/contract/store_contract.hpp"

namespace noroshi::contract {

NOROSHI_STORE_CONTRACT(AccountsContract);

TEST_P(AccountsContract, KeepsEveryFieldOfAnOrganisation) {
  const auto row = stored_organisation();
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_organisation(row.id); }), row);
}

TEST_P(AccountsContract, AnswersNothingForWhatIsNotThere) {
  EXPECT_EQ(read([&](const auto& t) { return t.find_organisation(id<domain::OrganisationId>()); }), std::nullopt);
  EXPECT_EQ(read([&](const auto& t) { return t.find_person(id<domain::PersonId>()); }), std::nullopt);
  EXPECT_EQ(read([&](const auto& t) { return t.find_person_by_user("nobody"); }), std::nullopt);
  EXPECT_EQ(read([&](const auto& t) { return t.find_session(bytes32()); }), std::nullopt);
  EXPECT_EQ(read([&](const auto& t) { return t.find_api_token(bytes32()); }), std::nullopt);
}

TEST_P(AccountsContract, ListsOrganisationsInTheOrderAddedAlsoAfterAChange) {
  auto first = stored_organisation();
  const auto second = stored_organisation();
  first.name_ja = "改称後";
  write([&](auto& t) { return t.put_organisation(first); });
  EXPECT_EQ(read([](const auto& t) { return t.list_organisations(); }), (std::vector{first, second}));
}

TEST_P(AccountsContract, KeepsEveryFieldOfAPerson) {
  const auto row = stored_person();
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_person(row.id); }), row);
  EXPECT_EQ(read([&](const auto& t) { return t.find_person_by_user(row.user); }), row);
  EXPECT_EQ(read([](const auto& t) { return t.list_people(); }), std::vector{row});
}

TEST_P(AccountsContract, ReplacesTheRolesOfAPerson) {
  auto row = stored_person();
  row.roles = {domain::Role::Auditor};
  row.active = true;
  write([&](auto& t) { return t.put_person(row); });
  EXPECT_EQ(read([&](const auto& t) { return t.find_person(row.id); }), row);
  row.roles.clear();
  write([&](auto& t) { return t.put_person(row); });
  EXPECT_EQ(read([&](const auto& t) { return t.find_person(row.id); }), row);
}

TEST_P(AccountsContract, RefusesASecondPersonOfTheSameUserName) {
  const auto row = stored_person();
  auto namesake = person(row.organisation);
  namesake.user = row.user;
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.put_person(namesake); }), "already_exists");
  EXPECT_EQ(read([&](const auto& t) { return t.find_person_by_user(row.user); }), row);
}

TEST_P(AccountsContract, RefusesWhatHangsOnNobody) {
  const auto nobody = id<domain::PersonId>();
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.put_person(person(id<domain::OrganisationId>())); }), "parent_missing");
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.put_session({bytes32(), nobody, {}, moment(), moment()}); }), "parent_missing");
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.put_api_token({bytes32(), "t", nobody, "", moment(), {}}); }), "parent_missing");
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.put_enrolment({bytes32(), nobody, moment()}); }), "parent_missing");
}

TEST_P(AccountsContract, KeepsASessionAndItsChanges) {
  ports::SessionRow session{bytes32(), stored_person().id, std::nullopt, moment(), moment()};
  write([&](auto& t) { return t.put_session(session); });
  EXPECT_EQ(read([&](const auto& t) { return t.find_session(session.token_sha256); }), session);
  session.purpose = domain::Purpose::CrossSectorWarning;
  session.last_seen_at = moment();
  write([&](auto& t) { return t.put_session(session); });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_session(session.token_sha256); }), session);
}

TEST_P(AccountsContract, EndsOneSessionOrAllOfAPersonAndNoOther) {
  const auto person_a = stored_person().id;
  const auto person_b = stored_person().id;
  const std::vector<ports::SessionRow> sessions{{bytes32(), person_a, {}, moment(), moment()},
                                                {bytes32(), person_a, {}, moment(), moment()},
                                                {bytes32(), person_a, {}, moment(), moment()},
                                                {bytes32(), person_b, {}, moment(), moment()}};
  write([&](auto& t) -> Result<> {
    for (const auto& session : sessions) NOROSHI_TRY(t.put_session(session));
    return t.remove_session(sessions[0].token_sha256);
  });
  EXPECT_EQ(read([&](const auto& t) { return t.find_session(sessions[0].token_sha256); }), std::nullopt);
  EXPECT_EQ(read([&](const auto& t) { return t.find_session(sessions[1].token_sha256); }), sessions[1]);
  write([&](auto& t) { return t.remove_sessions_of(person_a); });
  EXPECT_EQ(read([&](const auto& t) { return t.find_session(sessions[1].token_sha256); }), std::nullopt);
  EXPECT_EQ(read([&](const auto& t) { return t.find_session(sessions[3].token_sha256); }), sessions[3]);
}

TEST_P(AccountsContract, KeepsApiTokensInTheOrderAdded) {
  const auto person_a = stored_person().id;
  const ports::ApiTokenRow first{bytes32(), text("token"), person_a, text("label"), moment(), moment()};
  const ports::ApiTokenRow second{bytes32(), text("token"), person_a, text("label"), moment(), std::nullopt};
  const ports::ApiTokenRow other{bytes32(), text("token"), stored_person().id, text("label"), moment(), std::nullopt};
  write([&](auto& t) -> Result<> {
    NOROSHI_TRY(t.put_api_token(first));
    NOROSHI_TRY(t.put_api_token(other));
    return t.put_api_token(second);
  });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_api_token(first.token_sha256); }), first);
  EXPECT_EQ(read([&](const auto& t) { return t.list_api_tokens(person_a); }), (std::vector{first, second}));
}

TEST_P(AccountsContract, RevokesOnlyAPersonsOwnToken) {
  const auto person_a = stored_person().id;
  const auto person_b = stored_person().id;
  const ports::ApiTokenRow token{bytes32(), "reading", person_a, "", moment(), std::nullopt};
  write([&](auto& t) { return t.put_api_token(token); });
  std::vector<bool> removed;
  write([&](auto& t) -> Result<> {
    removed.push_back(NOROSHI_TRY(t.remove_api_token(person_b, "reading")));
    removed.push_back(NOROSHI_TRY(t.remove_api_token(person_a, "reading")));
    removed.push_back(NOROSHI_TRY(t.remove_api_token(person_a, "reading")));
    return {};
  });
  EXPECT_EQ(removed, (std::vector{false, true, false}));
  EXPECT_EQ(read([&](const auto& t) { return t.find_api_token(token.token_sha256); }), std::nullopt);
}

TEST_P(AccountsContract, RefusesASecondTokenOfTheSamePublicName) {
  const auto owner = stored_person().id;
  write([&](auto& t) { return t.put_api_token({bytes32(), "reading", owner, "", moment(), std::nullopt}); });
  EXPECT_EQ(slug_of_write([&](auto& t) {
              return t.put_api_token({bytes32(), "reading", owner, "", moment(), std::nullopt});
            }),
            "already_exists");
}

TEST_P(AccountsContract, GivesAnEnrolmentOutOnce) {
  const ports::EnrolmentRow enrolment{bytes32(), stored_person().id, moment()};
  write([&](auto& t) { return t.put_enrolment(enrolment); });
  std::vector<std::optional<ports::EnrolmentRow>> taken;
  const auto take = [&](auto& t) -> Result<> {
    taken.push_back(NOROSHI_TRY(t.take_enrolment(enrolment.code_sha256)));
    return {};
  };
  write(take);
  reopen();
  write(take);
  EXPECT_EQ(taken, (std::vector<std::optional<ports::EnrolmentRow>>{enrolment, std::nullopt}));
}

TEST_P(AccountsContract, LeavesAnEnrolmentWhereItsTakingFailed) {
  const ports::EnrolmentRow enrolment{bytes32(), stored_person().id, moment()};
  write([&](auto& t) { return t.put_enrolment(enrolment); });
  EXPECT_EQ(slug_of_write([&](auto& t) -> Result<> {
              NOROSHI_TRY(t.take_enrolment(enrolment.code_sha256));
              return fail(ErrorCode::InvalidInput, "password_short", "");
            }),
            "password_short");
  std::optional<ports::EnrolmentRow> taken;
  write([&](auto& t) -> Result<> {
    taken = NOROSHI_TRY(t.take_enrolment(enrolment.code_sha256));
    return {};
  });
  EXPECT_EQ(taken, enrolment);
}

}  // namespace noroshi::contract
