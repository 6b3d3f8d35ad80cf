#pragma once

#include "app/settle.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::app {

/// Files the ten golden cases of the minutes (`data/demo/cases.toml`) and brings each as far as its stage says: filed, agreed, released,
/// asked, answered, warned.
auto play_demo_cases(std::string_view toml, const std::map<std::string, services::House*>& houses, const std::vector<Credential>& people)
    -> Result<>;

}  // namespace noroshi::app
