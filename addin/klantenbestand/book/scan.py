"""What a quick look through the XML of a sheet tells that the fast reader does not: of which type a cell is.

fastexcel makes a number of the text "1.234" (in Dutch: 1234) and of TRUE when asked for numbers, and text of all when
asked for text. Here columns are searched for cells of text, in a fifth of the time that reading takes.
Only files spelled the way all known programs spell them are searched; for others `OddXmlError` is raised.
"""

import re
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping

import numpy as np
import numpy.typing as npt

from klantenbestand.book import ooxml
from klantenbestand.book.package import Package
from klantenbestand.words.frozen import frozen

# fastexcel puts a sheet in memory as a full rectangle: this many cells are some 3 GB
CELL_LIMIT = 100_000_000

_LAST_ROW = 1_048_576
_NARROW = 26
_CHUNK = 1 << 16
_UNPACKED_CHUNK = 1 << 18  # a quarter quicker than 4 MB: it stays near the processor
_FIRST_CELL = re.compile(rb"<((?:[A-Za-z_][\w.-]*:)?)c\s+([^<>]*)>")
_DIMENSION = re.compile(rb'<(?:[\w.-]+:)?dimension\s[^<>]*?ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_ROW = re.compile(rb'row r="([0-9]+)"')
_HEAD = 65_536

# behind the reference of a cell: one whose type is text or boolean; one that is a number, with its value
_TYPED = rb'[^>]*? t="(s|str|inlineStr|b)"'
_NUMBER = rb'(?![^>]* t="[^n])[^>]*(?<!/)>(?:<[^>]*/>|<[^>]*>[^<]*</[^>]*f>)?<[^>]*v>([^<]+)<'


class OddXmlError(Exception):
    """The sheet is spelled in a way that this search does not know."""


@frozen
class TypedCells:
    """The Excel rows of one column, in the order of the file, whose cells hold a text or a boolean."""

    text: npt.NDArray[np.int64]
    boolean: npt.NDArray[np.int64]

    @classmethod
    def none(cls) -> "TypedCells":
        """A column without such cells."""
        return cls(_joined([]), _joined([]))


def typed_cells(
    package: Package, part: str, columns: Collection[int], *, no_booleans: bool = False
) -> Mapping[int, TypedCells]:
    """The cells of text and of booleans in these columns. Raises OddXmlError, WorkbookError.

    `no_booleans`: a boolean anywhere on the sheet raises OddXmlError too.
    """
    if not columns and not no_booleans:
        return {}
    rows: dict[tuple[bytes, bool], list[npt.NDArray[np.int64]]] = {}
    for prefix, piece in _cell_pieces(package, part):
        if no_booleans and b't="b"' in piece:
            raise OddXmlError(part)
        matches = _found(prefix, piece, columns, _TYPED) if columns else []
        kinds = {(letters, kind == b"b") for letters, _, kind in matches}
        for letters, boolean in kinds:
            found = [row for name, row, kind in matches if name == letters and (kind == b"b") is boolean]
            rows.setdefault((letters, boolean), []).append(_integers(found))
    names = {column: ooxml.column_letters(column).encode() for column in columns}
    return {
        column: TypedCells(_joined(rows.get((name, False), [])), _joined(rows.get((name, True), [])))
        for column, name in names.items()
    }


def number_values(package: Package, part: str, column: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Rows and values of the numbers in a column, to the last digit. Raises OddXmlError, WorkbookError."""
    pieces = _cell_pieces(package, part)
    matches = [match for prefix, piece in pieces for match in _found(prefix, piece, [column], _NUMBER)]
    return _integers([row for _, row, _ in matches]), np.array([float(value) for _, _, value in matches])


def fits_in_memory(package: Package, part: str, limit: int = CELL_LIMIT) -> bool:
    """Whether the rectangle around all filled cells is not too large: one stray cell far away makes it so.

    What the sheet itself says (<dimension>) is believed where it is small; it may count cells that are only coloured.
    """
    with package.damage(), package.stream(part) as stream:
        said = _DIMENSION.search(stream.read(_HEAD))
    if said:
        _, _, last_row, last_column = ooxml.area_position(said[1].decode())
        if last_row * last_column <= limit:
            return True
    last_row, last_column = _LAST_ROW, _NARROW
    for prefix, piece in _cell_pieces(package, part):
        wide = set(re.findall(_cell(prefix, rb"[A-Z]{2,3}") + rb"[^>]*(?<!/)>", piece))
        last_column = max([last_column, *(ooxml.column_number(letters.decode()) for letters, _ in wide)])
        rows = _ROW.findall(piece[piece.rfind(b"row r=") :])
        last_row = int(rows[0]) if rows else last_row
    return last_row * last_column <= limit


def _cell(prefix: bytes, letters: bytes) -> bytes:
    """A pattern for the start of a cell up to its reference, with groups for its letters and its row."""
    return b"<" + re.escape(prefix) + b'c r="(' + letters + b')([0-9]+)"'


def _found(prefix: bytes, piece: bytes, columns: Collection[int], rest: bytes) -> list[tuple[bytes, bytes, bytes]]:
    """Letters, row and the group of `rest`, of the cells of these columns that match."""
    letters = b"|".join(ooxml.column_letters(column).encode() for column in columns)
    return re.findall(_cell(prefix, letters) + rest, piece)


def _cell_pieces(package: Package, part: str) -> Iterator[tuple[bytes, bytes]]:
    """The XML of the cells in pieces of some megabytes that end where a row ends, with the prefix of the elements."""
    prefix: bytes | None = None
    for piece in _pieces(package, part):
        if prefix is None:
            first = _FIRST_CELL.search(piece)
            if first is None:
                continue  # rows without cells
            if not first[2].startswith(b'r="'):
                raise OddXmlError(part)
            prefix = first[1]
        yield prefix, piece


def _pieces(package: Package, part: str) -> Iterator[bytes]:
    rest = b""
    with package.damage():
        for number, more in enumerate(_inflated(package, part)):
            if number == 0 and (b"\0" in more[:_HEAD] or not more.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")):
                raise OddXmlError(part)  # UTF-16
            rest += more
            cut = rest.rfind(b"row>") + 4
            if cut > 4:
                yield rest[:cut]
                rest = rest[cut:]
        yield rest


def _inflated(package: Package, part: str) -> Iterator[bytes]:
    """The part unpacked, without its checksum: the fast reader, which reads the same part, checks that."""
    info, raw = package.raw(part)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise OddXmlError(part)
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for start in range(0, len(raw), _CHUNK):
        packed = bytes(raw[start : start + _CHUNK])
        if info.compress_type == zipfile.ZIP_STORED:
            yield packed
            continue
        while packed:
            yield inflater.decompress(packed, _UNPACKED_CHUNK)
            packed = inflater.unconsumed_tail


def _integers(rows: list[bytes]) -> npt.NDArray[np.int64]:
    return np.array(rows, dtype=bytes).astype(np.int64) if rows else np.empty(0, dtype=np.int64)


def _joined(pieces: list[npt.NDArray[np.int64]]) -> npt.NDArray[np.int64]:
    return np.concatenate(pieces) if pieces else np.empty(0, dtype=np.int64)
