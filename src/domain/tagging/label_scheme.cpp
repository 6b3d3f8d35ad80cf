#include "domain/tagging/label_scheme.hpp"

#include <limits>

namespace noroshi::domain {
namespace {

enum Place : std::size_t { Begin = 0, Inside = 1, End = 2, Single = 3 };

}  // namespace

auto LabelScheme::chain() const -> LabelChain {
  constexpr float never = -std::numeric_limits<float>::infinity();
  LabelChain chain{label_count()};
  if (scheme == Scheme::Plain) return chain;
  const auto per_kind = labels_per_kind();
  const auto place = [&](std::size_t label) { return (label - 1) % per_kind; };
  const auto is_open = [&](std::size_t label) {
    return label != 0 && scheme == Scheme::Bioes && (place(label) == Begin || place(label) == Inside);
  };
  const auto goes_on = [&](std::size_t label) {
    return label != 0 && (place(label) == Inside || (scheme == Scheme::Bioes && place(label) == End));
  };
  for (std::size_t to = 0; to < label_count(); ++to) {
    if (goes_on(to)) chain.set_first(to, never);
    if (is_open(to)) chain.set_last(to, never);
    for (std::size_t from = 0; from < label_count(); ++from) {
      const bool same = from != 0 && to != 0 && kind_of(from) == kind_of(to);
      const bool may_go_on = same && (scheme == Scheme::Bio || is_open(from));
      if (goes_on(to) ? !may_go_on : is_open(from)) chain.set_step(from, to, never);
    }
  }
  return chain;
}

auto LabelScheme::write(const std::vector<LabelSpan>& spans, std::size_t points) const -> std::vector<std::uint16_t> {
  std::vector<std::uint16_t> labels(points, 0);
  for (const auto& span : spans) {
    for (auto point = span.begin; point < span.end && point < points; ++point) {
      std::size_t place = 0;
      if (scheme == Scheme::Bio) place = point == span.begin ? Begin : Inside;
      if (scheme == Scheme::Bioes) {
        const bool last = point + 1 == span.end;
        place = point == span.begin ? (last ? Single : Begin) : (last ? End : Inside);
      }
      labels[point] = static_cast<std::uint16_t>(1 + span.kind * labels_per_kind() + place);
    }
  }
  return labels;
}

auto LabelScheme::read(const std::vector<std::uint16_t>& labels) const -> std::vector<LabelSpan> {
  std::vector<LabelSpan> spans;
  for (std::size_t point = 0; point < labels.size(); ++point) {
    const std::size_t label = labels[point];
    if (label == 0) continue;
    const auto place = (label - 1) % labels_per_kind();
    const bool begins = scheme == Scheme::Plain ? point == 0 || labels[point - 1] != label : place == Begin || place == Single;
    if (begins || spans.empty() || spans.back().end != point) {
      spans.push_back({point, point + 1, kind_of(label)});
    } else {
      spans.back().end = point + 1;
    }
  }
  return spans;
}

}  // namespace noroshi::domain
