#pragma once

#include "ports/clock.hpp"
#include "ports/delivery.hpp"
#include "ports/random.hpp"

#include <filesystem>

namespace noroshi::smtp {

/// Puts each mail into a folder as an .eml file: what the demo sends can be opened and read. Thread-safe.
class FolderMail final : public ports::Mail {
public:
  FolderMail(std::filesystem::path folder, std::string from, const ports::Clock& clock, ports::Random& random)
      : folder_{std::move(folder)}, from_{std::move(from)}, clock_{clock}, random_{random} {}
  /// Errors: `mail_address_bad`; `mail_unsent` when the file cannot be written.
  auto send(const std::string& to, const std::string& subject, const std::string& body) -> Result<> override;

private:
  std::filesystem::path folder_;
  std::string from_;
  const ports::Clock& clock_;
  ports::Random& random_;
};

}  // namespace noroshi::smtp
