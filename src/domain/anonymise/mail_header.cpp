#include "domain/anonymise/mail_header.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace noroshi::domain {
namespace {

constexpr std::size_t name_length_max = 26;
constexpr std::array recipients{"to", "cc", "bcc", "delivered-to", "宛先", "宛"};
constexpr std::array senders{"from",       "sender", "reply-to", "date", "sent", "subject",
                             "importance", "差出人", "送信者",   "件名", "日時", "送信日時"};
constexpr std::array machines{"received",     "return-path",    "message-id",  "authentication-results",
                              "received-spf", "dkim-signature", "mime-version"};

template <class List> auto is_in(const List& list, std::string_view word) -> bool { return std::ranges::find(list, word) != list.end(); }

// "from" of "> From: x". Quoting marks and spaces before it are passed over.
auto field_name(const NormalText& text, std::size_t begin, std::size_t end) -> std::string {
  while (begin < end && (text.points[begin] == U' ' || text.points[begin] == U'>' || text.points[begin] == U'|')) ++begin;
  const auto colon = text.points.find(U':', begin);
  if (colon >= end || colon - begin > name_length_max) return {};
  return to_text(std::u32string_view{text.lower}.substr(begin, colon - begin));
}

// A line of a field that goes on begins with a space, behind the quoting mark if there is one.
auto is_continued(const NormalText& text, std::size_t begin, std::size_t end) -> bool {
  if (begin < end && text.points[begin] == U'>') begin += 2;
  return begin < end && text.points[begin] == U' ';
}

}  // namespace

MailHeaders::MailHeaders(const Reading& reading) {
  const auto& text = reading.text;
  std::size_t first = 0;  // of the block that is being read
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.points.find(U'\n', begin), text.size());
    const auto name = field_name(text, begin, end);
    const bool goes_on = first < lines_.size() && is_continued(text, begin, end);
    std::optional<Line::Field> field;
    if (is_in(recipients, name)) field = Line::Field::Recipient;
    if (is_in(senders, name)) field = Line::Field::Sender;
    if (is_in(machines, name) || name.starts_with("x-")) field = Line::Field::Machine;
    if (!field && goes_on) field = lines_.back().field;
    if (field) {
      const auto by = std::u32string_view{text.lower}.substr(0, end).find(U" by ", begin);
      lines_.push_back({begin, end, *field, *field == Line::Field::Machine ? std::min(by, end) : end, false});
    } else {
      close_block(first);
      first = lines_.size();
    }
    begin = end + 1;
  }
  close_block(first);
}

// One line alone is no header: "宛先: 各位" stands in forms as well.
void MailHeaders::close_block(std::size_t first) {
  const auto size = lines_.size() - first;
  if (size == 1) lines_.pop_back();
  if (size < 2) return;
  const auto begin = lines_.begin() + static_cast<long>(first);
  const bool is_evidence = std::any_of(begin, lines_.end(), [](const Line& line) { return line.field == Line::Field::Machine; });
  std::for_each(begin, lines_.end(), [&](Line& line) { line.is_evidence = is_evidence; });
}

auto MailHeaders::role_at(std::size_t at) const -> std::string_view {
  const auto line = std::ranges::find_if(lines_, [&](const Line& one) { return one.begin <= at && at < one.end; });
  if (line == lines_.end()) return {};
  const bool is_own = !line->is_evidence || line->field == Line::Field::Recipient || at >= line->receiver;
  return is_own ? "victim" : "attacker";
}

}  // namespace noroshi::domain
