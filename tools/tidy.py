#!/usr/bin/env python3
"""Checks the shape of the code: layers, third-party headers, sizes, names, banned words, dead files, tests that assert.

Run by ctest as `tidy`; what it holds the code to stands in tools/layers.toml, and tools/tidy_test.py shows each check failing.
usage: tidy.py [--root FOLDER]
"""
import argparse
import collections
import functools
import json
import pathlib
import re
import subprocess
import sys
import tomllib

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+([<"])([^>"\n]+)[>"]', re.MULTILINE)
NOT_CODE = re.compile(
    r"""//[^\n]*|/\*.*?\*/|R"(?P<fence>[^\s()\\]{0,16})\(.*?\)(?P=fence)"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+'""",
    re.DOTALL)
TEST_MACRO = re.compile(r"^(?:TEST|TEST_F|TEST_P|TYPED_TEST|TYPED_TEST_P|RC_GTEST_PROP|RC_GTEST_FIXTURE_PROP)\(\s*(\w+)\s*,\s*(\w+)", re.MULTILINE)
ASSERTION = re.compile(r"\b(EXPECT_(?!CALL\b|NO_THROW\b)\w+|ASSERT_(?!NO_THROW\b)\w+|RC_ASSERT\w*|RC_FAIL|FAIL|ADD_FAILURE|static_assert)\s*\(")
CALL = re.compile(r"\b(\w+)\s*\(")
EMPTY_ASSERTION = re.compile(
    r"\b(?:EXPECT|ASSERT)_(?:TRUE\(\s*true|FALSE\(\s*false)\s*\)|\bRC_ASSERT\(\s*true\s*\)|\b(?:EXPECT|ASSERT)_EQ\(\s*([\w.]+)\s*,\s*\1\s*\)")
MARKDOWN_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)\s]*)?\)")
LIBRARY_ROW = re.compile(r"^noroshi_library\(([^\s)]+)", re.MULTILINE)


def blank(match):
    """Comments and literals become white space of the same shape, so that lines keep their numbers."""
    return re.sub(r"[^\n]", " ", match[0])


class Source:
    """One C++ file, read once."""

    def __init__(self, root, path):
        self.path = path
        self.name = str(path.relative_to(root))
        self.text = path.read_text(encoding="utf-8")
        self.is_test = path.stem.endswith("_test") or not self.name.startswith("src/")
        self.module_path = self.name.removeprefix("src/")
        self.module = self.module_path.split("/")[0]

    @functools.cached_property
    def code(self):
        return NOT_CODE.sub(blank, self.text)

    @functools.cached_property
    def includes(self):
        return [(match[1], match[2], self.line_at(match.start(2))) for match in INCLUDE.finditer(self.text)]

    def line_at(self, offset):
        return self.text.count("\n", 0, offset) + 1

    @functools.cached_property
    def lines(self):
        return self.text.count("\n")


def inside(path, folders):
    return any(folder == "*" or path == folder or path.startswith(folder + "/") for folder in folders)


class Tidy:
    def __init__(self, root):
        self.root = root
        self.rules = tomllib.loads((root / "tools/layers.toml").read_text())
        self.limits = self.rules["limits"]
        self.findings = []
        self.notices = []
        self.sources = [Source(root, path) for path in self.files("src", ".hpp", ".cpp")]
        self.tests = [Source(root, path) for path in self.files("tests", ".hpp", ".cpp") if "compile_fail" not in path.parts]
        self.benches = [Source(root, path) for path in self.files("bench", ".hpp", ".cpp")]
        self.everything = self.sources + self.tests + self.benches
        self.product = [source for source in self.sources if not source.is_test]

    def files(self, folder, *suffixes):
        found = (path for path in (self.root / folder).rglob("*") if path.suffix in suffixes)
        return sorted(path for path in found if not {"node_modules", "dist", "__pycache__"} & set(path.parts))

    def find(self, name, line, message):
        self.findings.append(f"{name}:{line}: {message}" if line else f"{name}: {message}")

    def run(self):
        self.check_layers()
        self.check_dear_headers()
        self.check_headers()
        self.check_names()
        self.check_sizes()
        self.check_functions()
        self.check_words()
        self.check_shared_ownership()
        self.check_dead_files()
        self.check_include_cycles()
        self.check_assertions()
        self.check_unfinished()
        self.check_documents()
        self.report_ratios()
        return self.findings

    # Layers

    def check_layers(self):
        for source in self.sources:
            if source.module not in self.rules["may_include"]:
                self.find(source.name, 0, f"module {source.module} is not in layers.toml")
                continue
            allowed = [source.module, *self.rules["may_include"][source.module]]
            if source.is_test:
                allowed += self.rules["tests_may_include"].get(source.module, [])
            for bracket, target, line in source.includes:
                if bracket == "<":
                    self.check_foreign(source, target, line)
                elif source.is_test and target.startswith("tests/"):
                    continue
                elif not (self.root / "src" / target).is_file():
                    self.find(source.name, line, f'"{target}" is not a file under src/')
                elif not inside(target, allowed):
                    self.find(source.name, line, f"{source.module} may not include {target}")

    def check_foreign(self, source, target, line):
        """An include in angle brackets: the standard library's, or a third party's that layers.toml lets in here."""
        if re.fullmatch(r"[a-z_]+", target):
            folders = self.rules["standard"].get(target)
            if folders is not None and not source.is_test and not inside(source.module_path, folders):
                self.find(source.name, line, f"<{target}> is not for {source.module}")
            return
        prefixes = [prefix for prefix in self.rules["third_party"] if target.startswith(prefix)]
        if not prefixes:
            self.find(source.name, line, f"<{target}> is not in layers.toml")
            return
        folders = self.rules["third_party"][max(prefixes, key=len)]
        if not inside(source.module_path, folders) and not (source.is_test and not folders):
            self.find(source.name, line, f"<{target}> is not for {source.module_path.rsplit('/', 1)[0]}")

    def check_dear_headers(self):
        by_path = {source.module_path: source for source in self.product}

        def seen_from(source, visited):
            """All third-party headers that a file sees."""
            visited.add(source.module_path)
            seen = {target for bracket, target, _ in source.includes if bracket == "<"}
            for bracket, target, _ in source.includes:
                if bracket == '"' and target in by_path and target not in visited:
                    seen |= seen_from(by_path[target], visited)
            return seen

        views = {source.name: seen_from(source, set()) for source in self.product if source.path.suffix == ".cpp"}
        for prefix, most in self.rules["translation_units_max"].items():
            names = [name for name, seen in views.items() if any(target.startswith(prefix) for target in seen)]
            if len(names) > most:
                self.find(names[-1], 0, f"<{prefix}…> is seen by {len(names)} translation units; the limit is {most}: {', '.join(names)}")

    def check_headers(self):
        for source in self.everything:
            if source.path.suffix == ".hpp":
                if "#pragma once" not in source.text:
                    self.find(source.name, 0, "has no #pragma once")
                for match in re.finditer(r"^\s*using namespace\b", source.code, re.MULTILINE):
                    self.find(source.name, source.line_at(match.end()), "using namespace in a header")
            elif source.name.startswith("src/"):
                own = re.sub(r"(_test)?\.cpp$", ".hpp", source.module_path)
                if (self.root / "src" / own).is_file() and (not source.includes or source.includes[0][1] != own):
                    self.find(source.name, 1, f'the first include is not its own header "{own}"')
        for source in self.product:
            for match in re.finditer(r"^[ \t]*#[ \t]*define[ \t]+(?!NOROSHI_)(\w+)", source.code, re.MULTILINE):
                self.find(source.name, source.line_at(match.start(1)), f"macro {match[1]}: only NOROSHI_TRY and NOROSHI_ASSERT")

    # Names and sizes

    def check_names(self):
        banned = set(self.limits["banned_words_in_names"])
        for source in self.everything:
            parts = [*source.path.parent.relative_to(self.root).parts, source.path.stem]
            if any(banned & set(part.split("_")) for part in parts):
                self.find(source.name, 0, "the name says nothing; name the thing it holds")
            if not re.fullmatch(r"[a-z0-9_]+", source.path.stem):
                self.find(source.name, 0, "file names are snake_case")

    def check_sizes(self):
        limit = self.limits["file_lines"]
        others = [*self.files("tools", ".py"), *self.files("tests", ".py", ".mjs", ".js", ".ts"), *self.files("web/src", ".ts", ".svelte", ".css")]
        lengths = [(source.name, source.lines) for source in self.everything]
        lengths += [(str(path.relative_to(self.root)), path.read_text(encoding="utf-8").count("\n")) for path in others]
        for name, lines in lengths:
            if lines > limit and name not in self.limits["file_length_exempt"]:
                self.find(name, 0, f"{lines} lines; the limit is {limit}")
        units = collections.defaultdict(set)
        for source in self.product:
            units[source.name.rsplit("/", 1)[0]].add(source.path.stem)
        for folder, stems in sorted(units.items()):
            if len(stems) > self.limits["folder_units"]:
                self.notices.append(f"{folder}: {len(stems)} units in one folder; aim at {self.limits['folder_units']}")

    @functools.cached_property
    def functions(self):
        """Every function definition as ctags sees it: {name, path, line, end}."""
        if not self.everything:
            return []
        command = ["ctags", "--languages=C++", "--langmap=C++:+.hpp.cpp", "--kinds-C++=f", "--fields=+ne", "--output-format=json", "-f", "-", "-L", "-"]
        listing = "\n".join(str(source.path) for source in self.everything)
        output = subprocess.run(command, input=listing, capture_output=True, text=True, check=True).stdout
        return [json.loads(line) for line in output.splitlines()]

    def check_functions(self):
        product = {str(source.path): source for source in self.product}
        banned = re.compile(self.limits["banned_function_names"])
        for tag in self.functions:
            source = product.get(tag["path"])
            if source is None:
                continue
            length = tag.get("end", tag["line"]) - tag["line"] + 1
            if length > self.limits["function_lines"]:
                self.find(source.name, tag["line"], f"{tag['name']} has {length} lines; the limit is {self.limits['function_lines']}")
            if banned.search(tag["name"]):
                self.find(source.name, tag["line"], f"{tag['name']}: a verb that says the effect; a getter is a bare noun")

    # Words

    def check_words(self):
        for rule in self.rules["banned"]:
            pattern = re.compile(rule["pattern"])
            for source in self.sources if rule.get("tests") else self.product:
                if inside(source.module_path, rule["allowed"]):
                    continue
                for match in pattern.finditer(source.code):
                    word = " ".join(match[0].split())
                    self.find(source.name, source.line_at(match.start()), f"`{word}`: {rule['reason']}")

    def check_shared_ownership(self):
        for source in self.product:
            match = re.search(r"\bstd::(shared_ptr|make_shared)\b", source.code)
            if match:
                line = source.line_at(match.start())
                near = source.text.splitlines()[max(0, line - 3):line]
                if not any("//" in text for text in near):
                    self.find(source.name, line, "shared_ptr needs a comment that says why it is shared")

    def check_unfinished(self):
        marks = re.compile(self.limits["unfinished_marks"])
        files = [*self.files("src", ".hpp", ".cpp"), *self.files("tests", ".hpp", ".cpp", ".py", ".mjs", ".js"), *self.files("bench", ".hpp", ".cpp"),
                 *self.files("tools", ".py"), *self.files("web/src", ".ts", ".svelte", ".css"), *self.files("docs", ".md"), *self.root.glob("*.md")]
        for path in files:
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if marks.search(line):
                    self.find(path.relative_to(self.root), number, "unfinished mark: finish it or write an issue")

    def check_documents(self):
        """Links between documents lead somewhere; lock files name packages, not hosts."""
        for path in [*self.files("docs", ".md"), *self.root.glob("*.md")]:
            for match in MARKDOWN_LINK.finditer(path.read_text(encoding="utf-8")):
                if not (path.parent / match[1]).exists():
                    self.find(path.relative_to(self.root), 0, f"link to {match[1]}, which is not there")
        for path in [self.root / "package-lock.json", *self.root.glob("*/package-lock.json"), *self.root.glob("tests/*/package-lock.json")]:
            if path.is_file() and re.search(r'"resolved":\s*"https?:', path.read_text()):
                self.find(path.relative_to(self.root), 0, "records a registry's host: set omit-lockfile-registry-resolved=true in .npmrc")

    # Dead files and cycles

    def check_dead_files(self):
        includers = collections.defaultdict(set)
        for source in self.everything:
            for bracket, target, _ in source.includes:
                if bracket == '"':
                    includers[target].add(source.name)
        for source in self.product:
            if source.path.suffix != ".hpp" or source.module_path in self.limits["included_by_generated"]:
                continue
            stem = source.name.removesuffix(".hpp")
            if not includers[source.module_path]:
                self.find(source.name, 0, "nobody includes it")
            elif includers[source.module_path] <= {stem + ".cpp", stem + "_test.cpp"}:
                self.notices.append(f"{source.name}: used by nobody but its own .cpp and test")
        rows = set(LIBRARY_ROW.findall((self.root / "src/CMakeLists.txt").read_text()))
        for folder in sorted({source.module_path.rsplit("/", 1)[0] for source in self.sources} - rows):
            self.find(f"src/{folder}", 0, "has no row in src/CMakeLists.txt, so nothing in it is compiled")

    def check_include_cycles(self):
        graph = {s.module_path: [target for bracket, target, _ in s.includes if bracket == '"'] for s in self.product}
        state = {}

        def visit(node, trail):
            if state.get(node) == "done" or node not in graph:
                return
            if state.get(node) == "open":
                self.find(f"src/{node}", 0, "includes itself through " + " → ".join(trail[trail.index(node) + 1:]))
                return
            state[node] = "open"
            for target in graph[node]:
                visit(target, [*trail, node])
            state[node] = "done"

        for node in sorted(graph):
            visit(node, [])

    # Tests

    def check_assertions(self):
        test_files = [source for source in self.sources + self.tests if source.is_test]
        asserting = self.asserting_functions(test_files)
        calls = re.compile(r"\b(" + "|".join(map(re.escape, sorted(asserting))) + r")\s*(?:<[^;{}]*>)?\(") if asserting else None
        for source in test_files:
            for match in TEST_MACRO.finditer(source.code):
                body = self.body_after(source.code, match.end())
                title, line = f"{match[1]}.{match[2]}", source.line_at(match.start())
                if not ASSERTION.search(body) and not (calls and calls.search(body)):
                    self.find(source.name, line, f"{title} asserts nothing")
                if EMPTY_ASSERTION.search(body):
                    self.find(source.name, line, f"{title} asserts what cannot be false")

    def asserting_functions(self, test_files):
        """Names of functions in test files that assert, or call one that does."""
        by_path = {str(source.path): source.code.splitlines() for source in test_files}
        calls, asserting = {}, set()
        for tag in self.functions:
            if tag["path"] in by_path and not TEST_MACRO.match(by_path[tag["path"]][tag["line"] - 1]):
                text = "\n".join(by_path[tag["path"]][tag["line"] - 1:tag.get("end", tag["line"])])
                calls.setdefault(tag["name"], set()).update(CALL.findall(text))
                if ASSERTION.search(text):
                    asserting.add(tag["name"])
        more = asserting
        while more:
            more = {name for name, called in calls.items() if name not in asserting and called & asserting}
            asserting |= more
        return {name for name in asserting if not name.startswith("operator")}

    @staticmethod
    def body_after(code, offset):
        """The block that opens after a test macro."""
        start = code.find("{", offset)
        depth = 0
        for match in re.compile(r"[{}]").finditer(code, start if start >= 0 else len(code)):
            depth += 1 if match[0] == "{" else -1
            if depth == 0:
                return code[start:match.end()]
        return ""

    # Figures that are reported, not enforced

    def report_ratios(self):
        source_lines = sum(source.lines for source in self.product)
        test_lines = sum(source.lines for source in self.everything if source.is_test and not source.name.startswith("bench/"))
        test_lines += sum(path.read_text(encoding="utf-8").count("\n") for path in self.files("tests", ".py", ".mjs", ".scenario"))
        comments = sum(match[0].count("\n") + 1 for source in self.product for match in NOT_CODE.finditer(source.text) if match[0][:2] in ("//", "/*"))
        if source_lines:
            self.notices.append(f"{source_lines} lines of source, {test_lines} of tests ({test_lines / source_lines:.2f} to 1), {comments / source_lines:.0%} lines with comments")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    tidy = Tidy(parser.parse_args().root.resolve())
    findings = tidy.run()
    for line in tidy.notices:
        print(f"tidy: {line}")
    print("\n".join(findings) or f"tidy: {len(tidy.everything)} files, no findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
