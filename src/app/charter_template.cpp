#include "app/charter_template.hpp"

#include "formats/rules/table_reader.hpp"

namespace noroshi::app {
namespace {

using rules::TableReader;

template <class Enum, Result<Enum> (*parse)(std::string_view)>
auto read_words(TableReader& reader, std::string_view key) -> std::set<Enum> {
  std::set<Enum> values;
  for (const auto& text : reader.texts(key)) {
    if (auto value = parse(text)) {
      values.insert(*value);
    } else {
      reader.refuse(key, value.error().message);
    }
  }
  return values;
}

template <class Enum, Result<Enum> (*parse)(std::string_view)>
auto read_word(TableReader& reader, std::string_view key, Enum otherwise) -> Enum {
  const auto text = reader.text(key);
  if (auto value = parse(text)) return *value;
  reader.refuse(key, "\"" + text + "\" is not a word of this key");
  return otherwise;
}

auto read_night(TableReader row) -> domain::NightClause {
  domain::NightClause clause;
  clause.from_minute = row.whole("from_hour", 0, 23) * 60;
  clause.to_minute = row.whole("to_hour", 0, 23) * 60;
  clause.technical_half = row.flag("technical_half").value_or(true);
  auto words = row.wording("clause");
  clause.clause_ja = std::move(words.ja);
  clause.clause_en = std::move(words.en);
  row.finish();
  return clause;
}

auto read_digest(TableReader row) -> domain::DigestTime {
  const domain::DigestTime digest{row.whole("day", 1, 28), row.whole("hour", 0, 23) * 60};
  row.finish();
  return digest;
}

void read_times(TableReader& reader, domain::Charter& charter) {
  charter.acknowledge_minutes = reader.whole("acknowledge_minutes", 1, 100'000);
  charter.answer_minutes = reader.whole("answer_minutes", 1, 1'000'000);
  charter.use_days = reader.whole("use_days", 1, 1000);
  charter.retention_days = reader.whole("retention_days", 1, 36'500);
}

void read_words_of(TableReader& reader, domain::Charter& charter) {
  auto method = reader.wording("method");
  charter.method_ja = std::move(method.ja);
  charter.method_en = std::move(method.en);
  auto secrecy = reader.wording("secrecy");
  charter.secrecy_ja = std::move(secrecy.ja);
  charter.secrecy_en = std::move(secrecy.en);
  charter.responsible = reader.text("responsible");
  charter.payer = reader.text("payer");
  charter.document_number = reader.text("document_number");
  charter.approved_by = reader.text("approved_by");
}

}  // namespace

auto fill_charter_template(std::string_view toml, const std::string& name, domain::CharterId id, domain::CharterEnd from,
                           domain::CharterEnd to, UtcTime now) -> Result<domain::Charter> {
  const auto root = NOROSHI_TRY(rules::parse_toml(toml));
  rules::Mistakes mistakes;
  TableReader reader{root, "data/charters/" + name + ".toml", mistakes};
  domain::Charter charter{std::move(id), 1, std::move(from), std::move(to)};
  reader.text("version");
  reader.text("source");
  charter.kinds = read_words<domain::ItemKind, domain::parse_item_kind>(reader, "kinds");
  charter.purposes = read_words<domain::Purpose, domain::parse_purpose>(reader, "purposes");
  charter.identity = read_word<domain::IdentityRule, domain::parse_identity_rule>(reader, "identity", domain::IdentityRule::SectorOnly);
  charter.timing = read_word<domain::Timing, domain::parse_timing>(reader, "timing", domain::Timing::Immediate);
  charter.tlp_max = domain::parse_tlp(reader.text("tlp_max"));
  charter.statutory = reader.flag("statutory").value_or(false);
  charter.own_judgement = reader.flag("own_judgement");
  charter.home_approval = reader.flag("home_approval").value_or(false);
  if (auto night = reader.row("night")) charter.night = read_night(*std::move(night));
  if (auto digest = reader.row("digest")) charter.digest = read_digest(*std::move(digest));
  read_times(reader, charter);
  read_words_of(reader, charter);
  reader.finish();
  charter.announced_at = now - std::chrono::hours{24 * 30};
  charter.effective_at = now - std::chrono::hours{1};
  charter.review_at = now + std::chrono::hours{24 * 365};
  if (!mistakes.empty()) return fail(std::move(mistakes));
  return charter;
}

}  // namespace noroshi::app
