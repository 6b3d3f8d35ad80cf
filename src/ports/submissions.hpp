#pragma once

#include "ports/reports.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::ports {

using SubmissionId = Id<struct SubmissionTag>;

enum class SubmissionVia { Paper, Portal, Mail, Telephone };
enum class SubmissionState { Recorded, Withdrawn };

auto to_text(SubmissionVia via) -> std::string_view;
auto parse_submission_via(std::string_view text) -> Result<SubmissionVia>;
auto to_text(SubmissionState state) -> std::string_view;
auto parse_submission_state(std::string_view text) -> Result<SubmissionState>;

/// "Submitted to X at hh:mm, number n": what a person says was handed to an authority outside this system. Never a delivery of ours.
/// `body` is the filled form, sealed under a key of the thread.
struct SubmissionRow {
  SubmissionId id;
  ThreadId thread;
  std::string form;  ///< id of the form
  std::string addressee;
  UtcTime submitted_at;
  std::string number;  ///< as the addressee gave it; may be empty
  domain::PersonId by;
  SubmissionVia via = SubmissionVia::Portal;
  SubmissionState state = SubmissionState::Recorded;
  SealedBytes body;
};

class Submissions {
public:
  virtual ~Submissions() = default;
  virtual auto put_submission(const SubmissionRow& submission) -> Result<> = 0;  ///< insert or replace
  virtual auto find_submission(const SubmissionId& id) const -> Result<std::optional<SubmissionRow>> = 0;
  virtual auto list_submissions(const ThreadId& thread) const -> Result<std::vector<SubmissionRow>> = 0;  ///< by the time submitted
};

}  // namespace noroshi::ports
