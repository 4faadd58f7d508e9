"""A workbook on which *Dubbelen* was run, for tests of what comes after."""

from pathlib import Path

import pytest

from klantenbestand.book.file_book import FileBook
from klantenbestand.steps.dubbelen import dubbelen
from klantenbestand.steps.outcome import Run


def after_dubbelen(path: Path, run: Run) -> list[set[str]]:
    """Runs it on a file, with its data folder beside that; returns the groups that are ticked.

    For fixtures of a module, which come before the data folder of a test.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KLANTENBESTAND_DATA", str(path.parent / "data"))
        found = dubbelen(FileBook.open(path, in_place=True), run).json["groepen"]
    return [set(one["klantnummers"]) for one in found if one["oordeel"] == "zeker dubbel"]
