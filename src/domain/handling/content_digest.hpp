#pragma once

#include "base/bytes.hpp"
#include "domain/arrow/items.hpp"

#include <string_view>

namespace noroshi::domain {

/// SHA-256 over every field that leaves and the hash of the tables that masked it. Fields are preceded by their length, so that no two
/// contents give the same bytes. Only compared within one station: it is no wire format.
auto digest_of(const ReportContent& content, std::string_view table_sha256) -> Bytes32;
auto digest_of(const AnswerContent& content, std::string_view table_sha256) -> Bytes32;
auto digest_of(const UseRecordContent& content, std::string_view table_sha256) -> Bytes32;

}  // namespace noroshi::domain
