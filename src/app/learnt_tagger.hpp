#pragma once

#include "adapters/mecab/mecab_splitter.hpp"
#include "domain/tagging/tag_report.hpp"

#include <filesystem>
#include <mutex>
#include <optional>

namespace noroshi::app {

/// The tables of data/models with MeCab's morphemes: read at the first text, then shared by all threads.
class LearntTagger final : public domain::ReportTagger {
public:
  explicit LearntTagger(std::optional<std::filesystem::path> folder) : folder_{std::move(folder)} {}
  auto tag(const domain::NormalText& text) const -> Result<domain::TaggedReport> override;

private:
  std::optional<std::filesystem::path> folder_;
  mecab::MecabSplitter splitter_;
  mutable std::once_flag loaded_;
  mutable std::optional<Result<domain::ReportModels>> models_;
};

}  // namespace noroshi::app
