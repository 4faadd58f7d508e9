"""Every workbook of the shared collection keeps all it has through `nieuw` and `analyseren`, also the second time.

The collection and its comparison (`compare_packages.py`) stand beside the checkout; skipped aloud where they are not.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from klantenbestand.cli import main

SHARED = Path(os.environ.get("KLANTENBESTAND_SHARED", Path(__file__).parents[3] / "shared"))
COMPARE = SHARED / "tools" / "compare_packages.py"
WORKBOOKS = sorted((SHARED / "data" / "workbooks").glob("*.xls*"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not WORKBOOKS or not COMPARE.exists(), reason="no shared workbooks beside this checkout"),
]


def lost_or_changed(before: Path, after: Path) -> list[str]:
    """What the comparison has to say other than "kept"."""
    done = subprocess.run([sys.executable, COMPARE, before, after], capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert any("'kept'" in line for line in lines), done.stdout + done.stderr
    return [line for line in lines if re.search(r"'(changed|lost)'", line)] + [
        line for line in lines if line.startswith("integrity:") and line != "integrity: []"
    ]


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
