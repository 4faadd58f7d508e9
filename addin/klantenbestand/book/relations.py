"""The parts of a package as a web of relations: what hangs on a sheet, and what only hangs there."""

import posixpath
from collections.abc import Collection, Iterable, Mapping

from lxml import etree

from klantenbestand.book.ooxml import PACKAGE_RELS, children
from klantenbestand.book.package import Package

RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


def reachable(package: Package, starts: Iterable[str], closed: Collection[str] = ()) -> set[str]:
    """The parts that can be reached from `starts` ("" is the package) along relations, `starts` included, without
    entering `closed`."""
    found: set[str] = set()
    waiting = [part for part in starts if part not in closed]
    while waiting:
        part = waiting.pop()
        if part in found:
            continue
        found.add(part)
        waiting += [rel.target for rel in package.rels_of(part).values() if rel.target and rel.target not in closed]
    return {part for part in found if part}


def only_through(package: Package, sheets: Collection[str]) -> set[str]:
    """The parts that would hang nowhere if these sheets went: the sheets and what belongs to them alone.

    Parts that hang nowhere already are not among them: a program that we do not know may want them.
    """
    if not sheets:
        return set()
    workbook = package.workbook_part
    # the workbook names every sheet, and sheets may name the workbook's parts; those stay
    kept = reachable(package, ("", workbook), closed=sheets)
    return reachable(package, sheets, closed=kept)


def rels_part(part: str) -> str:
    """The name that the relations of a part have by rule."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def retargeted(rels: etree._Element, found: Mapping[str, str], names: Mapping[str, str], source: str) -> None:
    """Points relations (changed in place) at the new names of parts; `found`: id -> old part, `source`: new owner."""
    for rel_id, part in found.items():
        if part in names:
            set_target(rels, rel_id, names[part], source)


def set_target(rels: etree._Element, rel_id: str, part: str, source: str) -> None:
    """Points one relation of the part `source` at another part."""
    for element in children(rels, "Relationship"):
        if element.get("Id") == rel_id:
            element.set("Target", posixpath.relpath("/" + part, "/" + posixpath.dirname(source)))


def add_relation(rels: etree._Element, kind: str) -> str:
    """Adds a relation of this whole type that points nowhere yet, and gives its id, which no other has."""
    taken = {element.get("Id") for element in children(rels, "Relationship")}
    number = next(number for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
    etree.SubElement(rels, f"{{{PACKAGE_RELS}}}Relationship", Id=f"rId{number}", Type=kind, Target="")
    return f"rId{number}"
