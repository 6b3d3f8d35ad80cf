#pragma once

#include "domain/handling/reading.hpp"
#include "formats/wire/item.hpp"
#include "formats/wire/reading.hpp"
#include "formats/wire/report.hpp"
#include "services/log/read_log.hpp"
#include "services/report/read_thread.hpp"

namespace noroshi::services {

/// What permits on a case are about.
struct ThreadBodies;

/// The stored rows of one case that have bodies, and the objects that a log entry must name before they open.
struct ThreadRows {
  ports::ThreadRow thread;
  std::vector<ports::ReportRow> reports;
  std::vector<ports::EnquiryRow> enquiries;
  std::vector<ports::AnswerRow> answers;
};
auto load_thread_rows(const ports::Transaction& tx, ports::ThreadRow thread) -> Result<ThreadRows>;
auto objects_of(const ThreadRows& rows) -> std::vector<domain::ObjectRef>;

auto open_version(House& house, const domain::LoggedRead<ThreadBodies>& read, const ports::ThreadRow& thread, const ports::ReportRow& row)
    -> Result<domain::Unreleased<VersionView>>;
auto open_enquiry(House& house, const domain::LoggedRead<ThreadBodies>& read, const ThreadRows& rows, const ports::EnquiryRow& row)
    -> Result<domain::Unreleased<EnquiryView>>;

}  // namespace noroshi::services
