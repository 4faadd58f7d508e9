"""Charts, pictures and shapes that a person put on a tab of ours: they come along to its new version."""

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import field

from lxml import etree

from klantenbestand.book.marks import CHART_MARK
from klantenbestand.book.ooxml import OFFICE_RELS, PACKAGE_RELS, children, parse_xml
from klantenbestand.book.package import Package
from klantenbestand.book.relations import add_relation, rels_part, set_target
from klantenbestand.book.sheet_rewrite import xml_bytes
from klantenbestand.words.frozen import frozen

DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"

_DRAWING = f"{OFFICE_RELS}/drawing"
_CANVAS = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_AFTER_DRAWING = re.compile(
    rb"<(?:legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)[\s>]|</worksheet>"
)


@frozen
class OwnDrawings:
    """What a person drew: `anchors` as the old drawing has them, and the relations that they name: the relation as it
    stands there, and the part that it points at ("" for a web address or a place in the workbook)."""

    anchors: tuple[etree._Element, ...] = ()
    rels: Mapping[str, tuple[etree._Element, str]] = field(default_factory=dict)

    @property
    def parts(self) -> set[str]:
        """The parts that they need: charts, pictures."""
        return {part for _, part in self.rels.values() if part}


def own_drawings(package: Package, sheet: str, has_charts: bool) -> OwnDrawings:
    """What is not ours on the old version of a tab (its part); `has_charts`: whether the tab has charts of ours.

    Ours have a name by which they are known. A program that drops names (openpyxl) leaves no way to tell them apart:
    then all of it is taken for ours, unless the tab has no charts at all.
    """
    part = next((rel.target for rel in package.rels_of(sheet).values() if rel.kind == "drawing" and rel.target), "")
    if not part:
        return OwnDrawings()
    anchors = [anchor for anchor in package.xml(part) if isinstance(anchor.tag, str)]
    foreign = [anchor for anchor in anchors if not _is_ours(anchor)]
    if has_charts and len(foreign) == len(anchors):
        return OwnDrawings()
    used = {value for anchor in foreign for value in _relation_ids(anchor)}
    if not used:
        return OwnDrawings(tuple(foreign))
    targets = package.rels_of(part)
    every = {each.get("Id", ""): each for each in children(package.xml(package.find(rels_part(part))), "Relationship")}
    rels = {rel_id: (every[rel_id], targets[rel_id]) for rel_id in used if rel_id in every}
    return OwnDrawings(
        tuple(foreign), {rel_id: (each, "" if rel.external else rel.target) for rel_id, (each, rel) in rels.items()}
    )


def with_drawings(
    parts: Mapping[str, bytes], sheet: str, own: OwnDrawings, new_name: Callable[[str], str]
) -> dict[str, bytes]:
    """The parts of our new sheet (`sheet` itself, its relations, its drawing and that one's relations, as far as there
    are any) with what a person drew; `new_name` deals out names of parts."""
    parts = dict(parts)
    rels = _rels(parts, sheet)
    drawing = next((part for part in parts if part != sheet and not part.endswith(".rels")), "")
    if not drawing:
        drawing = new_name("xl/drawings/drawing1.xml")
        rel_id = add_relation(rels, _DRAWING)
        set_target(rels, rel_id, drawing, sheet)
        parts[rels_part(sheet)] = xml_bytes(rels)
        parts[sheet] = _with_reference(parts[sheet], rel_id)
        parts[drawing] = xml_bytes(parse_xml(f'<xdr:wsDr xmlns:xdr="{_CANVAS}"/>'.encode()))
    root, rels = parse_xml(parts[drawing]), _rels(parts, drawing)
    ids = {old: _added(rels, rel, part, drawing) for old, (rel, part) in sorted(own.rels.items())}
    number = max([int(each.get("id", "0")) for each in root.iter(f"{{{_CANVAS}}}cNvPr")], default=1)
    for anchor in own.anchors:
        copy = deepcopy(anchor)
        for element in copy.iter():
            for name, value in element.attrib.items() if isinstance(element.tag, str) else ():
                if str(name).startswith(f"{{{OFFICE_RELS}}}") and value in ids:
                    element.set(name, ids[str(value)])
        for each in copy.iter(f"{{{_CANVAS}}}cNvPr"):
            number += 1
            each.set("id", str(number))
        root.append(copy)
    parts[drawing] = xml_bytes(root)
    if len(rels):
        parts[rels_part(drawing)] = xml_bytes(rels)
    return parts


def _is_ours(anchor: etree._Element) -> bool:
    return any((each.get("name") or "").startswith(CHART_MARK) for each in anchor.iter(f"{{{_CANVAS}}}cNvPr"))


def _relation_ids(anchor: etree._Element) -> list[str]:
    """The relations that a drawing names: r:id of a chart, r:embed of a picture, r:dm of SmartArt."""
    elements = (element for element in anchor.iter() if isinstance(element.tag, str))
    attributes = (item for element in elements for item in element.attrib.items())
    return [str(value) for name, value in attributes if str(name).startswith(f"{{{OFFICE_RELS}}}")]


def _rels(parts: Mapping[str, bytes], part: str) -> etree._Element:
    found = parts.get(rels_part(part))
    return parse_xml(found if found is not None else f'<Relationships xmlns="{PACKAGE_RELS}"/>'.encode())


def _added(rels: etree._Element, old: etree._Element, part: str, source: str) -> str:
    rel_id = add_relation(rels, old.get("Type", ""))
    if part:
        set_target(rels, rel_id, part, source)
    else:
        for name in ("Target", "TargetMode"):
            if old.get(name) is not None:
                children(rels, "Relationship")[-1].set(name, old.get(name, ""))
    return rel_id


def _with_reference(sheet: bytes, rel_id: str) -> bytes:
    """The sheet with a drawing, at its place in the order of the schema."""
    rows = max(sheet.rfind(b"</sheetData>"), sheet.rfind(b"<sheetData/>"))
    found = _AFTER_DRAWING.search(sheet, rows)
    if found is None:
        raise ValueError("not a worksheet")
    reference = f'<drawing xmlns:r="{OFFICE_RELS}" r:id="{rel_id}"/>'.encode()
    return sheet[: found.start()] + reference + sheet[found.start() :]
