#pragma once

#include "services/house.hpp"

#include <string_view>

namespace noroshi::services {

/// "exercise": as it stands inside every dispatch.
auto to_text(Realm realm) -> std::string_view;
/// "【訓練】": before everything that a person reads; empty in live operation (C7).
auto mark_of(Realm realm) -> std::string_view;

}  // namespace noroshi::services
