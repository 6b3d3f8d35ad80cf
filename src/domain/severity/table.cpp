#include "domain/severity/table.hpp"

#include <utility>

namespace noroshi::domain {
namespace {

constexpr std::array lenses{std::pair{Lens::Continuity, std::string_view{"continuity"}},
                            std::pair{Lens::Safety, std::string_view{"safety"}},
                            std::pair{Lens::Trust, std::string_view{"trust"}},
                            std::pair{Lens::ItView, std::string_view{"it_view"}},
                            std::pair{Lens::SafetyView, std::string_view{"safety_view"}},
                            std::pair{Lens::Potential, std::string_view{"potential"}}};
constexpr std::array layers{std::pair{Layer::NearMiss, std::string_view{"near_miss"}},
                            std::pair{Layer::Intermediate, std::string_view{"intermediate"}},
                            std::pair{Layer::ServiceFailure, std::string_view{"service_failure"}}};

}  // namespace

auto to_text(Lens lens) -> std::string_view {
  for (const auto& [value, text] : lenses) {
    if (value == lens) return text;
  }
  return "";
}

auto to_text(Layer layer) -> std::string_view {
  for (const auto& [value, text] : layers) {
    if (value == layer) return text;
  }
  return "";
}

auto parse_lens(std::string_view text) -> std::optional<Lens> {
  for (const auto& [value, known] : lenses) {
    if (known == text) return value;
  }
  return std::nullopt;
}

auto parse_layer(std::string_view text) -> std::optional<Layer> {
  for (const auto& [value, known] : layers) {
    if (known == text) return value;
  }
  return std::nullopt;
}

}  // namespace noroshi::domain
