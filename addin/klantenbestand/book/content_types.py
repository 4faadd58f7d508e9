"""[Content_Types].xml: which kind of part each part is."""

from collections.abc import Collection, Mapping
from posixpath import splitext

from lxml import etree

from klantenbestand.book.ooxml import CONTENT_TYPES, children
from klantenbestand.book.relations import RELS_TYPE

_BY_NAME = "xml"  # parts with this suffix differ too much for a default


def declare(root: etree._Element, added: Mapping[str, str], removed: Collection[str]) -> None:
    """Declares new parts (name -> content type) in `root`, changed in place, and drops what is said of removed ones."""
    gone = {"/" + part.lower() for part in removed} - {"/" + part.lower() for part in added}
    declared = {}
    for element in children(root, "Override"):
        name = element.get("PartName", "").lower()
        if name in gone:
            root.remove(element)
        else:
            declared[name] = element
    defaults = {element.get("Extension", "").lower(): element for element in children(root, "Default")}
    # LibreOffice declares every .rels by name instead; ours need the default
    for suffix, kind in {"rels": RELS_TYPE, **_defaults(added)}.items():
        if suffix not in defaults:
            defaults[suffix] = etree.Element(f"{{{CONTENT_TYPES}}}Default", Extension=suffix, ContentType=kind)
            root.insert(len(children(root, "Default")), defaults[suffix])
    for part, kind in added.items():
        default = defaults.get(_suffix(part))
        if "/" + part.lower() in declared:
            declared["/" + part.lower()].set("ContentType", kind)
        elif default is None or default.get("ContentType") != kind:
            etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override", PartName="/" + part, ContentType=kind)


def _defaults(added: Mapping[str, str]) -> dict[str, str]:
    return {_suffix(part): kind for part, kind in added.items() if _suffix(part) != _BY_NAME}


def _suffix(part: str) -> str:
    return splitext(part)[1].lstrip(".").lower()
