#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "domain/handling/label.hpp"
#include "domain/party/party.hpp"
#include "domain/triage/facts.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

using ThreadId = Id<struct ThreadTag>;  ///< what belongs to one case, within one station
using ReportId = Id<struct ReportTag>;  ///< one version of a report
using Handle = Id<struct HandleTag>;    ///< the name of a thread on one arrow: PRF of thread and arrow

/// What is told about: something happened, nearly happened, or announces itself.
enum class ReportKind { Incident, NearMiss, Precursor };
/// Where in its life a version stands.
enum class ReportStage { First, FollowUp, Final, Correction, Withdrawal };
/// How it came in (R31).
enum class IntakeChannel { Web, Api, CommandLine, Telephone };

auto to_text(ReportKind kind) -> std::string_view;  ///< "near-miss"
auto parse_report_kind(std::string_view text) -> Result<ReportKind>;
auto to_text(ReportStage stage) -> std::string_view;  ///< "follow_up"
auto parse_report_stage(std::string_view text) -> Result<ReportStage>;
auto to_text(IntakeChannel channel) -> std::string_view;
auto parse_intake_channel(std::string_view text) -> Result<IntakeChannel>;

/// What a reporter says, unchecked. Only `kind` and `what_i_know` are needed: "cause not known" is a good answer.
struct ReportInput {
  ReportKind kind = ReportKind::Incident;
  ReportStage stage = ReportStage::First;
  std::string sector;         ///< catalogue id; empty = the organisation's own
  std::string what_i_know;    ///< 分かっていること; free text
  std::string attacker_side;  ///< 攻撃側の情報: what stands here is taken as the attacker's
  Facts facts;                ///< absent = not stated
  std::optional<UtcTime> occurred_at;
  std::optional<UtcTime> noticed_at;
  std::optional<Tlp> tlp;  ///< absent = the charter's
  IntakeChannel channel = IntakeChannel::Web;
  std::string language = "ja";  ///< "ja", "en", "mixed"
};

/// A report that passed validation; made by `check_report` alone. Immutable.
class Report {
public:
  auto input() const -> const ReportInput& { return input_; }
  auto sector() const -> const std::string& { return input_.sector; }
  auto kind() const -> ReportKind { return input_.kind; }
  auto stage() const -> ReportStage { return input_.stage; }
  auto terms() const -> const Terms& { return terms_; }

private:
  friend auto check_report(ReportInput input, const Terms& offered) -> Result<Report>;
  Report(ReportInput input, Terms terms) : input_{std::move(input)}, terms_{std::move(terms)} {}
  ReportInput input_;
  Terms terms_;
};

/// All field errors at once: UTF-8, limits of `limits.hpp`, forbidden characters, names of facts, times in order. Text becomes NFC.
/// `offered` are the terms of the charter it is filed under. A narrower label that the reporter asks for is taken; a wider one is not an
/// error, the charter's stands.
auto check_report(ReportInput input, const Terms& offered) -> Result<Report>;

}  // namespace noroshi::domain
