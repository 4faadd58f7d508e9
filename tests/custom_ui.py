"""What Excel would say of a ribbon: the Open XML SDK's own tables (they come with openxml-audit), and our rules."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import openxml_audit
from lxml import etree

NAMESPACE = "http://schemas.microsoft.com/office/2006/01/customui"
_TABLE = Path(openxml_audit.__file__).parent / (
    "data/openxml/schemas/schemas_microsoft_com_office_2006_01_customui.json"
)
_SDK = json.loads(_TABLE.read_text(encoding="utf-8"))
_TYPES = {kind["Name"]: kind for kind in _SDK["Types"]}
_CONTROLS = {"button", "menu", "dropDown", "editBox", "group", "tab"}

# Of the pictures that come with Office, those that we use: each is in two public lists taken from Excel 2010 and later.
PICTURES = {
    "AcceptInvitation", "AccountingFormat", "AddressBook", "CalendarInsert", "ChartInsert", "ChartTrendline",
    "ChartTypeAllInsertDialog", "CreateReport", "DataRefreshAll", "DeclineInvitation",
    "DistributionListSelectMembers", "FileNew", "FileOpen", "GetExternalDataFromText", "GroupListManage", "Help",
    "Info",
    "MailMergeStartLetters", "MergeCells", "PivotTableInsert", "RemoveDuplicates", "ReviewNewComment",
    "StarRatedFull", "TableInsert", "Undo",
}  # fmt: skip

# attribute: what the procedure must look like
SIGNATURES = {
    "onLoad": r"\(\w+ As IRibbonUI\)",
    "onAction": r"\(control As IRibbonControl\)",
    "dropDown.onAction": r"\(control As IRibbonControl, \w+ As String, \w+ As Integer\)",
    "onChange": r"\(control As IRibbonControl, \w+ As String\)",
    "getSupertip": r"\(control As IRibbonControl, ByRef \w+\)",
    "getText": r"\(control As IRibbonControl, ByRef \w+\)",
    "getItemCount": r"\(control As IRibbonControl, ByRef \w+\)",
    "getItemID": r"\(control As IRibbonControl, \w+ As Integer, ByRef \w+\)",
    "getItemLabel": r"\(control As IRibbonControl, \w+ As Integer, ByRef \w+\)",
    "getSelectedItemIndex": r"\(control As IRibbonControl, ByRef \w+\)",
}


def wrong(xml: bytes, sources: Mapping[str, str]) -> list[str]:
    """Everything that is wrong with this customUI, given the text of the VBA modules by name."""
    try:
        root = etree.fromstring(xml)
    except etree.XMLSyntaxError as error:
        return [f"XML: {error}"]
    found = [*_by_the_tables(root, "mso:CT_CustomUI/mso:customUI"), *_ours(root), *_callbacks(root, sources)]
    identities = [node.get("id") for node in root.iter("{*}*") if node.get("id")]
    return found + [f"id {name} twice" for name in {name for name in identities if identities.count(name) > 1}]


def _by_the_tables(node: etree._Element, kind: str) -> Iterator[str]:
    known = _TYPES[kind]
    attributes = {attribute["QName"].lstrip(":"): attribute for attribute in known.get("Attributes", [])}
    for name, value in node.attrib.items():
        if name not in attributes:
            yield f"{node.tag} has no attribute {name}"
            continue
        for validator in attributes[name].get("Validators", []):
            for limit in validator.get("Arguments", []):
                if limit["Name"] == "MaxLength" and len(value) > int(limit["Value"]):
                    yield f"{name} is too long"
                if limit["Name"] == "IsNcName" and not re.fullmatch(r"[A-Za-z_][\w.-]*", value):
                    yield f"{name}={value} is no name"
        if attributes[name]["Type"].startswith("EnumValue") and value not in _allowed(attributes[name]["Type"]):
            yield f"{name}={value} does not exist"
    children = {child["Name"].split("/mso:")[-1]: child["Name"] for child in known.get("Children", [])}
    for child in node.iterchildren(tag=etree.Element):
        name = etree.QName(child)
        if name.namespace != NAMESPACE or name.localname not in children:
            yield f"{name.localname} may not stand in {kind}"
        else:
            yield from _by_the_tables(child, children[name.localname])


def _allowed(kind: str) -> set[str]:
    name = kind.rsplit(".", maxsplit=1)[-1].rstrip(">")
    return {facet["Value"] for enum in _SDK["Enums"] if enum["Name"] == name for facet in enum["Facets"]}


def _ours(root: etree._Element) -> Iterator[str]:
    """What the tables do not know: a control has an id and one label, and a picture that exists."""
    for node in root.iter("{*}*"):
        name = etree.QName(node).localname
        if name in _CONTROLS:
            if not node.get("id"):
                yield f"{name} without an id"
            if ("label" in node.attrib) == ("getLabel" in node.attrib):
                yield f"{node.get('id')}: one label is needed"
        if node.get("imageMso") not in {None, *PICTURES}:
            yield f"no picture {node.get('imageMso')}"


def _callbacks(root: etree._Element, sources: Mapping[str, str]) -> Iterator[str]:
    """Every callback names its module, is there, is public and takes what Excel gives."""
    for node in root.iter("{*}*"):
        for attribute, value in node.attrib.items():
            key = f"{etree.QName(node).localname}.{attribute}"
            shape = SIGNATURES.get(key, SIGNATURES.get(attribute))
            if shape is None:
                if attribute.startswith(("get", "on")):
                    yield f"{attribute}: unknown callback"
                continue
            module, _, procedure = value.rpartition(".")
            if not re.search(rf"^Public Sub {procedure}{shape}\s*$", sources.get(module, ""), re.MULTILINE):
                yield f"{value} is not there as {shape}"
