#pragma once

#include "ports/morphemes.hpp"

#include <memory>
#include <mutex>
#include <string>

namespace noroshi::mecab {

/// MeCab with ipadic. The dictionary is opened at the first text; where there is none (or another one), every text has no morphemes.
/// Thread-safe: one lattice per call.
class MecabSplitter final : public ports::MorphemeSplitter {
public:
  /// `folder` of the dictionary; empty: where Debian puts it, then the machine's default.
  explicit MecabSplitter(std::string folder = "");
  ~MecabSplitter() override;

  auto split(const domain::NormalText& text) const -> domain::Morphemes override;
  /// Whether the dictionary is there and is ipadic in UTF-8.
  auto has_dictionary() const -> bool;

private:
  struct Dictionary;
  auto dictionary() const -> const Dictionary*;

  std::string folder_;
  mutable std::once_flag opened_;
  mutable std::unique_ptr<const Dictionary> dictionary_;
};

}  // namespace noroshi::mecab
