#include "domain/handling/content_digest.hpp"

#include "base/sha256.hpp"

#include <bit>

namespace noroshi::domain {
namespace {

class Canonical {
public:
  void add(std::uint64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8) bytes_.push_back(static_cast<std::uint8_t>(number >> static_cast<unsigned>(shift)));
  }
  void add_whole(std::int64_t number) { add(static_cast<std::uint64_t>(number)); }
  void add(std::string_view text) {
    add(std::uint64_t{text.size()});
    bytes_.insert(bytes_.end(), text.begin(), text.end());
  }
  template <class List, class AddItem> void add_each(const List& list, AddItem&& add_item) {
    add(std::uint64_t{list.size()});
    for (const auto& item : list) add_item(item);
  }
  template <class T, class AddItem> void add_optional(const std::optional<T>& value, AddItem&& add_item) {
    add(std::uint64_t{value.has_value()});
    if (value) add_item(*value);
  }
  auto digest() const -> Bytes32 { return sha256(bytes_); }

private:
  Bytes bytes_;
};

struct AddFact {
  Canonical& out;
  void operator()(bool value) const { out.add(std::uint64_t{value}); }
  void operator()(std::int64_t value) const { out.add_whole(value); }
  void operator()(double value) const { out.add(std::bit_cast<std::uint64_t>(value)); }
  void operator()(const std::string& value) const { out.add(std::string_view{value}); }
  void operator()(const std::vector<std::string>& value) const {
    out.add_each(value, [this](const std::string& item) { out.add(std::string_view{item}); });
  }
};

void add_facts(Canonical& out, const Facts& facts) {
  out.add_each(facts, [&](const auto& fact) {
    out.add(std::string_view{fact.first});
    out.add(std::uint64_t{fact.second.index()});
    std::visit(AddFact{out}, fact.second);
  });
}

void add_indicators(Canonical& out, const std::vector<Indicator>& indicators) {
  out.add_each(indicators, [&](const Indicator& indicator) {
    out.add(std::string_view{indicator.type});
    out.add(std::string_view{indicator.value});
  });
}

void add_assessment(Canonical& out, const Assessment& assessment) {
  out.add_whole(assessment.level);
  out.add_whole(assessment.level_2016);
  out.add_optional(assessment.potential_level, [&](int level) { out.add_whole(level); });
  out.add_whole(static_cast<int>(assessment.layer));
  out.add_whole(assessment.it_lens);
  out.add_whole(assessment.safety_lens);
  out.add_each(assessment.deciding, [&](const DecidingRow& row) { out.add(std::string_view{row.id}); });
  out.add(std::uint64_t{assessment.provisional});
  out.add_each(assessment.could_raise, [&](const std::string& fact) { out.add(std::string_view{fact}); });
  out.add(std::string_view{assessment.tables_sha256});
}

void add_terms(Canonical& out, const Terms& terms) {
  const auto add_time = [&](UtcTime time) { out.add_whole(time.time_since_epoch().count()); };
  out.add(to_text(terms.tlp));
  out.add_each(terms.purposes, [&](Purpose purpose) { out.add(to_text(purpose)); });
  out.add_optional(terms.embargo_until, add_time);
  out.add_optional(terms.expires_at, add_time);
}

}  // namespace

auto digest_of(const ReportContent& content, std::string_view table_sha256) -> Bytes32 {
  Canonical out;
  out.add(std::string_view{"noroshi report v1"});
  out.add(table_sha256);
  out.add(to_text(content.kind));
  out.add(to_text(content.stage));
  out.add(std::string_view{content.sector});
  out.add_whole(content.version);
  out.add(std::string_view{content.organisation});
  out.add(std::string_view{content.text});
  out.add(std::string_view{content.occurred});
  add_facts(out, content.facts);
  add_indicators(out, content.indicators);
  out.add_optional(content.assessment, [&](const Assessment& assessment) { add_assessment(out, assessment); });
  add_terms(out, content.terms);
  return out.digest();
}

auto digest_of(const AnswerContent& content, std::string_view table_sha256) -> Bytes32 {
  Canonical out;
  out.add(std::string_view{"noroshi answer v1"});
  out.add(table_sha256);
  out.add(std::string_view{content.enquiry.str()});
  out.add(std::string_view{content.text});
  add_indicators(out, content.indicators);
  return out.digest();
}

auto digest_of(const UseRecordContent& content, std::string_view table_sha256) -> Bytes32 {
  Canonical out;
  out.add(std::string_view{"noroshi use record v1"});
  out.add(table_sha256);
  out.add(std::string_view{content.bulletin.str()});
  out.add_each(content.outcomes, [&](const auto& outcome) {
    out.add(to_text(outcome.first));
    out.add_whole(outcome.second);
  });
  out.add(std::string_view{content.because});
  out.add_whole(content.sectors_acted);
  return out.digest();
}

}  // namespace noroshi::domain
