#pragma once

#include <optional>
#include <string>
#include <vector>

namespace noroshi::domain {

/// A table row that decided, with its sentence.
struct DecidingRow {
  std::string id;
  std::string sentence_ja;
  std::string sentence_en;
};

/// 深刻度（暫定目安）: how grave, as far as is known. NISC's 0–4 of 2018; the draft of 2016 counts one higher.
struct Assessment {
  int level = 0;
  std::optional<int> potential_level;  ///< near misses only
  std::string layer = "near_miss";     ///< "near_miss", "intermediate", "service_failure"
  int it_lens = 0;
  int safety_lens = 0;
  std::vector<DecidingRow> rows;
  std::string table;  ///< name, version and sha256 of the table (C10)

  auto level_2016() const -> int { return level + 1; }
};

}  // namespace noroshi::domain
