"""The files that come with the product are what the code makes: `python tests/sample/make.py` makes them anew."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from sample.make import ROOT, made

FILES = (
    "workbook/Klantenbestand.xlsx",
    "workbook/README.md",
    "sample_data/Voorbeeld.xlsx",
    "sample_data/webwinkel-export.csv",
    "sample_data/kassa-export.csv",
    "sample_data/README.md",
    "addin/handleiding/Handleiding.html",
)


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a workbook, each in canonical XML: how it was compressed or indented is no difference."""
    package = zipfile.ZipFile(io.BytesIO(data))
    return {name: etree.tostring(etree.fromstring(package.read(name)), method="c14n") for name in package.namelist()}


def contents(name: str, data: bytes) -> object:
    """What must be equal: the parts of a workbook, the lines of a page (Git may change their ends), a CSV's bytes."""
    if name.endswith(".xlsx"):
        return parts(data)
    return data.decode().splitlines() if name.endswith((".md", ".html")) else data


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_a_shipped_file_is_what_the_code_makes(name: str) -> None:
    path = ROOT / name
    assert contents(name, path.read_bytes()) == contents(name, made()[path]), "run: python tests/sample/make.py"


def test_every_file_that_is_made_is_tested() -> None:
    assert {path.relative_to(ROOT).as_posix() for path in made()} == set(FILES)


def test_no_python_lies_beside_a_workbook() -> None:
    """RunPython puts the folder of a workbook first on the path, so a module there would go before ours."""
    found = [path for folder in ("workbook", "sample_data") for path in (ROOT / folder).rglob("*.py")]
    assert found == list[Path]()
