#pragma once

#include "domain/arrow/items.hpp"
#include "domain/handling/reading.hpp"
#include "ports/reports.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace noroshi::ports {

using domain::BulletinId;
using domain::EnquiryId;
using domain::OrganisationId;
using AnswerId = Id<struct AnswerTag>;

/// A question on a thread, asked here or come down to here. `body` is wire::encode(EnquiryContent or CallBackContent), under the thread's
/// key.
struct EnquiryRow {
  EnquiryId id;
  ThreadId thread;
  bool asked_here = false;
  bool call_back = false;
  SealedBytes body;
  UtcTime asked_at;
  std::optional<UtcTime> answer_by;
  std::optional<UtcTime> answered_at;
  std::optional<CharterId> charter = {};  ///< of one that came down: the upward arrow whose handle it came by; the answer goes up on it
};

/// `body` is wire::encode(AnswerContent): raw where it was written, anonymised where it arrived.
struct AnswerRow {
  AnswerId id;
  EnquiryId enquiry;
  ThreadId thread;
  SealedBytes body;
  UtcTime at;
};

enum class BulletinState { Draft, Issued, PassedOn, Recalled };
auto to_text(BulletinState state) -> std::string_view;
auto parse_bulletin_state(std::string_view text) -> Result<BulletinState>;

/// `body` is wire::encode(Bulletin) under the key "bulletin:<id>".
struct BulletinRow {
  BulletinId id;
  bool issued_here = false;
  BulletinState state = BulletinState::Draft;
  std::optional<CharterId> charter;  ///< the arrow it came on
  domain::Tlp tlp = domain::Tlp::Amber;
  std::set<std::string> sectors;
  int number = 0;
  SealedBytes body;
  std::optional<domain::PersonId> author;
  std::vector<ThreadId> about;  ///< threads of this station that it rests on
  int revision = 1;
  UtcTime at;
  UtcTime words_at = {};                     ///< when its issuer gave the words that it holds now; older words never replace them
  std::optional<UtcTime> corrected_at = {};  ///< when its words were last replaced here
  std::optional<BulletinId> corrects = {};   ///< of a draft: the issued bulletin whose words it will replace
};

/// What one member did with one bulletin; `because` sealed under the bulletin's key.
struct UseRow {
  BulletinId bulletin;
  OrganisationId organisation;
  std::optional<domain::UseOutcome> outcome;  ///< absent = acknowledged only
  std::optional<SealedBytes> because;
  UtcTime acknowledged_at;
  std::optional<UtcTime> used_at;
};

/// What another station told of uses: one row a dispatch.
struct ReceivedUseRow {
  BulletinId bulletin;
  CharterId charter;
  std::map<domain::UseOutcome, int> outcomes;
  int sectors_acted = 0;
  std::optional<SealedBytes> because;  ///< anonymised reason of "could not", under the bulletin's key
  UtcTime at;
};

/// A read notice that came down for a thread filed here.
struct ReadNoticeRow {
  ThreadId thread;
  domain::ReadNoticeContent content;
};

class Exchanges {
public:
  virtual ~Exchanges() = default;
  virtual auto add_enquiry(const EnquiryRow& enquiry) -> Result<> = 0;
  virtual auto mark_answered(const EnquiryId& id, UtcTime at) -> Result<> = 0;
  virtual auto find_enquiry(const EnquiryId& id) const -> Result<std::optional<EnquiryRow>> = 0;
  virtual auto list_enquiries(const ThreadId& thread) const -> Result<std::vector<EnquiryRow>> = 0;
  virtual auto add_answer(const AnswerRow& answer) -> Result<> = 0;
  virtual auto find_answer(const AnswerId& id) const -> Result<std::optional<AnswerRow>> = 0;
  virtual auto list_answers(const EnquiryId& enquiry) const -> Result<std::vector<AnswerRow>> = 0;

  virtual auto add_bulletin(const BulletinRow& bulletin) -> Result<> = 0;
  /// As update_clearance: `Conflict` when the revision moved.
  virtual auto update_bulletin(const BulletinRow& bulletin) -> Result<> = 0;
  /// A draft that has become part of another bulletin. `Conflict` when it is no draft.
  virtual auto remove_draft(const BulletinId& id) -> Result<> = 0;
  virtual auto find_bulletin(const BulletinId& id) const -> Result<std::optional<BulletinRow>> = 0;
  virtual auto list_bulletins(std::size_t limit) const -> Result<std::vector<BulletinRow>> = 0;  ///< newest first
  virtual auto list_bulletins_about(const ThreadId& thread) const -> Result<std::vector<BulletinRow>> = 0;
  virtual auto next_bulletin_number() -> Result<int> = 0;
  virtual auto put_use(const UseRow& use) -> Result<> = 0;  ///< one per bulletin and organisation; replaces
  virtual auto find_use(const BulletinId& bulletin, const OrganisationId& organisation) const -> Result<std::optional<UseRow>> = 0;
  virtual auto list_uses(const BulletinId& bulletin) const -> Result<std::vector<UseRow>> = 0;
  virtual auto add_received_use(const ReceivedUseRow& use) -> Result<> = 0;
  virtual auto list_received_uses(const BulletinId& bulletin) const -> Result<std::vector<ReceivedUseRow>> = 0;
  virtual auto add_read_notice(const ReadNoticeRow& notice) -> Result<> = 0;
  virtual auto list_read_notices(const ThreadId& thread) const -> Result<std::vector<ReadNoticeRow>> = 0;
};

}  // namespace noroshi::ports
