#pragma once

#include <cairo.h>

#include <memory>
#include <string>
#include <string_view>

namespace noroshi::pdf {

enum class Ink { Black, Grey, Red };
enum class Weight { Regular, Bold };

struct Style {
  double size = 10;
  Weight weight = Weight::Regular;
  Ink ink = Ink::Black;
  double indent = 0;
};

/// Text that runs down A4 pages, line by line; each page carries the foot line.
class PageFlow {
public:
  PageFlow(std::string title, std::string created, std::string foot);

  void write(std::string_view text, const Style& style);
  void skip(double height) { y_ += height; }
  void rule();  ///< a thin line across
  /// Begins a new page unless this much height is left: keeps a box's label with its value.
  void keep_together(double height);
  /// Glyphs that no font of this machine has.
  auto unknown_glyphs() const -> int { return unknown_glyphs_; }
  /// Ends the document. Empty when the library failed.
  auto finish() -> std::string;

private:
  struct Destroy {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
  };
  void next_page();
  void draw_foot();
  void draw_at(double x, double y, std::string_view text, const Style& style);

  std::string bytes_;
  std::string foot_;
  std::unique_ptr<cairo_surface_t, Destroy> surface_;
  std::unique_ptr<cairo_t, Destroy> context_;
  double y_;
  int page_ = 1;
  int unknown_glyphs_ = 0;
};

}  // namespace noroshi::pdf
