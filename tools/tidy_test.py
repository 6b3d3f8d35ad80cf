#!/usr/bin/env python3
"""Shows each check of tidy.py failing: a small clean tree, one violation planted, the finding that must come."""
import pathlib
import shutil
import tempfile
import unittest

import tidy

HERE = pathlib.Path(__file__).resolve().parent

CLEAN = {
    "src/CMakeLists.txt": "noroshi_library(base)\nnoroshi_library(domain/party)\nnoroshi_library(ports)\nnoroshi_library(services)\n"
                          "noroshi_library(formats/json)\nnoroshi_library(formats/wire)\nnoroshi_library(adapters/sqlite)\n"
                          "noroshi_library(adapters/memory)\nnoroshi_library(api/rest)\nnoroshi_library(api/http)\nnoroshi_library(cli)\nnoroshi_library(app)\n",
    "src/base/text.hpp": "#pragma once\n#include <string>\nauto trim(std::string text) -> std::string;\n",
    "src/base/text.cpp": '#include "base/text.hpp"\n\nauto trim(std::string text) -> std::string { return text; }\n',
    "src/base/text_test.cpp": '#include "base/text.hpp"\n#include <gtest/gtest.h>\nTEST(Text, IsKept) { EXPECT_EQ(trim("a"), "a"); }\n',
    "src/domain/party/member.hpp": '#pragma once\n#include "base/text.hpp"\nstruct Member { std::string name; };\n',
    "src/ports/member_store.hpp": '#pragma once\n#include "domain/party/member.hpp"\nclass MemberStore {};\n',
    "src/adapters/memory/member_store.hpp": '#pragma once\n#include "ports/member_store.hpp"\nclass MemoryMembers : public MemberStore {};\n',
    "src/formats/json/member_json.hpp": '#pragma once\n#include "domain/party/member.hpp"\n#include <boost/json.hpp>\nauto to_json(const Member&) -> std::string;\n',
    "src/formats/wire/member_wire.hpp": '#pragma once\n#include "domain/party/member.hpp"\nauto to_wire(const Member&) -> std::string;\n',
    "src/services/find_member.hpp": '#pragma once\n#include "ports/member_store.hpp"\n#include "formats/wire/member_wire.hpp"\nstruct Found {};\n',
    "src/api/rest/members.cpp": '#include "services/find_member.hpp"\n#include "formats/json/member_json.hpp"\nstatic_assert(sizeof(Found) == 1);\n',
    "src/app/main.cpp": '#include "adapters/memory/member_store.hpp"\nint main() {}\n',
    "tests/contract/member_store_test.cpp": '#include "ports/member_store.hpp"\n#include <gtest/gtest.h>\n'
                                            "void checks() { ASSERT_TRUE(sizeof(MemberStore) > 0); }\nTEST(MemberStore, Exists) { checks(); }\n",
    "README.md": "# Noroshi\n\n[rules](docs/rules.md)\n",
    "docs/rules.md": "[back](../README.md), [elsewhere](https://example.org/), [below](#rules)\n",
}


class TidyTest(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.root)
        for name, text in CLEAN.items():
            self.plant(name, text)
        (self.root / "tools").mkdir()
        shutil.copy(HERE / "layers.toml", self.root / "tools/layers.toml")

    def plant(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def append(self, name, text):
        self.plant(name, (self.root / name).read_text(encoding="utf-8") + text)

    def include(self, name, header):
        self.plant(name, (self.root / name).read_text(encoding="utf-8").replace("#include", f"#include {header}\n#include", 1))

    def assert_finding(self, wanted):
        findings = tidy.Tidy(self.root).run()
        self.assertTrue(any(wanted in finding for finding in findings), f"no finding says '{wanted}': {findings}")

    def test_the_clean_tree_is_clean(self):
        self.assertEqual(tidy.Tidy(self.root).run(), [])

    def test_layers(self):
        for name, header in {
            "src/base/text.hpp": "domain/party/member.hpp",
            "src/domain/party/member.hpp": "ports/member_store.hpp",
            "src/ports/member_store.hpp": "adapters/memory/member_store.hpp",
            "src/services/find_member.hpp": "formats/json/member_json.hpp",
            "src/formats/json/member_json.hpp": "ports/member_store.hpp",
            "src/adapters/memory/member_store.hpp": "services/find_member.hpp",
            "src/api/rest/members.cpp": "ports/member_store.hpp",
        }.items():
            with self.subTest(name=name, header=header):
                before = (self.root / name).read_text(encoding="utf-8")
                self.include(name, f'"{header}"')
                self.assert_finding(f"may not include {header}")
                self.plant(name, before)

    def test_api_and_cli_reach_neither_adapters_nor_each_other(self):
        self.plant("src/api/rest/other.cpp", '#include "adapters/memory/member_store.hpp"\n')
        self.plant("src/cli/verify.cpp", '#include "adapters/memory/member_store.hpp"\n#include "api/rest/route.hpp"\n')
        self.plant("src/api/rest/route.hpp", "#pragma once\n")
        self.assert_finding("src/api/rest/other.cpp:1: api may not include adapters/")
        self.assert_finding("src/cli/verify.cpp:1: cli may not include adapters/")
        self.assert_finding("src/cli/verify.cpp:2: cli may not include api/")

    def test_an_unknown_module(self):
        self.plant("src/shiny/thing.cpp", "")
        self.assert_finding("module shiny is not in layers.toml")

    def test_a_header_that_is_not_there(self):
        self.include("src/ports/member_store.hpp", '"member.hpp"')
        self.assert_finding('"member.hpp" is not a file under src/')

    def test_third_party_headers_stay_home(self):
        for name, header in {
            "src/domain/party/member.hpp": "unicode/unistr.h",
            "src/services/find_member.hpp": "boost/json.hpp",
            "src/api/rest/members.cpp": "simdjson.h",
            "src/adapters/memory/member_store.hpp": "sqlite3.h",
            "src/formats/json/member_json.hpp": "toml++/toml.h",
            "src/ports/member_store.hpp": "openssl/evp.h",
            "src/base/text.cpp": "openssl/ssl.h",
            "src/base/text.hpp": "gtest/gtest.h",
            "src/formats/wire/member_wire.hpp": "boost/beast/http.hpp",
        }.items():
            with self.subTest(name=name, header=header):
                before = (self.root / name).read_text(encoding="utf-8")
                self.plant(name, f"{before}#include <{header}>\n")
                self.assert_finding(f"<{header}> is not for")
                self.plant(name, before)
        self.append("src/base/text.hpp", "#include <wonderful/thing.hpp>\n")
        self.assert_finding("<wonderful/thing.hpp> is not in layers.toml")

    def test_dear_headers_are_seen_by_few_translation_units(self):
        self.plant("src/api/http/stream.hpp", "#pragma once\n#include <boost/beast/http.hpp>\n")
        for number in range(3):
            self.plant(f"src/api/http/part_{number}.cpp", '#include "api/http/stream.hpp"\n')
        self.assertEqual(tidy.Tidy(self.root).run(), [])
        self.plant("src/api/http/part_3.cpp", '#include "api/http/stream.hpp"\n')
        self.assert_finding("<boost/beast…> is seen by 4 translation units; the limit is 3")

    def test_the_domain_does_no_input_or_output(self):
        self.append("src/domain/party/member.hpp", "#include <fstream>\n")
        self.append("src/services/find_member.hpp", "#include <mutex>\n")
        self.assert_finding("<fstream> is not for domain")
        self.assert_finding("<mutex> is not for services")

    def test_headers(self):
        self.plant("src/ports/member_store.hpp", '#include "domain/party/member.hpp"\nusing namespace std;\n#define MEMBER_MAX 3\n')
        self.plant("src/base/text.cpp", '#include <string>\n#include "base/text.hpp"\n')
        self.assert_finding("has no #pragma once")
        self.assert_finding("src/ports/member_store.hpp:2: using namespace in a header")
        self.assert_finding("macro MEMBER_MAX")
        self.assert_finding("the first include is not its own header")

    def test_names_that_say_nothing(self):
        for name in ["src/base/string_utils.cpp", "src/services/member_manager.cpp", "src/base/common/x.cpp", "tests/helpers/x.cpp"]:
            with self.subTest(name=name):
                self.plant(name, "")
                self.assert_finding(f"{name}: the name says nothing")
        self.plant("src/base/TextParts.cpp", "")
        self.assert_finding("file names are snake_case")

    def test_sizes(self):
        self.append("src/base/text.cpp", "\n" * 500)
        self.append("tests/contract/member_store_test.cpp", "\n" * 500)
        self.append("src/domain/party/member.hpp", "inline auto long_one(int x) -> int {\n" + "  x += 1;\n" * 69 + "  return x;\n}\n")
        self.assert_finding("src/base/text.cpp: 503 lines")
        self.assert_finding("tests/contract/member_store_test.cpp: 504 lines")
        self.assert_finding("long_one has 72 lines")

    def test_large_folders_and_unused_headers_are_mentioned(self):
        for number in range(24):
            self.plant(f"src/services/verb_{number}.cpp", "")
        self.plant("src/base/own.hpp", "#pragma once\n")
        self.plant("src/base/own.cpp", '#include "base/own.hpp"\n')
        checked = tidy.Tidy(self.root)
        self.assertEqual(checked.run(), [])
        self.assertIn("src/services: 25 units in one folder; aim at 24", checked.notices)
        self.assertIn("src/base/own.hpp: used by nobody but its own .cpp and test", checked.notices)

    def test_function_names(self):
        self.append("src/base/text.cpp", "auto get_text() -> int { return 1; }\nvoid process_items() {}\n")
        self.assert_finding("get_text: a verb")
        self.assert_finding("process_items: a verb")

    def test_banned_words(self):
        for name, line in {
            "src/domain/party/member.hpp": "inline void f() { throw 1; }",
            "src/services/find_member.hpp": "inline void f() { try { f(); } catch (...) {} }",
            "src/base/text.cpp": "static std::regex pattern;",
            "src/ports/member_store.hpp": "inline auto now() { return std::chrono::system_clock::now(); }",
            "src/api/rest/members.cpp": "static std::time_t moment;",
            "src/formats/json/member_json.hpp": "inline void f() { std::cout << 1; }",
            "src/adapters/memory/member_store.hpp": "void list(int page, bool all);",
        }.items():
            with self.subTest(name=name):
                before = (self.root / name).read_text(encoding="utf-8")
                self.append(name, line + "\n")
                self.assert_finding(f"{name}:{before.count(chr(10)) + 1}: `")
                self.plant(name, before)

    def test_words_in_comments_and_strings_do_not_count(self):
        self.append("src/domain/party/member.hpp", '// we never throw\n/* nor\n catch */\nconstexpr auto word = "try";\nconstexpr auto raw = R"(throw)";\n')
        self.assertEqual(tidy.Tidy(self.root).run(), [])

    def test_shared_ownership_says_why(self):
        self.append("src/app/main.cpp", "\n\n\nstd::shared_ptr<int> kept;\n")
        self.assert_finding("shared_ptr needs a comment")
        self.plant("src/app/main.cpp", '#include "adapters/memory/member_store.hpp"\n// outlives the session that opened it\nstd::shared_ptr<int> kept;\n')
        self.assertEqual(tidy.Tidy(self.root).run(), [])

    def test_dead_files(self):
        self.plant("src/base/lonely.hpp", "#pragma once\n")
        self.plant("src/domain/forgotten/rule.cpp", "")
        self.assert_finding("src/base/lonely.hpp: nobody includes it")
        self.assert_finding("src/domain/forgotten: has no row in src/CMakeLists.txt")

    def test_include_cycles(self):
        self.plant("src/domain/party/a.hpp", '#pragma once\n#include "domain/party/b.hpp"\n')
        self.plant("src/domain/party/b.hpp", '#pragma once\n#include "domain/party/a.hpp"\n')
        self.assert_finding("includes itself through domain/party/b.hpp")

    def test_tests_assert_something_that_could_be_false(self):
        self.append("src/base/text_test.cpp", "TEST(Text, DoesNothing) { trim(\"a\"); }\nTEST(Text, IsTrue) { EXPECT_TRUE(true); }\n"
                                              "TEST(Text, IsItself) { EXPECT_EQ(x, x); }\nTEST(Text, DoesNotThrow) { EXPECT_NO_THROW(trim(\"a\")); }\n")
        self.assert_finding("Text.DoesNothing asserts nothing")
        self.assert_finding("Text.IsTrue asserts what cannot be false")
        self.assert_finding("Text.IsItself asserts what cannot be false")
        self.assert_finding("Text.DoesNotThrow asserts nothing")

    def test_unfinished_marks(self):
        self.append("src/base/text.cpp", "// " + "TO" + "DO: later\n")
        self.append("README.md", "FIX" + "ME\n")
        self.assert_finding("src/base/text.cpp:4: unfinished mark")
        self.assert_finding("README.md:4: unfinished mark")

    def test_documents(self):
        self.append("README.md", "[gone](docs/gone.md)\n")
        self.plant("web/package-lock.json", '{"packages": {"x": {"resolved": "https://example.org/x.tgz"}}}\n')
        self.assert_finding("link to docs/gone.md")
        self.assert_finding("web/package-lock.json: records a registry's host")


if __name__ == "__main__":
    unittest.main()
