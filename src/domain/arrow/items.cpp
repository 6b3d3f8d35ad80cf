#include "domain/arrow/items.hpp"

namespace noroshi::domain {
namespace {

auto item_kind(const ReportContent&) -> ItemKind { return ItemKind::Report; }
auto item_kind(const TallyContent&) -> ItemKind { return ItemKind::Tally; }
auto item_kind(const BulletinContent&) -> ItemKind { return ItemKind::Bulletin; }
auto item_kind(const EnquiryContent&) -> ItemKind { return ItemKind::Enquiry; }
auto item_kind(const AnswerContent&) -> ItemKind { return ItemKind::Answer; }
auto item_kind(const CallBackContent&) -> ItemKind { return ItemKind::CallBack; }
auto item_kind(const UseRecordContent&) -> ItemKind { return ItemKind::UseRecord; }
auto item_kind(const ReadNoticeContent&) -> ItemKind { return ItemKind::ReadNotice; }

}  // namespace

auto kind_of(const ItemContent& content) -> ItemKind {
  return std::visit([](const auto& item) { return item_kind(item); }, content);
}

}  // namespace noroshi::domain
