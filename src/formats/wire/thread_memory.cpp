#include "formats/wire/thread_memory.hpp"

#include "formats/wire/json_reader.hpp"
#include "formats/wire/json_writer.hpp"

namespace noroshi::wire {
namespace {

struct Replacement {
  std::string entity;
  std::string text;
};

/// As it is written; `said` came later than `entries`.
struct MemoryFile {
  std::vector<Replacement> entries;
  std::optional<std::vector<domain::SaidBefore>> said;
};

}  // namespace

template <class Form, Is<Replacement> Value> void describe(Form& form, Value& replacement) {
  form.field("entity", replacement.entity);
  form.field("replacement", replacement.text);
}

template <class Form, Is<domain::SaidBefore> Value> void describe(Form& form, Value& before) {
  form.field("sector", before.said.sector);
  form.field("prefectures", before.said.prefectures);
  form.field("occurred", before.said.occurred);
  form.field("scale", before.said.scale);
  form.field("scale_border", before.said.scale_border);
  form.field("system", before.said.system);
  form.field("service_stopped", before.said.service_stopped);
  form.field("levels", before.levels);
  if constexpr (Form::reads) form.require("levels", before.levels.size() == domain::set_attributes, "one level for each attribute");
}

template <class Form, Is<MemoryFile> Value> void describe(Form& form, Value& file) {
  form.field("entries", file.entries);
  form.field("said", file.said);
}

auto encode_thread_memory(const ThreadMemory& memory) -> Bytes {
  MemoryFile file;
  for (const auto& [entity, replacement] : memory.pseudonyms.entries) file.entries.push_back({entity, replacement});
  if (!memory.said.empty()) file.said = memory.said;
  return encode(file);
}

auto decode_thread_memory(BytesView bytes) -> Result<ThreadMemory> {
  MemoryFile file = NOROSHI_TRY(decode<MemoryFile>(bytes));
  ThreadMemory memory;
  for (auto& [entity, text] : file.entries) memory.pseudonyms.entries.emplace_back(std::move(entity), std::move(text));
  if (file.said) memory.said = *std::move(file.said);
  return memory;
}

}  // namespace noroshi::wire
