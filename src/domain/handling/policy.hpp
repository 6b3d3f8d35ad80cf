#pragma once

#include "domain/handling/label.hpp"
#include "domain/party/party.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace noroshi::domain {

/// What a caller may want to do with one object. The table in `policy.cpp` is the whole answer to "who may".
enum class Action {
  ReadReport,
  ReadReports,
  FileReport,
  FileForCaller,  ///< 代理入力: a coordinator takes down a call
  AddVersion,
  ReadCustody,
  FillForm,  ///< the words of a case on an authority's form
  RecordSubmission,
  ReadClearance,
  ReadClearances,
  Consent,
  ApproveAtHome,
  EditClearance,
  ReleaseClearance,
  RefuseClearance,
  ReadEnquiry,
  ReadEnquiries,
  AskEnquiry,
  AnswerEnquiry,
  RequestCallBack,
  ReadBulletin,
  ReadBulletins,
  WriteBulletin,
  ReleaseBulletin,
  PassOnBulletin,
  AcknowledgeBulletin,
  RecordUse,
  RecallBulletin,
  ReadStory,
  ReadNotices,
  ReadCharters,
  ReadDispatches,
  ManagePeople,
  AddReading,
  CountTally,
  ReadTallies,
  ReadProposals,
  ProposeChange,
  CommentOnProposal,
  AnswerComment,
  ConfirmAnswer,
  MandateProposal,
  AdoptProposal,
  RejectProposal,
  ReadStatistics,
  ConfirmRestoration,  ///< a second person lets stand what was masked
  ManageDirectory,     ///< what anybody can look up about members and outages
};

auto to_text(Action action) -> std::string_view;
/// True for actions that show a sealed body: they pass through the read log.
constexpr auto is_read(Action action) -> bool {
  switch (action) {
    case Action::ReadReport:
    case Action::ReadReports:
    case Action::ReadCustody:
    case Action::FillForm:
    case Action::ReadClearance:
    case Action::ReadClearances:
    case Action::ReadEnquiry:
    case Action::ReadEnquiries:
    case Action::ReadBulletin:
    case Action::ReadBulletins:
    case Action::ReadStory:
    case Action::ReadNotices:
    case Action::ReadStatistics: return true;
    default: return false;
  }
}

/// One version of one stored thing, as a log entry names it.
struct ObjectRef {
  std::string kind;  ///< "report", "clearance", "enquiry", "bulletin"
  std::string id;
  int version = 1;
  std::string thread = {};  ///< whose giver may learn of the access; empty for none
  friend auto operator<=>(const ObjectRef&, const ObjectRef&) = default;
};

/// How the caller stands to an object; worked out by the service from the store, never from the request.
enum class Relation {
  None,       ///< may not know of it
  Own,        ///< its organisation told it or is asked
  Addressed,  ///< it is sent to its organisation
  Staff,      ///< the caller is staff of the station that holds it, in a seat that the item is for
};

/// What the policy needs to know of the object, besides the caller.
struct ObjectFacts {
  Relation relation = Relation::None;
  std::set<Purpose> purposes;       ///< those that its terms allow
  bool four_eyes_conflict = false;  ///< the caller edited or filed what it now wants to release
};

/// Whether an item was told under a law or freely: different stores and seats (R6).
enum class Duty { Voluntary, Statutory };

/// At a ministry and at the centre voluntary items belong to the desk and statutory ones to supervision; elsewhere all staff may know of
/// voluntary ones and there are no others. What each role may do with an item is the table's.
auto staff_may_see(const Caller& caller, StationKind kind, Duty duty) -> bool;

/// Leave to do one action on one set of objects for one purpose. Move-only; minted by `decide` and `permit_clause` alone (C2).
template <Action A, class T> class Permit {
public:
  Permit(Permit&&) noexcept = default;
  auto operator=(Permit&&) noexcept -> Permit& = default;
  Permit(const Permit&) = delete;
  auto operator=(const Permit&) -> Permit& = delete;

  auto objects() const -> const std::vector<ObjectRef>& { return objects_; }
  auto actor() const -> const std::string& { return actor_; }
  auto purpose() const -> std::optional<Purpose> { return purpose_; }

private:
  friend class PolicyMint;
  Permit(std::vector<ObjectRef> objects, std::string actor, std::optional<Purpose> purpose)
      : objects_{std::move(objects)}, actor_{std::move(actor)}, purpose_{purpose} {}
  std::vector<ObjectRef> objects_;
  std::string actor_;
  std::optional<Purpose> purpose_;
};

/// Yes, or the error that the caller may be told: NotFound when it may not know of the object, Forbidden when it may.
/// Total, default deny, no I/O.
auto check_policy(const Caller& caller, Action action, const ObjectFacts& facts, std::optional<Purpose> purpose) -> Result<>;

/// "coordinator@power": role and station; what a log opening says of an actor, never a person's name.
auto actor_text(const Caller& caller, Action action, const Station& station) -> std::string;

template <Action A, class T>
auto decide(const Caller& caller, const Station& station, const std::vector<std::pair<ObjectRef, ObjectFacts>>& objects,
            std::optional<Purpose> purpose) -> Result<Permit<A, T>>;
template <Action A, class T> auto permit_machine(std::string step, std::vector<ObjectRef> objects) -> Permit<A, T>;

/// The only hand that makes permits; `decide` and `permit_machine` alone may ask it.
class PolicyMint {
  template <Action A, class T>
  friend auto decide(const Caller&, const Station&, const std::vector<std::pair<ObjectRef, ObjectFacts>>&, std::optional<Purpose>)
      -> Result<Permit<A, T>>;
  template <Action A, class T> friend auto permit_machine(std::string, std::vector<ObjectRef>) -> Permit<A, T>;

  template <Action A, class T>
  static auto mint(std::vector<ObjectRef> objects, std::string actor, std::optional<Purpose> purpose) -> Permit<A, T> {
    return Permit<A, T>{std::move(objects), std::move(actor), purpose};
  }
};

/// The one way to a permit for a person: the policy's verdict on each object (all must pass).
template <Action A, class T>
auto decide(const Caller& caller, const Station& station, const std::vector<std::pair<ObjectRef, ObjectFacts>>& objects,
            std::optional<Purpose> purpose) -> Result<Permit<A, T>> {
  std::vector<ObjectRef> refs;
  for (const auto& [ref, facts] : objects) {
    if (auto verdict = check_policy(caller, A, facts, purpose); !verdict) return tl::unexpected<Error>{verdict.error()};
    refs.push_back(ref);
  }
  return PolicyMint::mint<A, T>(std::move(refs), actor_text(caller, A, station), purpose);
}

/// For a step that no person takes (the anonymiser's preview at filing, a night clause): `step` names it in the log.
template <Action A, class T> auto permit_machine(std::string step, std::vector<ObjectRef> objects) -> Permit<A, T> {
  return PolicyMint::mint<A, T>(std::move(objects), std::move(step), std::nullopt);
}

}  // namespace noroshi::domain
