#include "adapters/crypto/file_vault.hpp"
#include "adapters/sqlite/sqlite_store.hpp"
#include "tests/contract/read_body.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gtest/gtest.h>

/// C12 from outside: whoever takes the disk away finds no word of a sealed body, before and after its key is destroyed.
namespace noroshi::contract {

namespace {

const std::string planted = "第二中央変電所の遮断器が誤って動作した";

auto id(char digit) -> std::string { return "00000000-0000-4000-8000-00000000000" + std::string(1, digit); }

struct Station {
  support::ScratchFolder folder;
  std::unique_ptr<crypto::FileVault> vault;
  std::unique_ptr<sqlite::SqliteStore> store;

  void open() {
    store.reset();
    vault.reset();
    const std::string keys = folder.file("keys.db");
    const Secret unlock{std::string_view{"unlock"}};
    auto opened = std::filesystem::exists(keys) ? crypto::FileVault::open(keys, unlock) : crypto::FileVault::create(keys, unlock);
    auto opened_store = sqlite::SqliteStore::open(folder.file("station.db"));
    ASSERT_TRUE(opened.has_value() && opened_store.has_value());
    vault = std::move(*opened);
    store = std::move(*opened_store);
  }
  auto seal(const std::string& key_id, const std::string& text) -> domain::SealedBytes {
    EXPECT_TRUE(vault->create_key(key_id).has_value());
    return vault->seal(key_id, "context", as_bytes(text)).value_or(domain::SealedBytes{});
  }
  /// A report, an enquiry, a bulletin, a reading, a submission, a registry and an opening that all say it.
  void write_everywhere() {
    const auto thread_id = *domain::ThreadId::parse(id('1'));
    const auto charter = *domain::CharterId::parse(id('2'));
    ports::ThreadRow thread{.id = thread_id,
                            .sector = "ele",
                            .charter = charter,
                            .handle = {},
                            .source_tag = {},
                            .source_link = {},
                            .pseudonyms = {},
                            .short_number = "4821-07",
                            .opened_at = {},
                            .changed_at = {}};
    thread.source_link = seal("machine:links", planted);
    thread.pseudonyms = seal("report:1", planted);
    ports::ReportRow report{.id = *domain::ReportId::parse(id('3')),
                            .thread = thread_id,
                            .body = seal("report:1", planted + planted),
                            .assessment = seal("report:1", planted),
                            .received_at = {}};
    ports::EnquiryRow enquiry{.id = *domain::EnquiryId::parse(id('4')),
                              .thread = thread_id,
                              .body = seal("report:1", planted),
                              .asked_at = {},
                              .answer_by = {},
                              .answered_at = {}};
    ports::BulletinRow bulletin{.id = *domain::BulletinId::parse(id('5')),
                                .charter = {},
                                .sectors = {"ele"},
                                .body = seal("bulletin:5", planted),
                                .author = {},
                                .about = {thread_id},
                                .at = {}};
    const ports::ReadingRow reading{.id = *ports::ReadingId::parse(id('6')),
                                    .thread = thread_id,
                                    .at = {},
                                    .route = "ceptoar",
                                    .tables_sha256 = "e3b0",
                                    .body = seal("machine:report:1", planted)};
    const ports::SubmissionRow submission{.id = *ports::SubmissionId::parse(id('7')),
                                          .thread = thread_id,
                                          .form = "ddos",
                                          .addressee = "架空省",
                                          .submitted_at = {},
                                          .number = "17",
                                          .by = *domain::PersonId::parse(id('8')),
                                          .body = seal("report:1", planted)};
    const auto written = store->write([&](ports::Transaction& t) -> Result<> {
      NOROSHI_TRY(t.put_thread(thread));
      NOROSHI_TRY(t.add_reading(reading));
      NOROSHI_TRY(t.put_submission(submission));
      NOROSHI_TRY(t.add_report(report));
      NOROSHI_TRY(t.add_enquiry(enquiry));
      NOROSHI_TRY(t.add_bulletin(bulletin));
      NOROSHI_TRY(t.put_registry(Bytes32{}, seal("machine:registry", planted)));
      return t.add_opening({0, thread_id, seal("machine:log", planted)});
    });
    EXPECT_TRUE(written.has_value());
  }
  auto files_show(std::string_view text) const -> bool { return support::read_folder(folder.path()).find(text) != std::string::npos; }
  auto body() -> domain::SealedBytes {
    return body_of([](const auto& t) { return t.list_reports(*domain::ThreadId::parse(id('1'))); });
  }
  template <class List> auto body_of(List list) -> domain::SealedBytes {
    domain::SealedBytes found;
    const auto read = store->read([&](const ports::Transaction& t) -> Result<> {
      found = NOROSHI_TRY(list(t)).front().body;
      return {};
    });
    EXPECT_TRUE(read.has_value());
    return found;
  }
};

auto encodings_of(const std::string& text) -> std::vector<std::string> {
  return {text, text.substr(0, 12), to_hex(as_bytes(text.substr(0, 12))), to_base64(as_bytes(text.substr(0, 12)))};
}

}  // namespace

TEST(RawFiles, ShowNoWordOfASealedBodyWhileRunningOrStopped) {
  Station station;
  station.open();
  station.write_everywhere();
  for (const auto& text : encodings_of(planted)) EXPECT_FALSE(station.files_show(text)) << text;
  EXPECT_TRUE(station.files_show("4821-07"));  // the search itself works
  station.open();                              // everything is out of the write-ahead logs now
  for (const auto& text : encodings_of(planted)) EXPECT_FALSE(station.files_show(text)) << text;
  EXPECT_EQ(slug_of_reading(*station.vault, station.body(), planted + planted), "");
}

TEST(RawFiles, KeepABodyUnreadableOnceItsKeyIsDestroyed) {
  Station station;
  station.open();
  station.write_everywhere();
  ASSERT_TRUE(station.vault->destroy_key("report:1").has_value());
  EXPECT_EQ(slug_of_reading(*station.vault, station.body(), planted + planted), "key_missing");
  station.open();
  EXPECT_EQ(slug_of_reading(*station.vault, station.body(), planted + planted), "key_missing");
  for (const auto& text : encodings_of(planted)) EXPECT_FALSE(station.files_show(text)) << text;
}

TEST(RawFiles, LoseReadingsAndSubmissionsWithTheKeysOfTheirCase) {
  Station station;
  station.open();
  station.write_everywhere();
  const auto reading = station.body_of([](const auto& t) { return t.list_readings(*domain::ThreadId::parse(id('1'))); });
  const auto submission = station.body_of([](const auto& t) { return t.list_submissions(*domain::ThreadId::parse(id('1'))); });
  EXPECT_TRUE(station.vault->decrypt_machine(reading).has_value());
  EXPECT_EQ(slug_of_reading(*station.vault, submission, planted), "");
  ASSERT_TRUE(station.vault->destroy_key("report:1").has_value());
  ASSERT_TRUE(station.vault->destroy_key("machine:report:1").has_value());
  station.open();
  EXPECT_FALSE(station.vault->decrypt_machine(reading).has_value());
  EXPECT_EQ(slug_of_reading(*station.vault, submission, planted), "key_missing");
}

TEST(RawFiles, DoNotShowTheUnlockSecret) {
  Station station;
  station.open();
  station.write_everywhere();
  EXPECT_FALSE(station.files_show("unlock"));
}

}  // namespace noroshi::contract
