#pragma once

#include "base/bytes.hpp"
#include "domain/arrow/items.hpp"

namespace noroshi::wire {

/// An opened item, as the receiving station keeps it.
auto encode_item(const domain::Item& item) -> Bytes;
auto decode_item(BytesView bytes) -> Result<domain::Item>;

/// Bodies of what is asked and answered on a thread.
auto encode_enquiry(const domain::EnquiryContent& enquiry) -> Bytes;
auto decode_enquiry(BytesView bytes) -> Result<domain::EnquiryContent>;
auto encode_call_back(const domain::CallBackContent& call) -> Bytes;
auto decode_call_back(BytesView bytes) -> Result<domain::CallBackContent>;
auto encode_answer(const domain::AnswerContent& answer) -> Bytes;
auto decode_answer(BytesView bytes) -> Result<domain::AnswerContent>;

}  // namespace noroshi::wire
