"""The button *Handleiding*: the manual that comes with the program, in the user's browser, without internet."""

import os
import sys
import webbrowser
from pathlib import Path

from klantenbestand.shipped import shipped
from klantenbestand.steps.outcome import Outcome, Run, base_json
from klantenbestand.words.findings import Findings
from klantenbestand.words.texts.install import sentence

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")  # of a Linux with a screen; without one a browser would take the terminal


def manual_page() -> Path:
    """The page, with its pictures beside it."""
    return shipped("handleiding", "Handleiding.html")


def handleiding(run: Run) -> Outcome:
    """Opens the manual, and says where it is for where that did not succeed."""
    page = manual_page()
    opened = _has_screen() and _opened(page)
    words = sentence("manual.opened", path=page) if opened else sentence("manual.place", path=page)
    json = {**base_json("handleiding", run, Findings()), "bestand": str(page), "geopend": opened}
    return Outcome("handleiding", Findings(), (words,), json)


def _has_screen() -> bool:
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in _DISPLAYS)


def _opened(page: Path) -> bool:
    try:
        return webbrowser.open(page.as_uri())
    except (OSError, webbrowser.Error):
        return False
