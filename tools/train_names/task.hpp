#pragma once

#include "corpus.hpp"
#include "crf_trainer.hpp"

#include <string>
#include <vector>

namespace noroshi::training {

struct Options {
  std::string names, reports, names_model, out;
  std::string members = "1";                    ///< per model of the average: share of the columns it sees[:first:end[:l2]]
  std::string any_members = "0.5,0.5,0.5,0.5";  ///< of the second head
  double any_l2 = 8.0;
  int any_iterations = 0;  ///< of the second head; 0: as the first
  std::string without;     ///< a writer whose reports are left out of the table
  unsigned folds = 0, folds_run = 99;
  std::vector<double> prune{0.0};  ///< the first is the table's; cross validation measures all
  bool without_morphemes = false;
  TrainOptions train;
};

/// The spans of these kinds as labels want them.
auto gold_of(const LabelledText& text, const domain::LabelScheme& scheme) -> std::vector<domain::LabelSpan>;

/// Trains all models of the average.
auto train_members(const std::vector<const Example*>& examples, const domain::LabelScheme& scheme, std::uint32_t layout,
                   const Options& options) -> std::vector<domain::TagWeights>;
/// The mean of each head's models, all heads in one.
auto join_members(std::vector<std::vector<domain::TagWeights>> heads) -> domain::TagWeights;
/// The bytes of the table, small weights left out.
auto write_table(domain::TagWeights weights, double prune) -> std::string;

/// The tagger of names: cross validation and the table.
auto run_names(const Options& options) -> int;
/// The taggers of types and roles: leaving one writer out, and the tables.
auto run_reports(const Options& options) -> int;

}  // namespace noroshi::training
