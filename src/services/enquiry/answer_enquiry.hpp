#pragma once

#include "domain/handling/durable.hpp"
#include "services/report/file_report.hpp"
#include "services/report/read_thread.hpp"

#include <optional>
#include <string>
#include <vector>

namespace noroshi::services {

struct Answered {
  ports::AnswerId answer;
  std::optional<ports::ClearanceId> clearance;  ///< of one that goes up; nullopt when the question was asked here
};

/// The source's answer, in its own words; what goes up is anonymised and cleared like a report. Consent is by look or standing.
auto answer_enquiry(House& house, const domain::Caller& caller, const RequestKey& key, const domain::EnquiryId& enquiry, std::string text,
                    ConsentMode consent) -> Result<domain::Written<Answered>>;

/// Questions that wait for the caller's organisation (or, for station staff, all of the station's), newest last.
auto list_open_enquiries(House& house, const domain::Caller& caller) -> Result<domain::Released<std::vector<EnquiryView>>>;

}  // namespace noroshi::services
