#include "app/name_models.hpp"

#include "adapters/system/embedded.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace noroshi::app {
namespace {

auto model_bytes(const std::optional<std::filesystem::path>& folder, const std::string& name) -> std::string {
  if (folder) {
    std::ifstream stream{*folder / "models" / name, std::ios::binary};
    std::ostringstream bytes;
    if (stream && bytes << stream.rdbuf()) return bytes.str();
  }
  for (const auto& file : system::embedded_files()) {
    if (file.path == "data/models/" + name) return std::string{file.bytes};
  }
  return {};
}

auto load_model(const std::optional<std::filesystem::path>& folder, const std::string& name, std::uint32_t layout)
    -> Result<domain::TagModel> {
  const auto bytes = model_bytes(folder, name);
  if (bytes.empty()) {
    return fail(ErrorCode::Unavailable, "model_missing",
                "data/models/" + name + " is not in this build: train it with train_names and build again");
  }
  return domain::TagModel::read(bytes, layout);
}

}  // namespace

auto load_name_model(const std::optional<std::filesystem::path>& folder) -> Result<domain::TagModel> {
  return load_model(folder, "names.bin", domain::name_layout);
}

auto load_report_models(const std::optional<std::filesystem::path>& folder) -> Result<domain::ReportModels> {
  return domain::ReportModels{NOROSHI_TRY(load_name_model(folder)), NOROSHI_TRY(load_model(folder, "reports.bin", domain::report_layout))};
}

auto model_digests(const std::optional<std::filesystem::path>& folder) -> std::string {
  constexpr std::size_t digest_bytes = 32;
  std::string digests;
  for (const auto* name : {"names.bin", "reports.bin"}) {
    if (folder && std::filesystem::exists(*folder / "models" / name)) {
      const auto bytes = model_bytes(folder, name);
      digests += bytes.substr(bytes.size() - std::min(bytes.size(), digest_bytes));
      continue;
    }
    for (const auto& file : system::embedded_files()) {
      if (file.path == std::string{"data/models/"} + name && file.bytes.size() >= digest_bytes)
        digests += file.bytes.substr(file.bytes.size() - digest_bytes);
    }
  }
  return digests;
}

}  // namespace noroshi::app
