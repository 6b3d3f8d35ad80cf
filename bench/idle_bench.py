"""Idle and start (F10): resident memory of `noroshi serve` with the demo's five stations, nothing asked of it, and the time from start to
listening. Yardstick beside it: a bare Python HTTP server on the same machine."""
import pathlib
import socket
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests" / "process"))
from stations import free_port, make_demo  # noqa: E402


def rss_mb(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def measure(command, port):
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.001)
    started_ms = (time.monotonic() - start) * 1000
    time.sleep(2)
    memory = rss_mb(child.pid)
    child.terminate()
    child.wait(timeout=20)
    return started_ms, memory


def main():
    binary = sys.argv[1]
    with tempfile.TemporaryDirectory() as data:
        make_demo(binary, data)
        runs = []
        for _ in range(5):
            port = free_port()
            runs.append(measure([binary, "serve", "--data", data, "--port", str(port)], port))
        port = free_port()
        bare = measure([sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"], port)
    start, memory = (statistics.median(values) for values in zip(*runs))
    print(f"F10 five stations: start {start:.0f} ms, idle RSS {memory:.1f} MB (reach: < 300 ms, < 60 MB)")
    print(f"    yardstick, python -m http.server: start {bare[0]:.0f} ms, RSS {bare[1]:.1f} MB")


main()
