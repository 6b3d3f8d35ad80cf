#include "api/http/door.hpp"

#include "api/http/open_api.hpp"
#include "api/http/read_request.hpp"
#include "api/http/router.hpp"
#include "api/http/same_origin.hpp"
#include "services/log/serve_log.hpp"

#include <algorithm>

namespace noroshi::http {
namespace {

/// Who is not known is told so before the body is read, so the connection ends there.
auto refuse(Response response) -> Answer { return Answer{std::move(response), Caching::Never, true}; }
auto refuse_unknown() -> Answer { return refuse(respond_problem(Error{ErrorCode::Unauthorised, "", "", {}})); }
auto refuse_absent() -> Answer { return Answer{respond_problem(Error{ErrorCode::NotFound, "", "", {}})}; }

auto is_reading(std::string_view method) -> bool { return method == "GET" || method == "HEAD"; }

/// Visible ASCII alone, as RFC 6750 has it.
auto bearer_token(std::string_view authorization) -> std::string_view {
  constexpr std::string_view scheme = "bearer ";
  if (authorization.size() <= scheme.size()) return {};
  const auto is_scheme = [](char expected, char c) { return (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) == expected; };
  if (!std::equal(scheme.begin(), scheme.end(), authorization.begin(), is_scheme)) return {};
  return authorization.substr(scheme.size());
}

/// The one cookie of that name; two of them are none.
auto cookie_token(std::string_view cookies, const std::string& name) -> std::string_view {
  std::string_view found;
  while (!cookies.empty()) {
    const auto end = cookies.find(';');
    auto pair = cookies.substr(0, end);
    cookies = end == std::string_view::npos ? std::string_view{} : cookies.substr(end + 1);
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    if (!pair.starts_with(name + "=")) continue;
    if (!found.empty()) return {};
    found = pair.substr(name.size() + 1);
  }
  return found;
}

auto refuse_method(const std::vector<const Route*>& others) -> Answer {
  std::string allow;
  for (const auto* route : others) allow += (allow.empty() ? "" : ", ") + route->method;
  return Answer{respond_problem(Refusal::MethodUnknown).with_header("Allow", allow)};
}

auto without_query(std::string_view target) -> std::string_view { return target.substr(0, target.find('?')); }
auto query_of(std::string_view target) -> std::string_view {
  const auto mark = target.find('?');
  return mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1);
}

auto begin_visit(const RequestHead& head, services::House& house, std::string_view path) -> Visit {
  Visit visit;
  visit.house = &house;
  visit.request.method = head.method;
  visit.request.station = house.station.slug;
  visit.request.path = std::string{path};
  visit.request.remote_address = head.remote_address;
  visit.request.loopback = head.loopback;
  visit.request.key.key = std::string{head.field("idempotency-key")};
  visit.body_type = std::string{head.field("content-type")};
  visit.body_encoding = std::string{head.field("content-encoding")};
  visit.raw_query = std::string{query_of(head.target)};
  return visit;
}

void take_route(Visit& visit, Match&& match) {
  visit.route = match.route;
  visit.request.params = std::move(match.params);
  visit.body_bytes_max = match.route->body_bytes_max;
}

}  // namespace

Door::Door(Site site) : site_{std::move(site)} {
  check_routes(site_.api);
  check_routes(site_.relay);
  for (const auto* house : site_.houses) open_api_.push_back(write_open_api(house->station, site_.api));
}

auto Door::find_house(std::string_view slug) const -> services::House* {
  const auto found =
      std::find_if(site_.houses.begin(), site_.houses.end(), [slug](const auto* house) { return house->station.slug == slug; });
  return found == site_.houses.end() ? nullptr : *found;
}

auto Door::admit(const RequestHead& head) -> Visit {
  const auto path = without_query(head.target).substr(1);
  const auto slash = path.find('/');
  auto* house = find_house(path.substr(0, slash));
  if (house == nullptr) {
    Visit visit;
    visit.answer = open_root(head, path);
    return visit;
  }
  if (slash == std::string_view::npos) {
    Visit visit;
    visit.answer = Answer{respond(308, Plain{PlainKind::Page, ""}).with_header("Location", "/" + house->station.slug + "/")};
    return visit;
  }
  return open_station(head, *house, path.substr(slash + 1));
}

auto Door::open_root(const RequestHead& head, std::string_view path) -> Answer {
  if (!is_reading(head.method)) return refuse_absent();
  if (path.empty()) return list_stations(site_.houses);
  const auto token = bearer_token(head.field("authorization"));
  const bool by_token = !site_.metrics_token.empty() && equal_constant_time(as_bytes(token), as_bytes(site_.metrics_token));
  if (!head.loopback && !by_token) return refuse_absent();
  if (path == "healthz") return Answer{respond(200, Plain{PlainKind::Health, "{\"status\":\"ok\"}"})};
  if (path == "metrics")
    return Answer{respond(200, Plain{PlainKind::Health, metrics_.write(), "text/plain; version=0.0.4; charset=utf-8"})};
  return refuse_absent();
}

auto Door::open_station(const RequestHead& head, services::House& house, std::string_view path) -> Visit {
  if (path.starts_with("api/v1/")) return open_api(head, house, path.substr(7));
  if (path.starts_with("relay/")) return open_relay(head, house, path.substr(6));
  Visit visit;
  const bool other_door = path.starts_with("api/") || path.starts_with("taxii2/") || path == "api" || path == "taxii2" || path == "relay";
  if (other_door || !is_reading(head.method)) {
    visit.answer = refuse_absent();
  } else if (path.starts_with("log/")) {
    visit.answer = open_log(house, path.substr(4));
  } else {
    visit.answer = serve_page(site_.page, house.station.slug, path);
    if (!visit.answer) visit.answer = refuse_absent();
  }
  return visit;
}

auto Door::open_log(services::House& house, std::string_view path) -> Answer {
  auto file = services::serve_log(house, path);
  if (!file) return Answer{respond_problem(file.error())};
  const auto caching = file->final ? Caching::Forever : Caching::Recheck;
  return Answer{respond(200, Plain{PlainKind::PublicLog, std::move(file->bytes), file->content_type}), caching};
}

auto Door::open_relay(const RequestHead& head, services::House& house, std::string_view path) -> Visit {
  Visit visit = begin_visit(head, house, path);
  auto match = match_route(site_.relay, head.method, split_path(path));
  if (match.route == nullptr) {
    visit.answer = refuse_unknown();
  } else {
    take_route(visit, std::move(match));
  }
  return visit;
}

auto Door::open_api(const RequestHead& head, services::House& house, std::string_view path) -> Visit {
  Visit visit = begin_visit(head, house, path);
  if (path == "openapi.json" && is_reading(head.method)) {
    const auto index = static_cast<std::size_t>(std::find(site_.houses.begin(), site_.houses.end(), &house) - site_.houses.begin());
    visit.answer = Answer{respond(200, Plain{PlainKind::Page, open_api_[index]}), Caching::Recheck};
    return visit;
  }
  auto match = match_route(site_.api, head.method, split_path(path));
  if (match.route != nullptr && match.route->access.auth() == Auth::Open) {
    if (is_cross_site(head, house.base_url)) {
      visit.answer = refuse(respond_problem(Error{ErrorCode::Forbidden, "cross_site", "this comes from another site", {}}));
    } else {
      take_route(visit, std::move(match));
    }
    return visit;
  }
  admit_caller(head, visit);
  if (visit.answer) return visit;
  std::erase_if(match.others, [&visit](const Route* other) { return !other->access.admits(*visit.caller); });
  if (match.route != nullptr && match.route->access.admits(*visit.caller)) {
    take_route(visit, std::move(match));
  } else if (match.route == nullptr && !match.others.empty()) {
    visit.answer = refuse_method(match.others);
  } else {
    visit.answer = refuse_absent();
  }
  return visit;
}

void Door::admit_caller(const RequestHead& head, Visit& visit) {
  auto& house = *visit.house;
  const bool by_token = head.has("authorization");
  const auto who = by_token ? services::authenticate_token(house, bearer_token(head.field("authorization")))
                            : services::authenticate_session(house, cookie_token(head.field("cookie"), "noroshi-" + house.station.slug));
  if (!who) {
    visit.answer = who.error().code == ErrorCode::Unauthorised ? refuse_unknown() : refuse(respond_problem(who.error()));
    return;
  }
  if (!by_token && !is_reading(head.method) && !is_same_origin(head, house.base_url)) {
    visit.answer = refuse(respond_problem(Error{ErrorCode::Forbidden,
                                                "cross_site",
                                                "with a cookie, the browser has to say that the request comes from the station's own page",
                                                {}}));
    return;
  }
  visit.caller = who->caller;
  visit.request.purpose = who->purpose;
  visit.request.session = who->session;
}

void Door::read_body(Visit& visit, std::string body) {
  if (auto refused = read_request(visit, std::move(body))) visit.answer = Answer{*std::move(refused)};
}

auto Door::wait_of(Visit& visit) -> std::chrono::milliseconds {
  if (visit.route->throttle == Throttle::None) return std::chrono::milliseconds{0};
  visit.attempt = attempt_name(visit);
  const std::lock_guard lock{throttle_mutex_};
  const auto verdict = throttle_.begin(visit.attempt, attempt_address(visit.request.remote_address), visit.house->clock.now());
  if (!verdict.refused) return verdict.wait;
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(verdict.wait);
  visit.answer = Answer{respond_problem(Refusal::TooManyAttempts).with_header("Retry-After", std::to_string(seconds.count()))};
  return std::chrono::milliseconds{0};
}

auto Door::run_handler(Visit& visit) -> Result<Response> {
  if (const auto* handler = std::get_if<Handler>(&visit.route->handler)) return (*handler)(*visit.house, *visit.caller, visit.request);
  return std::get<OpenHandler>(visit.route->handler)(*visit.house, visit.request);
}

void Door::run(Visit& visit) {
  auto outcome = run_handler(visit);
  if (visit.route->throttle == Throttle::Attempts) note_outcome(visit, outcome);
  if (outcome) {
    visit.answer = Answer{*std::move(outcome)};
    return;
  }
  if (outcome.error().code == ErrorCode::Unavailable) site_.report_trouble("NRS-HTTP-001", outcome.error().message);
  const bool unknown = outcome.error().code == ErrorCode::Unauthorised;
  visit.answer = unknown ? refuse_unknown() : Answer{respond_problem(outcome.error())};
}

void Door::note_outcome(const Visit& visit, const Result<Response>& outcome) {
  const auto address = attempt_address(visit.request.remote_address);
  const std::lock_guard lock{throttle_mutex_};
  if (outcome) {
    throttle_.note_success(address);
  } else if (outcome.error().code != ErrorCode::Unavailable) {
    throttle_.note_failure(visit.attempt, address, visit.house->clock.now());
  }
}

}  // namespace noroshi::http
