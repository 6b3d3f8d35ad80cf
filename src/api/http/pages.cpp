#include "api/http/pages.hpp"

#include "api/http/router.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace noroshi::http {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 11> content_types{{{".html", "text/html; charset=utf-8"},
                                                                                       {".js", "text/javascript; charset=utf-8"},
                                                                                       {".css", "text/css; charset=utf-8"},
                                                                                       {".json", "application/json"},
                                                                                       {".webmanifest", "application/manifest+json"},
                                                                                       {".svg", "image/svg+xml"},
                                                                                       {".png", "image/png"},
                                                                                       {".ico", "image/x-icon"},
                                                                                       {".woff2", "font/woff2"},
                                                                                       {".txt", "text/plain; charset=utf-8"},
                                                                                       {".map", "application/json"}}};

auto content_type_of(std::string_view path) -> std::string {
  for (const auto& [ending, type] : content_types) {
    if (path.ends_with(ending)) return std::string{type};
  }
  return "application/octet-stream";
}

auto find_file(std::span<const PageFile> files, std::string_view path) -> const PageFile* {
  const auto found = std::find_if(files.begin(), files.end(), [path](const PageFile& file) { return file.path == path; });
  return found == files.end() ? nullptr : &*found;
}

auto escape_html(std::string_view text) -> std::string {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      case '\'': escaped += "&#39;"; break;
      default: escaped += c;
    }
  }
  return escaped;
}

auto realm_mark(services::Realm realm) -> std::string_view {
  switch (realm) {
    case services::Realm::Live: return "";
    case services::Realm::Demo: return "【架空】";
    case services::Realm::Exercise: return "【訓練】";
  }
  return "";
}

}  // namespace

auto serve_page(std::span<const PageFile> files, std::string_view slug, std::string_view path) -> std::optional<Answer> {
  const auto segments = split_path(path);
  const bool plain = path.empty() || std::all_of(segments.begin(), segments.end(), [](const auto& segment) { return segment.has_value(); });
  if (!plain) return std::nullopt;
  if (const auto* file = find_file(files, path.empty() ? "index.html" : path)) {
    const auto caching = file->path.starts_with("assets/") ? Caching::Forever : Caching::Recheck;
    return Answer{respond(200, Plain{PlainKind::Page, std::string{file->bytes}, content_type_of(file->path)}), caching};
  }
  if (path.empty() || segments.back()->find('.') != std::string::npos) return std::nullopt;
  const auto place = "/" + std::string{slug} + "/#/" + std::string{path};
  return Answer{respond(302, Plain{PlainKind::Page, "", "text/plain; charset=utf-8"}).with_header("Location", place)};
}

auto list_stations(const std::vector<services::House*>& houses) -> Answer {
  std::string items;
  std::string_view mark;
  for (const auto* house : houses) {
    const auto& station = house->station;
    if (mark.empty()) mark = realm_mark(house->realm);
    items += "<li><a href=\"/" + escape_html(station.slug) + "/\">" + escape_html(station.name_ja) + " <span lang=\"en\">" +
             escape_html(station.name_en) + "</span></a></li>\n";
  }
  std::string page =
      "<!doctype html>\n<html lang=\"ja\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">";
  page.append("<title>")
      .append(mark)
      .append("狼煙 Noroshi</title></head>\n<body><main><h1>")
      .append(mark)
      .append("狼煙 Noroshi</h1>\n<ul>\n");
  page.append(items).append("</ul></main></body></html>\n");
  return Answer{respond(200, Plain{PlainKind::Page, std::move(page), "text/html; charset=utf-8"}), Caching::Recheck};
}

}  // namespace noroshi::http
