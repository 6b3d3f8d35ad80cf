#pragma once

#include "domain/arrow/handle.hpp"
#include "domain/handling/release.hpp"
#include "formats/wire/charter.hpp"
#include "formats/wire/delivery_answer.hpp"
#include "formats/wire/dispatch.hpp"
#include "services/charter/load_charter.hpp"
#include "tests/support/loop_relay.hpp"
#include "tests/support/memory_station.hpp"

#include <string>

namespace noroshi::support {

inline auto with_relay(services::House& house, ports::Relay& relay) -> services::House {
  return {house.station, house.realm, house.base_url, house.log_origin, house.store,
          house.vault,   house.keys,  house.crypto,   house.passwords,  house.clock,
          house.random,  relay,       house.mail,     house.rule_book,  house.anonymise_rules};
}

/// A CEPTOAR and the centre, with an arrow up and one down, each knowing the other's keys.
class StationPair {
public:
  StationPair() : power_house{with_relay(power.house, relay)}, centre_house{with_relay(centre.house, relay)} {
    centre.clock.set(power.clock.now());
    relay.connect(power_house);
    relay.connect(centre_house);
    introduce(power_house, centre_house);
    introduce(centre_house, power_house);
    adopt(up);
    adopt(down);
  }

  auto now() const -> UtcTime { return power.clock.now(); }
  void advance(std::chrono::milliseconds by) {
    power.clock.advance(by);
    centre.clock.advance(by);
  }

  /// `know` learns who `other` is.
  static void introduce(services::House& know, const services::House& other) {
    const ports::PeerRow peer{other.station.id,   other.station.slug, other.station.name_ja,       other.station.name_en,
                              other.station.kind, other.base_url,     other.keys.signing_public(), other.keys.sealing_public()};
    NOROSHI_ASSERT(know.store.write([&](ports::Transaction& tx) { return tx.put_peer(peer); }));
  }

  auto sign(const domain::Charter& charter) const -> ports::CharterRow {
    const Bytes bytes = wire::encode_charter(charter);
    const auto& from = charter.from.station == power_house.station.id ? power_house : centre_house;
    const auto& to = charter.to.station == power_house.station.id ? power_house : centre_house;
    return {charter.id, charter.version, bytes, from.keys.sign(bytes), to.keys.sign(bytes), now()};
  }

  /// Puts a charter on file at both stations.
  void adopt(const domain::Charter& charter) {
    const auto row = sign(charter);
    for (auto* house : {&power_house, &centre_house})
      NOROSHI_ASSERT(house->store.write([&](ports::Transaction& tx) { return tx.put_charter(row); }));
  }

  static auto end_of(const services::House& house) -> domain::CharterEnd {
    return {domain::EndKind::Station,
            house.station.id,
            house.station.slug,
            "host of " + house.station.slug,
            "administrator of " + house.station.slug,
            house.keys.signing_public()};
  }

  auto charter_between(const services::House& from, const services::House& to, std::set<domain::ItemKind> kinds) -> domain::Charter {
    domain::Charter charter{.id = power.random.id<domain::CharterId>(),
                            .from = end_of(from),
                            .to = end_of(to),
                            .kinds = std::move(kinds),
                            .purposes = {domain::Purpose::Response, domain::Purpose::Statistics},
                            .method_ja = {},
                            .method_en = {},
                            .night = {},
                            .secrecy_ja = {},
                            .secrecy_en = {},
                            .responsible = {},
                            .payer = {},
                            .document_number = "第1号",
                            .approved_by = {},
                            .announced_at = now(),
                            .effective_at = now(),
                            .review_at = now()};
    charter.identity = domain::IdentityRule::HandlePerThread;
    return charter;
  }

  static auto terms() -> domain::Terms { return {domain::Tlp::Amber, {domain::Purpose::Response}, std::nullopt, std::nullopt}; }

  /// A dispatch as `from` would write it, with nothing checked.
  auto write_dispatch(const services::House& from, const services::House& to, const domain::Charter& charter, domain::Item item) -> Bytes {
    return write_dispatch(from, to, head(from, to, charter), {"demo", terms(), std::move(item)});
  }
  static auto write_dispatch(const services::House& from, const services::House& to, const wire::DispatchHead& head,
                             const wire::Consignment& consignment) -> Bytes {
    auto bytes = wire::encode_dispatch(head, consignment,
                                       {from.keys.signing_public(), [&](BytesView message) { return from.keys.sign(message); },
                                        [&](BytesView plain) { return from.crypto.seal_to(to.keys.sealing_public(), plain); }});
    NOROSHI_ASSERT(bytes.has_value());
    return *bytes;
  }
  auto head(const services::House& from, const services::House& to, const domain::Charter& charter) -> wire::DispatchHead {
    return {power.random.id<domain::DispatchId>(), charter.id, from.station.id, to.station.id, now()};
  }

  /// What `receiver` answers, its signature checked: "accepted", the reason of a refusal, or the slug of an error.
  static auto answer_of(services::House& receiver, BytesView dispatch) -> std::string {
    const auto text = services::receive_dispatch(receiver, dispatch);
    if (!text) return "error " + text.error().slug;
    const auto answer = wire::decode_answer_to_dispatch(
        *text, receiver.keys.signing_public(),
        [&](const Bytes32& key, BytesView message, BytesView by) { return receiver.crypto.verify(key, message, by); });
    if (!answer) return "error " + answer.error().slug;
    if (answer->accepted) return "accepted";
    return answer->reason + (answer->finality == wire::Finality::Later ? " (later)" : "");
  }

  static auto log_size(services::House& house) -> std::uint64_t {
    std::uint64_t size = 0;
    NOROSHI_ASSERT(house.store.read([&](const ports::Transaction& tx) -> Result<> {
      size = NOROSHI_TRY(tx.size());
      return {};
    }));
    return size;
  }

  template <class T, class Work> static auto read(services::House& house, Work&& work) -> T {
    std::optional<T> value;
    NOROSHI_ASSERT(house.store.read([&](const ports::Transaction& tx) -> Result<> {
      value.emplace(NOROSHI_TRY(work(tx)));
      return {};
    }));
    return std::move(*value);
  }

  /// A thread filed at the CEPTOAR by its member.
  auto file_thread() -> domain::ThreadId {
    const auto id = power.random.id<domain::ThreadId>();
    NOROSHI_ASSERT(power.vault.create_key("report:" + id.str()));
    NOROSHI_ASSERT(power.vault.create_key("machine:report:" + id.str()));
    const auto tag = domain::make_source_tag(power.keys.handle_key().reveal(), power.member);
    power.write([&](ports::Transaction& tx) {
      return tx.put_thread(
          {id, "ele", false, up.id, std::nullopt, tag, std::nullopt, std::nullopt, id.str().substr(0, 6), false, now(), now()});
    });
    return id;
  }
  auto handle_of(const domain::ThreadId& thread) const -> domain::Handle {
    return domain::make_handle(power.keys.handle_key().reveal(), thread, up.id);
  }
  auto file_thread_with_handle() -> std::pair<domain::ThreadId, domain::Handle> {
    const auto thread = file_thread();
    const auto handle = handle_of(thread);
    power.write([&](ports::Transaction& tx) { return tx.put_handle(up.id, handle, thread); });
    return {thread, handle};
  }

  MemoryStation power{"power", 1};
  MemoryStation centre{"centre", 2};
  LoopRelay relay;
  services::House power_house;
  services::House centre_house;
  domain::Charter up =
      charter_between(power_house, centre_house, {domain::ItemKind::Report, domain::ItemKind::Answer, domain::ItemKind::UseRecord});
  domain::Charter down = charter_between(centre_house, power_house,
                                         {domain::ItemKind::Bulletin, domain::ItemKind::Enquiry, domain::ItemKind::CallBack,
                                          domain::ItemKind::UseRecord, domain::ItemKind::ReadNotice});
};

}  // namespace noroshi::support
