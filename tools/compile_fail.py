#!/usr/bin/env python3
"""Checks that each snippet of tests/compile_fail is refused by the compiler, and is accepted with -DHONEST.

A snippet holds the honest line under `#ifdef HONEST` and the cheat in the other branch: that the honest one compiles shows that
the cheat is refused for its own sake and not for a missing include. A line `// refused: <regular expression>` in the snippet must match
what the compiler says about the cheat.
usage: compile_fail.py COMPILER SNIPPET...
"""
import concurrent.futures
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FLAGS = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-I", str(ROOT / "src")]


def compile_snippet(compiler, snippet, *flags):
    return subprocess.run([compiler, *FLAGS, *flags, str(snippet)], capture_output=True, text=True, check=False)


def findings(compiler, snippet):
    text = snippet.read_text()
    if "HONEST" not in text:
        return [f"{snippet}: has no branch for HONEST"]
    found = []
    honest = compile_snippet(compiler, snippet, "-DHONEST")
    if honest.returncode != 0:
        found.append(f"{snippet}: the honest branch does not compile\n{honest.stderr}")
    cheat = compile_snippet(compiler, snippet)
    if cheat.returncode == 0:
        found.append(f"{snippet}: the cheat compiles")
    wanted = re.search(r"^// refused: (.+)$", text, re.MULTILINE)
    if cheat.returncode != 0 and wanted and not re.search(wanted[1], cheat.stderr):
        found.append(f"{snippet}: refused, but not because of /{wanted[1]}/\n{cheat.stderr}")
    return found


def main():
    compiler, snippets = sys.argv[1], [pathlib.Path(argument) for argument in sys.argv[2:]]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        found = [finding for result in pool.map(lambda snippet: findings(compiler, snippet), snippets) for finding in result]
    print("\n".join(found) or f"compile_fail: {len(snippets)} snippets refused, and accepted where honest")
    return 1 if found else 0


sys.exit(main())
