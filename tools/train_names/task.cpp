#include "task.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <sstream>

namespace noroshi::training {
namespace {

using Clock = std::chrono::steady_clock;

auto seconds_since(Clock::time_point begin) -> double { return std::chrono::duration<double>(Clock::now() - begin).count(); }

auto kind_number(const std::vector<std::string>& kinds, const std::string& name) -> std::size_t {
  return static_cast<std::size_t>(std::ranges::find(kinds, name) - kinds.begin());
}

}  // namespace

auto gold_of(const LabelledText& text, const domain::LabelScheme& scheme) -> std::vector<domain::LabelSpan> {
  std::vector<domain::LabelSpan> spans;
  for (const auto& span : text.spans) {
    const auto kind = kind_number(scheme.kinds, span.type);
    if (kind < scheme.kinds.size() && (spans.empty() || spans.back().end <= span.begin)) spans.push_back({span.begin, span.end, kind});
  }
  return spans;
}

auto train_members(const std::vector<const Example*>& examples, const domain::LabelScheme& scheme, std::uint32_t layout,
                   const Options& options) -> std::vector<domain::TagWeights> {
  std::vector<domain::TagWeights> members;
  std::stringstream texts{options.members};
  for (std::string text; std::getline(texts, text, ',');) {
    std::stringstream parts{text};
    std::vector<double> numbers;
    for (std::string part; std::getline(parts, part, ':');) numbers.push_back(std::stod(part));
    auto member = options.train;
    member.column_share = numbers.front();
    if (numbers.size() > 2)
      member.column_begin = static_cast<std::size_t>(numbers[1]), member.column_end = static_cast<std::size_t>(numbers[2]);
    if (numbers.size() > 3) member.l2 = numbers[3];
    member.seed = options.train.seed + members.size();
    const auto begin = Clock::now();
    members.push_back(train(examples, scheme, layout, member));
    std::fprintf(stderr, "member %zu: %.0f s, %zu features\n", members.size(), seconds_since(begin), members.back().features.size());
  }
  return members;
}

auto join_members(std::vector<std::vector<domain::TagWeights>> heads) -> domain::TagWeights {
  std::vector<domain::TagWeights> means;
  for (auto& members : heads) means.push_back(members.size() == 1 ? std::move(members.front()) : average(std::move(members)));
  return join_heads(means);
}

auto write_table(domain::TagWeights weights, double prune_below) -> std::string {
  prune(weights, static_cast<float>(prune_below));
  auto bytes = domain::write_tag_model(weights);
  std::fprintf(stderr, "weights from %g: table of %zu bytes\n", prune_below, bytes.size());
  return bytes;
}

}  // namespace noroshi::training
