"""Builds the add-in Klantenbestand.xlam on the user's machine, from our text and the installed xlwings.

Why the project is written from scratch, and not put into the add-in that xlwings ships with a library (both were
tried): xlwings' own file keeps its project name, folders of its maker and a needless reference, and the library's
compound files break the rules of the directory tree. Written here, every check is clean, the bytes are the same every
time, no binary is in the repository, nothing of xlwings is redistributed, the version is the installed one (a Mac needs
that), and a file that our own Python writes has no mark of the web, so that Excel does not block it.
"""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from klantenbestand import __version__
from klantenbestand.install.vba_modules import modules, xlwings_folder, xlwings_version
from klantenbestand.install.vba_project import vba_project
from klantenbestand.shipped import shipped

PROJECT_NAME = "Klantenbestand"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MOMENT = (2000, 1, 1, 0, 0, 0)  # the same bytes every time

_TYPES = {
    "/xl/workbook.xml": "application/vnd.ms-excel.addin.macroEnabled.main+xml",
    "/xl/worksheets/sheet1.xml": f"{_SPREADSHEET}.worksheet+xml",
    "/xl/styles.xml": f"{_SPREADSHEET}.styles+xml",
    "/xl/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}


def build_xlam() -> bytes:
    """The bytes of the add-in. Raises InstallError where xlwings is missing or of a kind that we do not know."""
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            ("rId1", f"{_DOC}/officeDocument", "xl/workbook.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{_MICROSOFT}/ui/extensibility", "customUI/customUI.xml"),
        ),
        "docProps/core.xml": _properties(),
        "customUI/customUI.xml": shipped("ribbon", "customUI.xml").read_bytes().replace(b"\r\n", b"\n"),
        "xl/workbook.xml": _workbook(),
        "xl/_rels/workbook.xml.rels": _relations(
            ("rId1", f"{_DOC}/worksheet", "worksheets/sheet1.xml"),
            ("rId2", f"{_DOC}/theme", "theme/theme1.xml"),
            ("rId3", f"{_DOC}/styles", "styles.xml"),
            ("rId4", f"{_MICROSOFT}/vbaProject", "vbaProject.bin"),
        ),
        "xl/worksheets/sheet1.xml": _sheet(),
        "xl/styles.xml": _styles(),
        "xl/theme/theme1.xml": _theme(),
        "xl/vbaProject.bin": vba_project(PROJECT_NAME, modules()),
    }
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # else the bytes would tell on which system they were made
            package.writestr(info, data)
    return stream.getvalue()


def version_line() -> str:
    """What the add-in says it is made of; `status` compares it."""
    return f"klantenbestand {__version__}, xlwings {xlwings_version()}"


def _types() -> bytes:
    overrides = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in _TYPES.items())
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>{overrides}</Types>'
    ).encode()


def _relations(*rows: tuple[str, str, str]) -> bytes:
    inner = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in rows)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'.encode()


def _properties() -> bytes:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Klantenbestand</dc:title>'
        f"<dc:description>{escape(version_line())}</dc:description></cp:coreProperties>"
    ).encode()


def _workbook() -> bytes:
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_DOC}"><workbookPr codeName="ThisWorkbook"/>'
        f'<sheets><sheet name="Klantenbestand" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ).encode()


def _sheet() -> bytes:
    return f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr codeName="Sheet1"/><sheetData/></worksheet>'.encode()


def _styles() -> bytes:
    return (
        f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ).encode()


def _theme() -> bytes:
    """The Office theme, as it stands in xlwings' own add-in."""
    with zipfile.ZipFile(xlwings_folder() / "quickstart_addin_ribbon.xlam") as package:
        return package.read("xl/theme/theme1.xml")
