#include "api/rest/filing.hpp"

#include "api/rest/read_facts_field.hpp"
#include "api/rest/render_reading.hpp"

namespace noroshi::rest {
namespace {

using http::Need;
using http::Request;
using http::Schema;
namespace limits = domain::limits;

auto to_channel(const Request& request) -> domain::IntakeChannel {
  return request.session ? domain::IntakeChannel::Web : domain::IntakeChannel::Api;
}

auto read_consent(json::ObjectReader& read) -> services::ConsentMode {
  const auto word = read.optional_text("consent", 20);
  return word == "standing" ? services::ConsentMode::Standing : services::ConsentMode::Look;
}

}  // namespace

auto read_filing(json::ObjectReader& read, const services::House& house, const Request& request) -> services::FileReport {
  services::FileReport filing;
  auto& input = filing.input;
  input.kind = read.optional_enum<domain::ReportKind>("kind", domain::parse_report_kind).value_or(domain::ReportKind::Incident);
  input.stage = read.optional_enum<domain::ReportStage>("stage", domain::parse_report_stage).value_or(domain::ReportStage::First);
  input.what_i_know = read.required_text("what_i_know", limits::what_i_know_chars_max);
  input.attacker_side = read.optional_text("attacker_side", limits::attacker_side_chars_max).value_or("");
  input.sector = read.optional_text("sector", 20).value_or("");
  input.facts = read_facts_field(read, house);
  input.occurred_at = read.optional_time("occurred_at");
  input.noticed_at = read.optional_time("noticed_at");
  if (const auto tlp = read.optional_text("tlp", 20)) input.tlp = domain::parse_tlp(*tlp);
  input.language = read.optional_text("language", 10).value_or("ja");
  input.channel = to_channel(request);
  filing.charter = read.optional_id<domain::CharterId>("charter");
  filing.on_behalf_of = read.optional_id<domain::OrganisationId>("on_behalf_of");
  filing.consent = read_consent(read);
  return filing;
}

auto filing_fields() -> std::vector<http::Field> {
  return {
      {"kind", Need::Optional, Schema::one_of({"incident", "near-miss", "precursor"}), "種別", "what is told about"},
      {"stage", Need::Optional, Schema::one_of({"first", "follow_up", "final", "correction", "withdrawal"}), "第何報か", "which version"},
      {"what_i_know", Need::Required, Schema::text_of(1, limits::what_i_know_chars_max), "分かっていること", "what is known so far"},
      {"attacker_side", Need::Optional, Schema::text(limits::attacker_side_chars_max), "攻撃側の情報", "what belongs to the attacker"},
      {"sector", Need::Optional, Schema::text(20), "分野", "catalogue id; the organisation's own when absent"},
      {"facts", Need::Optional, Schema::map(Schema::anything(), limits::list_items_max), "事実",
       "stated facts by name; absent = not stated"},
      {"occurred_at", Need::Optional, Schema::time(), "発生日時", "when it happened"},
      {"noticed_at", Need::Optional, Schema::time(), "認知日時", "when it was noticed"},
      {"tlp", Need::Optional, Schema::text(20), "取扱い", "narrows the charter's label; an unknown label is TLP:RED"},
      {"language", Need::Optional, Schema::one_of({"ja", "en", "mixed"})},
      {"charter", Need::Optional, Schema::id(), "取決め", "to file under; the voluntary one when absent"},
      {"on_behalf_of", Need::Optional, Schema::id(), "代理入力の対象", "coordinators: whose call is taken down"},
      {"consent", Need::Optional, Schema::one_of({"look", "standing"}), "同意の方法", "shown first, or agreed beforehand"},
  };
}

auto filing_schema() -> Schema { return Schema::object(filing_fields()); }

auto filed_schema() -> Schema {
  return Schema::object(
      {{"thread", Need::Required, Schema::id()},
       {"report", Need::Required, Schema::id()},
       {"short_number", Need::Required, Schema::text(20), "電話で伝える番号", "to say back on the telephone"},
       {"version", Need::Required, Schema::integer(1, 100'000)},
       {"received_at", Need::Required, Schema::time()},
       {"durability", Need::Required, Schema::one_of({"spooled", "stored", "replicated", "witnessed"})},
       {"receipt", Need::Required, Schema::text(100'000), "受付証明", "c2sp.org/tlog-proof@v1"},
       {"verdict", Need::Required, verdict_schema()},
       {"assessment", Need::Required, assessment_schema()},
       {"clearances", Need::Required, Schema::list(Schema::anything(), 50)},
       {"contact", Need::Required, Schema::anything()},
       {"binds_ja", Need::Required, Schema::text(2000)},
       {"binds_en", Need::Required, Schema::text(2000)},
       {"met_before", Need::Required, Schema::integer(0, 1'000'000)},
       {"precedents", Need::Required, near_precedents_schema(), "近い判断事例", "published decided cases, and why they are near"}});
}

}  // namespace noroshi::rest
