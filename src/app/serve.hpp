#pragma once

#include "app/mail_server.hpp"
#include "app/tables.hpp"

#include <filesystem>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

namespace noroshi::app {

/// Serves the stations that lie in a folder (`<data>/stations/<slug>/`), all of them or those named. The secret that unlocks their keys is
/// read from `<data>/unlock.secret` or the environment's NOROSHI_UNLOCK, the mail server's password
/// from NOROSHI_SMTP_PASSWORD.
struct ServeOptions {
  std::filesystem::path data;
  int port = 8443;
  std::vector<std::string> stations;         ///< slugs; none = all
  std::map<std::string, std::string> peers;  ///< slug → address, where a partner station lives now
  MailServer mail;                           ///< none = the mails lie as files in `<data>/mail/`
};
auto run_serve(const ServeOptions& options, const Tables& tables, std::ostream& out, std::ostream& err) -> int;

/// `noroshi station init`: a new, empty station with its first administrator, who gets a one-time code and chooses the password.
struct StationInitOptions {
  std::filesystem::path data;
  std::string slug, name_ja, name_en, kind = "ceptoar", host, administrator, origin, user;
  std::vector<std::string> sectors;
};
auto run_station_init(const StationInitOptions& options, const Tables& tables, std::ostream& out, std::ostream& err) -> int;

enum class VerifyOutput { Sentence, Json };

/// `noroshi verify --data DIR`: the stores of all stations there against their logs. 0 all hold, 1 one does not, 2 nothing to read.
auto run_verify_data(const std::filesystem::path& data, const Tables& tables, VerifyOutput output, std::ostream& out, std::ostream& err)
    -> int;

}  // namespace noroshi::app
