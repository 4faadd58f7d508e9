"""Cuts pictures out of a printed workbook: a part of a page, without the white around it, as a small PNG."""

import re
import struct
import subprocess
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import numpy as np

_COLOURS = 256
_FOOTER = 0.92  # of a page: what stands lower is the footer
_MARGIN = 12  # pixels of white that stay around a picture


@dataclass(frozen=True)
class Picture:
    """What to cut of the first page of `tab` that has the words `since`: from there to the words `until`, or down to the
    share `bottom` of the page; from the share `left` to the share `right`. `width`: of the picture, in pixels."""

    name: str
    tab: str
    since: str = ""
    until: str = ""
    bottom: float = 0.93  # above the footer
    left: float = 0.0
    right: float = 1.0
    width: int = 1300


@dataclass(frozen=True)
class Page:
    """A page of a PDF: where it is, its width (points), and its lines with how far down they begin (0 to 1)."""

    file: Path
    number: int
    width: float
    lines: tuple[tuple[float, str], ...]

    @classmethod
    def all_of(cls, file: Path) -> "list[Page]":
        """The pages of a PDF."""
        told = subprocess.run(["pdftotext", "-bbox-layout", str(file), "-"], check=True, capture_output=True).stdout
        found = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', told.decode(), re.DOTALL)
        return [
            cls(file, number, float(width), tuple(_lines(text, float(height))))
            for number, (width, height, text) in enumerate(found, 1)
        ]

    def is_of(self, tab: str) -> bool:
        """Whether this is a page of that tab: its name stands in the footer."""
        return not tab or any(words == tab and at > _FOOTER for at, words in self.lines)

    def top_of(self, words: str) -> float:
        """How far down the line with these words is, or one that begins with them; 1 where there is none."""
        if not words:
            return 0.0
        places = [(line != words, at) for at, line in self.lines if line.startswith(words)]
        return min(places)[1] if places else 1.0

    def pixels(self, width: float) -> np.ndarray:
        """The page as colours, `width` pixels wide."""
        per_inch = width / (self.width / 72)
        line = ["pdftoppm", "-r", f"{per_inch:.2f}", "-f", str(self.number), "-l", str(self.number), str(self.file)]
        data = subprocess.run(line, check=True, capture_output=True).stdout
        head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
        assert head is not None
        wide, high = int(head[1]), int(head[2])
        return np.frombuffer(data, np.uint8, wide * high * 3, head.end()).reshape(high, wide, 3)


def _lines(text: str, height: float) -> Iterator[tuple[float, str]]:
    for line in re.finditer(r'<line [^>]*yMin="([\d.]+)"[^>]*>(.*?)</line>', text, re.DOTALL):
        yield float(line[1]) / height, unescape(" ".join(re.findall(r">([^<]+)</word>", line[2])))


def picture_of(picture: Picture, pages: Sequence[Page]) -> bytes:
    """The PNG of a picture; StopIteration where there is no such page (its tab stands in the footer)."""
    page = next(page for page in pages if page.is_of(picture.tab) and page.top_of(picture.since) < 1)
    top = page.top_of(picture.since)
    bottom = min(picture.bottom, page.top_of(picture.until) if picture.until else 1.0)
    colours = page.pixels(picture.width / (picture.right - picture.left))
    high, wide = colours.shape[:2]
    across = slice(int(wide * picture.left), int(wide * picture.right))
    return png(trimmed(colours[int(high * top) : int(high * bottom), across]))


def trimmed(colours: np.ndarray) -> np.ndarray:
    """Without the white around, but for a small margin."""
    inked = (colours < 250).any(axis=2)
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    top, left = max(rows[0] - _MARGIN, 0), max(columns[0] - _MARGIN, 0)
    return colours[top : rows[-1] + _MARGIN, left : columns[-1] + _MARGIN]


def png(colours: np.ndarray) -> bytes:
    """A PNG with a palette: the colours that occur most, the others as the one that is nearest."""
    coarse = (colours >> 3).astype(np.int32)
    codes = (coarse[..., 0] << 10) | (coarse[..., 1] << 5) | coarse[..., 2]
    number = np.bincount(codes.ravel(), minlength=1 << 15)
    sums = [np.bincount(codes.ravel(), colours[..., channel].ravel(), 1 << 15) for channel in range(3)]
    means = np.stack(sums, axis=1) / np.maximum(number, 1)[:, None]
    kept = np.argsort(-number, kind="stable")[:_COLOURS]
    kept = kept[number[kept] > 0]
    seen = np.flatnonzero(number)
    nearest = np.zeros(1 << 15, np.uint8)
    nearest[seen] = np.abs(means[seen][:, None] - means[kept][None]).sum(axis=2).argmin(axis=1)
    rows = np.pad(nearest[codes], ((0, 0), (1, 0)))  # each row begins with its filter: none
    high, wide = codes.shape
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, data)
        for kind, data in (
            (b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 3, 0, 0, 0)),
            (b"PLTE", means[kept].round().astype(np.uint8).tobytes()),
            (b"IDAT", zlib.compress(rows.tobytes(), 9)),
            (b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
