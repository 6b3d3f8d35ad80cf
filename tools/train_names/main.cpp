// Trains the tables of data/models/. See data/models/README.md for how they were made.
#include "task.hpp"

#include <CLI/CLI.hpp>

int main(int argc, char** argv) {
  using namespace noroshi::training;
  Options options;
  CLI::App app{"Trains the name tagger and the report tagger"};
  app.add_option("--names", options.names, "JSON lines with entities");
  app.add_option("--reports", options.reports, "JSON lines with spans");
  app.add_option("--names-model", options.names_model, "the table of names, for reports");
  app.add_flag("--without-morphemes", options.without_morphemes, "measure without a dictionary");
  app.add_option("--out", options.out, "the table to write");
  app.add_option("--folds", options.folds, "cross validation over so many parts");
  app.add_option("--folds-run", options.folds_run, "stop after so many");
  app.add_option("--members", options.members, "per model of the average: share of the columns it sees");
  app.add_option("--any-members", options.any_members, "the same for the second head");
  app.add_option("--any-l2", options.any_l2, "");
  app.add_option("--any-iterations", options.any_iterations, "");
  app.add_option("--without", options.without, "leave the reports of this writer out");
  app.add_option("--prune", options.prune, "leave out weights below this (the first), and measure others too")->delimiter(',');
  app.add_option("--l2", options.train.l2, "");
  app.add_option("--l1", options.train.l1, "");
  app.add_option("--iterations", options.train.iterations_max, "");
  app.add_option("--count-min", options.train.count_min, "");
  app.add_option("--dense-count-min", options.train.dense_count_min, "");
  app.add_option("--threads", options.train.threads, "");
  app.add_option("--seed", options.train.seed, "");
  app.add_flag("--verbose", options.train.verbose, "");
  app.set_config("--config", "", "a file with these options, one a line: l2 = 8");
  CLI11_PARSE(app, argc, argv);
  return options.reports.empty() ? run_names(options) : run_reports(options);
}
