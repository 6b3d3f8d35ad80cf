#pragma once

#include "domain/arrow/items.hpp"
#include "domain/handling/reading.hpp"
#include "services/house.hpp"
#include "services/reading/reading_view.hpp"

#include <optional>
#include <string>
#include <vector>

namespace noroshi::services {

struct VersionView {
  domain::ReportId report;
  int version = 1;
  domain::ReportKind kind = domain::ReportKind::Incident;
  domain::ReportStage stage = domain::ReportStage::First;
  domain::IntakeChannel channel = domain::IntakeChannel::Web;
  UtcTime received_at;
  std::string text;
  std::string attacker_side;
  std::string organisation;  ///< named arrows only
  domain::Facts facts;
  std::vector<domain::Indicator> indicators;
  std::string occurred;
  domain::Terms terms;
  bool technical_half = false;
  std::optional<domain::Assessment> assessment;
};

struct AnswerView {
  std::string text;
  UtcTime at;
};

struct EnquiryView {
  domain::EnquiryId enquiry;
  domain::ThreadId thread;
  std::string short_number;
  bool call_back = false;
  std::string question;  ///< or the reason of a call-back
  std::string desk;
  std::string telephone;
  UtcTime asked_at;
  std::optional<UtcTime> answer_by;
  std::optional<UtcTime> answered_at;
  std::vector<AnswerView> answers;
};

/// One case with everything on it: versions, questions and answers, what waits, what left.
struct ThreadView {
  ports::ThreadRow thread;
  bool own = false;
  std::string document_number;  ///< of the charter it came under
  std::vector<VersionView> versions;
  std::vector<EnquiryView> enquiries;
  std::vector<std::pair<ports::ClearanceRow, std::string>> clearances;  ///< with the receiver's slug
  std::vector<std::pair<ports::OutboundRow, std::string>> dispatches;
  std::vector<ReadingView> readings;              ///< of the source, the CEPTOAR and the nation, the earlier ones too
  std::vector<ports::SubmissionRow> submissions;  ///< for whoever speaks for the source; a form's addressee and number point at it
};

/// Opens one case for a purpose. The source of a case that came over an arrow gets a read notice through its handle.
auto read_thread(House& house, const domain::Caller& caller, const domain::ThreadId& id, std::optional<domain::Purpose> purpose)
    -> Result<domain::Released<ThreadView>>;

/// A line of the list: no words of the giver.
struct ReportLine {
  ports::ThreadRow thread;
  ports::ReportRow latest;
  bool own = false;
  int open_enquiries = 0;
};
struct ReportPage {
  std::vector<ReportLine> lines;
  std::optional<domain::ThreadId> next;
};
auto list_reports(House& house, const domain::Caller& caller, std::optional<domain::ThreadId> after, std::optional<domain::Purpose> purpose)
    -> Result<domain::Released<ReportPage>>;

}  // namespace noroshi::services
