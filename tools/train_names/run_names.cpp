#include "adapters/mecab/mecab_splitter.hpp"
#include "base/sha256.hpp"
#include "corpus.hpp"
#include "domain/tagging/tag_names.hpp"
#include "measure.hpp"
#include "task.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>

namespace noroshi::training {
namespace {

const std::vector<std::string> name_kinds{"人名", "法人名", "政治的組織名", "その他の組織名", "地名", "施設名", "製品名", "イベント名"};

auto fold_of(const LabelledText& text, unsigned folds) -> unsigned { return sha256(text.text.utf8)[0] % folds; }

/// Both heads of the table: which name, and whether any.
class NameTask {
public:
  NameTask(std::vector<LabelledText> texts, const Options& options) : texts_{std::move(texts)}, options_{options} {
    for (const auto& text : texts_) {
      const auto gold = gold_of(text, kinds_);
      auto any = gold;
      for (auto& span : any) span.kind = 0;
      auto rows = domain::name_features(text.text, text.morphemes);
      of_any_.push_back({rows, any_.write(any, text.text.size())});
      of_kind_.push_back({std::move(rows), kinds_.write(gold, text.text.size())});
    }
  }

  auto train_without(std::optional<unsigned> fold) const -> domain::TagWeights {
    std::vector<const Example*> kinds, any;
    for (std::size_t at = 0; at < texts_.size(); ++at) {
      if (fold && fold_of(texts_[at], options_.folds) == *fold) continue;
      kinds.push_back(&of_kind_[at]);
      any.push_back(&of_any_[at]);
    }
    auto any_options = options_;
    any_options.members = options_.any_members;
    any_options.train.l2 = options_.any_l2;
    return join_members(
        {train_members(kinds, kinds_, domain::name_layout, options_), train_members(any, any_, domain::name_layout, any_options)});
  }

  void measure(unsigned fold, const domain::TagModel& model, NameMeasure& both, NameMeasure& any_alone) const {
    for (std::size_t at = 0; at < texts_.size(); ++at) {
      if (fold_of(texts_[at], options_.folds) != fold) continue;
      const auto scores = model.score(of_kind_[at].rows);
      const auto& heads = model.heads();
      const auto gold = gold_of(texts_[at], kinds_);
      const auto found = kinds_.read(domain::best_labels(scores[0], heads[0].chain));
      const auto of_kind = domain::inside_probability(domain::infer_labels(scores[0], heads[0].chain).probability);
      const auto of_any = domain::inside_probability(domain::infer_labels(scores[1], heads[1].chain).probability);
      both.add(gold, found, domain::pool_opinions(of_any, of_kind), kinds_);
      any_alone.add(gold, found, of_any, kinds_);
    }
  }

private:
  domain::LabelScheme kinds_{domain::Scheme::Bioes, name_kinds};
  domain::LabelScheme any_{domain::Scheme::Bioes, {"名"}};
  std::vector<LabelledText> texts_;
  std::vector<Example> of_kind_, of_any_;
  Options options_;
};

}  // namespace

auto run_names(const Options& options) -> int {
  const mecab::MecabSplitter mecab;
  const NameTask task{
      read_names(options.names, [&](const auto& text) { return options.without_morphemes ? domain::Morphemes{} : mecab.split(text); }),
      options};
  struct Measures {
    NameMeasure both, any_alone;
  };
  std::vector<Measures> measures(options.prune.size());
  for (unsigned fold = 0; fold < std::min(options.folds, options.folds_run); ++fold) {
    const auto weights = task.train_without(fold);
    for (std::size_t at = 0; at < measures.size(); ++at) {
      const auto bytes = write_table(weights, options.prune[at]);
      task.measure(fold, *domain::TagModel::read(bytes, domain::name_layout), measures[at].both, measures[at].any_alone);
    }
  }
  for (std::size_t at = 0; at < measures.size() && options.folds > 0; ++at) {
    std::printf("weights from %g:\n", options.prune[at]);
    measures[at].both.print();
    std::printf("characters by the second head alone: ");
    measures[at].any_alone.print_total();
  }
  if (options.out.empty()) return 0;
  const auto bytes = write_table(task.train_without(std::nullopt), options.prune.front());
  std::ofstream{options.out, std::ios::binary} << bytes;
  std::printf("%s: %zu bytes\n", options.out.c_str(), bytes.size());
  return 0;
}

}  // namespace noroshi::training
