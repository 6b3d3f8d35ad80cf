#!/usr/bin/env python3
"""A mail server on loopback for the mail tests: prints its port, then each mail it takes as one line of JSON, and ends after one.

usage: mail_server.py [--refuse]    --refuse answers every recipient with 550
"""
import json
import sys
import threading

try:
    from aiosmtpd.controller import Controller
except ImportError:
    print("no aiosmtpd", flush=True)
    sys.exit(0)


class Taker:
    def __init__(self, done, refuse):
        self.done = done
        self.refuse = refuse

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.refuse:
            self.done.set()
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "text": envelope.content.decode("utf-8")}
        print(json.dumps(mail, ensure_ascii=True), flush=True)
        self.done.set()
        return "250 taken"


class AnyPort(Controller):
    """aiosmtpd checks that it listens by connecting to the port it was given; with 0 that is known only afterwards."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


done = threading.Event()
controller = AnyPort(Taker(done, "--refuse" in sys.argv), hostname="127.0.0.1", port=0)
controller.start()
print(controller.port, flush=True)
done.wait(20)
controller.stop()
