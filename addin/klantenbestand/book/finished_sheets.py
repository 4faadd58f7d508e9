"""The last hand on our sheets: what a person wrote and drew on their old versions, and rows that were left out."""

import posixpath
from collections.abc import Iterator, Mapping
from functools import partial

from klantenbestand.book.adopted import Contents
from klantenbestand.book.cell_edit import with_elements
from klantenbestand.book.ooxml import parse_xml
from klantenbestand.book.outline import relation_targets
from klantenbestand.book.own_drawings import DRAWING_TYPE, OwnDrawings, with_drawings
from klantenbestand.book.part_names import PartNames
from klantenbestand.book.placement import Placement
from klantenbestand.book.relations import RELS_TYPE, rels_part


def finish(place: Placement, sheet: str, parts: dict[str, Contents], types: dict[str, str], names: PartNames) -> None:
    """Puts what is a person's, and rows that were left out, into the parts of one of our sheets (changed in place)."""
    if place.drawings.anchors:
        _add_drawings(place.drawings, sheet, parts, types, names)
    data = parts[sheet]
    if place.rows is not None and isinstance(data, bytes):
        parts[sheet] = partial(_with_rows, place, data)
    elif place.cells and isinstance(data, bytes):
        parts[sheet] = with_elements(data, place.cells)


def _with_rows(place: Placement, data: bytes) -> Iterator[bytes | memoryview]:
    if place.rows is None:
        return
    if place.cells:
        yield with_elements(b"".join(place.rows(data)), place.cells)
    else:
        yield from place.rows(data)


def _add_drawings(
    drawings: OwnDrawings, sheet: str, parts: dict[str, Contents], types: dict[str, str], names: PartNames
) -> None:
    drawing = next((part for part in _targets(parts, sheet) if types.get(part) == DRAWING_TYPE), "")
    own = [part for part in (sheet, rels_part(sheet), drawing, rels_part(drawing)) if part in parts]
    done = with_drawings({part: _bytes(parts[part]) for part in own}, sheet, drawings, names.like)
    for part, data in done.items():
        parts[part] = data
        types.setdefault(part, RELS_TYPE if part.endswith(".rels") else DRAWING_TYPE)


def _targets(parts: Mapping[str, Contents], sheet: str) -> list[str]:
    data = parts.get(rels_part(sheet))
    found = relation_targets(parse_xml(data), posixpath.dirname(sheet)) if isinstance(data, bytes) else ()
    return [rel.target for rel in found]


def _bytes(contents: Contents) -> bytes:
    if isinstance(contents, tuple):
        package, part = contents
        return package.read(part)
    return contents if isinstance(contents, bytes) else b"".join(contents())
