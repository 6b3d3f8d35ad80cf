#pragma once

#include "domain/anonymise/candidate.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// The mail headers that stand in a text: the one that the report itself was sent with, and those that are quoted as evidence.
class MailHeaders {
public:
  explicit MailHeaders(const Reading& reading);

  /// Whose an address is by its place in a header. Recipients are the source's own in either kind. A header with fields that only
  /// machines write (Received, Return-Path) is quoted: its other addresses are the attacker's, but for the machine that received it. Any
  /// other header is the report's own: "victim". Empty outside headers.
  auto role_at(std::size_t at) const -> std::string_view;

private:
  struct Line {
    std::size_t begin, end;
    enum class Field { Recipient, Sender, Machine } field;
    std::size_t receiver;  ///< from where on a Received line names the machine that took the mail
    bool is_evidence;
  };

  void close_block(std::size_t first);

  std::vector<Line> lines_;
};

}  // namespace noroshi::domain
