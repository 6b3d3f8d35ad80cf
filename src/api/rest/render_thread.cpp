#include "api/rest/render_thread.hpp"

#include "api/rest/render_form.hpp"
#include "api/rest/render_reading.hpp"
#include "formats/json/facts.hpp"
#include "formats/json/precedents.hpp"

namespace noroshi::rest {
namespace {

auto render_version(const services::VersionView& version) -> json::Object {
  json::Object object;
  object.add("report", version.report).add("version", version.version).add("kind", domain::to_text(version.kind));
  object.add("stage", domain::to_text(version.stage)).add("channel", domain::to_text(version.channel));
  object.add("received_at", version.received_at).add("text", version.text).add("attacker_side", version.attacker_side);
  object.add("organisation", version.organisation).add("facts", json::write_facts(version.facts));
  object.add("indicators", render_indicators(version.indicators)).add("occurred", version.occurred);
  object.add("tlp", domain::to_text(version.terms.tlp)).add("purposes", render_purposes(version.terms.purposes));
  object.add("technical_half", version.technical_half);
  object.add("assessment", version.assessment ? json::Fragment{render_assessment(*version.assessment)} : json::Fragment{nullptr});
  return object;
}

auto render_clearance_line(const ports::ClearanceRow& row, const std::string& to) -> json::Object {
  json::Object object;
  object.add("clearance", row.id).add("subject", ports::to_text(row.subject)).add("state", ports::to_text(row.state)).add("to", to);
  object.add("due_at", row.due_at).add("technical_half_gone", row.technical_half_gone).add("released_by", row.released_by);
  return object;
}

auto render_line(const services::ReportLine& line) -> json::Object {
  json::Object object;
  object.add("thread", line.thread.id).add("report", line.latest.id).add("short_number", line.thread.short_number);
  object.add("sector", line.thread.sector).add("kind", domain::to_text(line.latest.kind)).add("stage", domain::to_text(line.latest.stage));
  object.add("version", line.latest.version).add("level", line.latest.level).add("received_at", line.latest.received_at);
  object.add("changed_at", line.thread.changed_at).add("statutory", line.thread.statutory).add("own", line.own);
  object.add("open_enquiries", line.open_enquiries).add("withdrawn", line.thread.withdrawn);
  return object;
}

auto render_opening(const domain::Opening& opening) -> json::Object {
  json::Object object;
  object.add("kind", domain::to_text(opening.kind)).add("at", opening.at).add("actor", opening.actor).add("purpose", opening.purpose);
  object.add("detail", opening.detail);
  object.add("access_number", opening.access ? json::Fragment{opening.access->number} : json::Fragment{nullptr});
  object.add("access_before", opening.access ? json::Fragment{to_hex(opening.access->previous)} : json::Fragment{nullptr});
  return object;
}

auto render_reads(const domain::Purpose purpose, const services::StoryReads& reads) -> json::Object {
  json::Object object;
  object.add("purpose", domain::to_text(purpose)).add("count", reads.count).add("last_at", reads.last_at);
  object.add("readers", std::vector<std::string>{reads.readers.begin(), reads.readers.end()});
  return object;
}

auto render_readings(const std::vector<services::ReadingView>& readings) -> json::List {
  json::List list;
  for (const auto& view : readings)
    list.add(render_reading_row(view.row, view.reason).add("assessment", render_assessment(view.assessment)));
  return list;
}

auto render_rises(const std::vector<services::StoryRise>& rises) -> json::List {
  json::List list;
  for (const auto& rise : rises) list.add(render_reading_row(rise.row, rise.reason).add("level_before", rise.level_before));
  return list;
}

}  // namespace

auto render_indicators(const std::vector<domain::Indicator>& indicators) -> json::List {
  json::List list;
  for (const auto& indicator : indicators) list.add(json::Object{}.add("type", indicator.type).add("value", indicator.value));
  return list;
}

auto render_purposes(const std::set<domain::Purpose>& purposes) -> std::vector<std::string> {
  std::vector<std::string> texts;
  for (const auto purpose : purposes) texts.emplace_back(domain::to_text(purpose));
  return texts;
}

auto render_outcomes(const std::map<domain::UseOutcome, int>& outcomes) -> json::Object {
  json::Object object;
  for (const auto& [outcome, number] : outcomes) object.add(domain::to_text(outcome), number);
  return object;
}

auto render_dispatch(const ports::OutboundRow& row, const std::string& to) -> json::Object {
  json::Object object;
  object.add("dispatch", row.id).add("kind", domain::to_text(row.kind)).add("to", to).add("state", ports::to_text(row.state));
  object.add("attempts", row.attempts).add("queued_at", row.queued_at).add("done_at", row.done_at).add("last_error", row.last_error);
  return object;
}

auto render_enquiry(const services::EnquiryView& enquiry) -> json::Object {
  json::List answers;
  for (const auto& answer : enquiry.answers) answers.add(json::Object{}.add("text", answer.text).add("at", answer.at));
  json::Object object;
  object.add("enquiry", enquiry.enquiry).add("thread", enquiry.thread).add("short_number", enquiry.short_number);
  object.add("call_back", enquiry.call_back).add("question", enquiry.question).add("desk", enquiry.desk);
  object.add("telephone", enquiry.telephone).add("asked_at", enquiry.asked_at).add("answer_by", enquiry.answer_by);
  object.add("answered_at", enquiry.answered_at).add("answers", answers);
  return object;
}

auto render_filed(const services::Filed& filed) -> std::string {
  json::List clearances;
  for (const auto& line : filed.clearances) {
    clearances.add(json::Object{}.add("clearance", line.clearance).add("to", line.to).add("state", ports::to_text(line.state)));
  }
  json::Object object;
  object.add("thread", filed.thread).add("report", filed.report).add("short_number", filed.short_number).add("version", filed.version);
  object.add("received_at", filed.received_at).add("durability", "stored").add("receipt", filed.receipt);
  object.add("verdict", render_verdict(filed.verdict)).add("assessment", render_assessment(filed.assessment));
  object.add("clearances", clearances);
  object.add("contact", json::Object{}.add("name_ja", filed.contact_ja).add("name_en", filed.contact_en));
  object.add("binds_ja", filed.binds_ja).add("binds_en", filed.binds_en).add("met_before", filed.met_before);
  json::List precedents;
  for (const auto& [near, precedent] : filed.precedents) precedents.add(json::write_near_precedent(near, precedent));
  return object.add("precedents", precedents).str();
}

auto render_reports(const services::ReportPage& page) -> std::string {
  json::List lines;
  for (const auto& line : page.lines) lines.add(render_line(line));
  return json::Object{}.add("reports", lines).add("next", page.next).str();
}

auto render_thread(const services::ThreadView& view) -> std::string {
  json::List versions;
  for (const auto& version : view.versions) versions.add(render_version(version));
  json::List enquiries;
  for (const auto& enquiry : view.enquiries) enquiries.add(render_enquiry(enquiry));
  json::List clearances;
  for (const auto& [row, to] : view.clearances) clearances.add(render_clearance_line(row, to));
  json::List dispatches;
  for (const auto& [row, to] : view.dispatches) dispatches.add(render_dispatch(row, to));
  json::Object object;
  object.add("thread", view.thread.id).add("short_number", view.thread.short_number).add("sector", view.thread.sector);
  object.add("statutory", view.thread.statutory).add("own", view.own).add("withdrawn", view.thread.withdrawn);
  object.add("charter", view.document_number).add("versions", versions).add("enquiries", enquiries).add("clearances", clearances);
  json::List submissions;
  for (const auto& row : view.submissions) submissions.add(render_submission(row));
  object.add("submissions", submissions);
  object.add("dispatches", dispatches).add("readings", render_readings(view.readings));
  return object.str();
}

auto render_custody(const services::Custody& custody) -> std::string {
  json::List entries;
  for (const auto& entry : custody.entries) {
    entries.add(render_opening(entry.opening).add("index", entry.index).add("receipt", entry.receipt));
  }
  return json::Object{}.add("accesses", custody.accesses).add("entries", entries).str();
}

auto render_story(const services::Story& story) -> std::string {
  json::List bulletins;
  for (const auto& line : story.bulletins) {
    bulletins.add(json::Object{}.add("bulletin", line.bulletin).add("number", line.number).add("title", line.title).add("at", line.at));
  }
  json::List reads;
  for (const auto& [purpose, line] : story.reads) reads.add(render_reads(purpose, line));
  json::Object object;
  object.add("bulletins", bulletins).add("sectors_acted", story.sectors_acted).add("outcomes", render_outcomes(story.outcomes));
  object.add("suppressed", story.suppressed).add("use_notes", story.use_notes).add("read_notices", reads);
  object.add("rises", render_rises(story.rises));
  return object.str();
}

}  // namespace noroshi::rest
