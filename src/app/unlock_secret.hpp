#pragma once

#include "base/secret.hpp"
#include "ports/random.hpp"

#include <filesystem>

namespace noroshi::app {

/// The secret that unlocks the stations of a folder: the environment's NOROSHI_UNLOCK, else `<data>/unlock.secret`. Error `unlock_missing`.
auto read_unlock_secret(const std::filesystem::path& data) -> Result<Secret>;

/// As above; where there is none yet, a random one is written for its owner alone.
auto make_unlock_secret(const std::filesystem::path& data, ports::Random& random) -> Result<Secret>;

}  // namespace noroshi::app
