"""Workbooks of owners for tests, with everything in them that a careless program loses."""

import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import xlsxwriter

from klantenbestand.book.package import Package
from klantenbestand.book.tab_writer import write_tabs
from klantenbestand.words.tab import Chart, Field, Format, Group, Series, Tab, Table
from workbooks import edit_part

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# a picture of one grey point
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c636800000082008177cd72b60000000049454e44ae426082"
)


def rich_book(path: Path) -> Path:
    """*Klanten* (an Excel table with validation, notes, rules, a link and a picture), *Grafiek* with a chart and
    sparklines, *Verborgen*, and names of the workbook and of the second sheet."""
    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#FFFF00", "num_format": "€ #,##0"})
        customers = book.add_worksheet("Klanten")
        customers.add_table(
            *(0, 0, 3, 2),
            {
                "name": "Klanten",
                "columns": [{"header": "Klantnummer"}, {"header": "Naam"}, {"header": "Omzet", "format": bold}],
                "data": [["001", "Jansen", 10], ["002", "De Vries", 20], ["003", "Bakker", 30]],
            },
        )
        customers.write_comment("B2", "Belt altijd op maandag")
        customers.data_validation("C2:C4", {"validate": "list", "source": [10, 20, 30]})
        customers.conditional_format("C2:C4", {"type": "data_bar", "data_bar_2010": True})
        customers.conditional_format("C2:C4", {"type": "cell", "criteria": ">", "value": 15, "format": bold})
        customers.write_formula("E2", "=SUM(Klanten[Omzet])", bold, 60)
        customers.write_url("E3", "https://example.org")
        customers.insert_image("G2", "punt.png", {"image_data": BytesIO(_PNG)})
        customers.repeat_rows(0)
        customers.activate()
        charts = book.add_worksheet("Grafiek")
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Klanten!$C$2:$C$4"})
        charts.insert_chart("B2", chart)
        charts.add_sparkline("A1", {"range": "Klanten!C2:C4"})
        charts.print_area("A1:H20")
        hidden = book.add_worksheet("Verborgen")
        hidden.write("A1", "niet voor u")
        hidden.hide()
        book.define_name("Totaal", "=Klanten!$E$2")
        book.define_name("Grafiek!Plek", "=Grafiek!$B$2")
    return path


def rich_bytes() -> bytes:
    """What `rich_book` writes."""
    with TemporaryDirectory() as folder:
        return rich_book(Path(folder) / "eigen.xlsx").read_bytes()


def with_chain(path: Path, cells: Iterable[tuple[int, str]]) -> Path:
    """The workbook with a calculation chain that names these cells (sheet id, cell), as Excel leaves one."""
    chain = "".join(f'<c r="{cell}" i="{sheet}"/>' for sheet, cell in cells)
    rel = f'<Relationship Id="rId99" Type="{_OFFICE}/calcChain" Target="calcChain.xml"/></Relationships>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    part = f'<Override PartName="/xl/calcChain.xml" ContentType="{kind}"/></Types>'
    edit_part(path, "xl/_rels/workbook.xml.rels", lambda xml: xml.replace(b"</Relationships>", rel.encode()))
    edit_part(path, "[Content_Types].xml", lambda xml: xml.replace(b"</Types>", part.encode()))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/calcChain.xml", f'<calcChain xmlns="{_MAIN}">{chain}</calcChain>')
    return path


def make_tab(name: str = "Mandgrootte", rows: int = 3, group: Group = Group.ANALYSIS, **fields: object) -> Tab:
    """A tab with one table (`key`, amount, a remark to fill in) and a chart."""
    keys = [f"rij {number}" for number in range(1, rows + 1)]
    frame = pd.DataFrame({"key": keys, "amount": [10.5 * at for at in range(1, rows + 1)], "remark": None})
    table = Table(
        name=name.replace(" ", "_"),
        frame=frame,
        fields=(
            Field("key", "Sleutel"),
            Field("amount", "Bedrag", Format.EURO_CENTS),
            Field("remark", "Opmerking", editable=True),
        ),
        key=("key",),
    )
    chart = Chart("Hoe veel?", table.name, "Sleutel", (Series("Bedrag", "Bedrag"),))
    return Tab(name, group, name, "Zo staat het.", tables=(table,), charts=(chart,), **fields)  # type: ignore[arg-type]


def tabs_package(*tabs: Tab) -> Package:
    """The workbook of these tabs."""
    stream = BytesIO()
    write_tabs(tabs, stream)
    return Package(stream.getvalue(), "tabs.xlsx")


def raw_parts(data: bytes) -> dict[str, tuple[int, bytes]]:
    """Part -> how it is packed and its packed bytes, found without the product's own code."""
    found = {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for info in archive.infolist():
            start = info.header_offset + 30
            start += int.from_bytes(data[info.header_offset + 26 : info.header_offset + 28], "little")
            start += int.from_bytes(data[info.header_offset + 28 : info.header_offset + 30], "little")
            found[info.filename] = (info.compress_type, data[start : start + info.compress_size])
    return found
