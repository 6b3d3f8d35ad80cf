#include "app/journey.hpp"

#include "adapters/crypto/ed25519.hpp"
#include "adapters/crypto/system_random.hpp"
#include "app/journey_steps.hpp"
#include "app/settle.hpp"
#include "app/station_file.hpp"
#include "base/text.hpp"
#include "domain/anonymise/mask_text.hpp"
#include "domain/ledger/receipt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <ostream>

namespace noroshi::app {
namespace {

using Steady = std::chrono::steady_clock;
constexpr std::size_t raw_bytes_min = 6;

struct Visible {
  std::string id;
  std::string term;
  std::string where;
};

struct Tally {
  int filed = 0, refused = 0, held = 0, released = 0, delivered = 0, answers_returned = 0, bulletins = 0, uses_returned = 0;
  int receipts_verified = 0, receipts_failed = 0;
  std::vector<Visible> visible;
  double total_s = 0, file_ms_p50 = 0, file_ms_p99 = 0;
};

auto read_lines(const std::filesystem::path& path) -> Result<std::vector<json::DeidLine>> {
  std::ifstream stream{path, std::ios::binary};
  if (!stream) return fail(ErrorCode::InvalidInput, "reports_unreadable", "cannot read " + path.string());
  std::vector<json::DeidLine> lines;
  std::vector<FieldError> mistakes;
  std::string text;
  for (int number = 1; std::getline(stream, text); ++number) {
    if (trim(text).empty()) continue;
    if (auto line = json::read_deid_line(text)) {
      lines.push_back(*std::move(line));
    } else {
      mistakes.push_back({"line " + std::to_string(number), line.error().message});
    }
  }
  if (!mistakes.empty()) return fail(std::move(mistakes));
  return lines;
}

/// All files of a station as they lie on the disk.
auto read_raw(const std::filesystem::path& folder) -> std::string {
  std::string raw;
  std::error_code failed;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder, failed}) {
    if (!entry.is_regular_file()) continue;
    std::ifstream stream{entry.path(), std::ios::binary};
    raw.append(std::istreambuf_iterator<char>{stream}, {});
  }
  return raw;
}

void look_for_terms(const Traveller& traveller, const std::string& raw, std::vector<Visible>& visible) {
  for (auto& term : domain::find_registry_terms(traveller.seen_at_centre, traveller.terms)) {
    visible.push_back({traveller.line.id, std::move(term), "centre"});
  }
  for (const auto& term : traveller.terms) {
    if (term.size() >= raw_bytes_min && raw.find(term) != std::string::npos) visible.push_back({traveller.line.id, term, "raw files"});
  }
}

/// A search that finds nothing proves nothing unless it would have found something: a term planted into what was seen must be counted.
auto search_works(const Traveller& traveller) -> bool {
  Traveller planted = traveller;
  planted.terms.emplace_back("試験用 の目印ＡＢＣ");
  planted.seen_at_centre += "…試験用の目印abc…";
  std::vector<Visible> found;
  look_for_terms(planted, "試験用 の目印ＡＢＣ", found);
  return std::count_if(found.begin(), found.end(), [](const Visible& at) { return at.term == "試験用 の目印ＡＢＣ"; }) == 2;
}

auto percentile(std::vector<double> values, double share) -> double {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

void verify_receipts(Premises& premises, const Company& company, Tally& tally) {
  for (const auto& traveller : company.travellers) {
    const auto& house = *premises.houses().at(traveller.station);
    const auto key = domain::make_verifier_key(house.log_origin, house.keys.signing_public());
    for (const auto& text : traveller.receipts) {
      const auto receipt = domain::parse_receipt(text);
      const bool proven = key && receipt && domain::verify_receipt(*receipt, *key, crypto::verify_ed25519).has_value();
      ++(proven ? tally.receipts_verified : tally.receipts_failed);
    }
  }
}

/// Uses come back at the stations' own pace, after the dispatches that bring them: whoever still waits for one looks again.
auto settle_uses(Journey& journey, Company& company) -> Result<> {
  const auto deadline = Steady::now() + std::chrono::minutes{1};
  const auto waits = [](const Traveller& traveller) {
    return traveller.stage == Stage::Warned && !traveller.use_returned && traveller.why.empty();
  };
  while (std::ranges::any_of(company.travellers, waits) && Steady::now() < deadline) {
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
    NOROSHI_TRY(journey.settle_dispatches());
    for (auto& traveller : company.travellers) {
      if (waits(traveller)) journey.read_story(traveller);
    }
  }
  for (auto& traveller : company.travellers) {
    if (waits(traveller)) traveller.why = "no use came back";
  }
  return {};
}

/// Every stage for everybody before the next one, as in a busy house.
auto travel(Journey& journey, Company& company, Questions questions) -> Result<> {
  const auto each = [&](Stage stage, void (Journey::*step)(Traveller&)) {
    for (auto& traveller : company.travellers) {
      if (traveller.stage >= stage && traveller.stage != Stage::Refused && traveller.stage != Stage::Held) (journey.*step)(traveller);
    }
  };
  for (auto& traveller : company.travellers) journey.file(traveller);
  for (auto& traveller : company.travellers) {
    if (traveller.stage == Stage::Filed) journey.clear(traveller, questions);
  }
  NOROSHI_TRY(journey.settle_dispatches());
  each(Stage::Released, &Journey::find_at_centre);
  each(Stage::Delivered, &Journey::ask);
  NOROSHI_TRY(journey.settle_dispatches());
  each(Stage::Delivered, &Journey::answer);
  NOROSHI_TRY(journey.settle_dispatches());
  each(Stage::Delivered, &Journey::check_answer);
  each(Stage::Delivered, &Journey::warn);
  NOROSHI_TRY(journey.settle_dispatches());
  each(Stage::Warned, &Journey::use);
  NOROSHI_TRY(settle_uses(journey, company));
  for (auto& traveller : company.travellers) {
    if (traveller.stage != Stage::Refused) journey.gather_receipts(traveller);
  }
  return {};
}

auto count(const Company& company) -> Tally {
  Tally tally;
  std::vector<double> times;
  for (const auto& traveller : company.travellers) {
    ++(traveller.stage == Stage::Refused ? tally.refused : tally.filed);
    if (traveller.stage == Stage::Held) ++tally.held;
    if (traveller.stage == Stage::Released || traveller.stage >= Stage::Delivered) ++tally.released;
    if (traveller.stage >= Stage::Delivered) ++tally.delivered;
    if (traveller.answer_returned) ++tally.answers_returned;
    if (traveller.stage == Stage::Warned) ++tally.bulletins;
    if (traveller.use_returned) ++tally.uses_returned;
    if (traveller.stage != Stage::Refused) times.push_back(traveller.file_ms);
  }
  tally.file_ms_p50 = percentile(times, 0.5);
  tally.file_ms_p99 = percentile(times, 0.99);
  return tally;
}

auto render(const Company& company, const Tally& tally, const JourneyOptions& options) -> std::string {
  json::List visible;
  for (const auto& at : tally.visible) visible.add(json::Object{}.add("id", at.id).add("term", at.term).add("where", at.where));
  json::List stopped;
  for (const auto& traveller : company.travellers) {
    if (!traveller.why.empty()) stopped.add(json::Object{}.add("id", traveller.line.id).add("reason", traveller.why));
  }
  json::Object object;
  object.add("lines", company.travellers.size()).add("filed", tally.filed).add("refused", tally.refused);
  if (options.registry_share < 1.0) object.add("held", tally.held);
  object.add("released", tally.released).add("delivered", tally.delivered).add("answers_returned", tally.answers_returned);
  object.add("bulletins", tally.bulletins).add("uses_returned", tally.uses_returned).add("receipts_verified", tally.receipts_verified);
  object.add("receipts_failed", tally.receipts_failed).add("registry_terms_at_centre", tally.visible.size()).add("visible", visible);
  object.add("stopped", stopped);
  json::Object times;
  times.add("total_s", tally.total_s).add("file_ms_p50", tally.file_ms_p50).add("file_ms_p99", tally.file_ms_p99);
  return object.add("times", times).str();
}

auto render_for_people(const Company& company, const Tally& tally) -> std::string {
  std::string text = fmt::format(
      "{} lines: {} filed, {} refused, {} held, {} released, {} delivered, {} answers, {} bulletins, {} uses returned\n"
      "receipts: {} verified, {} failed; registry terms at the centre: {}; {:.1f} s\n",
      company.travellers.size(), tally.filed, tally.refused, tally.held, tally.released, tally.delivered, tally.answers_returned,
      tally.bulletins, tally.uses_returned, tally.receipts_verified, tally.receipts_failed, tally.visible.size(), tally.total_s);
  for (const auto& at : tally.visible) text += fmt::format("  visible: {} \"{}\" ({})\n", at.id, at.term, at.where);
  for (const auto& traveller : company.travellers) {
    if (!traveller.why.empty()) text += fmt::format("  {}: {}\n", traveller.line.id, traveller.why);
  }
  return text;
}

auto plan_of(const Company& company, const std::filesystem::path& folder) -> PremisesPlan {
  PremisesPlan plan;
  crypto::SystemRandom random;
  for (const auto& cast : company.cast.stations) {
    plan.stations.push_back(plan_station(cast, services::Realm::Exercise, "noroshi.journey", folder / "stations" / cast.slug, random));
  }
  plan.mail_folder = folder / "mail";
  plan.pace = {std::chrono::milliseconds{20}, std::chrono::seconds{10}, 16};
  plan.unlock = Secret{std::string_view{"journey"}};
  return plan;
}

/// A folder for this run, gone at its end unless the caller named it.
class RunFolder {
public:
  explicit RunFolder(const std::optional<std::filesystem::path>& named) : named_{named.has_value()} {
    path_ = named
                ? *named
                : std::filesystem::temp_directory_path() / ("noroshi-journey-" + std::to_string(Steady::now().time_since_epoch().count()));
    std::filesystem::create_directories(path_);
  }
  ~RunFolder() {
    std::error_code ignored;  // a folder that stays behind in /tmp harms nothing
    if (!named_) std::filesystem::remove_all(path_, ignored);
  }
  RunFolder(const RunFolder&) = delete;
  auto operator=(const RunFolder&) -> RunFolder& = delete;
  auto path() const -> const std::filesystem::path& { return path_; }

private:
  std::filesystem::path path_;
  bool named_;
};

auto run(const JourneyOptions& options, const Tables& tables, Company& company) -> Result<Tally> {
  const RunFolder folder{options.data};
  auto premises = NOROSHI_TRY(wire(plan_of(company, folder.path()), tables));
  const auto credentials = NOROSHI_TRY(settle(company.cast, premises->houses(), tables.charters, SettlePasswords::None));
  std::map<std::string, std::string> tokens;
  for (const auto& credential : credentials) tokens.emplace(credential.person.station + "/" + credential.person.user, credential.api_token);
  NOROSHI_TRY(premises->start());
  const auto start = Steady::now();
  Journey journey{*premises, tokens};
  NOROSHI_TRY(travel(journey, company, options.registry_share < 1.0 ? Questions::Hold : Questions::StayMasked));
  auto tally = count(company);
  tally.total_s = std::chrono::duration<double>(Steady::now() - start).count();
  verify_receipts(*premises, company, tally);
  const auto raw = read_raw(folder.path() / "stations" / "centre");
  for (const auto& traveller : company.travellers) look_for_terms(traveller, raw, tally.visible);
  return tally;
}

}  // namespace

auto run_journey(const JourneyOptions& options, const Tables& tables, std::ostream& out, std::ostream& err) -> int {
  auto lines = read_lines(options.reports);
  if (!lines) {
    err << "noroshi journey: " << lines.error().message << "\n";
    for (const auto& field : lines.error().fields) err << "  " << field.field << ": " << field.message << "\n";
    return 2;
  }
  auto company = gather_company(*std::move(lines), tables.rules.catalogue, options.registry_share, options.seed, options.plant);
  const auto tally = run(options, tables, company);
  if (!tally) {
    err << "noroshi journey: " << tally.error().message << "\n";
    return 1;
  }
  out << (options.json ? render(company, *tally, options) + "\n" : render_for_people(company, *tally));
  if (!company.travellers.empty() && !search_works(company.travellers.front())) {
    err << "noroshi journey: the search for terms misses a planted one; its zero means nothing\n";
    return 1;
  }
  const bool all_delivered = tally->delivered == tally->filed - tally->held;
  return tally->receipts_failed == 0 && tally->visible.empty() && all_delivered ? 0 : 1;
}

}  // namespace noroshi::app
