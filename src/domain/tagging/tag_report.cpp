#include "domain/tagging/tag_report.hpp"

#include "domain/tagging/tag_names.hpp"

#include <algorithm>
#include <cmath>

namespace noroshi::domain {
namespace {

// ipadic's numbers
constexpr std::uint16_t family_name = 43;
constexpr std::uint16_t given_name = 44;

// Steps of the log-odds: 1 in 3000, 1 in 400, 1 in 50, 1 in 8, even, 8 to 1, …
auto degree_of(float probability) -> std::uint8_t {
  const float odds = std::clamp(probability, 1e-5F, 0.99999F);
  return static_cast<std::uint8_t>(std::clamp(std::lround(std::log(odds / (1.0F - odds)) / 2.0F) + 5, 0L, 9L));
}

}  // namespace

auto read_names(const NormalText& text, const Morphemes& morphemes, const TagModel& names) -> NameOpinion {
  constexpr auto kind = static_cast<std::size_t>(NameHead::Kind);
  constexpr auto any = static_cast<std::size_t>(NameHead::Any);
  const auto scores = names.score(name_features(text, morphemes));
  const auto kinds = infer_labels(scores[kind], names.heads()[kind].chain).probability;
  NameOpinion opinion{NameHints(text.size()), inside_probability(infer_labels(scores[any], names.heads()[any].chain).probability),
                      std::vector<float>(text.size())};
  const auto labels = names.heads()[kind].scheme.label_count();
  for (std::size_t point = 0; point < text.size(); ++point) {
    const float* row = kinds.row(point);
    for (std::size_t label = 1; label <= names.heads()[kind].scheme.labels_per_kind(); ++label) opinion.person[point] += row[label];
    opinion.hints[point] = {static_cast<std::uint8_t>(std::max_element(row, row + labels) - row), degree_of(opinion.marginal[point])};
  }
  return opinion;
}

auto TaggedReport::roles_of(std::size_t begin, std::size_t end) const -> RoleShares {
  RoleShares sums{};
  float all = 0.0F;
  for (auto point = begin; point < end && point < roles.size(); ++point) {
    for (std::size_t role = 1; role < tag_roles; ++role) {
      sums[role] += roles[point][role];
      all += roles[point][role];
    }
  }
  for (auto& share : sums) share = all > 0.0F ? share / all : 0.0F;
  return sums;
}

auto tag_report(const NormalText& text, const Morphemes& morphemes, const ReportModels& models) -> TaggedReport {
  constexpr auto type = static_cast<std::size_t>(ReportHead::Type);
  constexpr auto role = static_cast<std::size_t>(ReportHead::Role);
  auto opinion = read_names(text, morphemes, models.names);
  const auto scores = models.reports.score(report_features(text, morphemes, opinion.hints));
  const auto& heads = models.reports.heads();
  const auto types = infer_labels(scores[type], heads[type].chain).probability;
  const auto roles = infer_labels(scores[role], heads[role].chain).probability;
  TaggedReport tagged;
  tagged.name_marginal = std::move(opinion.marginal);
  tagged.marginal = inside_probability(types);
  tagged.person = std::move(opinion.person);
  tagged.begins_word.assign(text.size(), morphemes.empty());
  tagged.is_family_name.assign(text.size(), false);
  for (const auto& word : morphemes.words) {
    tagged.begins_word[word.begin] = true;
    for (auto point = word.begin; point < word.end && (word.kind == family_name || word.kind == given_name); ++point)
      tagged.is_family_name[point] = true;
  }
  tagged.roles.resize(text.size());
  for (std::size_t point = 0; point < text.size(); ++point) std::copy_n(roles.row(point), tag_roles, tagged.roles[point].begin());
  for (const auto& span : heads[type].scheme.read(best_labels(scores[type], heads[type].chain))) {
    const auto shares = tagged.roles_of(span.begin, span.end);
    const auto likeliest = static_cast<std::size_t>(std::max_element(shares.begin() + 1, shares.end()) - shares.begin());
    tagged.tags.push_back({span.begin, span.end, heads[type].scheme.kinds[span.kind], span_probability(types, heads[type].scheme, span),
                           static_cast<TagRole>(likeliest), static_cast<double>(shares[likeliest])});
  }
  return tagged;
}

}  // namespace noroshi::domain
