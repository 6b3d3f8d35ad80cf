#include "services/directory/directory.hpp"
#include "services/report/read_thread.hpp"
#include "tests/rules/town.hpp"

#include <cmath>
#include <cstdlib>
#include <random>

/// Somebody at the receiving end who holds the directory of members, their sizes and the pages of outages, and reads nothing but what
/// came over the arrow, guesses whose each report is.
namespace noroshi {
namespace {

using domain::Purpose;
using std::chrono::days;
using std::chrono::hours;
using support::Town;

constexpr int members_count = 40;
constexpr int k = 3;

struct Member {
  domain::OrganisationId id;
  std::string prefecture;
  std::int64_t customers;
};

struct Outage {
  UtcTime at;
  std::set<domain::OrganisationId> affected;
};

auto releases_wanted() -> int {
  const char* wanted = std::getenv("NOROSHI_ATTACK_RELEASES");
  return wanted ? std::atoi(wanted) : 25;
}

class Attack : public testing::Test {
protected:
  Attack() {
    // Of the station's other members nothing is published: whatever is said fits them.
    for (const auto* user : {"shinonome.reporter", "misaki.reporter", "kitahama.reporter"}) {
      unknown_.push_back({town_.caller("power", user).organisation, "", 0});
    }
    for (int number = 0; number < members_count; ++number) add_member(number);
  }

  auto pick(std::size_t below) -> std::size_t { return std::uniform_int_distribution<std::size_t>{0, below - 1}(dice_); }

  void add_member(int number) {
    static const std::vector<std::string> prefectures{"青森", "秋田", "宮城", "東京", "千葉", "愛知", "大阪", "広島", "福岡", "沖縄"};
    const double size = std::pow(10.0, 3.3 + 0.1 * static_cast<double>(pick(28)));
    const Member member{random_.id<domain::OrganisationId>(), prefectures[pick(prefectures.size())], static_cast<std::int64_t>(size)};
    EXPECT_TRUE(power().store.write([&](ports::Transaction& tx) {
      return tx.put_organisation({member.id,
                                  "架空電力" + std::to_string(number),
                                  "Kaku " + std::to_string(number),
                                  domain::OrganisationKind::Operator,
                                  "ele",
                                  1,
                                  {member.prefecture},
                                  member.customers,
                                  ""});
    }));
    members_.push_back(member);
  }

  auto power() -> services::House& { return town_.house("power"); }
  auto speaker(const Member& member) -> domain::Caller {
    return {random_.id<domain::PersonId>(), member.id, {domain::Role::Reporter}, false, "reporter"};
  }

  /// One in two is read of on a page that names everybody who was down.
  void publish(const Member& source, UtcTime at) {
    if (pick(2) == 0) return;
    Outage outage{at, {source.id}};
    for (std::size_t others = pick(6); others > 0; --others) outage.affected.insert(members_[pick(members_.size())].id);
    services::PublicEventDraft draft{at, at + hours{1}, "ele", outage.affected, true, "停電情報のページ"};
    EXPECT_TRUE(services::add_public_event(power(), town_.caller("power", "power.coordinator"), town_.key(), draft));
    outages_.push_back(std::move(outage));
  }

  /// Files, agrees to no small set, releases. Nothing when the rules hold it back.
  auto bring(const Member& source, UtcTime at) -> bool {
    const auto reporter = speaker(source);
    const auto count = static_cast<std::int64_t>(static_cast<double>(source.customers) * (0.3 + 0.07 * static_cast<double>(pick(10)))) + 1;
    const auto date = to_japan_text(at);
    services::FileReport request;
    request.input.what_i_know = source.prefecture + "県内の変電所で" + std::to_string(std::stoi(date.substr(5, 2))) + "月" +
                                std::to_string(std::stoi(date.substr(8, 2))) + "日に停電が起き、" + std::to_string(count) +
                                "世帯に影響しました。";
    request.input.occurred_at = at;
    request.input.facts = {{"users_affected", count}, {"service_state", std::string{"stopped"}}};
    const auto filed = services::file_report(power(), reporter, town_.key(), std::move(request));
    EXPECT_TRUE(filed.has_value()) << (filed ? "" : filed.error().message);
    const auto id = filed->value().clearances.at(0).clearance;
    const auto seen = services::read_clearance(power(), reporter, id);
    EXPECT_TRUE(services::consent_to(power(), reporter, id, seen->value().digest, domain::SmallSet::Refuse));
    const bool gone = town_.release("power", "power.approver", id).has_value();
    town_.deliver();
    return gone;
  }

  /// Whom the words that came leave possible.
  auto suspects(const services::VersionView& came) -> std::vector<domain::OrganisationId> {
    std::vector<domain::OrganisationId> left;
    for (const auto& member : members_) {
      if (fits_place(member, came.text) && fits_size(member, came) && fits_outages(member, came)) left.push_back(member.id);
    }
    for (const auto& member : unknown_) {
      if (fits_outages(member, came)) left.push_back(member.id);
    }
    return left;
  }

  static auto fits_place(const Member& member, const std::string& text) -> bool {
    static const std::map<std::string, std::pair<std::string, std::string>> places{
        {"青森", {"東北地方", "東日本"}},      {"秋田", {"東北地方", "東日本"}}, {"宮城", {"東北地方", "東日本"}},
        {"東京", {"関東地方", "東日本"}},      {"千葉", {"関東地方", "東日本"}}, {"愛知", {"中部地方", "東日本"}},
        {"大阪", {"近畿地方", "西日本"}},      {"広島", {"中国地方", "西日本"}}, {"福岡", {"九州・沖縄地方", "西日本"}},
        {"沖縄", {"九州・沖縄地方", "西日本"}}};
    for (const auto& [prefecture, wider] : places) {
      if (text.find(prefecture) != std::string::npos && text.find(wider.first) == std::string::npos && member.prefecture != prefecture)
        return false;
      if (text.find(wider.first) != std::string::npos && places.at(member.prefecture).first != wider.first) return false;
      if (text.find(wider.second) != std::string::npos && places.at(member.prefecture).second != wider.second) return false;
    }
    return true;
  }

  static auto fits_size(const Member& member, const services::VersionView& came) -> bool {
    double least = 0;
    const auto fact = came.facts.find("users_affected");
    if (fact != came.facts.end()) least = static_cast<double>(std::get<std::int64_t>(fact->second));
    for (const auto& [band, number] : std::map<std::string, double>{{"数千世帯", 1e3}, {"数万世帯", 1e4}, {"数十万世帯", 1e5}}) {
      if (came.text.find(band) != std::string::npos) least = std::max(least, number);
    }
    return static_cast<double>(member.customers) >= least;
  }

  /// With a month, a part of one or a season, the pages of that time name all who were down.
  auto fits_outages(const Member& member, const services::VersionView& came) const -> bool {
    std::set<domain::OrganisationId> down;
    bool is_covered = false;
    for (const auto& outage : outages_) {
      if (!is_then(to_japan_text(outage.at), came)) continue;
      is_covered = true;
      down.insert(outage.affected.begin(), outage.affected.end());
    }
    return !is_covered || down.contains(member.id);
  }
  static auto is_then(const std::string& date, const services::VersionView& came) -> bool {
    if (came.occurred.empty()) return false;
    if (came.occurred.size() >= 7) return date.substr(0, 7) == came.occurred && is_in_part(std::stoi(date.substr(8, 2)), came.text);
    static const std::vector<std::string> seasons{"冬", "春", "夏", "秋"};
    const auto season = seasons[static_cast<std::size_t>(std::stoi(date.substr(5, 2)) % 12 / 3)];
    return date.substr(0, 4) == came.occurred && came.text.find(season) != std::string::npos;
  }
  static auto is_in_part(int day, const std::string& text) -> bool {
    if (text.find("上旬") != std::string::npos) return day <= 10;
    if (text.find("中旬") != std::string::npos) return day > 10 && day <= 20;
    return text.find("下旬") == std::string::npos || day > 20;
  }

  Town town_;
  memory::SeededRandom random_{99};
  std::mt19937 dice_{7};
  std::vector<Member> members_;
  std::vector<Member> unknown_;
  std::vector<Outage> outages_;
};

TEST_F(Attack, GuessesTheSourceNoBetterThanOneInK) {
  const auto analyst = town_.caller("centre", "centre.analyst");
  int released = 0;
  int held = 0;
  double right = 0;
  for (int number = 0; number < releases_wanted(); ++number) {
    const auto source = members_[pick(members_.size())];
    const auto at = Town::daytime - days{static_cast<int>(pick(300)) + 1};
    town_.clock().advance(std::chrono::seconds{1});  // the newest case is the one that came
    publish(source, at);
    const auto before = town_.cases_at("centre");
    if (!bring(source, at)) {
      ++held;
      continue;
    }
    ++released;
    std::set<domain::ThreadId> known;
    for (const auto& row : before) known.insert(row.id);
    for (const auto& row : town_.cases_at("centre")) {
      if (known.contains(row.id)) continue;
      const auto view = services::read_thread(town_.house("centre"), analyst, row.id, Purpose::Response);
      ASSERT_TRUE(view.has_value());
      const auto& came = view->value().versions.at(0);
      const auto left = suspects(came);
      // A page of another day may mislead: then the source is not among those who are left.
      if (std::find(left.begin(), left.end(), source.id) == left.end()) continue;
      EXPECT_GE(left.size(), static_cast<std::size_t>(k)) << came.text << " " << came.occurred;
      right += 1.0 / static_cast<double>(left.size());
    }
  }
  RecordProperty("released", released);
  RecordProperty("held", held);
  std::cout << released << " released, " << held << " held, " << right << " guessed right on average; 1/k would be "
            << static_cast<double>(released) / k << "\n";
  EXPECT_GT(released, 0);
  EXPECT_LE(right, static_cast<double>(released) / k);
}

}  // namespace
}  // namespace noroshi
