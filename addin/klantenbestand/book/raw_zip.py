"""Writes a zip of which most entries come from another zip as they stand: compressed bytes copied, not unpacked."""

import struct
import zipfile
import zlib
from collections.abc import Iterable
from typing import IO

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")
_UTF8 = 0x800  # the name of this entry is UTF-8
_SIZES_FOLLOW = 0x8  # sizes stand behind the data; ours always stand before it
_MIDNIGHT_1980 = (0, 0x21)  # what Excel writes; the same input always gives the same file
_VERSION = 20
_WELL, _FAST = 6, 2  # levels of deflate; fast takes a third or quarter of the time, and a quarter more room
_LARGE = 1 << 22  # from here on time counts for more than room
_SLICE = 1 << 20
_LIMIT = 0xFFFFFFFF


class ZipTooLargeError(ValueError):
    """The zip outgrows 4 GB or 65,535 entries; more needs zip64, which not every program reads."""


class RawZipWriter:
    """A zip written front to back to `stream`. Raises ZipTooLargeError."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._offset = 0
        self._central: list[bytes] = []

    def copy(self, info: zipfile.ZipInfo, data: bytes | memoryview, name: str = "") -> None:
        """An entry of another zip with its compressed bytes, under its own name unless `name` gives another."""
        flags = info.flag_bits & ~_SIZES_FOLLOW
        if name:
            flags = flags & ~_UTF8 if name.isascii() else flags | _UTF8
        spelled = (name or info.orig_filename).encode("utf-8" if flags & _UTF8 else "cp437")
        year, month, day, hour, minute, second = info.date_time
        stamp = (hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day)
        sizes = (info.CRC, info.compress_size, info.file_size)
        origin = (info.create_system, info.external_attr)
        self._entry(spelled, data, (flags, info.compress_type, *stamp), sizes, origin)

    def add(self, name: str, data: bytes) -> None:
        """A new entry, deflated; a large one fast."""
        self._deflated(name, [data], _WELL if len(data) < _LARGE else _FAST)

    def add_pieces(self, name: str, pieces: Iterable[bytes | memoryview]) -> None:
        """A new entry that is too large to be made at once, deflated fast."""
        self._deflated(name, pieces, _FAST)

    def _deflated(self, name: str, pieces: Iterable[bytes | memoryview], level: int) -> None:
        deflate, packed, checksum, size = zlib.compressobj(level, zlib.DEFLATED, -15), [], 0, 0
        for piece in pieces:
            packed.append(deflate.compress(piece))
            checksum, size = zlib.crc32(piece, checksum), size + len(piece)
        data = b"".join((*packed, deflate.flush()))
        flags = 0 if name.isascii() else _UTF8
        sizes = (checksum, len(data), size)
        self._entry(name.encode(), data, (flags, zipfile.ZIP_DEFLATED, *_MIDNIGHT_1980), sizes, (0, 0))

    def close(self) -> None:
        """The directory at the end; without it the file is no zip."""
        directory = b"".join(self._central)
        count = len(self._central)
        if count > 0xFFFF or self._offset + len(directory) > _LIMIT:
            raise ZipTooLargeError
        self._stream.write(directory)
        self._stream.write(_END.pack(b"PK\5\6", 0, 0, count, count, len(directory), self._offset, 0))

    def _entry(
        self,
        name: bytes,
        data: bytes | memoryview,
        fields: tuple[int, int, int, int],
        sizes: tuple[int, int, int],
        origin: tuple[int, int],
    ) -> None:
        if max(self._offset, *sizes) > _LIMIT:
            raise ZipTooLargeError
        header = _LOCAL.pack(b"PK\3\4", _VERSION, *fields, *sizes, len(name), 0) + name
        system, attributes = origin
        self._central.append(
            _CENTRAL.pack(
                *(b"PK\1\2", _VERSION, system, _VERSION, 0, *fields, *sizes, len(name)),
                *(0, 0, 0, 0, attributes, self._offset),
            )
            + name
        )
        self._stream.write(header)
        view = memoryview(data)
        for start in range(0, len(view), _SLICE):  # a network drive may refuse one write of 100 MB
            self._stream.write(view[start : start + _SLICE])
        self._offset += len(header) + len(view)
