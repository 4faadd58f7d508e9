"""The add-in as a package: what Excel needs is there, the same every time, and nothing of the makers' machine."""

import hashlib
import re
import shutil
import subprocess
import zipfile
from io import BytesIO

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator, ValidationSeverity
from pyopenvba import ExcelFile, check_file

from install.compound_check import check
from klantenbestand.install.vba_modules import DOCUMENTS, modules
from klantenbestand.install.xlam import build_xlam, version_line
from klantenbestand.shipped import shipped

DATA = build_xlam()


@pytest.fixture
def path(tmp_path):
    """The add-in in a file."""
    file = tmp_path / "Klantenbestand.xlam"
    file.write_bytes(DATA)
    return file


def part(name: str) -> bytes:
    """A part of the add-in."""
    with zipfile.ZipFile(BytesIO(DATA)) as package:
        return package.read(name)


def test_the_same_bytes_every_time():
    assert hashlib.sha256(build_xlam()).hexdigest() == hashlib.sha256(DATA).hexdigest()


def test_another_library_finds_the_modules_and_nothing_wrong(path):
    report = check_file(path)
    assert (report.ok, list(report.issues)) == (True, [])
    with ExcelFile(path) as book:
        assert book.module_names() == [module.name for module in modules()]
        for module in modules():
            assert book.get_module(module.name).endswith(module.source.split("\r\n\r\n", 1)[-1])


def test_the_open_xml_sdks_rules_have_nothing_to_say(path):
    result = OpenXmlValidator().validate(path)
    assert [str(error) for error in result.errors if error.severity is ValidationSeverity.ERROR] == []


def test_the_compound_file_in_it_is_strictly_right():
    assert check(part("xl/vbaProject.bin"))[1] == []


def test_every_part_has_a_type_and_every_relation_a_part():
    with zipfile.ZipFile(BytesIO(DATA)) as package:
        names = package.namelist()
    types = etree.fromstring(part("[Content_Types].xml"))
    overridden = {node.get("PartName").lstrip("/") for node in types.iter("{*}Override")}
    assert overridden <= set(names)
    kind = next(node for node in types.iter("{*}Override") if node.get("PartName") == "/xl/workbook.xml")
    assert kind.get("ContentType") == "application/vnd.ms-excel.addin.macroEnabled.main+xml"
    for base, rels in (("", "_rels/.rels"), ("xl/", "xl/_rels/workbook.xml.rels")):
        for relation in etree.fromstring(part(rels)):
            assert base + relation.get("Target") in names


def test_the_ribbon_is_the_one_of_2006_that_every_excel_reads():
    assert part("customUI/customUI.xml") == shipped("ribbon", "customUI.xml").read_bytes().replace(b"\r\n", b"\n")
    relations = part("_rels/.rels").decode()
    assert "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility" in relations


def test_the_documents_of_the_project_are_those_of_the_workbook():
    names = re.findall(r'codeName="(\w+)"', (part("xl/workbook.xml") + part("xl/worksheets/sheet1.xml")).decode())
    assert names == list(DOCUMENTS)


def test_it_says_its_version_and_not_whose_machine_it_was():
    assert version_line() in part("docProps/core.xml").decode()
    with zipfile.ZipFile(BytesIO(DATA)) as package:
        text = b"".join(package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels")))
    assert not re.search(rb"Users|/home/|felix|creator", text)


@pytest.mark.libreoffice
def test_libreoffice_loads_the_project_with_its_name_and_modules(path, tmp_path):
    """A third reader, of another house: it loads the add-in and writes what it found."""
    command = [shutil.which("soffice"), f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless"]
    command += ["--infilter=Calc MS Excel 2007 VBA XML", "--convert-to", "ods", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(tmp_path / "Klantenbestand.ods") as package:
        for module in modules():
            found = etree.fromstring(package.read(f"Basic/Klantenbestand/{module.name}.xml")).text or ""
            written = [line.rstrip() for line in module.source.split("\r\n") if not line.startswith("Attribute ")]
            lines = [line.rstrip() for line in found.splitlines()]
            start = next(
                at
                for at, line in enumerate(lines)
                if not line.startswith(("Rem Attribute", "Option VBA", "Option ClassModule"))
            )
            assert [line for line in lines[start:] if line] == [line for line in written if line]
