#include "base/sha256.hpp"
#include "domain/report/limits.hpp"
#include "services/consensus/proposal_access.hpp"
#include "services/report/check_text.hpp"
#include "services/report/thread_access.hpp"

#include <set>
#include <sstream>

namespace noroshi::services {
namespace {

using domain::Action;
namespace limits = domain::limits;

auto check_request(const House& house, ProposeChange& request) -> Result<> {
  std::vector<FieldError> errors;
  request.title = check_text(std::move(request.title), "title", limits::short_text_chars_max, errors);
  request.reason = check_text(std::move(request.reason), "reason", limits::long_text_chars_max, errors);
  if (request.comment_until <= house.clock.now()) errors.push_back({"comment_until", "is over already; leave time for comments"});
  if (request.draft.text.empty() && !request.dispute)
    errors.push_back({"text", "give the table as you would have it, or the facts whose answer you dispute"});
  if (request.dispute && !house.rules().catalogue.find(request.dispute->sector))
    errors.push_back({"dispute/sector", "is not in the catalogue; choose one of GET catalogue"});
  if (!errors.empty()) return fail(std::move(errors));
  return {};
}

auto lines_of(const std::string& text) -> std::vector<std::string> {
  std::vector<std::string> lines;
  std::istringstream stream{text};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// What the draft adds to the table in force: names that stand there already are no word of the author's.
auto added_words(const House& house, const ports::TableDraft& draft, UtcTime now) -> std::string {
  const auto before = lines_of(house.rule_book.find_text(draft.table, now).value_or(""));
  const std::set<std::string> known{before.begin(), before.end()};
  std::string added;
  for (const auto& line : lines_of(draft.text)) {
    if (!known.contains(line)) added += line + "\n";
  }
  return added;
}

auto words_in(const domain::Facts& facts) -> std::string {
  std::string words;
  for (const auto& [name, value] : facts) {
    if (const auto* text = std::get_if<std::string>(&value)) words += *text + "\n";
  }
  return words;
}

auto payload_of(const House& house, const ProposeChange& request, UtcTime now) -> Result<wire::ProposalPayload> {
  wire::ProposalPayload payload{
      request.reason, request.draft.table, request.draft.text, "", base_of(house, request.draft.table, now), "", {}};
  if (request.dispute) {
    payload.sector = request.dispute->sector;
    payload.facts = request.dispute->facts;
  }
  if (!request.draft.text.empty()) payload.version = NOROSHI_TRY(check_draft(house, request.subject, request.draft, now)).table.version;
  return payload;
}

auto add_proposal(ports::Transaction& tx, House& house, const domain::Caller& caller, const ProposeChange& request,
                  const wire::ProposalPayload& payload) -> Result<ports::ProposalRow> {
  const auto now = house.clock.now();
  const auto disputed = request.dispute ? words_in(request.dispute->facts) : std::string{};
  NOROSHI_TRY(check_public_words(tx, house, caller,
                                 {{"title", request.title},
                                  {"reason", request.reason},
                                  {"text", added_words(house, request.draft, now)},
                                  {"dispute/facts", disputed}}));
  ports::ProposalRow row{.id = house.random.id<ports::ProposalId>(),
                         .subject = request.subject,
                         .title = request.title,
                         .payload = wire::encode_proposal(payload),
                         .author = NOROSHI_TRY(name_in_public(tx, house, caller, Action::ProposeChange, request.signed_as)),
                         .author_tag = source_tag_of(house, caller.organisation),
                         .created_at = now,
                         .comment_until = request.comment_until};
  NOROSHI_TRY(tx.add_proposal(row));
  NOROSHI_TRY(log_step(tx, house, domain::actor_text(caller, Action::ProposeChange, house.station), row, "proposed"));
  return row;
}

}  // namespace

auto propose_change(House& house, const domain::Caller& caller, const RequestKey& key, ProposeChange request)
    -> Result<domain::Written<ProposalView>> {
  const auto relation = caller.station_staff ? domain::Relation::Staff : domain::Relation::Own;
  NOROSHI_TRY(check_consensus_policy(caller, Action::ProposeChange, relation));
  NOROSHI_TRY(check_request(house, request));
  const auto payload = NOROSHI_TRY(payload_of(house, request, house.clock.now()));
  std::optional<ProposalView> view;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    if (const auto before = NOROSHI_TRY(find_repeat(tx, caller, key))) {
      auto row = NOROSHI_TRY(load_proposal(tx, NOROSHI_TRY(ports::ProposalId::parse(*before))));
      view = NOROSHI_TRY(view_proposal(tx, house, caller, std::move(row)));
      return {};
    }
    auto row = NOROSHI_TRY(add_proposal(tx, house, caller, request, payload));
    NOROSHI_TRY(remember_request(tx, house, caller, key, row.id.str()));
    view = NOROSHI_TRY(view_proposal(tx, house, caller, std::move(row)));
    return {};
  }));
  return domain::Written<ProposalView>{*std::move(view), durable};
}

}  // namespace noroshi::services
