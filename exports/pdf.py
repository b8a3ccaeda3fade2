"""A page of HTML as a PDF, by a browser of this machine. Nothing is asked of the network."""

import errno
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from language import Speech

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
SECONDS, USUAL, EVERY = 90, 12, 0.2  # at most; what a deck takes; between two looks at it
FULL = 1_000_000  # bytes free, under which a disk is full
END = 1024  # bytes of the end of a file, where a whole PDF says that it ends


class NoPdf(RuntimeError):
    """No PDF can be made here: no browser, or one that failed. `said` is the sentence for the visitor."""

    def said(self, say: Speech) -> str:
        return say("No PDF can be made on this machine: it needs Chromium, Chrome or Edge. The other formats remain.")


class Stopped(NoPdf):
    """The browser failed, or took too long."""

    def said(self, say: Speech) -> str:
        return say("No PDF this time: the browser of this machine failed or took too long. The other formats remain.")


class NoRoom(NoPdf):
    """The disk is full."""

    def said(self, say: Speech) -> str:
        return say("No PDF can be made: the disk of this machine is full. The other formats remain.")


def browser() -> str | None:
    """The path of a browser that prints, or None."""
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


def printed(page: str, progress: Callable[[float], None] = lambda share: None) -> bytes:
    """The PDF of a page that stands alone; its own CSS gives the size of the sheet. Raises NoPdf.

    `progress(share)` is called while the browser prints, with the share of the usual time that has passed; what it raises stops the browser, and nothing is left behind.
    """
    path = browser()
    if path is None:
        raise NoPdf("no browser")
    try:
        return _printed(path, page, progress)
    except OSError as error:
        raise (NoRoom if error.errno == errno.ENOSPC else Stopped)(str(error)) from error


def _printed(path: str, page: str, progress: Callable[[float], None]) -> bytes:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(page, encoding="utf-8")
        command = [
            path, "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
            "--allow-file-access-from-files", "--virtual-time-budget=15000", "--run-all-compositor-stages-before-draw", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}",
            *(["--no-sandbox"] if os.geteuid() == 0 else []), source.as_uri(),
        ]
        code = _watched(command, progress)
        made = target.read_bytes() if target.exists() else b""
        if code or not made.startswith(b"%PDF") or b"%%EOF" not in made[-END:]:  # a browser does not say that the disk was full: its file is cut
            raise (NoRoom if shutil.disk_usage(folder).free < FULL else Stopped)(f"the browser ended with {code}, {len(made)} bytes written")
        return made


def _watched(command: list[str], progress: Callable[[float], None]) -> int | None:
    """What the command ends with; None where it was stopped for taking too long. Whatever `progress` raises ends it too, with all that it started."""
    running, start = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True), time.monotonic()
    try:
        while (spent := time.monotonic() - start) < SECONDS:
            progress(min(spent / USUAL, 0.95))
            try:
                return running.wait(EVERY)
            except subprocess.TimeoutExpired:
                continue
        return None
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
