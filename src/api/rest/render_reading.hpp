#pragma once

#include "api/http/schema.hpp"
#include "domain/severity/assess.hpp"
#include "domain/triage/draw_line.hpp"
#include "formats/json/object.hpp"
#include "services/reading/reading_view.hpp"

/// How the line and the grade look in JSON, the same wherever they are shown.
namespace noroshi::rest {

auto render_verdict(const domain::Verdict& verdict) -> json::Object;
auto render_assessment(const domain::Assessment& assessment) -> json::Object;
/// A reading on record, with its reason in both languages.
auto render_reading_row(const ports::ReadingRow& row, const domain::Wording& reason) -> json::Object;
auto verdict_schema() -> http::Schema;
auto assessment_schema() -> http::Schema;
auto near_precedents_schema() -> http::Schema;

}  // namespace noroshi::rest
