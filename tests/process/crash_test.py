"""Kills the filing station at random moments while reports are filed, cleared and relayed to a centre in another process, which is stopped
and started in between. In the end every acknowledged report is there once, at both ends, with its log entry, and the logs hold."""
import argparse
import random
import sys
import tempfile
import threading
import time

from stations import Client, Process, free_port, make_demo, token_of, verify


DIGITS = ["画面", "端末", "電源", "配線", "記録", "装置", "監視", "通信", "手順", "更新"]


def word_for(marker):
    """A marker in everyday words, of which no detector takes one for somebody's name: it has to cross."""
    return "、".join(DIGITS[int(digit)] for digit in marker if digit.isdigit())


class Writer(threading.Thread):
    """Files reports with keys of its own and brings each to its release; tries again with the same key until it is told the outcome."""

    def __init__(self, name, port, credentials, stop):
        super().__init__(name=name)
        self.reporter = Client(port, "power", token_of(credentials, "power", "misaki.reporter"))
        self.approver = Client(port, "power", token_of(credentials, "power", "power.approver"))
        self.stop = stop
        self.acknowledged = {}  # thread → marker
        self.released = []

    def insist(self, client, method, path, body=None, key=None):
        """Asks until an answer comes; an outcome that is already there is an answer."""
        while True:
            answer = client.call(method, path, body, key)
            if answer and answer[0] != 503:
                return answer
            time.sleep(0.02)

    def run(self):
        number = 0
        while not self.stop.is_set():
            number += 1
            marker = f"{self.name}-{number:04}"
            body = {"kind": "near-miss", "what_i_know": f"確かめた順は{word_for(marker)}です。端末の更新を忘れていました。"}
            status, filed = self.insist(self.reporter, "POST", "reports", body, marker)
            if status != 201:
                raise RuntimeError(f"filing {marker}: {status} {filed}")
            self.acknowledged[filed["thread"]] = marker
            self.release(filed["clearances"][0]["clearance"])

    def release(self, clearance):
        status, preview = self.insist(self.reporter, "GET", f"clearances/{clearance}")
        self.insist(self.reporter, "POST", f"clearances/{clearance}/consent", {"digest": preview["digest"], "accepts_small_set": True})
        status, answer = self.insist(self.approver, "POST", f"clearances/{clearance}/release", {"digest": preview["digest"]})
        if status not in (200, 409):
            raise RuntimeError(f"releasing {clearance}: {status} {answer}")
        self.released.append(clearance)


def wait_until_delivered(port, credentials):
    coordinator = Client(port, "power", token_of(credentials, "power", "power.coordinator"))
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        answer = coordinator.call("GET", "dispatches")
        if answer and answer[0] == 200:
            states = [d["state"] for d in answer[1]["dispatches"]]
            if "refused" in states:
                return "a dispatch was refused"
            if "queued" not in states:
                return None
        time.sleep(0.1)
    return "dispatches still wait after a minute"


def list_all(client):
    """Every case that the caller sees, page by page."""
    lines, after = [], None
    while True:
        status, page = client.call("GET", "reports?purpose=response" + (f"&after={after}" if after else ""))
        if status != 200:
            raise RuntimeError(f"listing: {status} {page}")
        lines += page["reports"]
        after = page["next"]
        if not after:
            return lines


def count_markers(client, markers):
    """How often each marker stands in the cases that the client sees."""
    found = dict.fromkeys(markers, 0)
    for line in list_all(client):
        status, thread = client.call("GET", f"threads/{line['thread']}?purpose=response")
        for version in thread["versions"]:
            for marker in markers:
                found[marker] += f"は{word_for(marker)}です。" in version["text"]
    return found


def check(name, holds, told, failures):
    print(f"{'ok  ' if holds else 'FAIL'} {name}: {told}")
    if not holds:
        failures.append(name)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("binary")
    arguments.add_argument("--kills", type=int, default=10)
    arguments.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    options = arguments.parse_args()
    print(f"seed {options.seed}, {options.kills} kills")
    dice = random.Random(options.seed)
    failures = []
    with tempfile.TemporaryDirectory() as data:
        credentials = make_demo(options.binary, data)
        power_port, centre_port = free_port(), free_port()
        power = Process(options.binary, data, ["power"], power_port, {"centre": f"http://localhost:{centre_port}/centre/"})
        centre = Process(options.binary, data, ["centre"], centre_port, {"power": f"http://localhost:{power_port}/power/"})
        power.start()
        centre.start()
        stop = threading.Event()
        writers = [Writer(f"w{i}x{options.seed:010}", power_port, credentials, stop) for i in range(3)]
        for writer in writers:
            writer.start()
        for kill in range(options.kills):
            time.sleep(dice.uniform(0.02, 0.6))
            power.kill()
            if kill % 5 == 2:
                centre.stop()
            power.start()
            if kill % 5 == 4 and centre.child.poll() is not None:
                centre.start()
        if centre.child.poll() is not None:
            centre.start()
        stop.set()
        for writer in writers:
            writer.join()
        stuck = wait_until_delivered(power_port, credentials)
        check("dispatches", stuck is None, stuck or "none waits", failures)
        markers = [m for w in writers for m in w.acknowledged.values()]
        at_power = count_markers(Client(power_port, "power", token_of(credentials, "power", "misaki.reporter")), markers)
        wrong = {m: n for m, n in at_power.items() if n != 1}
        check("acknowledged once at the filing station", not wrong, f"{len(markers)} reports, wrong {wrong}", failures)
        at_centre = count_markers(Client(centre_port, "centre", token_of(credentials, "centre", "centre.analyst")), markers)
        wrong = {m: n for m, n in at_centre.items() if n != 1}
        check("released once at the centre", not wrong, f"{sum(at_centre.values())} reports, wrong {wrong}", failures)
        power.stop()
        centre.stop()
        status, told = verify(options.binary, data)
        check("noroshi verify", status == 0, told.strip().replace("\n", "; "), failures)
    return 1 if failures else 0


sys.exit(main())
