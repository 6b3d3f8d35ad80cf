#include "formats/wire/item.hpp"

#include "formats/wire/item_form.hpp"
#include "formats/wire/json_reader.hpp"
#include "formats/wire/json_writer.hpp"

namespace noroshi::wire {

auto blank_content(domain::ItemKind kind) -> domain::ItemContent {
  switch (kind) {
    case domain::ItemKind::Report: return domain::ReportContent{};
    case domain::ItemKind::Tally: return domain::TallyContent{};
    case domain::ItemKind::Bulletin: return Blank<domain::BulletinContent>::make();
    case domain::ItemKind::Enquiry: return Blank<domain::EnquiryContent>::make();
    case domain::ItemKind::Answer: return Blank<domain::AnswerContent>::make();
    case domain::ItemKind::CallBack: return domain::CallBackContent{};
    case domain::ItemKind::UseRecord: return Blank<domain::UseRecordContent>::make();
    case domain::ItemKind::ReadNotice: return domain::ReadNoticeContent{};
  }
  return domain::ReportContent{};
}

auto encode_item(const domain::Item& item) -> Bytes { return encode(item); }
auto decode_item(BytesView bytes) -> Result<domain::Item> { return decode<domain::Item>(bytes); }

auto encode_enquiry(const domain::EnquiryContent& enquiry) -> Bytes { return encode(enquiry); }
auto decode_enquiry(BytesView bytes) -> Result<domain::EnquiryContent> { return decode<domain::EnquiryContent>(bytes); }
auto encode_call_back(const domain::CallBackContent& call) -> Bytes { return encode(call); }
auto decode_call_back(BytesView bytes) -> Result<domain::CallBackContent> { return decode<domain::CallBackContent>(bytes); }
auto encode_answer(const domain::AnswerContent& answer) -> Bytes { return encode(answer); }
auto decode_answer(BytesView bytes) -> Result<domain::AnswerContent> { return decode<domain::AnswerContent>(bytes); }

}  // namespace noroshi::wire
