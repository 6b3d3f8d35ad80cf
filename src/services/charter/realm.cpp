#include "services/charter/realm.hpp"

namespace noroshi::services {

auto to_text(Realm realm) -> std::string_view {
  switch (realm) {
    case Realm::Live: return "live";
    case Realm::Demo: return "demo";
    case Realm::Exercise: return "exercise";
  }
  return "";
}

auto mark_of(Realm realm) -> std::string_view {
  switch (realm) {
    case Realm::Live: return "";
    case Realm::Demo: return "【架空】";
    case Realm::Exercise: return "【訓練】";
  }
  return "";
}

}  // namespace noroshi::services
