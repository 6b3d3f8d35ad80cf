#include "ports/clearances.hpp"
#include "ports/dispatches.hpp"
#include "ports/exchanges.hpp"

#include <array>
#include <utility>

namespace noroshi::ports {

namespace {

template <class Enum, std::size_t N> using Names = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Names<ClearanceSubject, 3> clearance_subjects{{
    {ClearanceSubject::Report, "report"},
    {ClearanceSubject::Answer, "answer"},
    {ClearanceSubject::UseRecord, "use_record"},
}};

constexpr Names<ClearanceState, 6> clearance_states{{
    {ClearanceState::AwaitingConsent, "awaiting_consent"},
    {ClearanceState::AwaitingHome, "awaiting_home"},
    {ClearanceState::AwaitingStation, "awaiting_station"},
    {ClearanceState::Released, "released"},
    {ClearanceState::Refused, "refused"},
    {ClearanceState::Withdrawn, "withdrawn"},
}};

constexpr Names<DispatchState, 3> dispatch_states{{
    {DispatchState::Queued, "queued"},
    {DispatchState::Delivered, "delivered"},
    {DispatchState::Refused, "refused"},
}};

constexpr Names<BulletinState, 4> bulletin_states{{
    {BulletinState::Draft, "draft"},
    {BulletinState::Issued, "issued"},
    {BulletinState::PassedOn, "passed_on"},
    {BulletinState::Recalled, "recalled"},
}};

template <class Enum, std::size_t N> auto name_of(const Names<Enum, N>& names, Enum value) -> std::string_view {
  for (const auto& [known, name] : names) {
    if (known == value) return name;
  }
  assertion_failed("every enumerator has a name", __FILE__, __LINE__);
}

template <class Enum, std::size_t N>
auto find_by_name(const Names<Enum, N>& names, std::string_view text, const char* field) -> Result<Enum> {
  std::string choices;
  for (const auto& [value, name] : names) {
    if (name == text) return value;
    choices += (choices.empty() ? "" : ", ") + std::string{name};
  }
  return fail({FieldError{field, "give one of " + choices}});
}

}  // namespace

auto to_text(ClearanceSubject subject) -> std::string_view { return name_of(clearance_subjects, subject); }
auto parse_clearance_subject(std::string_view text) -> Result<ClearanceSubject> {
  return find_by_name(clearance_subjects, text, "subject");
}

auto to_text(ClearanceState state) -> std::string_view { return name_of(clearance_states, state); }
auto parse_clearance_state(std::string_view text) -> Result<ClearanceState> { return find_by_name(clearance_states, text, "state"); }

auto to_text(DispatchState state) -> std::string_view { return name_of(dispatch_states, state); }
auto parse_dispatch_state(std::string_view text) -> Result<DispatchState> { return find_by_name(dispatch_states, text, "state"); }

auto to_text(BulletinState state) -> std::string_view { return name_of(bulletin_states, state); }
auto parse_bulletin_state(std::string_view text) -> Result<BulletinState> { return find_by_name(bulletin_states, text, "state"); }

}  // namespace noroshi::ports
