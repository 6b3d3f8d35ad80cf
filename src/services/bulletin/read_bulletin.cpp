#include "domain/report/limits.hpp"
#include "services/bulletin/bulletin_access.hpp"
#include "services/log/read_log.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::services {
namespace {

using domain::Action;
constexpr int smallest_cell = 3;

auto to_view(const ports::Transaction& tx, const domain::Caller& caller, ports::BulletinRow row, domain::Bulletin&& bulletin)
    -> Result<BulletinView> {
  const auto use = NOROSHI_TRY(tx.find_use(row.id, caller.organisation));
  const bool acknowledged = use && knows_words_of(row, *use);
  return BulletinView{std::move(row), std::move(bulletin), acknowledged, use ? use->outcome : std::nullopt};
}

template <Action A>
auto open_views(ports::Transaction& tx, House& house, const domain::Caller& caller, const std::vector<BulletinFile>& files)
    -> Result<domain::Unreleased<std::vector<BulletinView>>> {
  std::vector<std::pair<domain::ObjectRef, domain::ObjectFacts>> objects;
  for (const auto& file : files) objects.emplace_back(ref_of(file.row), file.facts);
  auto permit = NOROSHI_TRY((domain::decide<A, BulletinBody>(caller, house.station, objects, domain::Purpose::Response)));
  TransactionReadLog log{tx, house};
  const auto read = NOROSHI_TRY(log.append(std::move(permit)));
  std::vector<BulletinView> opened;
  for (const auto& file : files) {
    std::optional<Result<BulletinView>> view;
    NOROSHI_TRY(open_bulletin(house, read, file.row)).map([&](domain::Bulletin&& bulletin) {
      view = to_view(tx, caller, file.row, std::move(bulletin));
      return 0;
    });
    opened.push_back(NOROSHI_TRY(*std::move(view)));
  }
  return domain::show_logged(read, std::move(opened));
}

auto visible_bulletins(const ports::Transaction& tx, const domain::Caller& caller) -> Result<std::vector<BulletinFile>> {
  std::vector<BulletinFile> files;
  for (const auto& row : NOROSHI_TRY(tx.list_bulletins(domain::limits::page_items_max))) {
    if (auto file = load_bulletin(tx, caller, row.id)) files.push_back(*std::move(file));
  }
  return files;
}

auto count_in(ports::Transaction& tx, House& house, const domain::Caller& caller, const domain::BulletinId& id)
    -> Result<domain::Unreleased<UseCounts>> {
  const auto file = NOROSHI_TRY(load_bulletin(tx, caller, id));
  auto permit = NOROSHI_TRY((domain::decide<Action::ReadBulletin, BulletinBody>(caller, house.station, {{ref_of(file.row), file.facts}},
                                                                                domain::Purpose::Response)));
  TransactionReadLog log{tx, house};
  const auto read = NOROSHI_TRY(log.append(std::move(permit)));
  auto counts = NOROSHI_TRY(total_uses(tx, id));
  auto told = domain::suppress_small(counts.outcomes, smallest_cell);
  counts.suppressed = told.size() != counts.outcomes.size();
  counts.outcomes = std::move(told);
  return domain::show_logged(read, std::move(counts));
}

}  // namespace

auto read_bulletin(House& house, const domain::Caller& caller, const domain::BulletinId& id) -> Result<domain::Released<BulletinView>> {
  std::optional<domain::Unreleased<BulletinView>> view;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    const auto file = NOROSHI_TRY(load_bulletin(tx, caller, id));
    view.emplace(NOROSHI_TRY(open_views<Action::ReadBulletin>(tx, house, caller, {file})).map([](std::vector<BulletinView>&& views) {
      return std::move(views.front());
    }));
    return {};
  }));
  return std::move(*view).commit(durable);
}

auto list_bulletins(House& house, const domain::Caller& caller) -> Result<domain::Released<std::vector<BulletinView>>> {
  std::optional<domain::Unreleased<std::vector<BulletinView>>> views;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    views.emplace(NOROSHI_TRY(open_views<Action::ReadBulletins>(tx, house, caller, NOROSHI_TRY(visible_bulletins(tx, caller)))));
    return {};
  }));
  return std::move(*views).commit(durable);
}

auto count_uses(House& house, const domain::Caller& caller, const domain::BulletinId& id) -> Result<domain::Released<UseCounts>> {
  std::optional<domain::Unreleased<UseCounts>> counts;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    counts.emplace(NOROSHI_TRY(count_in(tx, house, caller, id)));
    return {};
  }));
  return std::move(*counts).commit(durable);
}

}  // namespace noroshi::services
