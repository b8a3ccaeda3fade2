"""A real browser on a fresh server, with the network cut: what AppTest cannot see."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
LOCAL = {"localhost", "127.0.0.1"}
READY = "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning' && [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(c => c.querySelector('.main-svg'))"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def server(script: str = "dashboard.py", *options: str) -> Iterator[str]:
    """A server of its own on a free port; gives its address and ends it."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port), *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(240):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=1)
                break
            time.sleep(0.25)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(20)


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """The distribution's Chromium, headless."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=arguments)
        try:
            yield browser
        finally:
            browser.close()


@contextlib.contextmanager
def visitor(browser: Browser, **options) -> Iterator[Page]:
    """A page of a new visitor whose every request off this machine is cut, and kept in `page.outside`; console errors in `page.complaints`."""
    context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, "locale": "fr-FR", **options})
    page = context.new_page()
    page.outside, page.complaints = [], []

    def gate(route):
        if urlsplit(route.request.url).hostname in LOCAL or route.request.url.startswith(("data:", "blob:")):
            route.continue_()
        else:
            page.outside.append(route.request.url)
            route.abort()

    context.route("**/*", gate)
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.set_default_timeout(45_000)
    try:
        yield page
    finally:
        context.close()


def settled(page: Page) -> None:
    """Wait until the script has ended and every chart is drawn."""
    page.wait_for_selector("[data-testid=stApp]")
    page.wait_for_selector("h1")
    page.wait_for_function(READY)
    page.wait_for_timeout(600)  # the script may run once more, when the browser has told its theme
    page.wait_for_function(READY)


def opened(page: Page, address: str, sign: str = ".view-title") -> None:
    """Go to a page and wait until it has settled and the first thing that `sign` selects is there."""
    page.goto(address)
    settled(page)
    page.locator(sign).first.wait_for(state="attached")
