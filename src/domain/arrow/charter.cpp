#include "domain/arrow/charter.hpp"

#include "base/text.hpp"
#include "domain/party/enum_names.hpp"

#include <algorithm>

namespace noroshi::domain {
namespace {

constexpr EnumNames<ItemKind, 8> item_kinds{{
    {ItemKind::Report, "report"},
    {ItemKind::Tally, "tally"},
    {ItemKind::Bulletin, "bulletin"},
    {ItemKind::Enquiry, "enquiry"},
    {ItemKind::Answer, "answer"},
    {ItemKind::CallBack, "call_back"},
    {ItemKind::UseRecord, "use_record"},
    {ItemKind::ReadNotice, "read_notice"},
}};

constexpr EnumNames<IdentityRule, 3> identity_rules{{
    {IdentityRule::Named, "named"},
    {IdentityRule::HandlePerThread, "handle_per_thread"},
    {IdentityRule::SectorOnly, "sector_only"},
}};

constexpr EnumNames<Timing, 4> timings{{
    {Timing::Immediate, "immediate"},
    {Timing::Daily, "daily"},
    {Timing::Monthly, "monthly"},
    {Timing::CountsOnly, "counts_only"},
}};

auto invalid(std::string message) { return fail(ErrorCode::InvalidInput, "charter_invalid", std::move(message)); }

/// An unnamed administrator counts as the same: nobody can tell that it is another.
auto is_one_administration(const CharterEnd& from, const CharterEnd& to) -> bool {
  const bool same_administrator = fold_for_match(from.administrator) == fold_for_match(to.administrator);
  const bool same_host = !from.host.empty() && fold_for_match(from.host) == fold_for_match(to.host);
  return same_administrator || same_host;
}

auto check_purposes(const Charter& charter) -> Result<> {
  if (charter.purposes.empty()) return invalid("a charter says for which purposes its items may be used; name one");
  const bool regulatory = std::any_of(charter.purposes.begin(), charter.purposes.end(), is_regulatory);
  if (regulatory && !charter.statutory) {
    return invalid("supervision, guidance and investigation stand on statutory arrows only; take them out");
  }
  return {};
}

auto check_ends(const Charter& charter) -> Result<> {
  if (charter.from.station != charter.to.station && charter.from.signing_key == charter.to.signing_key) {
    return invalid("two stations cannot sign with one key; give each its own");
  }
  if (charter.identity == IdentityRule::Named || charter.same_administration_accepted) return {};
  if (!is_one_administration(charter.from, charter.to)) return {};
  return fail(ErrorCode::InvalidInput, "charter_same_administration",
              "one administration stands at both ends of an arrow without names; name two, or let both ends sign that it is so");
}

auto check_terms(const Charter& charter) -> Result<> {
  if (charter.kinds.empty()) return invalid("a charter says what it carries; name a kind of item");
  NOROSHI_TRY(check_purposes(charter));
  if (charter.statutory && charter.identity != IdentityRule::Named)
    return invalid("a duty under law is done under one's name; set identity to named");
  if (charter.effective_at < charter.announced_at) return invalid("members hear of a charter before it takes effect; move effective_at");
  return check_ends(charter);
}

}  // namespace

auto to_text(ItemKind kind) -> std::string_view { return name_of(item_kinds, kind); }
auto parse_item_kind(std::string_view text) -> Result<ItemKind> { return parse_name(item_kinds, text, "item"); }

auto to_text(IdentityRule rule) -> std::string_view { return name_of(identity_rules, rule); }
auto parse_identity_rule(std::string_view text) -> Result<IdentityRule> { return parse_name(identity_rules, text, "identity"); }

auto to_text(Timing timing) -> std::string_view { return name_of(timings, timing); }
auto parse_timing(std::string_view text) -> Result<Timing> { return parse_name(timings, text, "timing"); }

auto verify_charter(Charter charter, Bytes bytes, Bytes signature_from, Bytes signature_to, const VerifySignature& verify)
    -> Result<SignedCharter> {
  const bool by_from = verify(charter.from.signing_key, bytes, signature_from);
  const bool by_to = verify(charter.to.signing_key, bytes, signature_to);
  if (!by_from || !by_to) {
    return fail(ErrorCode::InvalidInput, "charter_unsigned", "both ends have to sign exactly these bytes; ask the end that has not");
  }
  NOROSHI_TRY(check_terms(charter));
  return SignedCharter{std::move(charter), std::move(bytes), std::move(signature_from), std::move(signature_to)};
}

auto may_cross(const Charter& charter, ItemKind kind, const Terms& terms, UtcTime now) -> Result<> {
  if (now < charter.effective_at) {
    return fail(ErrorCode::Conflict, "charter_not_effective",
                "this charter takes effect at " + to_rfc3339(charter.effective_at) + "; wait for it");
  }
  if (!charter.kinds.contains(kind)) {
    return fail(ErrorCode::Forbidden, "charter_kind",
                "this charter does not carry " + std::string{to_text(kind)} + "; choose another arrow");
  }
  if (terms.tlp > charter.tlp_max) {
    return fail(ErrorCode::Forbidden, "charter_label",
                "this charter carries nothing narrower than " + std::string{to_text(charter.tlp_max)} + "; choose another arrow");
  }
  const bool covered = std::includes(charter.purposes.begin(), charter.purposes.end(), terms.purposes.begin(), terms.purposes.end());
  if (terms.purposes.empty() || !covered) {
    return fail(ErrorCode::Forbidden, "charter_purpose", "this item may not be used for what this charter is for; choose another arrow");
  }
  return {};
}

auto night_applies(const NightClause& clause, UtcTime now) -> bool {
  const int minute = japan_minute_of_day(now);
  if (clause.from_minute <= clause.to_minute) return clause.from_minute <= minute && minute < clause.to_minute;
  return minute >= clause.from_minute || minute < clause.to_minute;
}

}  // namespace noroshi::domain
