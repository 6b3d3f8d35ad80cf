#pragma once

#include "domain/arrow/items.hpp"
#include "ports/arrows.hpp"
#include "ports/reports.hpp"

#include <optional>
#include <string>
#include <vector>

namespace noroshi::ports {

using domain::DispatchId;

/// Every outbound act has a visible state (C9).
enum class DispatchState { Queued, Delivered, Refused };
auto to_text(DispatchState state) -> std::string_view;
auto parse_dispatch_state(std::string_view text) -> Result<DispatchState>;

/// A dispatch on its way out: `bytes` are final (sealed, signed, padded) and are sent again and again until answered.
struct OutboundRow {
  DispatchId id;
  StationId to;
  CharterId charter;
  domain::ItemKind kind = domain::ItemKind::Report;
  std::optional<ThreadId> thread;
  std::string about;  ///< local id of what it carries, for its sender's page
  Bytes bytes;
  DispatchState state = DispatchState::Queued;
  int attempts = 0;
  UtcTime queued_at;
  UtcTime next_attempt_at;
  std::optional<UtcTime> done_at;
  std::string last_error;  ///< slug and sentence of the last answer
};

class Dispatches {
public:
  virtual ~Dispatches() = default;
  virtual auto enqueue(const OutboundRow& dispatch) -> Result<> = 0;
  virtual auto find_outbound(const DispatchId& id) const -> Result<std::optional<OutboundRow>> = 0;
  /// Queued and due, oldest first.
  virtual auto list_due(UtcTime now, std::size_t limit) const -> Result<std::vector<OutboundRow>> = 0;
  virtual auto list_outbound(std::size_t limit) const -> Result<std::vector<OutboundRow>> = 0;  ///< newest first, without bytes
  virtual auto list_outbound_of(const ThreadId& thread) const -> Result<std::vector<OutboundRow>> = 0;
  /// Everything but `bytes`, `to`, `charter`, `kind` may change.
  virtual auto update_outbound(const OutboundRow& dispatch) -> Result<> = 0;
  /// Remembers an inbound dispatch by id. Gives the digest that was remembered before: same digest = a repeat, other = a forgery.
  virtual auto remember_inbound(const DispatchId& id, const Bytes32& digest, UtcTime at) -> Result<std::optional<Bytes32>> = 0;
};

}  // namespace noroshi::ports
