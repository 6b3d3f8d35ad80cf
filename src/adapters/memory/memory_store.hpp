#pragma once

#include "adapters/memory/state.hpp"
#include "ports/store.hpp"

#include <shared_mutex>

namespace noroshi::memory {

/// A station's store that lives as long as the process: for tests, simulation and `noroshi line`. Writes take turns, each its own commit
/// group; a read keeps writers waiting.
class MemoryStore final : public ports::Store {
public:
  auto read(const std::function<Result<>(const ports::Transaction&)>& work) -> Result<> override;

protected:
  auto write_group(const Work& work) -> Result<std::uint64_t> override;

private:
  std::shared_mutex mutex_;
  State state_;
};

}  // namespace noroshi::memory
