#pragma once

#include "domain/tagging/tag_report.hpp"

#include <filesystem>
#include <optional>

namespace noroshi::app {

/// The tables in the binary, or those of `folder`/models where there are (`--rules DIR`, laid out like `data/`). Some 30 MB once read, so
/// it is read where it is first needed. Errors: `model_missing`, and those of `TagModel::read`.
auto load_name_model(const std::optional<std::filesystem::path>& folder) -> Result<domain::TagModel>;
auto load_report_models(const std::optional<std::filesystem::path>& folder) -> Result<domain::ReportModels>;

/// The digests that these tables end in, together, without reading the rest: what a masked text is told to come from.
auto model_digests(const std::optional<std::filesystem::path>& folder) -> std::string;

}  // namespace noroshi::app
