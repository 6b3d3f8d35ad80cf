#include "formats/xlsx/sheet_cells.hpp"

#include "base/text.hpp"
#include "formats/xlsx/read_form.hpp"
#include "formats/xlsx/xml_walk.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

namespace noroshi::xlsx {
namespace {

auto hex_value(std::string_view digits) -> std::optional<char32_t> {
  unsigned value = 0;
  const auto* end = digits.data() + digits.size();
  const auto parsed = std::from_chars(digits.data(), end, value, 16);
  if (parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
  return value;
}

/// "_x000A_" is how the format writes a character that XML cannot hold; "_x005F_" protects a text that looks like one.
auto unescape(std::string_view text) -> std::string {
  constexpr std::size_t length = 7;
  std::string plain;
  while (!text.empty()) {
    const bool escape = text.size() >= length && text.starts_with("_x") && text[length - 1] == '_';
    const auto code = escape ? hex_value(text.substr(2, 4)) : std::nullopt;
    if (code && *code != 0 && (*code < 0xD800 || *code > 0xDFFF)) {
      plain += to_utf8(*code);
      text.remove_prefix(length);
    } else {
      plain += text.front();
      text.remove_prefix(1);
    }
  }
  return plain;
}

/// "C12" → row 11, column 2.
auto parse_place(std::string_view name) -> std::optional<std::pair<int, int>> {
  int column = 0;
  std::size_t at = 0;
  while (at < name.size() && name[at] >= 'A' && name[at] <= 'Z' && at < 3) column = column * 26 + (name[at++] - 'A' + 1);
  int row = 0;
  const auto* end = name.data() + name.size();
  const auto parsed = std::from_chars(name.data() + at, end, row);
  if (at == 0 || parsed.ec != std::errc{} || parsed.ptr != end || row < 1) return std::nullopt;
  return std::pair{row - 1, column - 1};
}

/// As short as the number allows: editors store 0.1 as 0.10000000000000001.
auto plain_number(const std::string& text) -> std::string {
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  return end == text.c_str() + text.size() ? fmt::format("{}", number) : text;
}

class SharedTexts final : public XmlWalk {
public:
  auto take() -> std::vector<std::string> { return std::move(texts_); }

private:
  void begin(std::string_view element, const Attributes& /*attributes*/) override {
    if (element == "si") texts_.emplace_back();
    if (element == "rPh") ++readings_;
    in_text_ = element == "t" && readings_ == 0 && !texts_.empty();
  }
  void end(std::string_view element) override {
    in_text_ = false;
    if (element == "rPh") --readings_;
    if (element == "si") texts_.back() = unescape(texts_.back());
  }
  void characters(std::string_view text) override {
    if (in_text_) texts_.back() += text;
  }
  std::vector<std::string> texts_;
  int readings_ = 0;
  bool in_text_ = false;
};

class SheetCells final : public XmlWalk {
public:
  explicit SheetCells(const std::vector<std::string>& shared) : shared_{shared} {}
  auto take() -> Cells { return std::move(cells_); }

private:
  void begin(std::string_view element, const Attributes& attributes) override {
    if (element == "c") {
      place_ = parse_place(attributes.find("r"));
      type_ = attributes.find("t");
      text_.clear();
    }
    if (element == "rPh") ++readings_;
    // "v" is the value, "t" an inline text; a formula ("f") is never looked at.
    in_text_ = (element == "v" || element == "t") && readings_ == 0;
  }
  void end(std::string_view element) override {
    in_text_ = false;
    if (element == "rPh") --readings_;
    if (element == "c") keep();
  }
  void characters(std::string_view text) override {
    if (in_text_) text_ += text;
  }
  void keep() {
    if (!place_ || text_.empty()) return;
    if (cells_.size() >= limits::cells_max) {
      refuse("the sheet has too many cells");
      return;
    }
    Cell cell;
    if (type_ == "s") {
      std::size_t index = shared_.size();
      std::from_chars(text_.data(), text_.data() + text_.size(), index);
      if (index >= shared_.size()) {
        refuse("a cell points at a text that is not there");
        return;
      }
      cell.text = shared_[index];
    } else if (type_.empty() || type_ == "n") {
      cell = {plain_number(text_), true};
    } else if (type_ != "e") {
      cell.text = unescape(text_);
    }
    cells_.insert_or_assign(*place_, std::move(cell));
  }

  const std::vector<std::string>& shared_;
  Cells cells_;
  std::optional<std::pair<int, int>> place_;
  std::string type_;
  std::string text_;
  int readings_ = 0;
  bool in_text_ = false;
};

}  // namespace

auto read_shared_texts(std::string_view xml) -> Result<std::vector<std::string>> {
  SharedTexts walk;
  NOROSHI_TRY(walk.run(xml));
  return walk.take();
}

auto read_cells(std::string_view xml, const std::vector<std::string>& shared) -> Result<Cells> {
  SheetCells walk{shared};
  NOROSHI_TRY(walk.run(xml));
  return walk.take();
}

}  // namespace noroshi::xlsx
