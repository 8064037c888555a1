"""A real browser: the system's Chromium, or Playwright's own where it was downloaded.

`WARGAME_CHROMIUM` names another executable. `python -m playwright install chromium` downloads
Playwright's own, where the network allows it; it is taken when the system has none.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

PATIENCE_MS = 30_000

# No other host is asked for anything, whatever the browser would like to look up.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


def executable(playwrights_own: str) -> str:
    """Return the path of the browser to take."""
    chosen = os.environ.get("WARGAME_CHROMIUM", "")
    candidates = [chosen] if chosen else [*map(shutil.which, NAMES), playwrights_own]
    for candidate in candidates:
        if candidate and Path(candidate).exists():
            return candidate
    raise FileNotFoundError(
        "There is no Chromium here. On Debian: apt-get install chromium. Elsewhere: "
        ".venv/bin/python -m playwright install chromium"
    )


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Start a browser without a window; close it at the end.

    What a page is expected to show may come late: a busy machine is no fault of the page.
    """
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        path = executable(playwright.chromium.executable_path)
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()
