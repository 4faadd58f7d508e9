"""Makes the pictures and the drawn ribbon of addin/handleiding/Handleiding.html anew: python tests/sample/make_manual.py

Needs LibreOffice (soffice) and poppler (pdftotext, pdftoppm). The pictures are the tabs of the example as they are
printed, cut to what the page is about and can be read at the width of the page; the text around them is written by hand. The drawn ribbon alone is made anew by
make.py too, and a test holds it; the pictures depend on the fonts of the machine, so for them a test only looks whether
they are there.
"""

import re
import subprocess
import sys
import tempfile
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from html import escape
from io import StringIO
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
ROOT = TESTS.parent
MANUAL = ROOT / "addin" / "handleiding"

if __name__ == "__main__":
    sys.path.insert(0, str(TESTS))

from sample.documents import filled_in  # noqa: E402
from sample.drawn_ribbon import ribbon  # noqa: E402
from sample.pictures import Page, Picture, picture_of  # noqa: E402

PEILDATUM = "2026-11-15"
TALL_TABS = "Zo is het berekend"  # below the charts of a tab
CHART = 0.475  # of a page: one chart of two

PICTURES = (
    Picture("start", "Start", until="Bekijk alles wat u", right=0.92, width=900),
    Picture("klanten", "Klanten", right=0.55, bottom=0.26, width=1400),
    Picture("controle", "Controle", since="Alle bevindingen", left=0.34, right=0.896, bottom=0.6, width=1400),
    Picture("dubbelen", "Dubbelen", right=0.707, bottom=0.592),
    Picture(
        "actieve-klanten",
        "Actieve klanten",
        since="Hoeveel klanten kopen er",
        until="Hoeveel nieuwe klanten kopen later",
        right=CHART,
    ),
    Picture(
        "narekenen", "Actieve klanten", since="Zelf narekenen", until="Kochten niet opnieuw in het derde", right=0.75
    ),
    Picture("klantgroepen", "Klantgroepen", since="Welke groepen brengen", until=TALL_TABS, right=CHART),
    Picture("seizoen", "Seizoen", until="Wat mag u de komende 12 maanden"),
    Picture("klantoverzicht", "Klantoverzicht", right=0.641, bottom=0.55),
)
LETTER = Picture("brief", "", width=900)
CUSTOMER = "10023"  # who bought often, talked and may be mailed


@dataclass(frozen=True)
class Program:
    """LibreOffice with the settings of a Dutch user."""

    profile: Path

    def pdf(self, file: Path) -> Path:
        """The file as it is printed."""
        settings = self.profile / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(_DUTCH, encoding="utf-8")
        line = ["soffice", f"-env:UserInstallation={self.profile.as_uri()}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*line, "--outdir", str(file.parent), str(file)], check=True, capture_output=True)
        return file.with_suffix(".pdf")


_DUTCH = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>nl-NL</value></prop>
</item></oor:items>
"""


def step(*arguments: str) -> str:
    """What one step of the command line says; stops where it could not run."""
    from klantenbestand.cli import COULD_NOT_RUN, main

    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        if main([*arguments, "--peildatum", PEILDATUM]) == COULD_NOT_RUN:
            sys.exit(said.getvalue())
    return said.getvalue()


def windows() -> dict[str, str]:
    """What the windows of *Klantkaart* and *Mailing* say about the example."""
    example = str(ROOT / "sample_data" / "Voorbeeld.xlsx")
    plan = step("mailing", example).partition("Dit is het plan")[0]
    said = {"kaart": step("klantkaart", example, CUSTOMER), "plan": plan}
    return {name: f'<pre class="venster">{escape(words.strip(), quote=False)}</pre>' for name, words in said.items()}


def results(folder: Path) -> Path:
    """The example with all tabs; data sheets that no picture shows are hidden, because printing them takes minutes."""
    shown = folder / "Voorbeeld.xlsx"
    step("bijwerken", str(ROOT / "sample_data" / "Voorbeeld.xlsx"), "--uit", str(shown))
    wanted = {picture.tab for picture in PICTURES}
    hidden = folder / "zichtbaar.xlsx"
    with zipfile.ZipFile(shown) as old, zipfile.ZipFile(hidden, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "xl/workbook.xml":
                data = re.sub(rb"<sheet [^>]*>", lambda match: _hidden(match[0], wanted), data)
            new.writestr(item, data)
    return hidden


def _hidden(sheet: bytes, wanted: set[str]) -> bytes:
    name = re.search(rb'name="([^"]*)"', sheet)
    if b"state=" in sheet or name is None or name[1].decode() in wanted:
        return sheet
    return sheet.replace(b"<sheet ", b'<sheet state="hidden" ')


def letter(folder: Path) -> Path:
    """The letters of the mailing of the example."""
    goal = folder / "mailing"
    step("mailing", str(ROOT / "sample_data" / "Voorbeeld.xlsx"), "--kanaal", "brief", "--uit", str(goal))
    return next(goal.rglob("*.docx"))


def main() -> None:
    """Writes pictures and drawing."""
    import os

    page = MANUAL / "Handleiding.html"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["KLANTENBESTAND_DATA"] = str(folder / "data")
        parts = {"lint": ribbon(), **windows()}
        page.write_text(filled_in(page.read_text(encoding="utf-8"), parts), encoding="utf-8")
        office = Program(folder / "profile")
        pages = Page.all_of(office.pdf(results(folder)))
        for picture in PICTURES:
            (MANUAL / f"{picture.name}.png").write_bytes(picture_of(picture, pages))
        (MANUAL / f"{LETTER.name}.png").write_bytes(picture_of(LETTER, Page.all_of(office.pdf(letter(folder)))))


if __name__ == "__main__":
    main()
