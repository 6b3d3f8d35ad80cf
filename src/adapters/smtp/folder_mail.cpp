#include "adapters/smtp/folder_mail.hpp"

#include "adapters/smtp/message.hpp"

#include <algorithm>
#include <fstream>

namespace noroshi::smtp {
namespace {

namespace fs = std::filesystem;

auto unsent(const fs::path& path) {
  return fail(ErrorCode::Unavailable, "mail_unsent", "cannot write " + path.string() + "; check the folder");
}

/// Sorts by time: "2016-12-15T07-00-00.000Z-<id>.eml".
auto file_name(UtcTime now, const MessageId& id) -> std::string {
  std::string time = to_rfc3339(now);
  std::ranges::replace(time, ':', '-');
  return time + "-" + id.str() + ".eml";
}

}  // namespace

auto FolderMail::send(const std::string& to, const std::string& subject, const std::string& body) -> Result<> {
  const auto now = clock_.now();
  const auto id = random_.id<MessageId>();
  const std::string text = NOROSHI_TRY(compose({from_, to, subject, body, now, id}));
  std::error_code error;
  fs::create_directories(folder_, error);
  const fs::path path = folder_ / file_name(now, id);
  const fs::path unfinished = folder_ / ("." + id.str());
  std::ofstream file{unfinished, std::ios::binary};
  file << text;
  file.close();
  if (!file) return unsent(unfinished);
  fs::permissions(unfinished, fs::perms::owner_read | fs::perms::owner_write, error);
  fs::rename(unfinished, path, error);  // whoever watches the folder sees whole mails only
  return error ? unsent(path) : Result<>{};
}

}  // namespace noroshi::smtp
