"""A real server with the demonstration year, started with the command of the README, and a browser."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from prach.demo.users import PASSWORD

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 780}
PATIENCE_SECONDS = 180


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of our own, in a home of its own, with the demonstration loaded."""
    home = tmp_path_factory.mktemp("home")
    port = free_port()
    environment = {**os.environ, "PRACH_HOME": str(home), "PRACH_DATABASE_URL": ""}
    command = [sys.executable, "-m", "prach.cli.main", "serve", "--demo", "--port", str(port)]
    log = (home / "serve.log").open("w")
    server = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
    found = f"http://127.0.0.1:{port}"
    try:
        wait_for(found, server, home / "serve.log")
        yield found
    finally:
        server.terminate()
        try:
            server.wait(timeout=15)
        except subprocess.TimeoutExpired:
            server.kill()
        log.close()


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.3)
    pytest.fail(f"the server did not come up:\n{log.read_text()}")


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=quiet)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Return a page of somebody who has signed in (nobody: the public), on a wide screen or a phone."""
    contexts: list[BrowserContext] = []

    def come(username: str | None = None, *, phone: bool = False, script: bool = True) -> Page:
        context = browser.new_context(
            base_url=address, viewport=PHONE if phone else WIDE, java_script_enabled=script, locale="en-US"
        )
        contexts.append(context)
        page = context.new_page()
        if username:
            page.goto("/login/")
            page.fill("[name=username]", username)
            page.fill("[name=password]", PASSWORD)
            page.press("[name=password]", "Enter")
            page.wait_for_url(lambda url: "/login/" not in url)
        return page

    yield come
    for context in contexts:
        context.close()
