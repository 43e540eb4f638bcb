"""Opens pages in a real browser without a network, and tells what it found."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@dataclass
class Visit:
    """What a browser found on a page.

    Attributes:
        requests: Addresses that it asked for, the page's own apart.
        troubles: What it wrote to its console, and scripts that failed.
        violations: What axe found, rule by rule, with the places.
        dialogs: Messages that the page put up.
        title: The page's title.
        text: What can be read on it.
        faces: Families that were loaded.
    """

    requests: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    title: str = ""
    text: str = ""
    faces: set[str] = field(default_factory=set)


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a browser."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        try:
            yield started
        finally:
            started.close()


def visit(started: Browser, path: Path, width: int = 1200, pdf: Path | None = None) -> Visit:
    """Open a page from disk, with no network, and look at all of it.

    Args:
        started: The browser.
        path: The page.
        width: Of the window, in pixels.
        pdf: Where to print it, if anywhere.
    """
    found = Visit()
    context = started.new_context(offline=True, viewport={"width": width, "height": 900})
    page: Any = context.new_page()
    own = path.resolve().as_uri()
    page.on("request", lambda request: found.requests.append(request.url) if request.url != own else None)
    page.on("console", lambda message: found.troubles.append(message.text))
    page.on("pageerror", lambda error: found.troubles.append(str(error)))
    page.on("dialog", lambda dialog: (found.dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(own)
    found.title, found.text = page.title(), page.inner_text("body")
    found.requests = [url for url in found.requests if not url.startswith("data:")]
    found.faces = set(
        page.evaluate("[...document.fonts].filter(f => f.status == 'loaded').map(f => f.family)")
    )
    troubles = list(found.troubles)  # what axe itself does is not the page's fault
    for violation in Axe().run(page).response["violations"]:
        places = [", ".join(map(str, node["target"])) for node in violation["nodes"][:3]]
        found.violations.append(f"{violation['id']}: {'; '.join(places)}")
    found.troubles = troubles
    if pdf is not None:
        page.pdf(path=str(pdf), prefer_css_page_size=True)
    context.close()
    return found
