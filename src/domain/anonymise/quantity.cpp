#include "domain/anonymise/quantity.hpp"

#include "base/text.hpp"
#include "domain/anonymise/normal_text.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace noroshi::domain {
namespace {

using re2::RE2;

constexpr std::u32string_view kanji_digits = U"〇一二三四五六七八九";

auto multiplier(char32_t c) -> double {
  switch (c) {
    case U'十': return 10;
    case U'百': return 100;
    case U'千': return 1000;
    case U'万': return 1e4;
    case U'億': return 1e8;
    case U'兆': return 1e12;
    default: return 0;
  }
}

// Reads 4万2千 or 三百二十: parts below 万 gather in `group`, which 万 and larger close.
class NumberReader {
public:
  auto take(char32_t c) -> bool {
    if (is_digit(c) || (c == U'.' && has_digit_ && !decimal_)) {
      take_digit(c);
    } else if (const auto place = kanji_digits.find(c); place != std::u32string_view::npos) {
      digits_ = digits_ * 10 + static_cast<double>(place);
      has_digit_ = true;
    } else if (const double times = multiplier(c); times > 0) {
      take_multiplier(times);
    } else {
      return c == U',' && has_digit_;
    }
    return true;
  }
  auto value() const -> double { return total_ + group_ + digits_; }

private:
  void take_digit(char32_t c) {
    if (c == U'.') {
      decimal_ = 0.1;
      return;
    }
    has_digit_ = true;
    const double digit = static_cast<double>(c - U'0');
    if (decimal_) {
      digits_ += digit * *decimal_;
      *decimal_ /= 10;
    } else {
      digits_ = digits_ * 10 + digit;
    }
  }
  void take_multiplier(double times) {
    const double digits = has_digit_ ? digits_ : 1;
    if (times < 1e4) {
      group_ += digits * times;
    } else {
      total_ += (group_ > 0 ? group_ + (has_digit_ ? digits_ : 0) : digits) * times;
      group_ = 0;
    }
    digits_ = 0;
    has_digit_ = false;
    decimal_.reset();
  }

  double total_ = 0, group_ = 0, digits_ = 0;
  bool has_digit_ = false;
  std::optional<double> decimal_;
};

auto is_number_point(char32_t c) -> bool { return is_digit(c) || kanji_digits.find(c) != std::u32string_view::npos || multiplier(c) > 0; }

struct ReadCount {
  double value;
  std::u32string counter;
};

auto read_count(std::string_view text) -> std::optional<ReadCount> {
  const auto points = to_points(text);
  std::size_t at = 0;
  while (at < points.size() && !is_number_point(points[at])) ++at;
  if (at == points.size()) return std::nullopt;
  NumberReader reader;
  while (at < points.size() && reader.take(points[at])) ++at;
  while (at < points.size() && points[at] == U' ' && !is_latin(points[std::min(at + 1, points.size() - 1)])) ++at;
  return ReadCount{reader.value(), points.substr(at)};
}

constexpr std::array<std::string_view, 12> english_months{"jan", "feb", "mar", "apr", "may", "jun",
                                                          "jul", "aug", "sep", "oct", "nov", "dec"};

auto english_month(std::string name) -> int {
  std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; });
  for (std::size_t month = 0; month < english_months.size(); ++month) {
    if (name.starts_with(english_months[month])) return static_cast<int>(month) + 1;
  }
  return 0;
}

auto day_of_part(const std::string& part) -> int {
  if (part == "上旬" || part == "初め" || part == "初旬" || part == "頭" || part == "第1週") return 5;
  if (part == "中旬" || part == "半ば" || part == "第2週" || part == "第3週") return 15;
  return part.empty() ? 0 : 25;
}

auto number_of(const std::string& text) -> int {
  const auto count = read_count(text);
  return count ? static_cast<int>(std::min(count->value, 99999.0)) : 0;
}

auto read_japanese_date(const std::string& text) -> std::optional<WrittenDate> {
  static const RE2 with_month{
      "^((?:\\d{4}|(?:令和|平成|昭和|R|H) ?(?:\\d{1,2}|元))年 ?)?([0-9一二三四五六七八九十]{1,3})月(?: "
      "?([0-9一二三四五六七八九十]{1,3})日)?"
      "(上旬|中旬|下旬|初旬|初め|半ば|末|頭|第\\d週)?"};
  static const RE2 day_only{"^(\\d{1,2})日"};
  WrittenDate date;
  std::string month;
  std::string day;
  std::string part;
  if (RE2::PartialMatch(text, with_month, &date.year, &month, &day, &part)) {
    date.month = number_of(month);
    date.day = day.empty() ? day_of_part(part) : number_of(day);
    date.year = trim(date.year);
    return date.month >= 1 ? std::optional{date} : std::nullopt;
  }
  if (!RE2::PartialMatch(text, day_only, &day)) return std::nullopt;
  date.day = number_of(day);
  return date.day >= 1 ? std::optional{date} : std::nullopt;
}

auto read_numeric_date(const std::string& text) -> std::optional<WrittenDate> {
  static const RE2 year_first{"^(\\d{4}|[RHS]\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{1,2})"};
  static const RE2 month_first{"^(\\d{1,2})/(\\d{1,2})"};
  WrittenDate date;
  if (RE2::PartialMatch(text, year_first, &date.year, &date.month, &date.day)) {
    date.year += "年";
    return date;
  }
  return RE2::PartialMatch(text, month_first, &date.month, &date.day) ? std::optional{date} : std::nullopt;
}

auto read_english_date(const std::string& text) -> std::optional<WrittenDate> {
  static const RE2 day_first{"^(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ([A-Za-z]{3,9})\\.?(?:,? (\\d{4}))?"};
  static const RE2 month_first{"^([A-Za-z]{3,9})\\.?(?: (\\d{1,2})(?:st|nd|rd|th)?)?(?:,? (\\d{4}))?$"};
  WrittenDate date;
  date.is_english = true;
  std::string month;
  std::string day;
  if (!RE2::PartialMatch(text, day_first, &day, &month, &date.year) && !RE2::PartialMatch(text, month_first, &month, &day, &date.year)) {
    return std::nullopt;
  }
  date.month = english_month(month);
  date.day = day.empty() ? 0 : number_of(day);
  return date.month >= 1 ? std::optional{date} : std::nullopt;
}

auto band_for(const std::vector<ReplacementTables::Band>& bands, double value) -> const ReplacementTables::Band* {
  const auto found = std::ranges::find_if(bands, [&](const auto& band) { return value < band.below; });
  return found == bands.end() ? nullptr : &*found;
}

auto coarser_counts(std::string_view text, const ReplacementTables& tables, ScaleLevel least) -> std::vector<std::string> {
  const auto count = read_count(text);
  if (!count) return {};
  const auto* band = band_for(tables.counts, count->value);
  if (band == nullptr) return {};
  const auto counter = to_text(count->counter);
  const bool is_english = !counter.empty() && counter.front() == ' ';
  std::vector<std::string> forms;
  if (least <= ScaleLevel::Magnitude) forms.push_back((is_english ? band->en : band->ja) + counter);
  if (is_english) {
    forms.emplace_back(count->value < 10 ? "a few" : "many");
  } else {
    forms.emplace_back(count->value < 10 ? "少数" : "多数");
  }
  return forms;
}

// One way of saying a date, for each level that it can be said at.
class DateForms {
public:
  DateForms(const WrittenDate& date, const ReplacementTables& tables)
      : date_{date},
        season_{date.month > 0 ? band_for(tables.seasons, date.month % 12) : nullptr},
        part_{date.day > 0 && date.month > 0 ? band_for(tables.month_parts, date.day) : nullptr} {}

  auto from(TimeLevel least) const -> std::vector<std::string> {
    std::vector<std::string> forms;
    if (least <= TimeLevel::TenDays && part_ != nullptr) forms.push_back(ten_days());
    if (least <= TimeLevel::Month && part_ != nullptr) forms.push_back(month());
    if (least <= TimeLevel::Season && season_ != nullptr) add_seasons(forms);
    forms.emplace_back(date_.is_english ? "a date" : "ある日");
    return forms;
  }

private:
  auto english_year() const -> std::string { return date_.year.empty() ? "" : " " + date_.year; }
  auto month_name() const -> std::string {
    static constexpr std::array<std::string_view, 12> names{"January", "February", "March",     "April",   "May",      "June",
                                                            "July",    "August",   "September", "October", "November", "December"};
    return std::string{names[static_cast<std::size_t>(date_.month - 1)]};
  }
  auto ten_days() const -> std::string {
    if (date_.is_english) return part_->en + "-" + month();
    return month() + part_->ja;
  }
  auto month() const -> std::string {
    return date_.is_english ? month_name() + english_year() : date_.year + std::to_string(date_.month) + "月";
  }
  void add_seasons(std::vector<std::string>& forms) const {
    if (date_.is_english) {
      forms.push_back(season_->en + english_year());
      return;
    }
    forms.push_back(date_.year + season_->ja);
    if (!date_.year.empty()) forms.push_back(season_->ja);
  }

  const WrittenDate& date_;
  const ReplacementTables::Band* season_;
  const ReplacementTables::Band* part_;
};

auto coarser_times(std::string_view text, const ReplacementTables& tables, Language language) -> std::vector<std::string> {
  const auto hour = parse_hour(text);
  if (!hour) return {};
  const auto* band = band_for(tables.hours, *hour);
  if (band == nullptr) return {};
  const bool is_english = language == Language::English;
  return {is_english ? band->en : band->ja, is_english ? "some time" : "ある時刻"};
}

auto coarser_places(std::string_view text, const AnonymiseTables& tables, PlaceLevel least) -> std::vector<std::string> {
  for (const auto& [prefecture, region] : tables.words.prefectures) {
    if (!text.starts_with(prefecture)) continue;
    std::vector<std::string> forms;
    if (least <= PlaceLevel::Region) forms.push_back(region);
    const auto half = tables.sets.halves.find(region);
    if (least <= PlaceLevel::Half && half != tables.sets.halves.end()) forms.push_back(half->second);
    forms.emplace_back("ある地域");
    return forms;
  }
  return {};
}

}  // namespace

auto parse_count(std::string_view text) -> std::optional<double> {
  const auto count = read_count(text);
  return count ? std::optional{count->value} : std::nullopt;
}

auto parse_date(std::string_view text) -> std::optional<WrittenDate> {
  const std::string whole{text};
  auto date = read_numeric_date(whole);
  if (!date) date = read_japanese_date(whole);
  if (!date) date = read_english_date(whole);
  if (!date || date->month > 12 || date->day > 31 || (date->month == 0 && date->day == 0)) return std::nullopt;
  return date;
}

auto parse_hour(std::string_view text) -> std::optional<int> {
  static const RE2 clock{"(午前|午後|夜|深夜)?[^0-9]*(\\d{1,2})(?: ?[:時]|時| ?[aApP]\\.?[mM])(?:(\\d{2}))?"};
  static const RE2 afternoon{"(?i)午後|p\\.?m"};
  std::string half;
  std::string minute;
  int hour = 0;
  const std::string whole{text};
  if (!RE2::PartialMatch(whole, clock, &half, &hour, &minute) || hour > 30 || (!minute.empty() && number_of(minute) > 59))
    return std::nullopt;
  if (hour < 12 && RE2::PartialMatch(whole, afternoon)) hour += 12;
  return hour % 24;
}

auto is_duration_tail(std::string_view after) -> bool {
  for (const std::string_view tail : {"前後", "前半", "後半", "前場", "後場"}) {
    if (after.starts_with(tail)) return false;
  }
  return std::ranges::any_of(
      std::array<std::string_view, 11>{"間", "目", "以内", "ぶり", "遅れ", "後", "前", "おき", "連続", "あたり", "当たり"},
      [&](auto tail) { return after.starts_with(tail); });
}

auto generalise(std::string_view type, std::string_view text, const AnonymiseTables& tables, Language language,
                const Coarseness& coarseness) -> std::vector<std::string> {
  if (type == "QUANTITY") return coarser_counts(text, tables.replacements, coarseness.count);
  if (type == "TIME") return coarser_times(text, tables.replacements, language);
  if (type == "LOCATION") return coarser_places(text, tables, coarseness.place);
  if (type != "DATE") return {};
  const auto date = parse_date(text);
  return date ? DateForms{*date, tables.replacements}.from(coarseness.date) : std::vector<std::string>{};
}

}  // namespace noroshi::domain
