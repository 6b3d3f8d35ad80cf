#include "base/text.hpp"
#include "formats/wire/registry.hpp"
#include "services/consensus/proposal_access.hpp"
#include "services/report/thread_access.hpp"

#include <algorithm>
#include <cctype>

namespace noroshi::services {
namespace {

using Texts = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view id_form = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
constexpr std::size_t name_chars_min = 2;

auto is_id_at(std::string_view text) -> bool {
  for (std::size_t i = 0; i < id_form.size(); ++i) {
    const bool fits = id_form[i] == '-' ? text[i] == '-' : std::isxdigit(static_cast<unsigned char>(text[i])) != 0;
    if (!fits) return false;
  }
  return true;
}

/// An id of the house leads whoever holds it to a case; nothing in a table needs one.
auto leads_to_case(std::string_view text) -> bool {
  for (std::size_t i = 0; i + id_form.size() <= text.size(); ++i) {
    if (is_id_at(text.substr(i))) return true;
  }
  return false;
}

void add_name(const std::string& name, std::vector<std::string>& names) {
  if (count_code_points(name) >= name_chars_min) names.push_back(fold_for_match(name));
}

auto add_names_of(const ports::Transaction& tx, House& house, const domain::Organisation& organisation, std::vector<std::string>& names)
    -> Result<> {
  add_name(organisation.name_ja, names);
  add_name(organisation.name_en, names);
  const auto sealed = NOROSHI_TRY(tx.find_registry(source_tag_of(house, organisation.id)));
  if (!sealed) return {};
  const auto registry = NOROSHI_TRY(wire::decode_registry(NOROSHI_TRY(house.vault.decrypt_machine(*sealed))));
  for (const auto* list : {&registry.names, &registry.aliases, &registry.facilities, &registry.systems}) {
    for (const auto& name : *list) add_name(name, names);
  }
  return {};
}

auto names_held_against(const ports::Transaction& tx, House& house, const domain::Caller& caller) -> Result<std::vector<std::string>> {
  std::vector<std::string> names;
  for (const auto& organisation : NOROSHI_TRY(tx.list_organisations())) {
    const bool own = organisation.id == caller.organisation;
    if (own != caller.station_staff) NOROSHI_TRY(add_names_of(tx, house, organisation, names));
  }
  return names;
}

}  // namespace

auto check_public_words(const ports::Transaction& tx, House& house, const domain::Caller& caller, const Texts& texts) -> Result<> {
  const auto names = NOROSHI_TRY(names_held_against(tx, house, caller));
  std::vector<FieldError> errors;
  for (const auto& [field, text] : texts) {
    if (leads_to_case(text)) errors.push_back({field, "holds the id of a case; a proposal is public: say it without"});
    const auto folded = fold_for_match(text);
    const bool names_one =
        std::any_of(names.begin(), names.end(), [&](const auto& name) { return folded.find(name) != std::string::npos; });
    if (names_one) errors.push_back({field, "names a member or what belongs to one; a proposal is public: say it without"});
  }
  if (errors.empty()) return {};
  auto error = fail(std::move(errors));
  error.value().slug = "public_words";
  return error;
}

}  // namespace noroshi::services
