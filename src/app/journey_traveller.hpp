#pragma once

#include "app/cast.hpp"
#include "domain/report/report.hpp"
#include "domain/sector/catalogue.hpp"
#include "formats/json/deid_lines.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace noroshi::app {

/// Where a traveller stands. Each stage needs the one before.
enum class Stage { Waiting, Refused, Filed, Held, Released, Delivered, Answered, Warned };

/// One line of the file on its way: its operator, what must not be seen, and what came of it.
struct Traveller {
  json::DeidLine line;
  std::string station;  ///< slug of its CEPTOAR
  std::string operator_key;
  std::vector<std::string> terms;  ///< what must not be seen at the centre
  Stage stage = Stage::Waiting;
  std::string why = {};  ///< of a refusal, hold or stop
  double file_ms = 0;
  std::string thread = {};
  std::string report = {};
  std::string clearance = {};
  std::vector<std::string> receipts = {};
  std::string centre_thread = {};
  std::string bulletin = {};
  std::string seen_at_centre = {};  ///< every text of its case at the centre, and of the bulletin made from it
  std::string answer_clearance = {};
  bool answer_returned = false;
  bool use_returned = false;
};

struct Company {
  std::vector<Traveller> travellers;
  Cast cast;
};

/// One CEPTOAR for each sector met, one operator for each line, the centre and a ministry. `share` of each registry is kept, by seed.
auto gather_company(std::vector<json::DeidLine> lines, const domain::Catalogue& catalogue, double share, std::uint64_t seed,
                    const std::string& plant) -> Company;

/// What is looked for: the registry's texts (but vendors), or the victim's spans of naming types; at least 2 code points.
auto terms_of(const json::DeidLine& line) -> std::vector<std::string>;

}  // namespace noroshi::app
