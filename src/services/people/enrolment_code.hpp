#pragma once

#include "services/house.hpp"

#include <string>
#include <string_view>

namespace noroshi::services {

inline constexpr std::chrono::hours enrolment_code_life{7 * 24};

/// 100 bits a person can read out and type: "7KQ2M-…-…-…", in letters that do not look alike.
auto enrolment_code(const House& house, std::string_view invitation) -> std::string;

/// What is kept of a code: case, spaces and dashes do not count, and letters that look alike are one.
auto enrolment_digest(std::string_view code) -> Bytes32;

}  // namespace noroshi::services
