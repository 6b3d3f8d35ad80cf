#include "domain/handling/release.hpp"

#include "domain/handling/named_arrow.hpp"

namespace noroshi::domain {
namespace {

/// Whose words an item holds: decides who has to agree before it goes.
enum class Words {
  Members,   ///< told by a giver: consent, and a person of the station
  Stations,  ///< a bulletin: another than its author lets it go
  Staffs,    ///< a question, a request to ring back: who asks sends
  Nobodys,   ///< counts and read notices
};

auto words_of(const AnonymisedReport&) -> Words { return Words::Members; }
auto words_of(const NamedReport&) -> Words { return Words::Members; }
auto words_of(const AnonymisedAnswer&) -> Words { return Words::Members; }
auto words_of(const AnonymisedUseRecord& use) -> Words { return use.content().because.empty() ? Words::Nobodys : Words::Members; }
auto words_of(const BulletinContent&) -> Words { return Words::Stations; }
auto words_of(const EnquiryContent&) -> Words { return Words::Staffs; }
auto words_of(const CallBackContent&) -> Words { return Words::Staffs; }
auto words_of(const TallyContent&) -> Words { return Words::Nobodys; }
auto words_of(const ReadNoticeContent&) -> Words { return Words::Nobodys; }

template <class T> auto plain(const T& content) -> ItemContent {
  if constexpr (requires { content.content(); }) {
    return content.content();
  } else {
    return content;
  }
}

template <class T> auto digest_shown(const T& content) -> std::optional<Bytes32> {
  if constexpr (requires { content.digest(); }) {
    return content.digest();
  } else {
    return std::nullopt;
  }
}

struct Narrow {
  const Terms& terms;
  auto operator()(const AnonymisedReport& report) const -> Releasable { return report.narrowed(terms); }
  auto operator()(const NamedReport& report) const -> Releasable { return report.narrowed(terms); }
  auto operator()(BulletinContent content) const -> Releasable {
    content.bulletin.terms = meet(content.bulletin.terms, terms);
    return content;
  }
  template <class T> auto operator()(const T& content) const -> Releasable { return content; }
};

auto own_terms(const Releasable& content) -> std::optional<Terms> {
  if (const auto* report = std::get_if<AnonymisedReport>(&content)) return report->content().terms;
  if (const auto* report = std::get_if<NamedReport>(&content)) return report->content().terms;
  if (const auto* bulletin = std::get_if<BulletinContent>(&content)) return bulletin->bulletin.terms;
  return std::nullopt;
}

auto narrowest_terms(const Releasable& content, const Charter& charter, const Terms& decided) -> Terms {
  auto terms = meet(decided, Terms{Tlp::Clear, charter.purposes, std::nullopt, std::nullopt});
  if (const auto own = own_terms(content)) terms = meet(terms, *own);
  return terms;
}

auto check_times(const Terms& terms, UtcTime now) -> Result<> {
  if (terms.embargo_until && now < *terms.embargo_until) {
    return fail(ErrorCode::Conflict, "embargoed", "it is embargoed until " + to_rfc3339(*terms.embargo_until) + "; wait for it");
  }
  if (terms.expires_at && *terms.expires_at <= now) {
    return fail(ErrorCode::Conflict, "expired", "it expired at " + to_rfc3339(*terms.expires_at) + "; it goes nowhere any more");
  }
  return {};
}

/// Is this the kind of yes that this kind of item needs?
struct CheckApproval {
  const Releasable& content;
  Words words;
  const Charter& charter;
  UtcTime now;

  auto operator()(const PersonApproves& approval) const -> Result<std::string> {
    if (approval.editor && *approval.editor == approval.by) {
      return fail(ErrorCode::Forbidden, "approver_is_editor", "you edited it; another approver has to let it go");
    }
    return "approver";
  }

  auto operator()(const ClauseApproves& approval) const -> Result<std::string> {
    const auto* report = std::get_if<AnonymisedReport>(&content);
    if (!report || !report->content().technical_half) {
      return fail(ErrorCode::Forbidden, "clause_technical_half_only",
                  "with nobody there only the technical half goes; the prose waits for a person");
    }
    const auto& night = charter.night;
    const bool agreed = night && night->technical_half && charter.timing == Timing::Immediate;
    if (!agreed || (approval.clause != night->clause_ja && approval.clause != night->clause_en) || !night_applies(*night, now)) {
      return fail(ErrorCode::Forbidden, "clause_not_in_force",
                  "this charter has no such clause at this hour; an approver has to let it go");
    }
    return "clause " + approval.clause;
  }

  auto operator()(const StaffSends&) const -> Result<std::string> {
    if (words != Words::Staffs && words != Words::Nobodys) return approval_missing();
    return "staff";
  }

  auto operator()(const MachineSends&) const -> Result<std::string> {
    if (words != Words::Nobodys) return approval_missing();
    return "machine";
  }

  static auto approval_missing() -> tl::unexpected<Error> {
    return fail(ErrorCode::Forbidden, "approval_missing", "an approver has to let this go");
  }
};

auto check_consent(const Releasable& content, const std::optional<Consent>& consent) -> Result<> {
  if (!consent) return fail(ErrorCode::Conflict, "consent_missing", "the giver has not agreed yet; wait for the yes");
  const auto shown = std::visit([](const auto& item) { return digest_shown(item); }, content);
  if (consent->digest && consent->digest != shown) {
    return fail(ErrorCode::Conflict, "consent_stale", "the giver agreed to another text; show this one and ask again");
  }
  return {};
}

auto check_anonymity(const Releasable& content, const Charter& charter, const ReleaseDecision& decision) -> Result<> {
  if (std::holds_alternative<NamedReport>(content) || charter.identity == IdentityRule::Named) return {};
  if (decision.consent && decision.consent->small_set == SmallSet::Accept) return {};
  const auto* report = std::get_if<AnonymisedReport>(&content);
  if (decision.already_public && !(report && report->content().technical_half)) {
    return fail(ErrorCode::Conflict, "already_public",
                "anybody can read who this was; ask the giver for a release by name, or send the technical half alone");
  }
  if (decision.anonymity_set && *decision.anonymity_set >= charter.anonymity_set_min) return {};
  return fail(ErrorCode::Conflict, "set_too_small",
              "fewer than " + std::to_string(charter.anonymity_set_min) + " organisations fit; generalise it, or the giver accepts it so");
}

}  // namespace

auto AnonymisedReport::narrowed(const Terms& terms) const -> AnonymisedReport {
  auto narrower = *this;
  narrower.content_.terms = meet(content_.terms, terms);
  return narrower;
}

auto NamedReport::narrowed(const Terms& terms) const -> NamedReport {
  auto narrower = *this;
  narrower.content_.terms = meet(content_.terms, terms);
  return narrower;
}

auto kind_of(const Releasable& content) -> ItemKind { return kind_of(content_of(content)); }

auto content_of(const Releasable& content) -> ItemContent {
  return std::visit([](const auto& item) { return plain(item); }, content);
}

auto release(Releasable content, const SignedCharter& charter, const ReleaseDecision& decision) -> Result<Release> {
  const auto& agreed = charter.charter();
  if (std::holds_alternative<NamedReport>(content) && !carries_names(agreed)) return charter_not_named();
  auto terms = narrowest_terms(content, agreed, decision.terms);
  NOROSHI_TRY(may_cross(agreed, kind_of(content), terms, decision.now));
  NOROSHI_TRY(check_times(terms, decision.now));
  const auto words = std::visit([](const auto& item) { return words_of(item); }, content);
  auto approved_by = NOROSHI_TRY(std::visit(CheckApproval{content, words, agreed, decision.now}, decision.approval));
  if (words == Words::Members) {
    NOROSHI_TRY(check_consent(content, decision.consent));
    NOROSHI_TRY(check_anonymity(content, agreed, decision));
  }
  auto narrowed = std::visit(Narrow{terms}, content);
  return Release{std::move(narrowed), agreed.id, std::move(terms), std::move(approved_by)};
}

}  // namespace noroshi::domain
