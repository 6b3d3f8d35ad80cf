#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "domain/handling/label.hpp"
#include "domain/party/party.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace noroshi::domain {

using CharterId = Id<struct CharterTag>;

/// What may travel on an arrow.
enum class ItemKind { Report, Tally, Bulletin, Enquiry, Answer, CallBack, UseRecord, ReadNotice };
auto to_text(ItemKind kind) -> std::string_view;  ///< "read_notice"
auto parse_item_kind(std::string_view text) -> Result<ItemKind>;

/// How the giver appears at the far end.
enum class IdentityRule { Named, HandlePerThread, SectorOnly };
auto to_text(IdentityRule rule) -> std::string_view;
auto parse_identity_rule(std::string_view text) -> Result<IdentityRule>;

enum class Timing { Immediate, Daily, Monthly, CountsOnly };
auto to_text(Timing timing) -> std::string_view;
auto parse_timing(std::string_view text) -> Result<Timing>;

/// Who stands at an end of an arrow: a station, or the members of one (filing, and bulletins to members).
enum class EndKind { Station, Members };

struct CharterEnd {
  EndKind kind = EndKind::Station;
  StationId station;
  std::string slug;
  std::string host;           ///< who operates the machine there
  std::string administrator;  ///< who administers it
  Bytes32 signing_key{};      ///< Ed25519 public key that signs for this end
};

/// With nobody there, what may go without an approver, and by which words.
struct NightClause {
  int from_minute = 18 * 60;  ///< Japan time, minutes since midnight; from > to wraps over midnight
  int to_minute = 9 * 60;
  bool technical_half = true;  ///< structured fields and indicators go at once; prose waits
  std::string clause_ja;       ///< 第9条（夜間・休日の取扱い）
  std::string clause_en;
};

/// When counts of a month go on as one digest (月まとめ).
struct DigestTime {
  int day = 1;          ///< of the next month, 1–28: every month has it
  int minute = 9 * 60;  ///< Japan time, since midnight
  friend auto operator==(const DigestTime&, const DigestTime&) -> bool = default;
};

/// The terms of one one-way arrow (取決め・申合せ). A value: signatures live in `SignedCharter`.
struct Charter {
  CharterId id;
  int version = 1;
  CharterEnd from;
  CharterEnd to;
  std::set<ItemKind> kinds = {};
  std::set<Purpose> purposes = {};
  std::string method_ja = {};  ///< how it is used: who looks, combined with what, passed to whom, how long
  std::string method_en = {};
  IdentityRule identity = IdentityRule::HandlePerThread;
  std::string anonymisation_profile = "standard";
  int anonymity_set_min = 3;
  Tlp tlp_max = Tlp::AmberStrict;  ///< the narrowest label that may cross
  bool statutory = false;          ///< a duty under law: named, to the supervising seat, under the law's rules
  Timing timing = Timing::Immediate;
  std::optional<NightClause> night = {};
  std::optional<DigestTime> digest = {};   ///< empty: the first day, when the night clause ends, else at nine
  std::optional<bool> own_judgement = {};  ///< true: no line is drawn on this arrow, what to send is the giver's judgement; duties stay
  bool home_approval = false;              ///< the giver's own approver must agree before anything leaves
  int acknowledge_minutes = 60;
  int answer_minutes = 24 * 60;
  int use_days = 30;
  int retention_days = 3 * 365;
  std::string secrecy_ja = {};  ///< the rules and sanctions that bind the receiver, one calm sentence
  std::string secrecy_en = {};
  bool same_administration_accepted = false;
  std::string responsible = {};
  std::string payer = {};
  std::string document_number = {};
  std::string approved_by = {};  ///< post, not person
  UtcTime announced_at{};
  UtcTime effective_at{};
  UtcTime review_at{};
};

using VerifySignature = std::function<bool(const Bytes32& public_key, BytesView message, BytesView signature)>;

/// A charter whose both ends have signed exactly these bytes. Made by `verify_charter` alone; nothing crosses without one (R3).
class SignedCharter {
public:
  auto charter() const -> const Charter& { return charter_; }
  auto bytes() const -> const Bytes& { return bytes_; }
  auto signature_from() const -> const Bytes& { return signature_from_; }
  auto signature_to() const -> const Bytes& { return signature_to_; }

private:
  friend auto verify_charter(Charter, Bytes, Bytes, Bytes, const VerifySignature&) -> Result<SignedCharter>;
  SignedCharter(Charter charter, Bytes bytes, Bytes from, Bytes to)
      : charter_{std::move(charter)}, bytes_{std::move(bytes)}, signature_from_{std::move(from)}, signature_to_{std::move(to)} {}
  Charter charter_;
  Bytes bytes_;
  Bytes signature_from_;
  Bytes signature_to_;
};

/// `bytes` are the canonical bytes that `charter` was read from. Errors: `charter_unsigned`; `charter_same_administration` when one
/// administration stands at both ends of an arrow that is not Named and the charter does not say that both accept it;
/// `charter_invalid` for empty kinds or purposes, or a regulatory purpose on a voluntary arrow.
auto verify_charter(Charter charter, Bytes bytes, Bytes signature_from, Bytes signature_to, const VerifySignature& verify)
    -> Result<SignedCharter>;

/// May an item of this kind, label and purposes cross now? Errors: `charter_kind`, `charter_label`, `charter_purpose`,
/// `charter_not_effective`.
auto may_cross(const Charter& charter, ItemKind kind, const Terms& terms, UtcTime now) -> Result<>;

/// Is `now` inside the clause's hours?
auto night_applies(const NightClause& clause, UtcTime now) -> bool;

}  // namespace noroshi::domain
