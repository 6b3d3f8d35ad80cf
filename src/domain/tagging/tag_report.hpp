#pragma once

#include "domain/anonymise/normal_text.hpp"
#include "domain/tagging/morpheme.hpp"
#include "domain/tagging/report_features.hpp"
#include "domain/tagging/tag_model.hpp"

#include <array>
#include <string>
#include <vector>

namespace noroshi::domain {

/// The tables of data/models: names of encyclopaedia text; types and roles of reports.
struct ReportModels {
  TagModel names, reports;
};
enum class ReportHead : std::uint8_t { Type, Role };

/// Whose a point is. `None`: nobody's, innocent.
enum class TagRole : std::uint8_t { None, Victim, Attacker, Vendor, Public };
inline constexpr std::size_t tag_roles = 5;
inline constexpr std::array<std::string_view, tag_roles> tag_role_names{"none", "victim", "attacker", "vendor", "public"};
using RoleShares = std::array<float, tag_roles>;

struct ReportTag {
  std::size_t begin = 0;  ///< points of the normalised text
  std::size_t end = 0;    ///< exclusive
  std::string type;       ///< as in `Mask::type`; IP stands for CIDR, DOMAIN for URL too, CONTACT for PHONE, POSTAL, ADDRESS and BANKACCT
  double score = 0.0;     ///< mean probability of this type over its points
  TagRole role = TagRole::None;  ///< never None
  double role_score = 0.0;       ///< its probability, given that the span is somebody's
};

struct TaggedReport {
  std::vector<ReportTag> tags;       ///< the best reading; sorted, not overlapping
  std::vector<float> marginal;       ///< per point: probability that it is part of anything to be labelled
  std::vector<float> name_marginal;  ///< per point: the same, by the tagger of names
  std::vector<RoleShares> roles;     ///< per point
  std::vector<float> person;         ///< per point: probability that it is part of a person's name, by the tagger of names
  std::vector<bool> begins_word;     ///< per point; where there is no dictionary, every point does
  std::vector<bool> is_family_name;  ///< per point: the dictionary reads it as part of a family name or a given name

  /// Whose a span is that another detector found: probabilities over its points, None left out; they add up to one.
  auto roles_of(std::size_t begin, std::size_t end) const -> RoleShares;
};

/// Whoever reads a text by the learnt tables. Implementations hold a dictionary and the tables: app/learnt_tagger. May be asked by many
/// threads at once; says the same of the same text.
class ReportTagger {
public:
  ReportTagger() = default;
  ReportTagger(const ReportTagger&) = delete;
  auto operator=(const ReportTagger&) -> ReportTagger& = delete;
  virtual ~ReportTagger() = default;

  /// Errors: the tables are missing or damaged.
  virtual auto tag(const NormalText& text) const -> Result<TaggedReport> = 0;
};

/// Without morphemes it works too, more weakly.
auto tag_report(const NormalText& text, const Morphemes& morphemes, const ReportModels& models) -> TaggedReport;

/// What the tagger of names has to say.
struct NameOpinion {
  NameHints hints;
  std::vector<float> marginal;  ///< per point: probability of any name
  std::vector<float> person;    ///< per point: probability of a person's name
};
auto read_names(const NormalText& text, const Morphemes& morphemes, const TagModel& names) -> NameOpinion;

}  // namespace noroshi::domain
