#include "adapters/mecab/mecab_splitter.hpp"
#include "domain/tagging/tag_report.hpp"
#include "measure.hpp"
#include "task.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

namespace noroshi::training {
namespace {

const domain::LabelScheme type_scheme{
    domain::Scheme::Bio,
    {"ORG",  "PERSON",   "SYSTEM",  "HOST",    "ACCOUNT", "PATH",      "SERIAL", "FACILITY", "DEPT",  "LOCATION", "DATE",
     "TIME", "QUANTITY", "PRODUCT", "MALWARE", "ACTOR",   "INDICATOR", "IP",     "DOMAIN",   "EMAIL", "HASH",     "CONTACT"}};
const domain::LabelScheme role_scheme{domain::Scheme::Plain, {"victim", "attacker", "vendor", "public"}};

auto collapsed(const std::string& type) -> std::string {
  static const std::map<std::string, std::string> collapse{{"CIDR", "IP"},         {"URL", "DOMAIN"},      {"MAC", "HOST"},
                                                           {"CVE", "HASH"},        {"PHONE", "CONTACT"},   {"POSTAL", "CONTACT"},
                                                           {"ADDRESS", "CONTACT"}, {"BANKACCT", "CONTACT"}};
  const auto found = collapse.find(type);
  return found == collapse.end() ? type : found->second;
}

struct Prepared {
  LabelledText text;
  Example types, roles;
};

auto prepare(LabelledText text, const domain::TagModel& names) -> Prepared {
  const auto hints = domain::read_names(text.text, text.morphemes, names).hints;
  Prepared prepared{std::move(text), {}, {}};
  auto& labelled = prepared.text;
  for (auto& span : labelled.spans) span.type = collapsed(span.type);
  prepared.types.rows = domain::report_features(labelled.text, labelled.morphemes, hints);
  prepared.roles.rows = prepared.types.rows;
  prepared.types.labels = type_scheme.write(gold_of(labelled, type_scheme), labelled.text.size());
  prepared.roles.labels.assign(labelled.text.size(), 0);
  for (const auto& span : labelled.spans) {
    const auto role = std::ranges::find(role_scheme.kinds, span.role) - role_scheme.kinds.begin();
    for (auto point = span.begin; point < span.end; ++point) prepared.roles.labels[point] = static_cast<std::uint16_t>(1 + role);
  }
  return prepared;
}

/// What became of the gold spans, by type and role.
class ReportMeasure {
public:
  void add(const LabelledText& text, const domain::TaggedReport& tagged) {
    std::vector<bool> tagged_points(text.text.size()), gold_points(text.text.size());
    for (const auto& tag : tagged.tags)
      std::fill(tagged_points.begin() + static_cast<long>(tag.begin), tagged_points.begin() + static_cast<long>(tag.end), true);
    for (const auto& span : text.spans) {
      std::fill(gold_points.begin() + static_cast<long>(span.begin), gold_points.begin() + static_cast<long>(span.end), true);
      for (const auto& name : {span.type + "." + span.role, "(all)." + span.role, std::string{"(all)"}})
        count(rows_[name], span, tagged, tagged_points);
    }
    for (std::size_t point = 0; point < gold_points.size(); ++point) {
      innocent_ += gold_points[point] ? 0U : 1U;
      over_ += !gold_points[point] && tagged_points[point] ? 1U : 0U;
    }
  }

  void print() const {
    std::printf("%-22s %6s %7s %7s %7s %7s %7s\n", "type.role", "gold", "exact", "touched", "chars", "role", "role|any");
    for (const auto& [name, row] : rows_) {
      const auto share = [&](std::size_t part) { return static_cast<double>(part) / static_cast<double>(row.gold); };
      std::printf("%-22s %6zu %7.3f %7.3f %7.3f %7.3f %7.3f\n", name.c_str(), row.gold, share(row.exact), share(row.touched),
                  static_cast<double>(row.points_tagged) / static_cast<double>(row.points), share(row.role_right), share(row.role_given));
    }
    std::printf("innocent characters tagged: %.3f\n", static_cast<double>(over_) / static_cast<double>(innocent_));
  }

private:
  struct Row {
    std::size_t gold = 0, exact = 0, touched = 0, points = 0, points_tagged = 0, role_right = 0, role_given = 0;
  };

  static void count(Row& row, const GoldSpan& span, const domain::TaggedReport& tagged, const std::vector<bool>& tagged_points) {
    ++row.gold;
    const auto points = static_cast<std::size_t>(
        std::count(tagged_points.begin() + static_cast<long>(span.begin), tagged_points.begin() + static_cast<long>(span.end), true));
    row.points += span.end - span.begin;
    row.points_tagged += points;
    row.touched += points > 0 ? 1U : 0U;
    for (const auto& tag : tagged.tags) {
      const bool same = tag.begin == span.begin && tag.end == span.end && tag.type == span.type;
      row.exact += same ? 1U : 0U;
      row.role_right += same && domain::tag_role_names[static_cast<std::size_t>(tag.role)] == span.role ? 1U : 0U;
    }
    const auto shares = tagged.roles_of(span.begin, span.end);
    const auto role = static_cast<std::size_t>(std::max_element(shares.begin() + 1, shares.end()) - shares.begin());
    row.role_given += domain::tag_role_names[role] == span.role ? 1U : 0U;
  }

  std::map<std::string, Row> rows_;
  std::size_t innocent_ = 0, over_ = 0;
};

auto read_file(const std::string& path) -> std::string {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

auto train_without(const std::vector<Prepared>& reports, const std::string& writer, const Options& options) -> std::string {
  std::vector<const Example*> types, roles;
  for (const auto& report : reports) {
    if (report.text.group == writer) continue;
    types.push_back(&report.types);
    roles.push_back(&report.roles);
  }
  auto role_options = options;
  role_options.members = options.any_members;
  role_options.train.l2 = options.any_l2;
  if (options.any_iterations > 0) role_options.train.iterations_max = options.any_iterations;
  return write_table(join_members({train_members(types, type_scheme, domain::report_layout, options),
                                   train_members(roles, role_scheme, domain::report_layout, role_options)}),
                     options.prune.front());
}

}  // namespace

auto run_reports(const Options& options) -> int {
  const mecab::MecabSplitter mecab;
  const auto names = domain::TagModel::read(read_file(options.names_model), domain::name_layout);
  if (!names) {
    std::fprintf(stderr, "%s: %s\n", options.names_model.c_str(), names.error().message.c_str());
    return 1;
  }
  std::vector<Prepared> reports;
  for (auto& text : read_reports(options.reports, [&](const auto& normal) { return mecab.split(normal); }))
    reports.push_back(prepare(std::move(text), *names));
  std::set<std::string> writers;
  for (const auto& report : reports) writers.insert(report.text.group);
  if (options.folds > 0) {
    ReportMeasure measure;
    unsigned run = 0;
    for (const auto& writer : writers) {
      if (run++ == options.folds_run) break;
      const domain::ReportModels models{*names, *domain::TagModel::read(train_without(reports, writer, options), domain::report_layout)};
      for (const auto& report : reports) {
        if (report.text.group == writer) measure.add(report.text, domain::tag_report(report.text.text, report.text.morphemes, models));
      }
    }
    measure.print();
  }
  if (options.out.empty()) return 0;
  const auto bytes = train_without(reports, options.without, options);
  std::ofstream{options.out, std::ios::binary} << bytes;
  std::printf("%s: %zu bytes\n", options.out.c_str(), bytes.size());
  return 0;
}

}  // namespace noroshi::training
