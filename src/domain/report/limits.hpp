#pragma once

#include <cstddef>

/// Every limit of the house in one place; printed into the API document. Bytes are of UTF-8.
namespace noroshi::domain::limits {

constexpr std::size_t request_bytes_max = 256 * 1024;
constexpr std::size_t header_bytes_max = 16 * 1024;
constexpr std::size_t json_depth_max = 16;
constexpr std::size_t json_members_max = 10'000;
constexpr std::size_t what_i_know_chars_max = 20'000;
constexpr std::size_t attacker_side_chars_max = 10'000;
constexpr std::size_t short_text_chars_max = 200;    ///< names, titles, reasons
constexpr std::size_t long_text_chars_max = 10'000;  ///< enquiries, answers, bulletin bodies
constexpr std::size_t fact_text_chars_max = 500;
constexpr std::size_t fact_name_chars_max = 64;
constexpr std::size_t list_items_max = 200;
constexpr std::size_t page_items_max = 200;
constexpr std::size_t table_text_chars_max = 60'000;  ///< one table, whole
constexpr int tally_count_max = 10'000'000;
constexpr int tally_minutes_max = 10'000;
constexpr std::size_t idempotency_key_chars_max = 128;
constexpr std::size_t password_chars_min = 12;
constexpr std::size_t password_chars_max = 128;
constexpr std::size_t dispatch_bytes_max = 512 * 1024;
constexpr std::size_t dispatch_padding_bytes = 4 * 1024;
constexpr int clock_skew_seconds_max = 600;
constexpr int session_idle_minutes = 30;
constexpr int session_hours_max = 12;

}  // namespace noroshi::domain::limits
