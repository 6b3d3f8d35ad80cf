"""Runs `noroshi journey` on invented reports (and on the shared ones where they are) and holds its figures to what they must be; a planted
term must be counted."""
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def journey(binary, reports, *more):
    done = subprocess.run([binary, "journey", "--reports", str(reports), "--json", *more], capture_output=True, text=True, timeout=600)
    return done.returncode, json.loads(done.stdout) if done.stdout.strip() else {"stderr": done.stderr}


def check_clean(binary, reports, refused):
    status, figures = journey(binary, reports)
    filed = figures.get("filed")
    good = (status == 0 and figures["refused"] == refused and filed + refused == figures["lines"] and filed > 0
            and all(figures[name] == filed for name in ("released", "delivered", "answers_returned", "bulletins", "uses_returned"))
            and figures["receipts_failed"] == 0 and figures["receipts_verified"] > filed and figures["registry_terms_at_centre"] == 0)
    print("ok  " if good else "FAIL", reports.name, figures)
    return good


def check_planted(binary, reports):
    status, figures = journey(binary, reports, "--plant", "ひそかな目印")
    good = status == 1 and figures["registry_terms_at_centre"] == figures["filed"]
    print("ok  " if good else "FAIL", "planted term counted:", figures.get("registry_terms_at_centre"))
    return good


def main():
    binary = sys.argv[1]
    own = HERE / "reports.jsonl"
    good = check_clean(binary, own, refused=1) and check_planted(binary, own)
    shared = pathlib.Path(os.environ.get("NOROSHI_SHARED", HERE.parents[2] / "shared" / "data")) / "deid" / "reports.jsonl"
    if shared.exists():
        good = check_clean(binary, shared, refused=0) and good
    else:
        print("SKIPPED journey over", shared, "which is not there")
    return 0 if good else 1


sys.exit(main())
