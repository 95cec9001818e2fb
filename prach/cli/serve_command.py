"""prach serve: the web server, with the background worker as its child. One command, nothing to start first."""

from __future__ import annotations

import argparse
import atexit
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

from .ready import Stopwatch, prepare_database, start_django, to_stderr

FIRST_PORT, LAST_PORT = 8000, 8019


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, help=f"port (default: the first free one from {FIRST_PORT})")
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: this machine only)"
    )
    parser.add_argument("--workers", type=int, default=2, help="server processes (default: 2)")
    parser.add_argument("--demo", action="store_true", help="load the demonstration year if it is not there")


def run(options: argparse.Namespace) -> int:
    watch = Stopwatch()
    port = choose_port(options.host, options.port)
    with watch.step("start"):
        start_django()
    prepare_database(to_stderr, watch)
    if options.demo:
        from .demo_command import load_demonstration

        load_demonstration(watch)
    worker = start_worker()
    atexit.register(stop, worker)
    threading.Thread(
        target=announce, args=(options.host, port, watch, options.demo, time.monotonic()), daemon=True
    ).start()
    serve(options.host, port, options.workers)
    return 0


def choose_port(host: str, asked: int | None) -> int:
    """Return the port asked for, else the first free one. Exits with a sentence when it is taken."""
    for port in [asked] if asked else range(FIRST_PORT, LAST_PORT + 1):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except (OSError, OverflowError):  # taken, or no port at all
                continue
            return port
    raise SystemExit("พอร์ตถูกใช้อยู่แล้ว: เลือกพอร์ตอื่นด้วย --port (the port is taken; choose another with --port)")


def start_worker() -> subprocess.Popen[bytes]:
    """Start the process that does background work; it ends when this one does."""
    command = [sys.executable, "-m", "prach.cli.worker"]
    return subprocess.Popen(command, env={**os.environ, "PRACH_PARENT": str(os.getpid())})


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process that we started."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()


def serve(host: str, port: int, workers: int) -> None:
    """Serve until stopped."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "prach.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve()


def announce(host: str, port: int, watch: Stopwatch, demonstration: bool, began: float) -> None:
    """Wait for the first page, then print the address, the log-ins and where the time went."""
    shown = f"[{host}]" if ":" in host else ("127.0.0.1" if host == "0.0.0.0" else host)  # noqa: S104
    address = f"http://{shown}:{port}/"
    for _attempt in range(300):
        try:
            with urllib.request.urlopen(address, timeout=5):
                break
        except urllib.error.HTTPError:
            break
        except OSError:
            time.sleep(0.1)
    watch.steps.append(("first page", time.monotonic() - began))
    lines = ["", f"  ปราชญ์ · Prach      {address}", ""]
    if demonstration:
        from prach.demo.users import LOGINS, PASSWORD

        lines += ["  เข้าสู่ระบบสาธิต (demonstration log-ins), รหัสผ่าน/password: " + PASSWORD]
        lines += [f"    {username:<22} {who}" for username, who in LOGINS]
        lines += [""]
    lines += ["  " + " · ".join(f"{name} {seconds:.1f} s" for name, seconds in watch.steps)]
    lines += ["  หยุดด้วย Ctrl+C (stop with Ctrl+C)", ""]
    print("\n".join(lines), flush=True)
