"""A strict reader of compound files: says everything that MS-CFB forbids and lenient readers let pass."""

import struct
from dataclasses import dataclass

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NONE = 0xFFFFFFFF


@dataclass(frozen=True)
class Entry:
    """A directory entry as it stands in the file."""

    name: str
    kind: int
    black: bool
    left: int
    right: int
    child: int
    start: int
    size: int


def check(data: bytes) -> tuple[dict[str, bytes], list[str]]:
    """The streams by path, and what is wrong."""
    if data[:8] != b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" or len(data) % 512:
        return {}, ["no compound file of whole sectors"]
    reader = _Reader(data)
    return reader.streams, reader.wrong


class _Reader:
    """A walk through the whole file."""

    def __init__(self, data: bytes) -> None:
        self.data, self.wrong, self.streams = data, list[str](), dict[str, bytes]()
        self.sectors = len(data) // 512 - 1
        self.used = self._read_fat()
        (directory,) = struct.unpack_from("<I", data, 48)
        self.entries = [_entry(raw) for raw in _pieces(self._joined(directory), 128)]
        root = self.entries[0]
        self.mini = self._joined(root.start)[: root.size]
        self._read_mini_fat(root)
        self._walk(root, "")
        if sorted(self.used) != list(range(self.sectors)):
            self.wrong.append("sectors that nobody uses, or two")

    def _read_fat(self) -> list[int]:
        (fats,) = struct.unpack_from("<I", self.data, 44)
        if struct.unpack_from("<II", self.data, 68) != (_END, 0):
            self.wrong.append("DIFAT sectors")
        places = [place for place in struct.unpack_from("<109I", self.data, 76) if place != _FREE]
        if len(places) != fats:
            self.wrong.append("number of FAT sectors")
        self.fat = [word for place in places for word in struct.unpack("<128I", self._sector(place))]
        if any(self.fat[place] != _FAT for place in places) or set(self.fat[self.sectors :]) - {_FREE}:
            self.wrong.append("FAT of the FAT itself")
        return places

    def _read_mini_fat(self, root: Entry) -> None:
        start, count = struct.unpack_from("<II", self.data, 60)
        table = self._joined(start)
        if len(table) != 512 * count:
            self.wrong.append("number of mini FAT sectors")
        self.mini_fat = struct.unpack(f"<{len(table) // 4}I", table)
        if root.size != 64 * sum(word != _FREE for word in self.mini_fat):
            self.wrong.append("size of the mini stream")

    def _sector(self, number: int) -> bytes:
        return self.data[512 * (number + 1) : 512 * (number + 2)]

    def _joined(self, start: int) -> bytes:
        found: list[int] = []
        while start != _END and len(found) <= self.sectors:
            found.append(start)
            start = self.fat[start]
        self.used += found
        return b"".join(map(self._sector, found))

    def _content(self, entry: Entry) -> bytes:
        if entry.size >= 4096:
            return self._joined(entry.start)[: entry.size]
        found, at = b"", entry.start
        while at != _END and len(found) <= len(self.mini):
            found += self.mini[64 * at : 64 * at + 64]
            at = self.mini_fat[at]
        return found[: entry.size]

    def _walk(self, storage: Entry, path: str) -> None:
        inside, _ = _tree(self.entries, storage.child, self.wrong, path)
        orders = [(len(entry.name.encode("utf-16-le")), entry.name.upper()) for entry in inside]
        if orders != sorted(set(orders)):
            self.wrong.append(f"order of names in {path}")
        for entry in inside:
            if entry.kind != 2:
                self._walk(entry, f"{path}{entry.name}/")
                continue
            content = self.streams[path + entry.name] = self._content(entry)
            if len(content) != entry.size:
                self.wrong.append(f"size of {entry.name}")


def _tree(entries: list[Entry], at: int, wrong: list[str], path: str) -> tuple[list[Entry], int]:
    """The entries of a storage in order, and the number of black ones on every way down."""
    if at == _NONE:
        return [], 1
    entry = entries[at]
    left, blacks = _tree(entries, entry.left, wrong, path)
    right, other = _tree(entries, entry.right, wrong, path)
    if blacks != other:
        wrong.append(f"black height under {path}{entry.name}")
    for child in (entry.left, entry.right):
        if child != _NONE and not entry.black and not entries[child].black:
            wrong.append(f"two red ones at {path}{entry.name}")
    return [*left, entry, *right], blacks + entry.black


def _entry(raw: bytes) -> Entry:
    name, length, kind, colour, left, right, child = struct.unpack_from("<64sHBBIII", raw)
    start, size = struct.unpack_from("<IQ", raw, 116)
    return Entry(name[: max(length - 2, 0)].decode("utf-16-le"), kind, colour == 1, left, right, child, start, size)


def _pieces(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]
