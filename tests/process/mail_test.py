#!/usr/bin/env python3
"""Mails go out by SMTP: `noroshi serve --smtp` against a real mail server, which is down at first.

usage: mail_test.py BINARY
"""
import email
import email.header
import pathlib
import sys
import tempfile
import time

from stations import Client, Process, free_port, make_demo, token_of

try:
    from aiosmtpd.controller import Controller
except ImportError:
    print("SKIPPED process/mail: python3-aiosmtpd is not there")
    sys.exit(77)

words = "変電所の監視画面が止まりました"


class Taker:
    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content)
        self.mails.append(str(email.header.make_header(email.header.decode_header(mail["Subject"]))) + mail.get_payload(decode=True).decode("utf-8"))
        return "250 taken"


def wait_for(what, find, seconds=40):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = find()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"not seen: {what}")


def main(binary):
    with tempfile.TemporaryDirectory() as folder:
        data = pathlib.Path(folder)
        credentials = make_demo(binary, data)
        http_port, mail_port = free_port(), free_port()
        station = Process(binary, data, ["power"], http_port, {}, ["--smtp", f"smtp://127.0.0.1:{mail_port}", "--smtp-from", "noroshi@example.jp"])
        station.start()
        try:
            reporter = Client(http_port, "power", token_of(credentials, "power", "shinonome.reporter"))
            coordinator = Client(http_port, "power", token_of(credentials, "power", "power.coordinator"))
            before = {notice["notice"] for notice in coordinator.call("GET", "notices")[1]["notices"]}
            status, filed = reporter.call("POST", "reports", {"kind": "incident", "what_i_know": words, "consent": "standing"}, "mail-test")
            assert status == 201, (status, filed)

            def fresh(state):
                notices = coordinator.call("GET", "notices")[1]["notices"]
                return [notice for notice in notices if notice["notice"] not in before and notice["state"] == state]

            waiting = wait_for("a mail that waits while the mail server is down", lambda: [n for n in fresh("queued") if n["attempts"] >= 1])
            assert waiting[0]["last_error"], waiting
            taker = Taker()
            server = Controller(taker, hostname="127.0.0.1", port=mail_port)
            server.start()
            try:
                wait_for("the mail that waited", lambda: taker.mails, 120)
                delivered = wait_for("its state", lambda: fresh("delivered"))
            finally:
                server.stop()
            for mail in taker.mails:
                assert "変電所" not in mail and filed["short_number"] not in mail, mail
                assert f"http://localhost:{http_port}/power/clearances/" in mail, mail
            print(f"process/mail: {len(taker.mails)} mails, {len(delivered)} shown as delivered")
        finally:
            station.stop()
        refused = Process(binary, data, ["power"], http_port, {}, ["--smtp", "http://127.0.0.1"])
        try:
            refused.start()
        except RuntimeError as ended:
            assert "ended with 2" in str(ended), ended
        else:
            refused.stop()
            raise AssertionError("a bad --smtp was taken")


main(sys.argv[1])
