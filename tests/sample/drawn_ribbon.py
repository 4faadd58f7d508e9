"""The tab Klantenbestand as a drawing for the manual, from the same XML that Excel reads."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from lxml import etree

_XML = Path(__file__).resolve().parents[2] / "addin" / "ribbon" / "customUI.xml"


def ribbon() -> str:
    """Its groups, with large buttons, and small ones in columns of three."""
    root = etree.parse(_XML).getroot()
    return "\n".join(f'<div class="groep">{"".join(_group(node))}</div>' for node in root.iter("{*}group"))


def _group(group: etree._Element) -> Iterator[str]:
    yield '<div class="knoppen">'
    for node in group:
        if not isinstance(node.tag, str) or node.get("label") is None:
            continue
        kind = etree.QName(node).localname
        size = "groot" if node.get("size") == "large" else "klein"
        mark = " ▾" if kind in ("menu", "dropDown") else ""
        yield f'<span class="{size}">{escape(node.get("label"))}{mark}</span>'
    yield f'</div><div class="groepsnaam">{escape(group.get("label"))}</div>'
