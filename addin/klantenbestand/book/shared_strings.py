"""Some of the shared strings of a workbook: the table may hold a million, and a look at the headers needs ten."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import IO

from lxml import etree

from klantenbestand.book import ooxml
from klantenbestand.book.package import Package

_CHUNK = 1 << 16  # small: in the one that holds a wanted string all are looked at
_START = re.compile(rb"<(?:([\w.-]+):)?si(?=[\s/>])")
_ROOT = re.compile(rb"<((?:[\w.-]+:)?)sst[\s/>]")
_RUN = re.compile(rb"<(?:[\w.-]+:)?r>")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BLANKS = " \t\r\n"
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


def shared_strings(package: Package, numbers: Collection[int]) -> Mapping[int, str]:
    """The strings with these numbers (from 0); one that does not exist is left out."""
    rels = package.rels_of(package.workbook_part).values()
    part = next((rel.target for rel in rels if rel.kind == "sharedStrings" and rel.target), "")
    if not part or not numbers:
        return {}
    wanted, last, passed = sorted(numbers), max(numbers), 0
    found: dict[int, str] = {}
    with package.damage(), package.stream(part) as stream:
        for chunk, count in _chunks(stream):
            here = [number - passed for number in wanted if passed <= number < passed + count]
            if here:
                starts = [match.start() for match in _START.finditer(chunk)] + [len(chunk)]
                found |= {passed + at: _string(chunk[starts[at] : starts[at + 1]]) for at in here}
            passed += count
            if passed > last:
                break
    return found


def rich_among(package: Package, numbers: Collection[int]) -> set[int]:
    """Which of the strings with these numbers have a part that looks otherwise than the rest."""
    rels = package.rels_of(package.workbook_part).values()
    part = next((rel.target for rel in rels if rel.kind == "sharedStrings" and rel.target), "")
    if not part or not numbers:
        return set()
    found, passed = set[int](), 0
    with package.damage(), package.stream(part) as stream:
        for chunk, count in _chunks(stream):
            if _RUN.search(chunk):
                starts = [match.start() for match in _START.finditer(chunk)] + [len(chunk)]
                found |= {passed + at for at in range(count) if _RUN.search(chunk, starts[at], starts[at + 1])}
            passed += count
    return found & set(numbers)


def rich_text(element: etree._Element) -> str:
    """The text of an `si` or `is`, formatted pieces joined, without the phonetic guide of Japanese."""
    pieces: list[str] = []
    for child in element.iterchildren("{*}t", "{*}r"):
        texts = [child] if ooxml.local(child) == "t" else ooxml.children(child, "t")
        pieces.extend(_plain(text) for text in texts)
    return "".join(pieces)


def unescaped(text: str) -> str:
    """Excel writes a character that XML cannot hold as _x000D_, and an underscore before such a code as _x005F_."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _chunks(stream: IO[bytes]) -> Iterator[tuple[bytes, int]]:
    """Pieces that each begin with a string and hold whole ones, and how many; counting is quick, looking is not."""
    rest = stream.read(_CHUNK)
    root = _ROOT.search(rest)
    tag = b"<" + (root[1] if root else b"") + b"si"
    rest = rest[root.end() :] if root else b""
    while rest:
        more = stream.read(_CHUNK)
        cut = max(rest.rfind(tag + end) for end in (b">", b" ", b"/>")) if more else len(rest)
        piece, rest = (rest[:cut], rest[cut:] + more) if cut > 0 else (b"", rest + more)
        if piece:
            yield piece, sum(piece.count(tag + end) for end in (b">", b" ", b"/>"))
        if not more:
            return


def _string(fragment: bytes) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    start = _START.match(fragment)
    prefix = b" xmlns:" + start[1] + b'="x"' if start and start[1] else b""
    root = etree.fromstring(b"<sst" + prefix + b">" + fragment + b"</sst>", parser)
    return rich_text(root[0]) if len(root) else ""


def _plain(element: etree._Element) -> str:
    text = element.text or ""
    kept = text if element.get(_PRESERVE) == "preserve" else text.strip(_BLANKS)
    return unescaped(kept)
