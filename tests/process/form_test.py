#!/usr/bin/env python3
"""The forms from outside: one case typed once, read with tools that are not ours (openpyxl, pdftotext), filled in by hand, imported."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

BINARY = sys.argv[1]
CASE = {
    "organisation": "架空市交通局", "sector": "鉄道", "short_number": "482-107", "what_i_know": "改札系の端末が暗号化された。無料で乗車いただいている。",
    "attacker_side": "YOUR FILES ARE ENCRYPTED", "noticed_at": "2026-11-24T20:05:00Z", "received_at": "2026-11-24T21:00:00Z",
    "facts": {"service_state": "kept", "system_state": "lost", "malware": "ransomware", "duration_min": 90, "records_exposed": 1200},
}
NOTICE = "届出が済んだことにはなりません"


def noroshi(*arguments, status=0):
    done = subprocess.run([BINARY, "form", *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == status, (arguments, done.returncode, done.stderr)
    return done


def fill(folder, form, ending):
    out = folder / f"{form}{ending}"
    assert NOTICE in noroshi("--form", form, "--in", folder / "case.json", "--out", out).stderr
    return out


def check_workbook(folder, form):
    import openpyxl

    path = fill(folder, form, ".xlsx")
    told = json.loads(fill(folder, form, ".json").read_text())
    book = openpyxl.load_workbook(path)
    rows = {row[0].value: row[2] for row in book.active.iter_rows() if row[0].value}
    assert {key: cell.value for key, cell in rows.items() if key in told["values"]} == told["values"], form
    assert any(NOTICE in str(cell.value) for row in book.active.iter_rows() for cell in row)
    assert json.loads(noroshi("--import", path).stdout)["values"] == told["values"]
    empty = next(field for field in told["fields"] if field["field"] in told["missing"] and field["type"] == "long_text")["field"] \
        if form != "information_report" else "subject"
    rows[empty].value = "手で書いた値"
    book.save(path)
    again = json.loads(noroshi("--import", path).stdout)
    assert again["values"] == {**told["values"], empty: "手で書いた値"}, form
    assert empty not in again["missing"]


def check_page(folder, form):
    text = subprocess.run(["pdftotext", fill(folder, form, ".pdf"), "-"], capture_output=True, text=True, check=True).stdout
    plain = "".join(text.split())
    for words in (NOTICE, "改札系の端末が暗号化された", "2026-11-2505:05", "未確認", "notknown"):
        assert words in plain, (form, words)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "case.json").write_text(json.dumps(CASE, ensure_ascii=False))
        listed = noroshi().stdout.splitlines()
        assert len(listed) == 5, listed
        forms = [line.split("\t")[0] for line in listed]
        try:
            import openpyxl  # noqa: F401
        except ImportError:
            print("SKIPPED: openpyxl is not there; install python3-openpyxl")
            return 77
        for form in forms:
            check_workbook(folder, form)
        if not shutil.which("pdftotext"):
            print("SKIPPED: pdftotext is not there; install poppler-utils")
            return 77
        for form in forms:
            check_page(folder, form)
        (folder / "bad.xlsx").write_bytes(b"PK")
        noroshi("--import", folder / "bad.xlsx", status=2)
        noroshi("--form", "nothing", "--in", folder / "case.json", status=2)
        noroshi("--form", "ddos", "--in", folder / "absent.json", status=1)
    print(f"{len(forms)} forms out and back")
    return 0


if __name__ == "__main__":
    sys.exit(main())
