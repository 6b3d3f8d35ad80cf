#pragma once

#include "domain/sector/rule.hpp"
#include "domain/sector/wording.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// Somebody or something that held for a time, with the standing of that statement.
struct Ministry {
  Wording name;
  std::string from;   ///< "2024-04-01"; empty = as far back as known
  std::string until;  ///< last day; empty = still
  RuleStatus status = RuleStatus::Unverified;
  std::string source;
};

struct Ceptoar {
  Wording name;
  Wording secretariat;
  std::string until;  ///< last day for which the statement is known to hold; empty = open
  RuleStatus status = RuleStatus::Unverified;
  std::string source;
};

/// A system that a service stands on; the back office counts (R18).
struct TargetSystem {
  Wording name;
  bool back_office = false;
};

struct Service {
  Wording name;
  std::vector<TargetSystem> systems;
};

/// A sector's own word for something: オーソリゼーション.
struct SectorWord {
  Wording word;
  Wording note;
};

struct Sector {
  std::string id;  ///< "ict-tel"
  Wording name;
  Wording group;                     ///< 分野, where a sector has several parts: 情報通信
  std::vector<std::string> aliases;  ///< other names people use: 通信
  std::vector<Ministry> ministries;
  std::vector<Ceptoar> ceptoars;
  std::vector<Service> services;
  std::vector<SectorWord> words;
  Wording service_level;  ///< サービス維持レベル
  RuleStatus service_level_status = RuleStatus::Unverified;
  std::string service_level_until;  ///< last day of the plan that says so; empty = open
  Wording safety;     ///< what the second lens looks at: 保安, 患者の安全; empty where the sector has none, and then it is not shown
  Wording not_known;  ///< what to say of a sector of which nothing is on file yet; empty for all others
  std::vector<Rule> rules;
};

/// Every sector of the plan.
class Catalogue {
public:
  Catalogue() = default;
  explicit Catalogue(std::vector<Sector> sectors);

  auto sectors() const -> const std::vector<Sector>& { return sectors_; }
  auto find(std::string_view id) const -> const Sector*;
  /// By id, Japanese or English name, or another name people use; width, case and spaces do not matter. An unknown name is no
  /// error: nobody is refused for the word used.
  auto find_by_name(std::string_view name) const -> const Sector*;

private:
  std::vector<Sector> sectors_;
  std::map<std::string, std::size_t, std::less<>> by_name_;
};

}  // namespace noroshi::domain
