"""Makes the files that come with the product anew: python tests/sample/make.py

The empty workbook and its page in workbook/, the example, its exports and its page in sample_data/, the ribbon that is
drawn in the manual (its pictures: make_manual.py). Tests hold them equal to what the code makes.
"""

import sys
from functools import cache
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
ROOT = TESTS.parent

if __name__ == "__main__":
    sys.path.insert(0, str(TESTS))

from sample.documents import filled_in, sample_parts, workbook_parts  # noqa: E402
from sample.drawn_ribbon import ribbon  # noqa: E402
from sample.result_tabs import result_parts  # noqa: E402
from sample.workbook import empty_workbook, example, example_workbook  # noqa: E402


@cache
def made() -> dict[Path, bytes]:
    """What each shipped file must hold, by its path."""
    whole = example()
    pages = {
        ROOT / "workbook" / "README.md": {**workbook_parts(), **result_parts(ROOT / "sample_data" / "Voorbeeld.xlsx")},
        ROOT / "sample_data" / "README.md": sample_parts(whole),
        ROOT / "addin" / "handleiding" / "Handleiding.html": {"lint": ribbon()},
    }
    return {
        ROOT / "workbook" / "Klantenbestand.xlsx": empty_workbook(),
        ROOT / "sample_data" / "Voorbeeld.xlsx": example_workbook(),
        ROOT / "sample_data" / "webwinkel-export.csv": whole.web_shop,
        ROOT / "sample_data" / "kassa-export.csv": whole.till,
        **{path: filled_in(path.read_text(encoding="utf-8"), parts).encode() for path, parts in pages.items()},
    }


if __name__ == "__main__":
    for path, contents in made().items():
        path.write_bytes(contents)
