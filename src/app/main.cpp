#include "adapters/crypto/ed25519.hpp"
#include "adapters/crypto/system_random.hpp"
#include "adapters/mecab/mecab_splitter.hpp"
#include "adapters/sqlite/migration.hpp"
#include "adapters/system/system_clock.hpp"
#include "app/build_info.hpp"
#include "app/demo.hpp"
#include "app/fetch_log.hpp"
#include "app/journey.hpp"
#include "app/name_models.hpp"
#include "app/serve.hpp"
#include "app/station_client.hpp"
#include "app/tables.hpp"
#include "cli/anonymise.hpp"
#include "cli/compare.hpp"
#include "cli/form.hpp"
#include "cli/line.hpp"
#include "cli/names.hpp"
#include "cli/report.hpp"
#include "cli/statistics.hpp"
#include "cli/verify.hpp"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <iostream>

namespace {

using namespace noroshi;

/// Every command, with the function that runs it. A command's flags live in the struct that it takes.
class CommandLine {
public:
  CommandLine() {
    app_.require_subcommand(1);
    app_.set_version_flag("--version", version());
    app_.add_option("--rules", rules_, "use the tables of this folder instead of the built-in ones");
    add_demo();
    add_journey();
    add_line();
    add_statistics();
    add_form();
    add_anonymise();
    add_names();
    add_verify();
    add_report();
    add_serve();
    add_station();
  }

  auto run(int argc, char** argv) -> int {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      return error.get_exit_code() == 0 ? app_.exit(error) : (app_.exit(error), 2);
    }
    return status_;
  }

private:
  static auto version() -> std::string {
    const auto info = app::build_info();
    const int schema = sqlite::station_schema().migrations.back().version;
    return "noroshi " + std::string{info.version} + " commit " + std::string{info.commit} + " schema " + std::to_string(schema);
  }

  /// Runs `command` with the tables; a mistake in a table stops every command that needs one.
  template <class Run> void with_tables(Run&& command) {
    const auto folder = rules_.empty() ? std::nullopt : std::optional<std::filesystem::path>{rules_};
    const auto tables = app::load_tables(folder);
    status_ = tables ? command(*tables) : refuse_tables(tables.error());
  }

  static auto refuse_tables(const Error& error) -> int {
    std::cerr << "noroshi: " << error.message << "\n";
    for (const auto& field : error.fields) std::cerr << "  " << field.field << ": " << field.message << "\n";
    return 1;
  }

  void add_demo() {
    auto* command = app_.add_subcommand("demo", "serve five invented stations on this machine");
    command->add_option("--data", demo_.data, "folder of the stations");
    command->add_option("--port", demo_.port, "port on localhost");
    command->add_flag("--reset", demo_.reset, "begin anew");
    command->callback(
        [this] { with_tables([this](const app::Tables& tables) { return app::run_demo(demo_, tables, std::cout, std::cerr); }); });
  }

  void add_journey() {
    auto* command = app_.add_subcommand("journey", "send reports through a whole house and look for their source at the centre");
    command->add_option("--reports", journey_.reports, "JSON lines")->required();
    command->add_option("--data", journey_data_, "keep the stations in this folder");
    command->add_flag("--json", journey_.json, "print one object");
    command->add_option("--registry-share", journey_.registry_share, "part of each registry that is kept")->check(CLI::Range(0.0, 1.0));
    command->add_option("--seed", journey_.seed, "of the part that is dropped");
    command->add_option("--plant", journey_.plant, "a term that nobody registered, put into every report");
    command->callback([this] {
      if (!journey_data_.empty()) journey_.data = journey_data_;
      with_tables([this](const app::Tables& tables) { return app::run_journey(journey_, tables, std::cout, std::cerr); });
    });
  }

  void add_line() {
    auto* command = app_.add_subcommand("line", "the line and the grade of stated facts");
    command->add_option("--in", line_.in, "JSON lines")->required();
    command->add_flag("--precedents", line_.precedents, "also the decided cases that are near, and why");
    command->add_flag("--validity", line_.validity, "also until when each rule counts, and when it is reviewed");
    command->add_option("--at", line_.at, "the day whose rules hold (2026-10-01, Japan); else those of today");
    command->add_option("--out", line_.out, "JSON lines; - writes to standard output, as does --compare without it");
    command->add_option("--compare", compare_, "answer under the tables of this folder too, and print what differs");
    command->fallthrough();  // so that --rules may stand beside --compare
    command->callback([this] {
      line_.now = system::SystemClock{}.now();
      if (compare_.empty() && line_.out.empty()) throw CLI::RequiredError{"--out"};
      if (line_.out.empty()) line_.out = "-";
      with_tables([this](const app::Tables& tables) {
        if (compare_.empty()) return cli::run_line(line_, tables.rules, std::cout, std::cerr);
        const auto other = app::load_tables(std::filesystem::path{compare_});
        if (!other) return refuse_tables(other.error());
        return cli::run_compare(line_, tables.rules, other->rules, std::cout, std::cerr);
      });
    });
  }

  void add_statistics() {
    auto* command = app_.add_subcommand("statistics", "one table of reports, as it may be shown");
    command->add_option("--in", statistics_.in, "JSON lines")->required();
    command->add_option("--out", statistics_.out, "JSON, or CSV by its ending")->required();
    command->add_option("--by", statistics_.by, "type, sector, cause or level");
    command->add_flag("--audit", statistics_.audit, "compute what a reader could compute of hidden cells");
    command->callback([this] {
      with_tables([this](const app::Tables& tables) { return cli::run_statistics(statistics_, tables.rules.statistics, std::cerr); });
    });
  }

  void add_form() {
    auto* command = app_.add_subcommand("form", "fill an official form from one case, or read a filled one back; lists them without flags");
    command->add_option("--form", form_.form, "id of the form");
    command->add_option("--in", form_.in, "the case as JSON; - reads standard input");
    command->add_option("--out", form_.out, "a file ending in .xlsx, .pdf or .json; - writes JSON");
    command->add_option("--import", form_.import, "a form that was filled in: .xlsx or .json");
    command->callback([this] {
      form_.now = system::SystemClock{}.now();
      with_tables([this](const app::Tables& tables) { return cli::run_form(form_, tables.rules, std::cout, std::cerr); });
    });
  }

  void add_anonymise() {
    auto* command = app_.add_subcommand("anonymise", "take the source out of reports");
    command->add_option("--in", anonymise_.in, "JSON lines")->required();
    command->add_option("--out", anonymise_.out, "JSON lines")->required();
    command->add_flag_callback(
        "--score", [this] { anonymise_.score = cli::AnonymiseOptions::Score::Print; }, "measure against marked spans");
    command->callback([this] {
      with_tables([this](const app::Tables& tables) { return cli::run_anonymise(anonymise_, tables.anonymise, std::cout, std::cerr); });
    });
  }

  void add_names() {
    auto* command = app_.add_subcommand("names", "the names in texts, by the learnt tagger");
    command->add_option("--in", names_.in, "JSON lines")->required();
    command->add_option("--out", names_.out, "JSON lines")->required();
    command->callback([this] { status_ = run_names(); });
  }

  auto run_names() -> int {
    const auto model = app::load_name_model(rules_.empty() ? std::nullopt : std::optional<std::filesystem::path>{rules_});
    if (!model) {
      std::cerr << "noroshi: " << model.error().message << "\n";
      return 1;
    }
    const mecab::MecabSplitter splitter;
    if (!splitter.has_dictionary())
      std::cerr << "noroshi names: no ipadic; install mecab-ipadic-utf8, without it names are found less well\n";
    return cli::run_names(names_, *model, splitter, std::cout, std::cerr);
  }

  void add_verify() {
    auto* command = app_.add_subcommand("verify", "check a receipt, a log, or a store against its log");
    command->add_option("receipt", verify_.receipt, "a receipt (tlog-proof)");
    command->add_option("--log", verify_.log, "folder or address of a log");
    command->add_option("--vkey", verify_.vkey, "the log's verifier key");
    command->add_option("--data", verify_data_, "folder of stations: their stores against their logs");
    command->add_flag("--json", json_, "print one object");
    command->callback([this] {
      if (!verify_data_.empty()) {
        const auto output = json_ ? app::VerifyOutput::Json : app::VerifyOutput::Sentence;
        with_tables([&](const app::Tables& tables) { return app::run_verify_data(verify_data_, tables, output, std::cout, std::cerr); });
        return;
      }
      verify_.output = json_ ? cli::VerifyOptions::Output::Json : cli::VerifyOptions::Output::Sentence;
      status_ = cli::run_verify(verify_, {crypto::verify_ed25519, app::fetch_log_file}, std::cout, std::cerr);
    });
  }

  void add_report() {
    auto* command = app_.add_subcommand("report", "file a report; the API token is read from NOROSHI_TOKEN");
    command->add_option("--station", station_url_, "address of the station, http://…/power/")->required();
    command->add_option("--text", report_.text, "what is known; - reads standard input")->required();
    command->add_option("--kind", report_.kind, "incident, near-miss or precursor");
    command->add_option("--attacker", report_.attacker, "what belongs to the attacker");
    command->add_option("--key", report_.key, "the same key files once, however often it is tried");
    command->add_option("--receipt", report_.receipt, "keep the receipt in this file");
    command->add_flag("--json", json_, "print one object");
    command->callback([this] { status_ = run_report(); });
  }

  auto run_report() -> int {
    const char* token = std::getenv("NOROSHI_TOKEN");
    if (report_.key.empty()) report_.key = to_hex(crypto::SystemRandom{}.bytes32());
    if (json_) report_.output = cli::ReportOptions::Output::Json;
    relay::HttpClient http;
    app::StationClient client{http, station_url_.ends_with('/') ? station_url_ : station_url_ + "/", token == nullptr ? "" : token};
    const auto post = [&client](const json::Object& body, const std::string& key) { return client.post("reports", body, key); };
    return cli::run_report(report_, post, std::cin, std::cout, std::cerr);
  }

  void add_serve() {
    auto* command = app_.add_subcommand("serve", "serve the stations of a folder");
    command->add_option("--data", serve_.data, "folder of the stations")->required();
    command->add_option("--port", serve_.port, "port on localhost");
    command->add_option("--station", serve_.stations, "only these");
    command->add_option("--peer", peers_, "slug=address of a partner station");
    command->add_option("--smtp", serve_.mail.address, "smtp://host:port or smtps://host:port; without it mails are files in DIR/mail");
    command->add_option("--smtp-from", serve_.mail.from, "the address from which the mails come");
    command->add_option("--smtp-user", serve_.mail.user, "sign-in there; the password is read from NOROSHI_SMTP_PASSWORD");
    command->callback([this] {
      for (const auto& peer : peers_) {
        const auto at = peer.find('=');
        serve_.peers[peer.substr(0, at)] = at == std::string::npos ? "" : peer.substr(at + 1);
      }
      with_tables([this](const app::Tables& tables) { return app::run_serve(serve_, tables, std::cout, std::cerr); });
    });
  }

  void add_station() {
    auto* station = app_.add_subcommand("station", "look after stations");
    station->require_subcommand(1);
    auto* command = station->add_subcommand("init", "make an empty station; prints its administrator's one-time code");
    command->add_option("--data", init_.data, "folder of the stations")->required();
    command->add_option("--slug", init_.slug, "its path: a-z, 0-9 and -")->required();
    command->add_option("--name-ja", init_.name_ja, "its name")->required();
    command->add_option("--name-en", init_.name_en, "its name in English")->required();
    command->add_option("--kind", init_.kind, "ceptoar, ministry, centre or agency");
    command->add_option("--sector", init_.sectors, "catalogue ids of its members");
    command->add_option("--host", init_.host, "who operates the machine")->required();
    command->add_option("--administrator", init_.administrator, "who administers the process")->required();
    command->add_option("--origin", init_.origin, "first part of the log's name, a host name")->required();
    command->add_option("--user", init_.user, "sign-in name of the first administrator")->required();
    command->callback(
        [this] { with_tables([this](const app::Tables& tables) { return app::run_station_init(init_, tables, std::cout, std::cerr); }); });
  }

  CLI::App app_{"Noroshi: a report climbs from an operator to the centre, and its use comes back", "noroshi"};
  std::string rules_;
  app::DemoOptions demo_;
  app::JourneyOptions journey_;
  std::string journey_data_;
  cli::LineOptions line_;
  std::string compare_;
  cli::StatisticsOptions statistics_;
  cli::FormOptions form_;
  cli::AnonymiseOptions anonymise_;
  cli::NamesOptions names_;
  cli::VerifyOptions verify_;
  std::string verify_data_;
  cli::ReportOptions report_;
  std::string station_url_;
  app::ServeOptions serve_;
  std::vector<std::string> peers_;
  app::StationInitOptions init_;
  bool json_ = false;
  int status_ = 0;
};

}  // namespace

int main(int argc, char** argv) { return CommandLine{}.run(argc, argv); }
