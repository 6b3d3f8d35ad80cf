#include "domain/anonymise/candidate.hpp"

#include <algorithm>

namespace noroshi::domain {
namespace {

auto length_of(const Candidate& candidate) -> std::size_t { return candidate.end - candidate.begin; }

auto is_address(const Candidate& candidate) -> bool {
  return candidate.type == "URL" || candidate.type == "DOMAIN" || candidate.type == "EMAIL" || candidate.type == "PATH" ||
         candidate.type == "FILE";
}

auto has_content(const Reading& reading, const Candidate& candidate) -> bool {
  const auto span = span_of(reading, candidate);
  return std::ranges::any_of(span, [](char32_t c) { return is_alnum(c) || is_kanji(c) || is_hiragana(c) || is_katakana(c) || c > 0x2E7F; });
}

// What is left of a candidate outside the span of another.
auto cut_out(const Candidate& candidate, const Candidate& other) -> Candidates {
  Candidates rest;
  if (candidate.begin < other.begin) {
    rest.push_back(candidate);
    rest.back().end = other.begin;
  }
  if (candidate.end > other.end) {
    rest.push_back(candidate);
    rest.back().begin = other.end;
  }
  for (auto& part : rest) {
    part.entity.clear();
    if (part.decision == MaskDecision::Generalise) part.decision = MaskDecision::Mask;
  }
  return rest;
}

// The outer span stays; who knows more about it says whose it is.
void merge_into(Candidate& outer, const Candidate& inner) {
  if (outer.type == "OTHER") outer.type = inner.type;
  if (inner.rank <= outer.rank) return;
  const bool same_span = outer.begin == inner.begin && outer.end == inner.end;
  if (inner.type == outer.type || same_span) outer.entity = inner.entity;
  if (same_span && inner.type != "OTHER") outer.type = inner.type;
  outer.role = inner.role;
  outer.reason = inner.reason;
  outer.rank = inner.rank;
  outer.score = std::max(outer.score, inner.score);
  outer.decision = inner.decision == MaskDecision::Generalise && !same_span ? MaskDecision::Mask : inner.decision;
}

class Resolver {
public:
  explicit Resolver(const Reading& reading) : reading_{reading} {}

  auto run(Candidates found) -> Candidates {
    for (auto& candidate : found) (candidate.decision == MaskDecision::Keep ? keepers_ : maskers_).push_back(std::move(candidate));
    std::ranges::stable_sort(keepers_, std::greater{}, length_of);
    for (auto& keeper : keepers_) weigh(keeper);
    std::ranges::stable_sort(maskers_, [](const auto& left, const auto& right) {
      if (length_of(left) != length_of(right)) return length_of(left) > length_of(right);
      return left.rank != right.rank ? left.rank > right.rank : left.score > right.score;
    });
    for (const auto& masker : maskers_) accept(masker);
    accepted_.insert(accepted_.end(), kept_.begin(), kept_.end());
    std::ranges::sort(accepted_, {}, &Candidate::begin);
    return std::move(accepted_);
  }

private:
  // A kept span stands against guesses and whatever lies inside it, never against what is known to be one's own.
  void weigh(const Candidate& keeper) {
    const auto stronger = std::ranges::find_if(maskers_, [&](const Candidate& masker) {
      if (!masker.overlaps(keeper)) return false;
      if (masker.rank > keeper.rank) return true;
      return !keeper.covers(masker) && masker.covers(keeper) && masker.rank != Rank::Guess;
    });
    if (stronger != maskers_.end()) {
      if (is_address(keeper) && !stronger->covers(keeper)) {
        auto whole = keeper;
        whole.decision = MaskDecision::Ask;
        whole.reason = "look-alike";
        whole.rank = Rank::Registry;
        maskers_.push_back(std::move(whole));
      }
      return;
    }
    if (std::ranges::any_of(kept_, [&](const Candidate& other) { return other.overlaps(keeper); })) return;
    Candidates rest;
    for (auto& masker : maskers_) {
      if (!masker.overlaps(keeper)) {
        rest.push_back(std::move(masker));
      } else if (!keeper.covers(masker)) {
        std::ranges::move(cut_out(masker, keeper), std::back_inserter(rest));
      }
    }
    maskers_ = std::move(rest);
    kept_.push_back(keeper);
  }

  void accept(Candidate candidate) {
    for (auto& other : accepted_) {
      if (!other.overlaps(candidate)) continue;
      if (other.covers(candidate)) return merge_into(other, candidate);
      if (candidate.covers(other) || candidate.rank > other.rank) continue;
      for (auto& part : cut_out(candidate, other)) accept(std::move(part));
      return;
    }
    Candidates rest;
    for (auto& other : accepted_) {
      if (!other.overlaps(candidate)) {
        rest.push_back(std::move(other));
      } else if (candidate.covers(other)) {
        merge_into(candidate, other);
      } else {
        std::ranges::copy_if(cut_out(other, candidate), std::back_inserter(rest),
                             [&](const Candidate& part) { return has_content(reading_, part); });
      }
    }
    accepted_ = std::move(rest);
    if (has_content(reading_, candidate)) accepted_.push_back(std::move(candidate));
  }

  const Reading& reading_;
  Candidates keepers_, maskers_, kept_, accepted_;
};

}  // namespace

auto span_of(const Reading& reading, const Candidate& candidate) -> std::u32string_view {
  return std::u32string_view{reading.text.points}.substr(candidate.begin, candidate.end - candidate.begin);
}

auto text_of(const Reading& reading, const Candidate& candidate) -> std::string { return to_text(span_of(reading, candidate)); }

auto resolve(const Reading& reading, Candidates found) -> Candidates { return Resolver{reading}.run(std::move(found)); }

}  // namespace noroshi::domain
