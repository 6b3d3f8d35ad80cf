"""Starts the real binary on stations of its own and speaks to it over HTTP; shared by the tests of this folder."""
import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import time


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Process:
    """One `noroshi serve` of some of a folder's stations."""

    def __init__(self, binary, data, stations, port, peers, options=()):
        self.command = [binary, "serve", "--data", str(data), "--port", str(port)]
        for station in stations:
            self.command += ["--station", station]
        for slug, url in peers.items():
            self.command += ["--peer", f"{slug}={url}"]
        self.command += options
        self.port = port
        self.child = None

    def start(self):
        self.child = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            if self.child.poll() is not None:
                raise RuntimeError(f"{self.command} ended with {self.child.returncode}")
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                    return
            except OSError:
                time.sleep(0.01)
        raise RuntimeError("the server does not listen after 30 s")

    def kill(self):
        self.child.send_signal(signal.SIGKILL)
        self.child.wait()

    def stop(self):
        self.child.terminate()
        self.child.wait(timeout=20)


class Client:
    """One person at one station, by API token. `None` means that no answer came."""

    def __init__(self, port, station, token):
        self.port, self.station, self.token = port, station, token

    def call(self, method, path, body=None, key=None):
        headers = {"Authorization": f"Bearer {self.token}"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        if key:
            headers["Idempotency-Key"] = key
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, f"/{self.station}/api/v1/{path}", json.dumps(body) if body is not None else None, headers)
            answer = connection.getresponse()
            text = answer.read()
            return answer.status, json.loads(text) if text else {}
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()


def make_demo(binary, data):
    """Lets the demo make its stations and stops it; gives its credentials."""
    port = free_port()
    demo = subprocess.Popen([binary, "demo", "--data", str(data), "--port", str(port)], stdout=subprocess.DEVNULL)
    path = pathlib.Path(data) / "credentials.json"
    deadline = time.monotonic() + 60
    while not path.exists():
        if time.monotonic() > deadline or demo.poll() is not None:
            raise RuntimeError("the demo did not come up")
        time.sleep(0.05)
    demo.terminate()
    demo.wait(timeout=20)
    return json.loads(path.read_text())


def token_of(credentials, station, user):
    return next(p["api_token"] for p in credentials["people"] if p["station"] == station and p["user"] == user)


def verify(binary, data):
    """`noroshi verify --data`: the stores against their logs."""
    done = subprocess.run([binary, "verify", "--data", str(data)], capture_output=True, text=True, env={**os.environ})
    return done.returncode, done.stdout + done.stderr
