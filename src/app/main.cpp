#include <CLI/CLI.hpp>

#include <iostream>

#include "adapters/system/system_clock.hpp"
#include "app/build_info.hpp"
#include "app/demo.hpp"
#include "app/journey.hpp"
#include "app/tables.hpp"
#include "cli/anonymise.hpp"
#include "cli/line.hpp"

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
    add_anonymise();
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
    return "noroshi " + std::string{info.version} + " commit " + std::string{info.commit} + " schema 1";
  }

  /// Runs `command` with the tables; a mistake in a table stops every command that needs one.
  template <class Run>
  void with_tables(Run&& command) {
    const auto folder = rules_.empty() ? std::nullopt : std::optional<std::filesystem::path>{rules_};
    const auto tables = app::load_tables(folder);
    if (tables) {
      status_ = command(*tables);
      return;
    }
    std::cerr << "noroshi: " << tables.error().message << "\n";
    for (const auto& field : tables.error().fields) std::cerr << "  " << field.field << ": " << field.message << "\n";
    status_ = 1;
  }

  void add_demo() {
    auto* command = app_.add_subcommand("demo", "serve five invented stations on this machine");
    command->add_option("--data", demo_.data, "folder of the stations");
    command->add_option("--port", demo_.port, "port on localhost");
    command->add_flag("--reset", demo_.reset, "begin anew");
    command->callback([this] { with_tables([this](const app::Tables& tables) { return app::run_demo(demo_, tables, std::cout, std::cerr); }); });
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
    command->add_option("--out", line_.out, "JSON lines")->required();
    command->callback([this] {
      line_.now = system::SystemClock{}.now();
      with_tables([this](const app::Tables& tables) { return cli::run_line(line_, tables.rules, std::cout, std::cerr); });
    });
  }

  void add_anonymise() {
    auto* command = app_.add_subcommand("anonymise", "take the source out of reports");
    command->add_option("--in", anonymise_.in, "JSON lines")->required();
    command->add_option("--out", anonymise_.out, "JSON lines")->required();
    command->add_flag_callback("--score", [this] { anonymise_.score = cli::AnonymiseOptions::Score::Print; }, "measure against marked spans");
    command->callback(
        [this] { with_tables([this](const app::Tables& tables) { return cli::run_anonymise(anonymise_, tables.anonymise, std::cout, std::cerr); }); });
  }

  CLI::App app_{"Noroshi: a report climbs from an operator to the centre, and its use comes back", "noroshi"};
  std::string rules_;
  app::DemoOptions demo_;
  app::JourneyOptions journey_;
  std::string journey_data_;
  cli::LineOptions line_;
  cli::AnonymiseOptions anonymise_;
  int status_ = 0;
};

}  // namespace

int main(int argc, char** argv) { return CommandLine{}.run(argc, argv); }
