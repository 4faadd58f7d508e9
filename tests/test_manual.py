"""The manual: one page per task, every button has its place, and nothing in it comes from elsewhere."""

import re
import shutil
import struct
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from lxml import etree

import klantenbestand
from klantenbestand.shipped import shipped
from klantenbestand.steps.analyseren import TABS

PAGE = shipped("handleiding", "Handleiding.html")
FOLDER = PAGE.parent
TEXT = PAGE.read_text(encoding="utf-8")
RIBBON = etree.fromstring(shipped("ribbon", "customUI.xml").read_bytes())
# What stands in a group; the items of a menu are explained with the menu.
LABELS = {node.get("id"): node.get("label") for group in RIBBON.iter("{*}group") for node in group.iterchildren("{*}*")}
VOID = {"meta", "img", "br"}


class Reader(HTMLParser):
    """Reads the page and remembers what is in it; `wrong` is what a strict reader would not accept."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        if tag in ("p", "li", "h1", "h2", "h3") and "p" in self.open:
            self.wrong.append(f"{tag} in p")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag} at {self.getpos()}")

    def each(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture(scope="module")
def page() -> Reader:
    reader = Reader()
    reader.feed(TEXT)
    reader.close()
    return reader


def test_it_is_one_well_formed_dutch_page(page):
    assert (page.wrong, page.open) == ([], [])
    assert TEXT.startswith('<!DOCTYPE html>\n<html lang="nl">')
    assert not re.search(r"&(?![a-z]+;|#\d+;)", TEXT), "an & that is not written as one"
    identities = [attributes["id"] for _, attributes in page.found if "id" in attributes]
    assert len(identities) == len(set(identities))


def test_there_are_ten_pages_each_with_its_number(page):
    pages = [attributes for attributes in page.each("section") if attributes.get("class") == "blad"]
    assert len(pages) == 10
    assert re.findall(r"bladzijde (\d+) van 10</p>", TEXT) == [str(number) for number in range(1, 11)]
    assert re.findall(r"<h2>(\d+)\.", TEXT) == [str(number) for number in range(1, 11)]
    links = [attributes["href"] for attributes in page.each("a")]
    assert links == [f"#{attributes['id']}" for attributes in pages]


def test_every_button_has_its_place_and_is_called_as_in_the_ribbon():
    places = re.findall(r'<b class="knop" data-knop="(\w+)">([^<]+)</b>', TEXT)
    assert sorted(name for name, _ in places) == sorted(LABELS), "each once, where it is explained"
    assert dict(places) == LABELS
    named = set(re.findall(r'<b class="knop"[^>]*>([^<]+)</b>', TEXT))
    assert named == set(LABELS.values())


def test_every_picture_is_there_is_used_and_is_described(page):
    pictures = page.each("img")
    assert {attributes["src"] for attributes in pictures} == {file.name for file in FOLDER.glob("*.png")}
    for attributes in pictures:
        data = (FOLDER / attributes["src"]).read_bytes()
        assert data.startswith(b"\x89PNG\r\n\x1a\n")
        wide, _high = struct.unpack(">II", data[16:24])
        assert wide > 500
        assert len(data) < 150_000
        assert len(attributes["alt"]) > 15


def test_nothing_comes_from_elsewhere(page):
    assert not re.search(r"https?:|//|@import|url\(|<script|<iframe|<link|javascript:", TEXT)
    assert {file.suffix for file in FOLDER.iterdir()} == {".html", ".png"}


def test_no_word_of_the_makers_is_left(page):
    assert not re.search(r"\b(TODO|button|sheet|click)\b", TEXT)
    marks = re.findall(r"<!-- (.*?) -->", TEXT)
    assert marks == [f"{edge} {name}" for name in ("lint", "kaart", "plan") for edge in ("begin", "einde")]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("chromium"), reason="no browser (chromium) to print with")
def test_printed_each_page_fits_on_its_sheet(tmp_path):
    loose = TEXT.replace("height: 296.5mm; margin: 0", "min-height: 296.5mm; margin: 0")
    assert loose != TEXT
    shutil.copytree(FOLDER, tmp_path / "manual")
    (tmp_path / "manual" / PAGE.name).write_text(loose, encoding="utf-8")
    address = (tmp_path / "manual" / PAGE.name).as_uri()
    line = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    printed = tmp_path / "manual.pdf"
    subprocess.run([*line, f"--print-to-pdf={printed}", address], check=True, capture_output=True, timeout=120)
    assert len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) == 10


def test_the_lines_of_start_that_are_explained_are_there():
    said = "\n".join(path.read_text("utf-8") for path in Path(klantenbestand.__file__).parent.glob("**/*.py"))
    said = re.sub(r"\s+", " ", re.sub(r"\{\w+\}", "", said))
    table = TEXT.partition("Wat betekenen de regels?")[2].partition("</table>")[0]
    lines = [line for cell in re.findall(r"<tr><td>(.*?)</td>", table) for line in cell.split(", ")]
    assert len(lines) > 9
    assert lines[:2] == ["fouten verbeteren", "aandachtspunten bekijken"], "a number and a verb"
    assert not [line for line in lines[2:] if line not in said]


def test_every_item_of_a_menu_and_every_tab_is_named():
    items = [node.get("label") for menu in RIBBON.iter("{*}menu") for node in menu.iterchildren("{*}button")]
    words = re.sub(r"<[^>]+>", "", TEXT).casefold()
    assert [item for item in items if item.casefold().removeprefix("voor ") not in words] == []
    assert set(TABS) <= set(re.findall(r'<td class="tab">([^<]+)</td>', TEXT))
