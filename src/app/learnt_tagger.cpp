#include "app/learnt_tagger.hpp"

#include "app/name_models.hpp"

namespace noroshi::app {

auto LearntTagger::tag(const domain::NormalText& text) const -> Result<domain::TaggedReport> {
  std::call_once(loaded_, [this] { models_ = load_report_models(folder_); });
  if (!*models_) return tl::unexpected<Error>{models_->error()};
  return domain::tag_report(text, splitter_.split(text), **models_);
}

}  // namespace noroshi::app
