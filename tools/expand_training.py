#!/usr/bin/env python3
"""Turns labelled training reports (data/training/*.txt) into JSON Lines with spans.

A file holds the reports of one writer. A report begins with a line `## id=… sector=… kind=… lang=… form=…`, may have one line
`registry: {…}` (JSON), and goes on to the next `## ` line. In its text ⟦TYPE.role|words⟧ labels words.
Usage: expand_training.py FILE… > out.jsonl        exit 2 when a file has errors (each named with its line).
"""
import json
import re
import sys

TYPES = set("""ORG PERSON SYSTEM HOST DOMAIN URL EMAIL IP CIDR MAC PHONE POSTAL ADDRESS ACCOUNT BANKACCT PATH SERIAL FACILITY DEPT LOCATION DATE TIME
QUANTITY PRODUCT MALWARE ACTOR CVE HASH INDICATOR OTHER""".split())
ROLES = {"victim", "attacker", "vendor", "public"}
REGISTRY = ["names", "aliases", "domains", "cidrs", "facilities", "systems", "vendors"]
MARK = re.compile("⟦([^|⟦⟧]*)\\|([^⟦⟧]*)⟧")


def split_reports(lines):
    """Yields (line number, header, registry text or None, text lines)."""
    start, header, registry, body = 0, None, None, []
    for number, line in enumerate(lines + ["## end"], 1):
        if line.startswith("## "):
            if header is not None:
                yield start, header, registry, body
            start, header, registry, body = number, line[3:], None, []
        elif header is None:
            continue
        elif registry is None and not body and line.startswith("registry: "):
            registry = line[len("registry: "):]
        else:
            body.append(line)


def read_spans(marked):
    """The plain text and its spans (code points, end exclusive); raises ValueError with the words at fault."""
    text, spans, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at:mark.start()]
        kind, _, role = mark.group(1).partition(".")
        if kind not in TYPES or role not in ROLES or not mark.group(2):
            raise ValueError(f"unknown label in {mark.group(0)}")
        spans.append({"start": len(text), "end": len(text) + len(mark.group(2)), "type": kind, "role": role, "text": mark.group(2)})
        text += mark.group(2)
        at = mark.end()
    text += marked[at:]
    if "⟦" in text or "⟧" in text:
        raise ValueError("a bracket ⟦ or ⟧ without its partner")
    return text, spans


def read_report(header, registry, body):
    report = dict(part.split("=", 1) for part in header.split())
    missing = [key for key in ("id", "sector", "kind", "lang", "form") if key not in report]
    if missing:
        raise ValueError(f"header without {', '.join(missing)}")
    if report["kind"] not in ("incident", "near-miss", "precursor") or report["lang"] not in ("ja", "en", "mixed"):
        raise ValueError("kind is incident, near-miss or precursor; lang is ja, en or mixed")
    if registry is not None:
        names = json.loads(registry)
        if sorted(names) != sorted(REGISTRY) or not all(isinstance(names[key], list) for key in names):
            raise ValueError(f"registry holds the lists {', '.join(REGISTRY)}")
        report["registry"] = names
    report["text"], report["spans"] = read_spans("\n".join(body).strip("\n"))
    if not report["spans"]:
        raise ValueError("a report without a label")
    return report


def main():
    errors = 0
    for path in sys.argv[1:]:
        lines = open(path, encoding="utf-8").read().split("\n")
        for number, header, registry, body in split_reports(lines):
            try:
                print(json.dumps(read_report(header, registry, body), ensure_ascii=False))
            except ValueError as error:
                errors += 1
                print(f"{path}:{number}: {error}", file=sys.stderr)
    return 2 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
