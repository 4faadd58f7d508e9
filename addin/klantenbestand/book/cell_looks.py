"""How cells look but for their number format: what cannot be given back to a row that is put in anew."""

from lxml import etree

from klantenbestand.book.ooxml import children
from klantenbestand.book.package import Package

_PARTS = (("fontId", "fonts", "font"), ("fillId", "fills", "fill"), ("borderId", "borders", "border"))


def looks_of(package: Package) -> tuple[str, ...]:
    """Of each cell format of a workbook, by its number, a text that is the same for formats that look the same."""
    rels = package.rels_of(package.workbook_part).values()
    part = next((rel.target for rel in rels if rel.kind == "styles" and rel.target), "")
    if not part:
        return ()
    styles = package.xml(part)
    known = {key: [_text(one) for one in children(styles, *path)] for key, *path in _PARTS}

    def look(xf: etree._Element) -> str:
        texts = []
        for key, ones in known.items():
            number = int(xf.get(key, "0"))
            texts.append(ones[number] if number < len(ones) else "")
        return "|".join([*texts, *(_text(child) for child in children(xf, "alignment"))])

    return tuple(look(xf) for xf in children(styles, "cellXfs", "xf"))


def _text(element: etree._Element) -> str:
    return etree.tostring(element, method="c14n", with_tail=False).decode()
