#pragma once

#include "api/http/message.hpp"
#include "api/http/schema.hpp"
#include "domain/party/party.hpp"
#include "domain/report/limits.hpp"
#include "services/house.hpp"

#include <functional>
#include <set>
#include <string>
#include <variant>
#include <vector>

/// One declaration per endpoint: path, who may know of it, limits, schema and handler in one statement. The router, the API document and
/// the matrix of refusals in `tests/http` are made from the list. An endpoint looks like this (`src/api/rest/routes_enquiries.cpp`):
///
///     auto answer_enquiry(services::House& house, const domain::Caller& caller, const http::Request& request) -> Result<http::Response> {
///       const auto enquiry = NOROSHI_TRY(request.load_id<ports::EnquiryId>("enquiry"));
///       json::ObjectReader read{request.json};
///       auto text = read.required_text("text");
///       NOROSHI_TRY(read.finish());
///       const auto answered = NOROSHI_TRY(services::answer_enquiry(house, caller, request.key, enquiry, std::move(text)));
///       return http::respond(201, answered, render_answered);
///     }
///
///     auto routes_enquiries() -> std::vector<http::Route> {
///       return {{.method = "POST",
///                .path = "enquiries/{enquiry}/answers",
///                .access = http::Access::roles({Role::Reporter, Role::Coordinator}),
///                .creates = true,
///                .request = Schema::object({{"text", Need::Required, Schema::text(limits::long_text_chars_max), "回答", "the answer"}}),
///                .response = Schema::object({{"answer", Need::Required, Schema::id()}}),
///                .summary_ja = "確認のお願いに回答する",
///                .summary_en = "Answer an enquiry",
///                .handler = answer_enquiry}};
///     }
///
/// What an endpoint need not do: authenticate, look at roles, parse, check shapes, map errors (return the `Error`; `problem.cpp` maps it).
namespace noroshi::http {

enum class Auth { Open, Session, Relay };

/// Who comes through. It has no default, so a route without a policy does not compile; members of other roles get the absent answer.
class Access {
public:
  static auto open() -> Access { return {Auth::Open, {}}; }
  static auto relay() -> Access { return {Auth::Relay, {}}; }  ///< by the signature over the body
  static auto roles(std::set<domain::Role> roles) -> Access;   ///< at least one
  static auto everyone() -> Access;                            ///< whoever is signed in

  auto auth() const -> Auth { return auth_; }
  auto admits(const domain::Caller& caller) const -> bool;
  auto roles() const -> const std::set<domain::Role>& { return roles_; }

private:
  Access(Auth auth, std::set<domain::Role> roles) : auth_{auth}, roles_{std::move(roles)} {}
  Auth auth_;
  std::set<domain::Role> roles_;
};

using Handler = std::function<Result<Response>(services::House&, const domain::Caller&, const Request&)>;
/// Of open routes and of the relay's door: nobody is known to be asking.
using OpenHandler = std::function<Result<Response>(services::House&, const Request&)>;

/// Attempts that fail make the next ones wait, by what they name and by their address. They never lock.
enum class Throttle { None, Attempts };

struct Route {
  std::string method;
  std::string path;  ///< below `api/v1/`, without a leading slash: "reports/{report}/versions"
  Access access;
  std::size_t body_bytes_max = domain::limits::request_bytes_max;
  bool creates = false;  ///< needs an Idempotency-Key; the handler hands `request.key` to its service
  Throttle throttle = Throttle::None;
  std::vector<Field> query = {};  ///< parameters; `purpose` is understood everywhere
  Schema request = {};
  Schema response = {};
  std::string summary_ja;
  std::string summary_en;
  std::variant<Handler, OpenHandler> handler;  ///< `Handler` exactly where access is by session
};

using RouteTable = std::vector<Route>;

/// Stops the process when a declaration contradicts itself (two routes for one path, an open route that wants a caller, …).
void check_routes(const RouteTable& routes);

}  // namespace noroshi::http
