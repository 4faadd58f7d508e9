"""Writes an OLE compound file (MS-CFB, version 3: sectors of 512 bytes), as vbaProject.bin is one.

Strict where readers are lenient: the directory is a valid red-black tree in the order that the specification asks,
streams under 4096 bytes are in the mini stream, nothing depends on the clock.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Union

Tree = Mapping[str, Union[bytes, "Tree"]]

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NONE = 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_RED, _BLACK = 0, 1
_HEADER_FATS = 109


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    left: int = _NONE
    right: int = _NONE
    child: int = _NONE
    colour: int = _BLACK
    start: int = 0
    size: int = 0
    children: list[int] = field(default_factory=list)


def compound_file(tree: Tree) -> bytes:
    """The bytes of a compound file with these streams (bytes) and storages (mappings).

    Raises ValueError over 109 FAT sectors (7 MB): our projects are some 100 kB.
    """
    entries = _entries(tree)
    mini, mini_fat = _mini_stream(entries)
    entries[0].data, entries[0].size = mini, len(mini)
    sectors: list[bytes] = []
    fat: list[int] = []

    def chain(data: bytes) -> int:
        if not data:
            return _END
        first, pieces = len(sectors), _pieces(data, _SECTOR)
        sectors.extend(pieces)
        fat.extend([*range(first + 1, first + len(pieces)), _END])
        return first

    for entry in entries:
        if entry.kind == _ROOT or (entry.kind == _STREAM and entry.size >= _CUTOFF):
            entry.start = chain(entry.data)
    mini_fat_start = chain(_words(mini_fat))
    directory_start = chain(b"".join(map(_packed, entries)) + _unused(-len(entries) % 4))
    fat_count = _fat_sectors(len(sectors))
    fat_start = len(sectors)
    fat.extend([_FAT] * fat_count)
    table = _words(fat).ljust(fat_count * _SECTOR, b"\xff")
    header = _header(
        fat_count, directory_start, mini_fat_start, len(_pieces(_words(mini_fat), _SECTOR)), range(fat_start, len(fat))
    )
    return header + b"".join(sectors) + table


def _entries(tree: Tree) -> list[_Entry]:
    """All entries, the root first; each storage's children as a red-black tree."""
    entries = [_Entry("Root Entry", _ROOT)]

    def fill(parent: int, tree: Tree) -> None:
        places = []
        for name in sorted(tree, key=_order):
            content = tree[name]
            stream = isinstance(content, bytes)
            entries.append(_Entry(name, _STREAM if stream else _STORAGE))
            places.append(len(entries) - 1)
            if isinstance(content, bytes):
                entries[-1].data, entries[-1].size = content, len(content)
            else:
                fill(places[-1], content)
        entries[parent].child = _balanced(entries, places)

    fill(0, tree)
    return entries


def _order(name: str) -> tuple[int, str]:
    """Shorter names first, then by capital letters (MS-CFB 2.6.4)."""
    return len(name.encode("utf-16-le")), name.upper()


def _balanced(entries: list[_Entry], places: Sequence[int], depth: int = 0, full: int | None = None) -> int:
    """The sorted entries as a tree whose levels are full but for the last; that one is red, all others black.

    So no red one has a red child, and every way down has as many black ones.
    """
    if full is None:
        full = (len(places) + 1).bit_length() - 1  # levels that are full
    if not places:
        return _NONE
    middle = len(places) // 2
    entry = entries[places[middle]]
    entry.left = _balanced(entries, places[:middle], depth + 1, full)
    entry.right = _balanced(entries, places[middle + 1 :], depth + 1, full)
    entry.colour = _RED if depth >= full else _BLACK
    return places[middle]


def _mini_stream(entries: Sequence[_Entry]) -> tuple[bytes, list[int]]:
    """The small streams together, and which of its sectors belong to each other."""
    stream, table = bytearray(), list[int]()
    for entry in entries:
        if entry.kind == _STREAM and entry.size < _CUTOFF:
            count = -(-entry.size // _MINI)
            entry.start = len(table) if count else _END
            table += [*range(len(table) + 1, len(table) + count), _END] if count else []
            stream += entry.data.ljust(count * _MINI, b"\0")
    return bytes(stream), table


def _pieces(data: bytes, size: int) -> list[bytes]:
    return [data[start : start + size].ljust(size, b"\0") for start in range(0, len(data), size)]


def _words(numbers: Sequence[int]) -> bytes:
    data = struct.pack(f"<{len(numbers)}I", *numbers)
    return data.ljust(-(-len(data) // _SECTOR) * _SECTOR, b"\xff")


def _fat_sectors(others: int) -> int:
    count = 1
    while count * (_SECTOR // 4) < others + count:
        count += 1
    if count > _HEADER_FATS:
        raise ValueError("too large for a compound file without DIFAT sectors")
    return count


def _packed(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16sI8s8sIQ",
        name, len(name), entry.kind, entry.colour, entry.left, entry.right, entry.child,
        bytes(16), 0, bytes(8), bytes(8), entry.start, entry.size,
    )  # fmt: skip


def _unused(count: int) -> bytes:
    """Empty places in the last sector of the directory."""
    return struct.pack("<64sHBBIII16sI8s8sIQ", b"", 0, 0, 0, _NONE, _NONE, _NONE, b"", 0, b"", b"", 0, 0) * count


def _header(fats: int, directory: int, mini_fat: int, mini_fats: int, fat_places: Iterator[int] | range) -> bytes:
    places = list(fat_places)
    return struct.pack(
        "<8s16sHHHHH6s9I109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6), 0, fats, directory, 0,
        _CUTOFF, mini_fat, mini_fats, _END, 0, *places, *[_FREE] * (_HEADER_FATS - len(places)),
    )  # fmt: skip
