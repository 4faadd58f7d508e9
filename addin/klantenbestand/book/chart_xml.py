"""Charts that look the same in every workbook: what XlsxWriter leaves unsaid is said.

A missing element of a chart means what the program that made the workbook (app.xml) takes for it: "off" for Excel 2007,
which XlsxWriter names, "on" for later ones. In the workbook of the owner our lines would become smooth and fall to zero
where nothing is known, our labels would show all there is, and our titles would stand on the axis.

How a point of a line looks, XlsxWriter says of its marker; ours have none, so the stretch itself would not be dotted.
"""

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from klantenbestand.book.ooxml import local, parse_xml

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_SHOWN = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
# The order of the children in the schema (ECMA-376 part 1, 21.2.2), as far as one of ours must find its place.
_ORDER: dict[str, tuple[str, ...]] = {
    "chartSpace": ("date1904", "lang", "roundedCorners", "AlternateContent", "style", "clrMapOvr", "chart"),
    "chart": ("title", "autoTitleDeleted", "view3D", "plotArea", "legend", "plotVisOnly", "dispBlanksAs"),
    "title": ("tx", "layout", "overlay", "spPr", "txPr"),
    "legend": ("legendPos", "legendEntry", "layout", "overlay", "spPr", "txPr"),
    "barChart": ("barDir", "grouping", "varyColors", "ser"),
    "lineChart": ("grouping", "varyColors", "ser"),
    "ser": ("idx", "order", "tx", "spPr", "invertIfNegative", "marker", "dPt", "dLbls", "cat", "val", "smooth"),
    "dPt": ("idx", "invertIfNegative", "marker", "bubble3D", "explosion", "spPr"),
    "catAx": ("axId", "scaling", "delete", "axPos"),
    "valAx": ("axId", "scaling", "delete", "axPos"),
    "dateAx": ("axId", "scaling", "delete", "axPos"),
    "dLbls": ("dLbl", "numFmt", "spPr", "txPr", "dLblPos", *_SHOWN, "separator", "showLeaderLines"),
    "dLbl": ("idx", "layout", "tx", "numFmt", "spPr", "txPr", "dLblPos", *_SHOWN, "separator"),
}
_SAID: dict[str, dict[str, str]] = {
    "chartSpace": {"roundedCorners": "0"},
    "chart": {"autoTitleDeleted": "0", "dispBlanksAs": "gap"},
    "title": {"overlay": "0"},
    "legend": {"overlay": "0"},
    "barChart": {"varyColors": "0"},
    "lineChart": {"varyColors": "0"},
    "dPt": {"bubble3D": "0"},
    "catAx": {"delete": "0"},
    "valAx": {"delete": "0"},
    "dateAx": {"delete": "0"},
    "dLbls": dict.fromkeys(_SHOWN, "0"),
    "dLbl": dict.fromkeys(_SHOWN, "0"),
}
# of a series, and of a point that looks different, by the kind of chart
_OF_SERIES = {"barChart": {"invertIfNegative": "0"}, "lineChart": {"smooth": "0"}}
_OF_POINT = {"barChart": {"invertIfNegative": "0"}}
_LANGUAGE = "nl-NL"


def spelled_out(data: bytes) -> bytes:
    """The part of a chart with everything in it that a program could take otherwise."""
    root = parse_xml(data)
    for point in list(root.iter(f"{{{_CHART}}}dPt")):
        if _ancestor(point, 1) == "lineChart":
            _dotted(point)
    for name, attribute in (("*", "lang"), ("lang", "val")):
        for element in root.iterfind(f".//{{*}}{name}[@{attribute}]"):
            element.set(attribute, _LANGUAGE)
    for element in list(root.iter(*(f"{{*}}{name}" for name in _ORDER))):
        name = local(element)
        for child, value in _missing(element, name):
            _say(element, child, value, _ORDER[name])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _dotted(point: etree._Element) -> None:
    """The looks of a point of a line are those of the stretch up to it; its marker is that of the others."""
    marker, others = point.find("{*}marker"), point.find("../{*}marker")
    looks = None if marker is None else marker.find("{*}spPr")
    if marker is None or looks is None or point.find("{*}spPr") is not None:
        return
    point.remove(marker)
    if others is not None:
        _put(point, deepcopy(others), _ORDER["dPt"])
    _put(point, looks, _ORDER["dPt"])


def _missing(element: etree._Element, name: str) -> list[tuple[str, str]]:
    """What is to be said in this element, with its value."""
    there = {local(child) for child in element}
    if etree.QName(element).namespace != _CHART or ("delete" in there and name in ("dLbl", "dLbls")):
        return []  # of a label that is taken away nothing else may be said
    said = _SAID.get(name, {})
    if name == "ser":
        said = _OF_SERIES.get(_ancestor(element, 0), {})
    elif name == "dPt":
        said = said | _OF_POINT.get(_ancestor(element, 1), {})
    return [(child, value) for child, value in said.items() if child not in there]


def _ancestor(element: etree._Element, nth: int) -> str:
    return [local(parent) for parent in element.iterancestors()][nth]


def _say(parent: etree._Element, name: str, value: str, order: Sequence[str]) -> None:
    _put(parent, etree.Element(f"{{{_CHART}}}{name}", val=value), order)


def _put(parent: etree._Element, made: etree._Element, order: Sequence[str]) -> None:
    """Put the element where the schema wants it: before the first child that comes later."""
    later = set(order[order.index(local(made)) + 1 :])
    for position, child in enumerate(parent):
        if local(child) in later:
            parent.insert(position, made)
            return
    parent.append(made)
