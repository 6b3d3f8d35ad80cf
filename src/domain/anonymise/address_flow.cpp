#include "domain/anonymise/address_flow.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace noroshi::domain {
namespace {

constexpr std::size_t arrow_reach = 30;
constexpr std::size_t field_reach = 80;  // src=… spt=… proto=… dst=…

enum class Flow { Onward, Back };

// One end of a connection: an address, or what stands in place of one that is taken out already.
struct End {
  std::size_t begin, end;
  Candidate* address;  // null: replaced
};

class FlowReader {
public:
  FlowReader(const Reading& reading, Candidates& found) : reading_{reading}, found_{found}, points_{reading.text.points} {
    for (auto& candidate : found_) {
      if (candidate.type == "IP" || candidate.type == "CIDR") ends_.push_back({candidate.begin, candidate.end, &candidate});
    }
    for (std::size_t at = 0; at < points_.size(); ++at) {
      if (!reading_.is_replacement[at]) continue;
      const std::size_t begin = at;
      while (at < points_.size() && reading_.is_replacement[at]) ++at;
      ends_.push_back({begin, at, nullptr});
    }
    std::ranges::sort(ends_, {}, &End::begin);
  }

  void run() {
    for (std::size_t at = 1; at < ends_.size(); ++at) {
      const auto& left = ends_[at - 1];
      const auto& right = ends_[at];
      if (right.begin < left.end || right.begin - left.end > field_reach) continue;
      const auto flow = flow_between(left, right);
      if (flow == Flow::Onward) join(left, right);
      if (flow == Flow::Back) join(right, left);
    }
  }

private:
  static void give(Candidate* address, std::string_view role) {
    if (address == nullptr || !address->role.empty()) return;
    address->role = role;
    address->reason = "flow";
  }

  static void join(const End& source, const End& target) {
    const bool goes_out = source.address == nullptr || source.address->role == "victim";
    give(source.address, "attacker");
    give(target.address, goes_out ? "attacker" : "victim");
  }

  auto flow_between(const End& left, const End& right) const -> std::optional<Flow> {
    const auto gap = std::u32string_view{reading_.text.lower}.substr(left.end, right.begin - left.end);
    const auto has = [&](std::initializer_list<std::u32string_view> words) {
      return std::ranges::any_of(words, [&](auto word) { return gap.find(word) != std::u32string_view::npos; });
    };
    if (has({U"\n"})) return std::nullopt;
    if (gap.size() <= arrow_reach && has({U"<-", U"←"})) return Flow::Back;
    if (gap.size() <= arrow_reach && has({U"->", U"→", U"=>"})) return Flow::Onward;
    if (left.address == nullptr || right.address == nullptr) return std::nullopt;
    if (has({U"dst", U"dest", U"daddr"}) || gap == U" to " || are_columns(left, gap)) return Flow::Onward;
    const bool is_from = gap == U"から" || gap == U"より" || gap == U"が";
    const bool is_aimed =
        right.end < points_.size() && std::u32string_view{U"へに宛"}.find(points_[right.end]) != std::u32string_view::npos;
    return is_from && is_aimed ? std::optional{Flow::Onward} : std::nullopt;
  }

  // Source and destination of a line of a log, with nothing but ports between them.
  auto are_columns(const End& left, std::u32string_view gap) const -> bool {
    if (gap.find_first_not_of(U" :0123456789") != std::u32string_view::npos) return false;
    const auto before = points_.rfind(U'\n', left.begin);
    const auto line = before == std::u32string_view::npos ? 0 : before + 1;
    return std::ranges::any_of(found_,
                               [&](const Candidate& one) { return one.begin == line && (one.type == "TIME" || one.type == "DATE"); });
  }

  const Reading& reading_;
  Candidates& found_;
  std::u32string_view points_;
  std::vector<End> ends_;
};

}  // namespace

void decide_flows(const Reading& reading, Candidates& found) { FlowReader{reading, found}.run(); }

}  // namespace noroshi::domain
