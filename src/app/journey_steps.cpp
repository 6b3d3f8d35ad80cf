#include "app/journey_steps.hpp"

#include "domain/arrow/handle.hpp"
#include "services/charter/load_charter.hpp"

#include <chrono>
#include <thread>

namespace noroshi::app {
namespace {

using Steady = std::chrono::steady_clock;

/// Every text in a JSON value, one after the other: what a reader of that answer has before them.
void gather_texts(const json::Value& value, std::string& into) {
  if (value.text() != nullptr) into += *value.text() + "\n";
  if (value.items() != nullptr) {
    for (const auto& item : *value.items()) gather_texts(item, into);
  }
  if (value.members() != nullptr) {
    for (const auto& [name, member] : *value.members()) gather_texts(member, into);
  }
}

auto first_of(const json::Value& object, std::string_view list) -> const json::Value* {
  const auto* found = object.find(list);
  return found != nullptr && found->items() != nullptr && !found->items()->empty() ? &found->items()->front() : nullptr;
}

auto sentence_of(const Error& error) -> std::string {
  std::string text = error.slug + ": " + error.message;
  for (const auto& field : error.fields) text += " [" + field.field + ": " + field.message + "]";
  return text;
}

}  // namespace

auto Journey::client(const std::string& station, const std::string& user) -> StationClient {
  const auto token = tokens_.find(station + "/" + user);
  NOROSHI_ASSERT(token != tokens_.end());
  return {http_, premises_.houses().at(station)->base_url, token->second};
}

void Journey::stop(Traveller& traveller, Stage stage, const Error& error) {
  traveller.stage = stage;
  traveller.why = sentence_of(error);
}

void Journey::file(Traveller& traveller) {
  json::Object body;
  body.add("kind", traveller.line.kind.empty() ? "incident" : traveller.line.kind).add("what_i_know", traveller.line.text);
  if (!traveller.line.lang.empty()) body.add("language", traveller.line.lang);
  const auto start = Steady::now();
  const auto filed = client(traveller.station, traveller.operator_key).post("reports", body, next_key());
  traveller.file_ms = std::chrono::duration<double, std::milli>(Steady::now() - start).count();
  if (!filed) return stop(traveller, Stage::Refused, filed.error());
  traveller.stage = Stage::Filed;
  traveller.thread = text_in(*filed, "thread");
  traveller.report = text_in(*filed, "report");
  traveller.receipts.push_back(text_in(*filed, "receipt"));
  if (const auto* clearance = first_of(*filed, "clearances")) traveller.clearance = text_in(*clearance, "clearance");
}

auto Journey::clear_one(Traveller& traveller, const std::string& clearance, Questions questions) -> Result<> {
  auto reporter = client(traveller.station, traveller.operator_key);
  const auto preview = NOROSHI_TRY(reporter.get("clearances/" + clearance));
  const auto* open = preview.find("open_questions");
  if (questions == Questions::Hold && open != nullptr && open->integer() != nullptr && *open->integer() > 0) {
    return fail(ErrorCode::Conflict, "held", std::to_string(*open->integer()) + " questions for a person");
  }
  json::Object consent;
  consent.add("digest", text_in(preview, "digest")).add("accepts_small_set", true);
  NOROSHI_TRY(reporter.post("clearances/" + clearance + "/consent", consent, ""));
  auto approver = client(traveller.station, traveller.station + ".approver");
  const auto seen = NOROSHI_TRY(approver.get("clearances/" + clearance));
  NOROSHI_TRY(approver.post("clearances/" + clearance + "/release", json::Object{}.add("digest", text_in(seen, "digest")), ""));
  return {};
}

void Journey::clear(Traveller& traveller, Questions questions) {
  const auto cleared = clear_one(traveller, traveller.clearance, questions);
  if (!cleared) return stop(traveller, Stage::Held, cleared.error());
  traveller.stage = Stage::Released;
}

/// The one place where the journey looks behind the doors: which case at the centre is this line's. Nobody outside the filing station can
/// know.
void Journey::find_at_centre(Traveller& traveller) {
  auto& filing = *premises_.houses().at(traveller.station);
  auto& centre = *premises_.houses().at("centre");
  const auto found = centre.store.read([&](const ports::Transaction& at_centre) -> Result<> {
    for (const auto& charter : NOROSHI_TRY(services::list_charters(at_centre, centre))) {
      const auto thread = NOROSHI_TRY(domain::ThreadId::parse(traveller.thread));
      const auto handle = domain::make_handle(filing.keys.handle_key().reveal(), thread, charter.charter().id);
      if (const auto row = NOROSHI_TRY(at_centre.find_thread_by_handle(charter.charter().id, handle)))
        traveller.centre_thread = row->id.str();
    }
    return {};
  });
  if (!found || traveller.centre_thread.empty()) {
    traveller.why = found ? "not at the centre" : sentence_of(found.error());
    return;
  }
  traveller.stage = Stage::Delivered;
}

void Journey::ask(Traveller& traveller) {
  auto analyst = client("centre", "centre.analyst");
  const auto read = analyst.get("threads/" + traveller.centre_thread + "?purpose=response");
  if (!read) return stop(traveller, Stage::Released, read.error());
  gather_texts(*read, traveller.seen_at_centre);
  json::Object question;
  question.add("question", "対応は完了していますか。同じ事象が続いている場合はお知らせください。");
  const auto asked = analyst.post("threads/" + traveller.centre_thread + "/enquiries", question, next_key());
  if (!asked) traveller.why = sentence_of(asked.error());
}

void Journey::answer(Traveller& traveller) {
  auto reporter = client(traveller.station, traveller.operator_key);
  const auto open = reporter.get("enquiries");
  const auto* enquiry = open ? first_of(*open, "enquiries") : nullptr;
  if (enquiry == nullptr) {
    traveller.why = open ? "the enquiry did not arrive" : sentence_of(open.error());
    return;
  }
  // The source speaks of itself by a name it registered, so that the answer's way is tested like the report's.
  const auto name = traveller.terms.empty() ? std::string{"当社"} : traveller.terms.front();
  json::Object body;
  body.add("text", name + "での対応は完了しました。再発はありません。");
  const auto answered = reporter.post("enquiries/" + text_in(*enquiry, "enquiry") + "/answers", body, next_key());
  if (!answered) {
    traveller.why = sentence_of(answered.error());
    return;
  }
  traveller.answer_clearance = text_in(*answered, "clearance");
  if (const auto cleared = clear_one(traveller, traveller.answer_clearance, Questions::StayMasked); !cleared)
    traveller.why = sentence_of(cleared.error());
}

void Journey::check_answer(Traveller& traveller) {
  const auto read = client("centre", "centre.analyst").get("threads/" + traveller.centre_thread + "?purpose=response");
  if (!read) return;
  const auto* enquiry = first_of(*read, "enquiries");
  traveller.answer_returned = enquiry != nullptr && first_of(*enquiry, "answers") != nullptr;
  gather_texts(*read, traveller.seen_at_centre);
}

void Journey::warn(Traveller& traveller) {
  auto analyst = client("centre", "centre.analyst");
  const auto read = analyst.get("threads/" + traveller.centre_thread + "?purpose=cross_sector_warning");
  const auto* version = read ? first_of(*read, "versions") : nullptr;
  const auto text = version != nullptr ? text_in(*version, "text") : std::string{};
  json::Object draft;
  draft.add("title", "注意喚起").add("body", text.empty() ? "技術情報のみの連絡がありました。" : text);
  draft.add("countermeasure", "同種の事象の有無を確認し、該当する設定を見直してください。");
  draft.add("action_asked", "確認の結果を活用記録でお知らせください。").add("tlp", "TLP:AMBER");
  draft.add("about", std::vector<std::string>{traveller.centre_thread});
  const auto written = analyst.post("bulletins", draft, next_key());
  if (!written) {
    traveller.why = sentence_of(written.error());
    return;
  }
  traveller.bulletin = text_in(*written, "bulletin");
  auto approver = client("centre", "centre.approver");
  const auto issued = approver.post("bulletins/" + traveller.bulletin + "/issue", json::Object{}, "");
  if (!issued) {
    traveller.why = sentence_of(issued.error());
    return;
  }
  if (const auto bulletin = analyst.get("bulletins/" + traveller.bulletin)) gather_texts(*bulletin, traveller.seen_at_centre);
  traveller.stage = Stage::Warned;
}

void Journey::use(Traveller& traveller) {
  auto coordinator = client(traveller.station, traveller.station + ".coordinator");
  static_cast<void>(
      coordinator.post("bulletins/" + traveller.bulletin + "/passing-on", json::Object{}, ""));  // 409 where it went on at once
  auto recipient = client(traveller.station, traveller.operator_key);
  const auto read = recipient.get("bulletins/" + traveller.bulletin);
  const auto used = recipient.post("bulletins/" + traveller.bulletin + "/use-records", json::Object{}.add("outcome", "done"), "");
  if (!read || !used) traveller.why = sentence_of(!read ? read.error() : used.error());
}

void Journey::read_story(Traveller& traveller) {
  const auto story = client(traveller.station, traveller.operator_key).get("threads/" + traveller.thread + "/story");
  if (!story) {
    traveller.why = sentence_of(story.error());
    return;
  }
  const auto* notes = story->find("use_notes");
  traveller.use_returned =
      first_of(*story, "bulletins") != nullptr && notes != nullptr && notes->integer() != nullptr && *notes->integer() > 0;
}

void Journey::gather_receipts(Traveller& traveller) {
  auto reporter = client(traveller.station, traveller.operator_key);
  if (auto receipt = reporter.read_text("threads/" + traveller.thread + "/receipts/" + traveller.report)) {
    traveller.receipts.push_back(*std::move(receipt));
  }
  const auto custody = reporter.get("threads/" + traveller.thread + "/custody");
  const auto* entries = custody ? custody->find("entries") : nullptr;
  if (entries == nullptr || entries->items() == nullptr) return;
  for (const auto& entry : *entries->items()) traveller.receipts.push_back(text_in(entry, "receipt"));
}

auto Journey::settle_dispatches() -> Result<> {
  const auto deadline = Steady::now() + std::chrono::minutes{5};
  const auto horizon = std::chrono::hours{24 * 365};
  while (Steady::now() < deadline) {
    std::size_t waiting = 0;
    for (const auto& [slug, house] : premises_.houses()) {
      NOROSHI_TRY(house->store.read([&, at = house](const ports::Transaction& tx) -> Result<> {
        waiting += NOROSHI_TRY(tx.list_due(at->clock.now() + horizon, 1)).size();
        return {};
      }));
    }
    if (waiting == 0) return {};
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
  }
  return fail(ErrorCode::Unavailable, "dispatches_stuck", "dispatches still wait after five minutes; see GET dispatches");
}

}  // namespace noroshi::app
