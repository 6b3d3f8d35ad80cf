#pragma once

#include "domain/anonymise/mask_text.hpp"
#include "domain/arrow/charter.hpp"
#include "domain/bulletin/bulletin.hpp"
#include "domain/report/report.hpp"
#include "domain/severity/assess.hpp"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What stands inside a dispatch, one struct per kind of item. Plain values: what may leave is decided by the proof types in
/// `domain/handling/release.hpp`.
namespace noroshi::domain {

using EnquiryId = Id<struct EnquiryTag>;
using DispatchId = Id<struct DispatchTag>;

struct ReportContent {
  ReportKind kind = ReportKind::Incident;
  ReportStage stage = ReportStage::First;
  std::string sector;
  int version = 1;              ///< within its thread, from 1
  bool technical_half = false;  ///< structured facts and indicators only; the prose waits for a person
  std::string organisation;     ///< empty but on Named arrows
  std::string text;             ///< anonymised prose, empty in a technical half
  Facts facts;
  std::vector<Indicator> indicators;
  std::string occurred;                  ///< generalised, for people: "2026-11"
  std::optional<Assessment> assessment;  ///< the source's own reading; never replaced by the receiver's
  Terms terms;
};

struct TallyContent {
  std::string month;  ///< "2026-11"
  std::string sector;
  std::map<std::string, int> counts;        ///< category → number; small cells suppressed by the sender
  std::map<std::string, int> members = {};  ///< category → how many members counted; left out where they are fewer than the charter tells
  UtcTime as_of{};                          ///< a later telling of a month replaces an earlier one
};

struct EnquiryContent {
  EnquiryId enquiry;
  std::string question;
  std::optional<UtcTime> answer_by;
};

struct AnswerContent {
  EnquiryId enquiry;
  std::string text;  ///< anonymised
  std::vector<Indicator> indicators;
};

/// 折返し依頼: please ring back; it carries a number to call and nothing of the source.
struct CallBackContent {
  std::string desk;
  std::string telephone;
  std::string reason;
};

/// One outcome going up, or the counts of all coming down to a source.
struct UseRecordContent {
  BulletinId bulletin;
  std::map<UseOutcome, int> outcomes;
  std::string because;    ///< anonymised reason of "could not"; empty when counted only
  int sectors_acted = 0;  ///< only downwards; 0 = fewer than may be told
};

/// A reading that rose where it was read, told to the source with its reason. It stands beside the source's own and replaces nothing.
struct RisenReading {
  std::string cause;  ///< word of ports::ReadingCause: "matching_indicator"
  int level = 0;
  Layer layer = Layer::NearMiss;
  Route route = Route::NotNeededButMayAsk;
  Wording reason;
  std::string tables_sha256;
};

/// Who used it and for what, without naming a person: the source's window on its own report.
struct ReadNoticeContent {
  std::string reader;  ///< "analyst@centre"
  Purpose purpose = Purpose::Response;
  int version = 1;
  UtcTime at;
  std::uint64_t log_index = 0;  ///< the entry in the reader's station's log
  std::optional<RisenReading> risen = {};
};

struct BulletinContent {
  Bulletin bulletin;
  bool about_this_thread = false;  ///< travels with a handle: the source learns that its report is in it
  bool recalled = false;
};

using ItemContent = std::variant<ReportContent, TallyContent, BulletinContent, EnquiryContent, AnswerContent, CallBackContent,
                                 UseRecordContent, ReadNoticeContent>;

auto kind_of(const ItemContent& content) -> ItemKind;

/// An item as it lies opened at the receiving station.
struct Item {
  std::optional<Handle> handle;
  ItemContent content;
};

}  // namespace noroshi::domain
