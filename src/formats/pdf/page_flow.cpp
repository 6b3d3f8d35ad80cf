#include "formats/pdf/page_flow.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

namespace noroshi::pdf {
namespace {

constexpr double page_width = 595.28;  // A4 in points
constexpr double page_height = 841.89;
constexpr double margin = 48;
constexpr double bottom = page_height - margin - 16;

struct Unref {
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
  void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

auto append_bytes(void* target, const unsigned char* data, unsigned int length) -> cairo_status_t {
  static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

auto lay_out(cairo_t* context, std::string_view text, const Style& style, double width) -> Layout {
  Layout layout{pango_cairo_create_layout(context)};
  // The language picks Japanese forms of characters that Chinese writes another way.
  pango_context_set_language(pango_layout_get_context(layout.get()), pango_language_from_string("ja"));
  const std::unique_ptr<PangoFontDescription, Unref> font{pango_font_description_from_string("Noto Sans CJK JP, sans-serif")};
  pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
  pango_font_description_set_weight(font.get(), style.weight == Weight::Bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  return layout;
}

void set_ink(cairo_t* context, Ink ink) {
  switch (ink) {
    case Ink::Black: cairo_set_source_rgb(context, 0, 0, 0); return;
    case Ink::Grey: cairo_set_source_rgb(context, 0.35, 0.35, 0.35); return;
    case Ink::Red: cairo_set_source_rgb(context, 0.75, 0, 0); return;
  }
}

}  // namespace

PageFlow::PageFlow(std::string title, std::string created, std::string foot)
    : foot_{std::move(foot)},
      surface_{cairo_pdf_surface_create_for_stream(&append_bytes, &bytes_, page_width, page_height)},
      context_{cairo_create(surface_.get())},
      y_{margin} {
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, created.c_str());
}

void PageFlow::write(std::string_view text, const Style& style) {
  const auto layout = lay_out(context_.get(), text, style, page_width - 2 * margin - style.indent);
  unknown_glyphs_ += pango_layout_get_unknown_glyphs_count(layout.get());
  const std::unique_ptr<PangoLayoutIter, Unref> line{pango_layout_get_iter(layout.get())};
  do {
    PangoRectangle extents;
    pango_layout_iter_get_line_extents(line.get(), nullptr, &extents);
    const double height = static_cast<double>(extents.height) / PANGO_SCALE;
    const double ascent = static_cast<double>(pango_layout_iter_get_baseline(line.get()) - extents.y) / PANGO_SCALE;
    keep_together(height);
    set_ink(context_.get(), style.ink);
    cairo_move_to(context_.get(), margin + style.indent, y_ + ascent);
    pango_cairo_show_layout_line(context_.get(), pango_layout_iter_get_line_readonly(line.get()));
    y_ += height;
  } while (pango_layout_iter_next_line(line.get()) != FALSE);
}

void PageFlow::rule() {
  set_ink(context_.get(), Ink::Grey);
  cairo_set_line_width(context_.get(), 0.4);
  cairo_move_to(context_.get(), margin, y_ + 2);
  cairo_line_to(context_.get(), page_width - margin, y_ + 2);
  cairo_stroke(context_.get());
  y_ += 5;
}

void PageFlow::keep_together(double height) {
  if (y_ + height > bottom) next_page();
}

void PageFlow::next_page() {
  draw_foot();
  cairo_show_page(context_.get());
  ++page_;
  y_ = margin;
}

void PageFlow::draw_foot() {
  draw_at(margin, bottom + 6, foot_, {8, Weight::Bold, Ink::Red});
  draw_at(page_width - margin - 20, bottom + 6, std::to_string(page_), {8, Weight::Regular, Ink::Grey});
}

void PageFlow::draw_at(double x, double y, std::string_view text, const Style& style) {
  const auto layout = lay_out(context_.get(), text, style, page_width - margin - x);
  set_ink(context_.get(), style.ink);
  cairo_move_to(context_.get(), x, y);
  pango_cairo_show_layout(context_.get(), layout.get());
}

auto PageFlow::finish() -> std::string {
  draw_foot();
  cairo_show_page(context_.get());
  context_.reset();
  cairo_surface_finish(surface_.get());
  if (cairo_surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS) return {};
  return std::move(bytes_);
}

}  // namespace noroshi::pdf
