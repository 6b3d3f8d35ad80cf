#include "formats/rules/table_names.hpp"

namespace noroshi::rules {

auto table_name(std::string_view path) -> std::optional<std::string> {
  constexpr std::string_view ending = ".toml";
  if (!path.ends_with(ending)) return std::nullopt;
  path.remove_suffix(ending.size());
  const auto last = path.rfind('/');
  if (last == std::string_view::npos) return std::nullopt;
  const auto before = path.substr(0, last).rfind('/');
  const auto name = before == std::string_view::npos ? path : path.substr(before + 1);
  for (const std::string_view folder : {"sectors/", "severity/", "triage/", "forms/", "statistics/", "precedents/", "practice/"}) {
    if (name.starts_with(folder)) return std::string{name};
  }
  return std::nullopt;
}

}  // namespace noroshi::rules
