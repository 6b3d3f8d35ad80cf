#include "api/http/connection.hpp"

#include "domain/report/limits.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <exception>

namespace noroshi::http {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using std::chrono::milliseconds;

constexpr auto tuple_awaitable = asio::as_tuple(use_awaitable);
constexpr std::size_t read_bytes = 8192;
constexpr std::size_t linger_bytes_max = 1024 * 1024;
constexpr milliseconds linger_time{2'000};

enum class More { Yes, No };

auto floor_time(milliseconds base, std::size_t bytes) -> milliseconds { return base + milliseconds{bytes * 1000 / 1024}; }

auto is_loopback(const std::string& address) -> bool { return address == "::1" || address.starts_with("127."); }

/// Blocking work, away from the I/O thread. The only place where an exception from below ends: the request gets 503, the operator a line.
auto run_blocking(Workshop& workshop, Visit& visit, const std::function<void()>& work) -> awaitable<void> {
  const auto guarded = [&]() -> awaitable<void> {
    try {
      work();
    } catch (const std::exception& unexpected) {
      workshop.door.metrics().count_unexpected();
      workshop.door.site().report_trouble("NRS-HTTP-002", unexpected.what());
      visit.answer = Answer{respond_problem(Refusal::Overloaded), Caching::Never, true};
    } catch (...) {
      workshop.door.metrics().count_unexpected();
      workshop.door.site().report_trouble("NRS-HTTP-002", "an exception of unknown type");
      visit.answer = Answer{respond_problem(Refusal::Overloaded), Caching::Never, true};
    }
    co_return;
  };
  co_await asio::co_spawn(workshop.handlers.get_executor(), guarded, use_awaitable);
}

/// Counts a request for as long as it is being worked on.
class Waiting {
public:
  explicit Waiting(Workshop& workshop) : workshop_{workshop} { workshop_.door.metrics().set_waiting(++workshop_.waiting); }
  ~Waiting() { workshop_.door.metrics().set_waiting(--workshop_.waiting); }
  Waiting(const Waiting&) = delete;
  auto operator=(const Waiting&) -> Waiting& = delete;

private:
  Workshop& workshop_;
};

template <class Stream> class Connection {
public:
  Connection(Stream& stream, std::string remote_address, Workshop& workshop, ConnectionSlot& slot)
      : stream_{stream}, remote_address_{std::move(remote_address)}, workshop_{workshop}, slot_{slot} {
    slot_.socket = &socket();
  }
  ~Connection() { slot_.socket = nullptr; }
  Connection(const Connection&) = delete;
  auto operator=(const Connection&) -> Connection& = delete;

  auto serve() -> awaitable<void> {
    More more = More::Yes;
    while (more == More::Yes && !workshop_.stopping) more = co_await serve_one();
  }

private:
  auto serve_one() -> awaitable<More> {
    slot_.idle = true;
    expire_after(workshop_.options.idle_time);
    if (buffer_.empty() && !co_await read_more()) co_return More::No;
    slot_.idle = false;
    const auto begun = std::chrono::steady_clock::now();
    Visit visit;
    const bool complete = co_await read_head(visit);
    if (!complete) co_return More::No;
    if (!visit.answer) co_await find_answer(visit);
    if (!visit.answer) co_return More::No;
    const auto more = co_await send(*visit.answer);
    const auto took = std::chrono::steady_clock::now() - begun;
    workshop_.door.metrics().count_answer(visit.answer->response.status(), std::chrono::duration_cast<std::chrono::microseconds>(took));
    co_return more;
  }

  /// From header to answer; without one the other side is gone or too slow.
  auto find_answer(Visit& visit) -> awaitable<void> {
    if (workshop_.waiting >= workshop_.options.waiting_max) {
      visit.answer = Answer{respond_problem(Refusal::Overloaded).with_header("Retry-After", "5"), Caching::Never, true};
      co_return;
    }
    const Waiting counted{workshop_};
    co_await run_blocking(workshop_, visit, [&] { visit = workshop_.door.admit(head_); });
    if (visit.answer) co_return;
    std::string body;
    const bool complete = co_await read_body(visit, body);
    if (!complete) co_return;
    milliseconds wait{0};
    co_await run_blocking(workshop_, visit, [&] {
      workshop_.door.read_body(visit, std::move(body));
      if (!visit.answer) wait = workshop_.door.wait_of(visit);
      if (!visit.answer && wait.count() == 0) workshop_.door.run(visit);
    });
    if (visit.answer) co_return;
    asio::steady_timer timer{co_await asio::this_coro::executor, wait};
    co_await timer.async_wait(tuple_awaitable);
    co_await run_blocking(workshop_, visit, [&] { workshop_.door.run(visit); });
  }

  auto send(Answer& answer) -> awaitable<More> {
    answer.close = answer.close || unread_body_ > 0 || !head_.keep_alive || workshop_.stopping;
    const bool written = co_await write(answer);
    if (!written) co_return More::No;
    if (!answer.close) co_return More::Yes;
    co_await close_gently();
    co_return More::No;
  }

  /// False when the other side is gone or too slow. What is no request of ours gets its refusal as the answer.
  auto read_head(Visit& visit) -> awaitable<bool> {
    const auto refuse = [&visit](Refusal refusal) { visit.answer = Answer{respond_problem(refusal), Caching::Never, true}; };
    head_ = {};
    unread_body_ = 0;
    expire_after(workshop_.options.header_time);
    std::size_t end = find_header_end(buffer_);
    while (end == std::string::npos && buffer_.size() <= domain::limits::header_bytes_max) {
      const bool more = co_await read_more();
      if (!more) co_return false;
      end = find_header_end(buffer_);
    }
    if (end == std::string::npos || end > domain::limits::header_bytes_max) {
      refuse(Refusal::HeaderTooLarge);
      co_return true;
    }
    auto parsed = parse_request_head(std::string_view{buffer_}.substr(0, end));
    buffer_.erase(0, end);
    if (const auto* refusal = std::get_if<Refusal>(&parsed)) {
      refuse(*refusal);
      co_return true;
    }
    head_ = std::get<RequestHead>(std::move(parsed));
    head_.remote_address = remote_address_;
    head_.loopback = is_loopback(remote_address_);
    unread_body_ = head_.content_length;
    co_return true;
  }

  /// False when there is an answer already (too large), or nobody to give one to.
  auto read_body(Visit& visit, std::string& body) -> awaitable<bool> {
    const std::size_t length = head_.content_length;
    if (length > visit.body_bytes_max) {
      const auto limit = std::to_string(visit.body_bytes_max);
      visit.answer =
          Answer{respond_problem(Error{ErrorCode::TooLarge, "body_too_large", "the body may have " + limit + " bytes here", {}})};
      co_return false;
    }
    if (head_.expects_continue && buffer_.size() < length) {
      static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
      co_await asio::async_write(stream_, asio::buffer(go_on), tuple_awaitable);
    }
    expire_after(floor_time(workshop_.options.body_time, length));
    while (buffer_.size() < length) {
      const bool more = co_await read_more();
      if (!more) co_return false;
    }
    body = buffer_.substr(0, length);
    buffer_.erase(0, length);
    unread_body_ = 0;
    co_return true;
  }

  auto write(const Answer& answer) -> awaitable<bool> {
    const auto transport = std::is_same_v<Stream, TlsStream> ? Transport::Tls : Transport::Plain;
    const auto text = to_http(answer, transport, head_.method == "HEAD" ? BodySent::No : BodySent::Yes);
    expire_after(floor_time(workshop_.options.write_time, text.size()));
    const auto [error, written] = co_await asio::async_write(stream_, asio::buffer(text), tuple_awaitable);
    co_return !error;
  }

  /// Reads on for a little while, so that the answer is not torn down together with what the other side is still sending.
  auto close_gently() -> awaitable<void> {
    expire_after(linger_time);
    if constexpr (std::is_same_v<Stream, TlsStream>) co_await stream_.async_shutdown(tuple_awaitable);
    boost::system::error_code ignored;
    socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    bool more = true;
    for (std::size_t drained = 0; more && drained < linger_bytes_max; drained += buffer_.size()) {
      buffer_.clear();
      more = co_await read_more();
    }
  }

  auto read_more() -> awaitable<bool> {
    const auto had = buffer_.size();
    buffer_.resize(had + read_bytes);
    const auto [error, count] = co_await stream_.async_read_some(asio::buffer(buffer_.data() + had, read_bytes), tuple_awaitable);
    buffer_.resize(had + count);
    co_return !error && count > 0;
  }

  auto socket() -> asio::ip::tcp::socket& { return boost::beast::get_lowest_layer(stream_).socket(); }
  void expire_after(milliseconds time) { boost::beast::get_lowest_layer(stream_).expires_after(time); }

  Stream& stream_;
  std::string remote_address_;
  Workshop& workshop_;
  ConnectionSlot& slot_;
  std::string buffer_;
  RequestHead head_;
  std::size_t unread_body_ = 0;
};

}  // namespace

auto serve_plain(PlainStream stream, std::string remote_address, Workshop& workshop, ConnectionSlot& slot) -> awaitable<void> {
  Connection<PlainStream> connection{stream, std::move(remote_address), workshop, slot};
  co_await connection.serve();
}

auto serve_tls(TlsStream stream, std::string remote_address, Workshop& workshop, ConnectionSlot& slot) -> awaitable<void> {
  boost::beast::get_lowest_layer(stream).expires_after(workshop.options.header_time);
  const auto [error] = co_await stream.async_handshake(asio::ssl::stream_base::server, tuple_awaitable);
  if (error) co_return;
  Connection<TlsStream> connection{stream, std::move(remote_address), workshop, slot};
  co_await connection.serve();
}

}  // namespace noroshi::http
