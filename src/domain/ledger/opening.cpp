#include "domain/ledger/opening.hpp"

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "domain/ledger/canonical_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace noroshi::domain {
namespace {

constexpr std::pair<EntryKind, std::string_view> kinds[] = {
    {EntryKind::ReportFiled, "report_filed"},
    {EntryKind::ReportRead, "report_read"},
    {EntryKind::Assessed, "assessed"},
    {EntryKind::Consented, "consented"},
    {EntryKind::Edited, "edited"},
    {EntryKind::Released, "released"},
    {EntryKind::Refused, "refused"},
    {EntryKind::Delivered, "delivered"},
    {EntryKind::Received, "received"},
    {EntryKind::EnquiryAsked, "enquiry_asked"},
    {EntryKind::Answered, "answered"},
    {EntryKind::CallBackRequested, "call_back_requested"},
    {EntryKind::BulletinPublished, "bulletin_published"},
    {EntryKind::BulletinRead, "bulletin_read"},
    {EntryKind::UseRecorded, "use_recorded"},
    {EntryKind::SubmissionRecorded, "submission_recorded"},
    {EntryKind::ProposalMoved, "proposal_moved"},
    {EntryKind::TableAdopted, "table_adopted"},
    {EntryKind::CharterAdopted, "charter_adopted"},
    {EntryKind::CharterEnded, "charter_ended"},
    {EntryKind::KeyDestroyed, "key_destroyed"},
    {EntryKind::SourceLinkOpened, "source_link_opened"},
    {EntryKind::PeopleChanged, "people_changed"},
    {EntryKind::SignedIn, "signed_in"},
    {EntryKind::AccessesCounted, "accesses_counted"},
    {EntryKind::Cover, "cover"},
};

auto quote(std::string_view text) -> std::string {
  NOROSHI_ASSERT(is_utf8(text));
  return quote_json(text);
}

auto rules_json(const std::vector<RuleEdition>& rules) -> std::string {
  std::string text;
  for (const auto& rule : rules) {
    if (!text.empty()) text += ',';
    text += fmt::format(R"({{"table":{},"version":{},"sha256":{}}})", quote(rule.table), quote(rule.version), quote(rule.sha256));
  }
  return "[" + text + "]";
}

auto access_json(const std::optional<AccessLink>& access) -> std::string {
  if (!access) return "";
  return fmt::format(R"("access":{{"number":{},"previous":"{}"}},)", access->number, to_hex(access->previous));
}

}  // namespace

auto to_text(EntryKind kind) -> std::string_view {
  const auto* const row = std::find_if(std::begin(kinds), std::end(kinds), [&](const auto& entry) { return entry.first == kind; });
  NOROSHI_ASSERT(row != std::end(kinds));
  return row->second;
}

auto parse_entry_kind(std::string_view text) -> Result<EntryKind> {
  const auto* const row = std::find_if(std::begin(kinds), std::end(kinds), [&](const auto& entry) { return entry.second == text; });
  if (row == std::end(kinds))
    return fail(ErrorCode::InvalidInput, "entry_kind", "this kind of log entry is not known: use a newer verifier");
  return row->first;
}

auto to_canonical(const Opening& opening) -> std::string {
  std::string text =
      fmt::format(R"({{"opening":1,"kind":"{}","at":"{}","actor":{},"object":{},"version":{},"purpose":{})", to_text(opening.kind),
                  to_rfc3339(opening.at), quote(opening.actor), quote(opening.object), opening.version, quote(opening.purpose));
  text += fmt::format(R"(,"rules":{},{}"detail":{}}})", rules_json(opening.rules), access_json(opening.access), quote(opening.detail));
  return text;
}

auto commit(BytesView opening, const Bytes32& salt) -> Bytes32 { return sha256({salt, opening}); }

}  // namespace noroshi::domain
