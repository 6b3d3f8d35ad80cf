#include "base/text.hpp"
#include "domain/report/limits.hpp"
#include "formats/wire/registry.hpp"
#include "services/clearance/change_clearance.hpp"
#include "services/report/thread_access.hpp"

#include <algorithm>
#include <map>

namespace noroshi::services {
namespace {

auto check_edit(const ClearanceEdit& edit) -> Result<> {
  std::vector<FieldError> errors;
  if (edit.edited_text) {
    if (count_code_points(*edit.edited_text) > domain::limits::what_i_know_chars_max)
      errors.push_back({"edited_text", "too long; shorten it"});
    if (const auto bad = find_forbidden_character(*edit.edited_text))
      errors.push_back({"edited_text", *bad + " is not allowed; take it out"});
  }
  if (edit.decisions.size() > domain::limits::list_items_max) errors.push_back({"decisions", "too many in one step; send them in parts"});
  if (edit.registered.size() > domain::limits::list_items_max) errors.push_back({"register", "too many in one step; send them in parts"});
  if (!errors.empty()) return fail(std::move(errors));
  return {};
}

void apply_edit(wire::ClearanceWork& work, const ClearanceEdit& edit) {
  if (edit.edited_text) work.edited_text = to_nfc(*edit.edited_text);
  for (const auto& [text, decision] : edit.decisions) {
    const auto folded = fold_for_match(text);
    std::erase_if(work.decisions, [&folded](const domain::Decision& old) { return old.folded_text == folded; });
    std::erase_if(work.restorations, [&folded](const wire::Restoration& old) { return fold_for_match(old.text) == folded; });
    work.decisions.push_back({folded, decision});
  }
}

auto list_in(domain::Registry& registry, RegistryList list) -> std::vector<std::string>& {
  switch (list) {
    case RegistryList::Names: return registry.names;
    case RegistryList::Aliases: return registry.aliases;
    case RegistryList::Facilities: return registry.facilities;
    case RegistryList::Systems: return registry.systems;
    case RegistryList::Vendors: break;
  }
  return registry.vendors;
}

/// What was missed once is known the next time. Learning stays here: the registry never leaves.
auto register_names(ports::Transaction& tx, House& house, const ClearanceFile& file, const ClearanceEdit& edit) -> Result<> {
  if (edit.registered.empty()) return {};
  if (!file.thread.source_tag) {
    return fail({FieldError{"register", "this case came over an arrow; its registry is at the station where it was filed"}});
  }
  const auto& tag = *file.thread.source_tag;
  domain::Registry registry;
  const auto sealed = NOROSHI_TRY(tx.find_registry(tag));
  if (sealed) registry = NOROSHI_TRY(wire::decode_registry(NOROSHI_TRY(house.vault.decrypt_machine(*sealed))));
  for (const auto& [text, name] : edit.registered) {
    auto& list = list_in(registry, name);
    if (std::ranges::find(list, text) == list.end()) list.push_back(to_nfc(text));
  }
  return tx.put_registry(tag,
                         NOROSHI_TRY(house.vault.seal("machine:registry", "registry:" + to_hex(tag), wire::encode_registry(registry))));
}

}  // namespace

auto parse_registry_list(std::string_view word) -> std::optional<RegistryList> {
  static const std::map<std::string_view, RegistryList> words{{"names", RegistryList::Names},
                                                              {"aliases", RegistryList::Aliases},
                                                              {"facilities", RegistryList::Facilities},
                                                              {"systems", RegistryList::Systems},
                                                              {"vendors", RegistryList::Vendors}};
  const auto found = words.find(word);
  return found == words.end() ? std::nullopt : std::optional{found->second};
}

auto edit_clearance(House& house, const domain::Caller& caller, const ports::ClearanceId& id, const ClearanceEdit& edit)
    -> Result<domain::Written<ClearanceStep>> {
  NOROSHI_TRY(check_edit(edit));
  return change_clearance<domain::Action::EditClearance>(house, caller, id,
                                                         [&](ports::Transaction& tx, ClearanceFile& file) -> Result<ports::ClearanceRow> {
                                                           auto& row = file.row;
                                                           NOROSHI_TRY(require_revision(row, edit.revision));
                                                           auto work = NOROSHI_TRY(open_work(house, row));
                                                           apply_edit(work, edit);
                                                           NOROSHI_TRY(keep_work(house, row, work));
                                                           NOROSHI_TRY(register_names(tx, house, file, edit));
                                                           row.editor = caller.person;
                                                           forget_consent(row);
                                                           ++row.revision;
                                                           row.changed_at = house.clock.now();
                                                           NOROSHI_TRY(tx.update_clearance(row));
                                                           return row;
                                                         });
}

}  // namespace noroshi::services
