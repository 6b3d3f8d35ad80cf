#include "services/clearance/prepare_clearance.hpp"

#include "base/text.hpp"
#include "formats/wire/charter.hpp"
#include "formats/wire/item.hpp"
#include "formats/wire/reading.hpp"
#include "formats/wire/registry.hpp"
#include "formats/wire/report.hpp"
#include "services/charter/load_charter.hpp"
#include "services/clearance/examine_release.hpp"
#include "services/log/read_log.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::services {
namespace {

struct Workbench {
  wire::ClearanceWork work;
  domain::Registry registry;
  wire::ThreadMemory memory;
  std::vector<domain::Decision> decisions;  ///< one person's, then what two let stand
};

auto open_workbench(const ports::Transaction& tx, House& house, const ClearanceFile& file) -> Result<Workbench> {
  Workbench bench;
  if (file.row.work) bench.work = NOROSHI_TRY(wire::decode_clearance_work(NOROSHI_TRY(house.vault.decrypt_machine(*file.row.work))));
  if (file.thread.source_tag) {
    const auto sealed = NOROSHI_TRY(tx.find_registry(*file.thread.source_tag));
    if (sealed) bench.registry = NOROSHI_TRY(wire::decode_registry(NOROSHI_TRY(house.vault.decrypt_machine(*sealed))));
  }
  if (file.thread.pseudonyms) {
    bench.memory = NOROSHI_TRY(wire::decode_thread_memory(NOROSHI_TRY(house.vault.decrypt_machine(*file.thread.pseudonyms))));
  }
  bench.decisions = bench.work.decisions;
  for (const auto& restoration : bench.work.restorations) {
    if (!restoration.agreed_by) continue;
    bench.decisions.push_back({fold_for_match(restoration.text), domain::MaskDecision::Keep, domain::Voices::Two});
  }
  return bench;
}

auto open_report(House& house, const domain::LoggedRead<ClearanceBody>& read, const ClearanceFile& file)
    -> Result<domain::Unreleased<domain::ReportInput>> {
  const domain::Sealed<domain::ReportInput> sealed{{"report", file.report->id.str(), file.report->version, file.thread.id.str()},
                                                   file.report->body};
  return sealed.open(read, decrypt_with(house), [](BytesView bytes) { return wire::decode_report_input(bytes); });
}

auto terms_of(const domain::Charter& charter) -> domain::Terms { return {charter.tlp_max, charter.purposes, std::nullopt, std::nullopt}; }

/// Said as coarsely as the audience's set asks: once to see what it tells, and again where that is too much.
template <class Run, class Tell>
auto settle_set(const ports::Transaction& tx, House& house, const ClearanceFile& file, Workbench& bench, Run&& run, Tell&& tell)
    -> Result<std::pair<std::decay_t<decltype(*run(bench.memory.pseudonyms, domain::Coarseness{}))>, domain::SetFinding>> {
  auto pseudonyms = bench.memory.pseudonyms;
  auto made = NOROSHI_TRY(run(pseudonyms, domain::Coarseness{}));
  auto examined = NOROSHI_TRY(examine_release(tx, house, file, tell(made), bench.memory.said));
  const bool is_named = file.charter.charter().identity == domain::IdentityRule::Named;
  const auto coarseness = is_named ? domain::Coarseness{} : domain::coarseness_at(examined.set.levels);
  if (coarseness != domain::Coarseness{}) {
    pseudonyms = bench.memory.pseudonyms;
    made = NOROSHI_TRY(run(pseudonyms, coarseness));
  }
  bench.memory.pseudonyms = std::move(pseudonyms);
  bench.memory.said.push_back({std::move(examined.said), examined.set.levels});
  return std::pair{std::move(made), std::move(examined.set)};
}

auto prepare_report(const ports::Transaction& tx, House& house, const ClearanceFile& file, Workbench bench, domain::ReportInput input)
    -> Result<Prepared> {
  const auto report = NOROSHI_TRY(domain::check_report(input, terms_of(file.charter.charter())));
  std::optional<domain::Assessment> assessment;
  if (file.report->assessment) {
    assessment = NOROSHI_TRY(wire::decode_reading(NOROSHI_TRY(house.vault.decrypt_machine(*file.report->assessment)))).assessment;
  }
  const auto& rules = house.rules();
  const auto borders = domain::fact_borders(rules);
  const auto* dictionary = &rules.triage.facts;
  const auto& edited = bench.work.edited_text;
  const auto run = [&](domain::Pseudonyms& pseudonyms, const domain::Coarseness& coarseness) {
    const domain::AnonymiseContext context{
        house.anonymise_rules, bench.registry, pseudonyms, bench.decisions, dictionary, &borders, coarseness};
    return domain::anonymise(report, edited, context, domain::ReportPart::Whole, assessment, file.report->version);
  };
  const auto tell = [&](const domain::AnonymisedReport& made) {
    return domain::ToldText{file.thread.sector, domain::text_to_anonymise(report, edited),
                            made.masks(),       made.content().facts,
                            input.occurred_at,  file.report->received_at};
  };
  auto [whole, set] = NOROSHI_TRY(settle_set(tx, house, file, bench, run, tell));
  return Prepared{whole,
                  whole.technical_half(dictionary),
                  whole.masks(),
                  whole.digest(),
                  input.what_i_know,
                  whole.content().text,
                  whole.content().indicators,
                  report.terms(),
                  std::move(bench.memory),
                  std::move(set),
                  std::move(bench.work.restorations)};
}

auto open_answer(const ports::Transaction& tx, House& house, const domain::LoggedRead<ClearanceBody>& read, const ClearanceFile& file)
    -> Result<domain::Unreleased<domain::AnswerContent>> {
  const auto id = NOROSHI_TRY(ports::AnswerId::parse(file.row.subject_id));
  const auto row = NOROSHI_TRY(tx.find_answer(id));
  if (!row) return not_found();
  const domain::Sealed<domain::AnswerContent> sealed{{"answer", row->id.str(), 1, file.thread.id.str()}, row->body};
  return sealed.open(read, decrypt_with(house), [](BytesView bytes) { return wire::decode_answer(bytes); });
}

auto prepare_answer(const ports::Transaction& tx, House& house, const ClearanceFile& file, Workbench bench,
                    const domain::AnswerContent& answer) -> Result<Prepared> {
  const auto text = bench.work.edited_text.value_or(answer.text);
  const auto run = [&](domain::Pseudonyms& pseudonyms, const domain::Coarseness& coarseness) {
    const domain::AnonymiseContext context{
        house.anonymise_rules, bench.registry, pseudonyms, bench.decisions, nullptr, nullptr, coarseness};
    return domain::anonymise_answer(answer.enquiry, text, context);
  };
  const auto tell = [&](const domain::AnonymisedAnswer& made) {
    return domain::ToldText{file.thread.sector, text, made.masks(), {}, std::nullopt, file.row.created_at};
  };
  auto [anonymised, set] = NOROSHI_TRY(settle_set(tx, house, file, bench, run, tell));
  return Prepared{anonymised,
                  std::nullopt,
                  anonymised.masks(),
                  anonymised.digest(),
                  answer.text,
                  anonymised.content().text,
                  anonymised.content().indicators,
                  terms_of(file.charter.charter()),
                  std::move(bench.memory),
                  std::move(set),
                  std::move(bench.work.restorations)};
}

/// Runs `prepare` on the opened body without letting the body out.
template <class Body, class Prepare>
auto prepare_opened(domain::Unreleased<Body>&& body, const domain::LoggedRead<ClearanceBody>& read, Prepare&& prepare)
    -> Result<domain::Unreleased<Prepared>> {
  std::optional<Error> failed;
  std::optional<Prepared> made;
  std::move(body).map([&](Body&& opened) {
    auto prepared = prepare(std::move(opened));
    if (prepared) {
      made = *std::move(prepared);
    } else {
      failed = std::move(prepared).error();
    }
    return 0;
  });
  if (failed) return tl::unexpected<Error>{*std::move(failed)};
  return domain::show_logged(read, *std::move(made));
}

}  // namespace

auto load_clearance_file(const ports::Transaction& tx, House& house, const ports::ClearanceId& id) -> Result<ClearanceFile> {
  auto row = NOROSHI_TRY(tx.find_clearance(id));
  if (!row) return not_found();
  auto thread = NOROSHI_TRY(tx.find_thread(row->thread));
  if (!thread) return not_found();
  auto charter = NOROSHI_TRY(load_charter(tx, house, row->charter));
  std::optional<ports::ReportRow> report;
  if (row->subject == ports::ClearanceSubject::Report) {
    report = NOROSHI_TRY(tx.find_report(NOROSHI_TRY(domain::ReportId::parse(row->subject_id))));
    if (!report) return not_found();
  }
  return ClearanceFile{*std::move(row), *std::move(thread), std::move(charter), std::move(report)};
}

auto objects_of(const ClearanceFile& file) -> std::vector<domain::ObjectRef> {
  const auto& thread = file.thread.id.str();
  if (file.report) return {{"report", file.report->id.str(), file.report->version, thread}};
  return {{"answer", file.row.subject_id, 1, thread}};
}

auto prepare_clearance(const ports::Transaction& tx, House& house, const domain::LoggedRead<ClearanceBody>& read, const ClearanceFile& file)
    -> Result<domain::Unreleased<Prepared>> {
  Workbench bench = NOROSHI_TRY(open_workbench(tx, house, file));
  if (file.report) {
    return prepare_opened(NOROSHI_TRY(open_report(house, read, file)), read,
                          [&](domain::ReportInput&& input) { return prepare_report(tx, house, file, std::move(bench), std::move(input)); });
  }
  return prepare_opened(NOROSHI_TRY(open_answer(tx, house, read, file)), read,
                        [&](domain::AnswerContent&& answer) { return prepare_answer(tx, house, file, std::move(bench), answer); });
}

auto count_anonymity_set(const ports::Transaction& tx, const std::string& sector) -> Result<int> {
  int represented = 0;
  for (const auto& organisation : NOROSHI_TRY(tx.list_organisations())) {
    const bool gives =
        organisation.kind == domain::OrganisationKind::Operator || organisation.kind == domain::OrganisationKind::Association;
    if (gives && organisation.sector == sector) represented += organisation.represented;
  }
  return represented;
}

}  // namespace noroshi::services
