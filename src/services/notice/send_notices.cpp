#include "services/notice/send_notices.hpp"

#include "services/charter/realm.hpp"
#include "services/relay/retry_delay.hpp"

#include <fmt/format.h>

namespace noroshi::services {
namespace {

constexpr std::size_t notices_at_once = 64;
constexpr std::string_view overdue_reason = "clearance_overdue";

struct DueNotice {
  ports::NoticeRow row;
  std::string address;
};

auto subject_of(const House& house, const ports::NoticeRow& notice) -> std::string {
  const bool overdue = notice.reason == overdue_reason;
  return fmt::format("{}{}：{} / {}", mark_of(house.realm), house.station.name_ja, overdue ? "期限を過ぎています" : "お知らせがあります",
                     overdue ? "Overdue" : "A notice for you");
}

auto body_of(const House& house, const ports::NoticeRow& notice) -> std::string {
  const std::string link = house.base_url + notice.link;
  const std::string due_ja = notice.due_at ? fmt::format("期限：{}（日本時間）\n", to_japan_text(*notice.due_at)) : "";
  const std::string due_en = notice.due_at ? fmt::format("Due: {} (Japan time)\n", to_japan_text(*notice.due_at)) : "";
  return fmt::format(
      "{0}\n{1}からお知らせがあります。内容はここには書きません。次のページでご覧ください。\n{2}\n{3}\n"
      "{4} has something for you. Its content is not in this mail; please see this page.\n{2}\n{5}",
      mark_of(house.realm), house.station.name_ja, link, due_ja, house.station.name_en, due_en);
}

auto list_due_with_addresses(House& house) -> Result<std::vector<DueNotice>> {
  std::vector<DueNotice> due;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    for (auto& row : NOROSHI_TRY(tx.list_due_notices(house.clock.now(), notices_at_once))) {
      const auto person = NOROSHI_TRY(tx.find_person(row.to));
      due.push_back({std::move(row), person && person->active ? person->mail : ""});
    }
    return {};
  }));
  return due;
}

auto send_one(House& house, const DueNotice& due) -> ports::NoticeRow {
  ports::NoticeRow row = due.row;
  if (due.address.empty()) {
    row.state = ports::DispatchState::Refused;
    row.last_error = "mail_address_missing: this person has no mail address on file; add one";
    return row;
  }
  ++row.attempts;
  if (const auto sent = house.mail.send(due.address, subject_of(house, row), body_of(house, row))) {
    row.state = ports::DispatchState::Delivered;
    row.last_error.clear();
  } else {
    row.last_error = sent.error().slug + ": " + sent.error().message;
    row.next_attempt_at = house.clock.now() + retry_delay(row.attempts, house.random);
  }
  return row;
}

}  // namespace

auto send_notices(House& house) -> Result<int> {
  const auto due = NOROSHI_TRY(list_due_with_addresses(house));
  if (due.empty()) return 0;
  std::vector<ports::NoticeRow> outcomes;
  for (const auto& notice : due) outcomes.push_back(send_one(house, notice));
  NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    for (const auto& row : outcomes) NOROSHI_TRY(tx.update_notice(row));
    return {};
  }));
  return static_cast<int>(outcomes.size());
}

}  // namespace noroshi::services
