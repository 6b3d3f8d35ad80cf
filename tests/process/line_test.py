#!/usr/bin/env python3
"""The line from outside: cases written from the text of the laws, each with the answers that are right, through the real binary."""
import json
import pathlib
import subprocess
import sys
import tempfile

BINARY = sys.argv[1]
CASES = pathlib.Path(__file__).parent.parent / "vectors" / "line" / "cases.jsonl"
DAY = "2026-11-25"


def differences(answer, want):
    found = []
    shown = [rule["id"] for rule in answer["rules"]]
    for part, right in want.items():
        if part == "rules":
            found += [f"{rule} is not shown" for rule in right if rule not in shown]
        elif part == "not_rules":
            found += [f"{rule} is shown" for rule in right if rule in shown]
        elif part == "would_change":
            found += [f"{fact} is not asked" for fact in right if fact not in answer[part]]
        elif answer[part] not in right:
            found.append(f"{part} is {answer[part]}, wanted one of {right}")
    return found


def main():
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "verdicts.jsonl"
        subprocess.run([BINARY, "line", "--in", CASES, "--out", out, "--at", DAY], check=True)
        answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == [case["id"] for case in cases]
    wrong = {case["id"]: found for case, answer in zip(cases, answers) if (found := differences(answer, case["want"]))}
    for case, found in wrong.items():
        print(case, "; ".join(found))
    missed = [case["id"] for case, answer in zip(cases, answers) if case["want"].get("statutory") == [True] and answer["statutory"] is not True]
    print(f"{len(cases)} cases, {len(wrong)} differ, {len(missed)} duties missed")
    assert len(cases) > 250 and not wrong and not missed


main()
