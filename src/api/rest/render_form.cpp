#include "api/rest/render_form.hpp"

namespace noroshi::rest {

auto render_submission(const ports::SubmissionRow& row) -> json::Object {
  const auto sentence = services::submission_sentence(row);
  json::Object object;
  object.add("submission", row.id).add("form", row.form).add("addressee", row.addressee).add("submitted_at", row.submitted_at);
  object.add("number", row.number).add("via", ports::to_text(row.via)).add("state", ports::to_text(row.state));
  return object.add("sentence_ja", sentence.ja).add("sentence_en", sentence.en);
}

}  // namespace noroshi::rest
