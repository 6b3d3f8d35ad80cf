#include "tests/contract/store_contract.hpp"

namespace noroshi::contract {

class ExchangesContract : public StoreContract {
protected:
  auto enquiry(const domain::ThreadId& of) -> ports::EnquiryRow {
    return {.id = id<domain::EnquiryId>(),
            .thread = of,
            .asked_here = true,
            .call_back = false,
            .body = sealed("report:q"),
            .asked_at = moment(),
            .answer_by = moment(),
            .answered_at = moment(),
            .charter = id<domain::CharterId>()};
  }
  auto stored_enquiry() -> ports::EnquiryRow {
    const auto row = enquiry(stored_thread().id);
    write([&](auto& t) { return t.add_enquiry(row); });
    return row;
  }
};
INSTANTIATE_TEST_SUITE_P(Stores, ExchangesContract, testing::Values(Backend::Memory, Backend::Sqlite), name_of);

TEST_P(ExchangesContract, KeepsEveryFieldOfAnEnquiry) {
  const auto full = stored_enquiry();
  auto bare = enquiry(full.thread);
  bare.asked_here = false;
  bare.call_back = true;
  bare.answer_by = std::nullopt;
  bare.answered_at = std::nullopt;
  bare.charter = std::nullopt;
  write([&](auto& t) { return t.add_enquiry(bare); });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_enquiry(full.id); }), full);
  EXPECT_EQ(read([&](const auto& t) { return t.find_enquiry(bare.id); }), bare);
  EXPECT_EQ(read([&](const auto& t) { return t.find_enquiry(id<domain::EnquiryId>()); }), std::nullopt);
}

TEST_P(ExchangesContract, ListsEnquiriesOfAThreadInTheOrderAsked) {
  const auto of = stored_thread().id;
  auto later = enquiry(of);
  const auto earlier = enquiry(of);
  later.asked_at = moment();
  write([&](auto& t) -> Result<> {
    NOROSHI_TRY(t.add_enquiry(later));
    return t.add_enquiry(earlier);
  });
  stored_enquiry();  // of another thread
  EXPECT_EQ(read([&](const auto& t) { return t.list_enquiries(of); }), (std::vector{earlier, later}));
}

TEST_P(ExchangesContract, MarksAnEnquiryAnswered) {
  auto row = stored_enquiry();
  row.answered_at = moment();
  write([&](auto& t) { return t.mark_answered(row.id, *row.answered_at); });
  EXPECT_EQ(read([&](const auto& t) { return t.find_enquiry(row.id); }), row);
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.mark_answered(id<domain::EnquiryId>(), moment()); }), "not_found");
}

TEST_P(ExchangesContract, KeepsAnswersInTheOrderAdded) {
  const auto question = stored_enquiry();
  const ports::AnswerRow first{id<ports::AnswerId>(), question.id, question.thread, sealed("report:a"), moment()};
  const ports::AnswerRow second{id<ports::AnswerId>(), question.id, question.thread, sealed("report:a"), moment()};
  write([&](auto& t) -> Result<> {
    NOROSHI_TRY(t.add_answer(first));
    return t.add_answer(second);
  });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.find_answer(second.id); }), second);
  EXPECT_EQ(read([&](const auto& t) { return t.list_answers(question.id); }), (std::vector{first, second}));
  EXPECT_EQ(read([&](const auto& t) { return t.find_answer(id<ports::AnswerId>()); }), std::nullopt);
}

TEST_P(ExchangesContract, RefusesQuestionsAndAnswersThatHangInTheAir) {
  const auto row = stored_enquiry();
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_enquiry(row); }), "already_exists");
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_enquiry(enquiry(id<domain::ThreadId>())); }), "parent_missing");
  const ports::AnswerRow answer{id<ports::AnswerId>(), id<domain::EnquiryId>(), row.thread, sealed("report:a"), moment()};
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_answer(answer); }), "parent_missing");
}

TEST_P(ExchangesContract, KeepsReadNoticesInTheOrderTheyCame) {
  const auto of = stored_thread().id;
  const ports::ReadNoticeRow first{of, {text("analyst@centre"), domain::Purpose::Statistics, 3, moment(), 12}};
  const ports::ReadNoticeRow second{of, {text("desk@ministry"), domain::Purpose::Response, 1, moment(), 7}};
  write([&](auto& t) -> Result<> {
    NOROSHI_TRY(t.add_read_notice(first));
    return t.add_read_notice(second);
  });
  reopen();
  EXPECT_EQ(read([&](const auto& t) { return t.list_read_notices(of); }), (std::vector{first, second}));
  EXPECT_TRUE(read([&](const auto& t) { return t.list_read_notices(id<domain::ThreadId>()); }).empty());
  EXPECT_EQ(slug_of_write([&](auto& t) { return t.add_read_notice({id<domain::ThreadId>(), first.content}); }), "parent_missing");
}

}  // namespace noroshi::contract
