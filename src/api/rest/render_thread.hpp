#pragma once

#include "formats/json/object.hpp"
#include "services/report/file_report.hpp"
#include "services/report/read_story.hpp"
#include "services/report/read_thread.hpp"

#include <string>
#include <vector>

namespace noroshi::rest {

auto render_filed(const services::Filed& filed) -> std::string;
auto render_reports(const services::ReportPage& page) -> std::string;
auto render_thread(const services::ThreadView& view) -> std::string;
auto render_custody(const services::Custody& custody) -> std::string;
auto render_story(const services::Story& story) -> std::string;
auto render_enquiry(const services::EnquiryView& enquiry) -> json::Object;
auto render_indicators(const std::vector<domain::Indicator>& indicators) -> json::List;
auto render_purposes(const std::set<domain::Purpose>& purposes) -> std::vector<std::string>;
auto render_outcomes(const std::map<domain::UseOutcome, int>& outcomes) -> json::Object;
auto render_dispatch(const ports::OutboundRow& row, const std::string& to) -> json::Object;

}  // namespace noroshi::rest
