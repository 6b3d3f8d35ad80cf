#pragma once

#include "domain/tagging/label_chain.hpp"
#include "domain/tagging/label_scheme.hpp"

#include <map>
#include <string>
#include <vector>

namespace noroshi::training {

/// Exact spans, and characters by their marginal.
class NameMeasure {
public:
  void add(const std::vector<domain::LabelSpan>& gold, const std::vector<domain::LabelSpan>& found, const std::vector<float>& marginal,
           const domain::LabelScheme& scheme);
  void print() const;
  void print_total() const;

private:
  struct Count {
    std::size_t gold = 0, found = 0, right = 0;
  };
  std::map<std::string, Count> by_type_;
  std::vector<std::pair<float, bool>> points_;  // marginal, is part of a name
};

}  // namespace noroshi::training
