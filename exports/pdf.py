"""A page of HTML as a PDF, by a browser of this machine. Nothing is asked of the network."""

import errno
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from language import Speech

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
SECONDS = 90


class NoPdf(RuntimeError):
    """No PDF can be made here: no browser, or one that failed. `said` is the sentence for the visitor."""

    def said(self, say: Speech) -> str:
        return say("No PDF can be made on this machine: it needs Chromium, Chrome or Edge. The other formats remain.")


class NoRoom(NoPdf):
    """The disk is full."""

    def said(self, say: Speech) -> str:
        return say("No PDF can be made: the disk of this machine is full. The other formats remain.")


def browser() -> str | None:
    """The path of a browser that prints, or None."""
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


def printed(page: str) -> bytes:
    """The PDF of a page that stands alone; its own CSS gives the size of the sheet. Raises NoPdf."""
    path = browser()
    if path is None:
        raise NoPdf("no browser")
    try:
        return _printed(path, page)
    except OSError as error:
        raise (NoRoom if error.errno == errno.ENOSPC else NoPdf)(str(error)) from error


def _printed(path: str, page: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(page, encoding="utf-8")
        command = [
            path, "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
            "--allow-file-access-from-files", "--virtual-time-budget=15000", "--run-all-compositor-stages-before-draw", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}",
            *(["--no-sandbox"] if os.geteuid() == 0 else []), source.as_uri(),
        ]
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS)
        except subprocess.TimeoutExpired as error:
            raise NoPdf(str(error)) from error
        if done.returncode or not target.exists():
            raise NoPdf(done.stderr.decode(errors="replace")[-400:])
        return target.read_bytes()
