"""Every workbook of the shared collection keeps all it has through `nieuw` and `analyseren`, also the second time.

The collection and its comparison (`compare_packages.py`) stand beside the checkout; skipped aloud where they are not.
"""

import importlib.util
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from klantenbestand.cli import main

SHARED = Path(os.environ.get("KLANTENBESTAND_SHARED", Path(__file__).parents[3] / "shared"))
COMPARE = SHARED / "tools" / "compare_packages.py"
WORKBOOKS = sorted((SHARED / "data" / "workbooks").glob("*.xls*"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not WORKBOOKS or not COMPARE.exists(), reason="no shared workbooks beside this checkout"),
]


@cache
def comparing() -> Any:
    """The comparison, without starting Python anew for each."""
    spec = importlib.util.spec_from_file_location("compare_packages", COMPARE)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


def lost_or_changed(before: Path, after: Path) -> list[str]:
    """What the comparison has to say other than "kept"."""
    tool = comparing()
    said = tool.compare(str(before), str(after))
    assert any(result[0] == "kept" for result in said.values()), said
    lines = [f"{feature}: {result}" for feature, result in said.items() if result[0] in ("changed", "lost")]
    return lines + list(tool.integrity(str(after)))


@pytest.mark.parametrize("workbook", WORKBOOKS, ids=lambda path: path.name)
def test_nothing_is_lost_changed_or_dangling(workbook, tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))
    own = tmp_path / workbook.name
    own.write_bytes(workbook.read_bytes())
    for step in (
        ["nieuw", own, "--ter-plaatse"],
        ["analyseren", own, "--ter-plaatse"],
        ["analyseren", own, "--ter-plaatse"],
    ):
        assert main([str(word) for word in step]) in (0, 1)
        assert lost_or_changed(workbook, own) == []
