#include "formats/pdf/draw_form.hpp"

#include "formats/rules/source_tables_test.hpp"

#include <gtest/gtest.h>

namespace noroshi::pdf {
namespace {

TEST(PdfForm, IsDrawnForEveryFormAndRunsOverPages) {
  for (const auto& form : rules::source_rules().forms) {
    std::string long_text;
    for (int i = 0; i < 300; ++i) long_text += "改札系の端末が暗号化された。\n";
    const auto text =
        std::find_if(form.fields.begin(), form.fields.end(), [](const auto& field) { return field.type == domain::FieldType::LongText; });
    ASSERT_NE(text, form.fields.end());
    const auto drawn = draw_form(domain::with_values(form, {{text->id, long_text}}, "【訓練】", UtcTime{}));
    if (!drawn && drawn.error().slug == "font_missing") GTEST_SKIP() << "no Japanese font: install fonts-noto-cjk";
    ASSERT_TRUE(drawn.has_value()) << drawn.error().message;
    EXPECT_TRUE(drawn->starts_with("%PDF-"));
    const auto pages = drawn->find("/Count ");
    ASSERT_NE(pages, std::string::npos);
    EXPECT_GE(std::stoi(drawn->substr(pages + 7)), 6) << form.id;
  }
}

}  // namespace
}  // namespace noroshi::pdf
