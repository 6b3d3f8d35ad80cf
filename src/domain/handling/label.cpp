#include "domain/handling/label.hpp"

#include "base/text.hpp"
#include "domain/party/enum_names.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>

namespace noroshi::domain {
namespace {

constexpr EnumNames<Tlp, 5> labels{{
    {Tlp::Clear, "TLP:CLEAR"},
    {Tlp::Green, "TLP:GREEN"},
    {Tlp::Amber, "TLP:AMBER"},
    {Tlp::AmberStrict, "TLP:AMBER+STRICT"},
    {Tlp::Red, "TLP:RED"},
}};
constexpr std::string_view prefix = "TLP:";
constexpr std::string_view clear_until_2022 = "WHITE";

constexpr EnumNames<Purpose, 7> purpose_names{{
    {Purpose::Response, "response"},
    {Purpose::TechnicalAnalysis, "technical_analysis"},
    {Purpose::CrossSectorWarning, "cross_sector_warning"},
    {Purpose::Statistics, "statistics"},
    {Purpose::Supervision, "supervision"},
    {Purpose::Guidance, "guidance"},
    {Purpose::Investigation, "investigation"},
}};

auto later(const std::optional<UtcTime>& left, const std::optional<UtcTime>& right) -> std::optional<UtcTime> {
  return left && right ? std::max(*left, *right) : left ? left : right;
}

auto earlier(const std::optional<UtcTime>& left, const std::optional<UtcTime>& right) -> std::optional<UtcTime> {
  return left && right ? std::min(*left, *right) : left ? left : right;
}

}  // namespace

auto to_text(Tlp tlp) -> std::string_view { return name_of(labels, tlp); }

auto parse_tlp(std::string_view text) -> Tlp {
  auto word = trim(text);
  std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  if (word.starts_with(prefix)) word = trim(std::string_view{word}.substr(prefix.size()));
  if (word == clear_until_2022) return Tlp::Clear;
  for (const auto& [tlp, name] : labels) {
    if (name.substr(prefix.size()) == word) return tlp;
  }
  return Tlp::Red;
}

auto to_text(Purpose purpose) -> std::string_view { return name_of(purpose_names, purpose); }
auto parse_purpose(std::string_view text) -> Result<Purpose> { return parse_name(purpose_names, text, "purpose"); }

auto is_regulatory(Purpose purpose) -> bool {
  return purpose == Purpose::Supervision || purpose == Purpose::Guidance || purpose == Purpose::Investigation;
}

auto meet(const Terms& left, const Terms& right) -> Terms {
  Terms narrower{meet(left.tlp, right.tlp), {}, later(left.embargo_until, right.embargo_until), earlier(left.expires_at, right.expires_at)};
  std::set_intersection(left.purposes.begin(), left.purposes.end(), right.purposes.begin(), right.purposes.end(),
                        std::inserter(narrower.purposes, narrower.purposes.end()));
  return narrower;
}

}  // namespace noroshi::domain
