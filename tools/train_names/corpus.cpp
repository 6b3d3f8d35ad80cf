#include "corpus.hpp"

#include "base/text.hpp"
#include "formats/json/parse.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>

namespace noroshi::training {
namespace {

/// Raw code points to points of the normalised text.
class PointMap {
public:
  PointMap(const domain::NormalText& text, std::size_t raw_points) : begin_(raw_points + 1, text.size()), end_(raw_points + 1, 0) {
    for (std::size_t point = text.size(); point-- > 0;) {
      for (auto raw = std::size_t{0}; raw < 1; ++raw) begin_[text.raw_begin[point]] = point;
    }
    for (std::size_t raw = raw_points; raw-- > 0;) {
      if (begin_[raw] == text.size()) begin_[raw] = begin_[raw + 1];
    }
  }
  auto point(std::size_t raw) const -> std::size_t { return begin_[std::min(raw, begin_.size() - 1)]; }

private:
  std::vector<std::size_t> begin_, end_;
};

auto text_member(const json::Value& value, std::string_view name) -> std::string {
  const auto* member = value.find(name);
  return member != nullptr && member->text() != nullptr ? *member->text() : std::string{};
}

auto integer_of(const json::Value* value) -> std::size_t {
  return value != nullptr && value->integer() != nullptr ? static_cast<std::size_t>(*value->integer()) : 0;
}

template <class Read> auto read_lines(const std::string& path, const Splitter& split, Read&& read_spans) -> std::vector<LabelledText> {
  std::ifstream file{path};
  if (!file) std::cerr << "cannot read " << path << "\n";
  std::vector<LabelledText> texts;
  for (std::string line; std::getline(file, line);) {
    const auto value = json::parse(line);
    if (!value) {
      std::cerr << path << ": " << value.error().message << "\n";
      continue;
    }
    LabelledText out;
    out.id = text_member(*value, "id");
    out.group = out.id.substr(0, out.id.find('-'));
    const auto raw = to_code_points(text_member(*value, "text"));
    out.text = domain::normalise_text(raw);
    out.morphemes = split(out.text);
    read_spans(*value, PointMap{out.text, raw.size()}, out.spans);
    std::ranges::sort(out.spans, {}, &GoldSpan::begin);
    std::erase_if(out.spans, [](const auto& span) { return span.begin >= span.end; });
    texts.push_back(std::move(out));
  }
  return texts;
}

}  // namespace

auto read_names(const std::string& path, const Splitter& split) -> std::vector<LabelledText> {
  return read_lines(path, split, [](const json::Value& value, const PointMap& map, std::vector<GoldSpan>& spans) {
    const auto* entities = value.find("entities");
    if (entities == nullptr || entities->items() == nullptr) return;
    for (const auto& entity : *entities->items()) {
      const auto* span = entity.find("span");
      if (span == nullptr || span->items() == nullptr || span->items()->size() != 2) continue;
      spans.push_back({map.point(integer_of(span->items()->data())), map.point(integer_of(span->items()->data() + 1)),
                       text_member(entity, "type"), ""});
    }
  });
}

auto read_reports(const std::string& path, const Splitter& split) -> std::vector<LabelledText> {
  return read_lines(path, split, [](const json::Value& value, const PointMap& map, std::vector<GoldSpan>& spans) {
    const auto* entities = value.find("spans");
    if (entities == nullptr || entities->items() == nullptr) return;
    for (const auto& entity : *entities->items()) {
      spans.push_back({map.point(integer_of(entity.find("start"))), map.point(integer_of(entity.find("end"))), text_member(entity, "type"),
                       text_member(entity, "role")});
    }
  });
}

}  // namespace noroshi::training
