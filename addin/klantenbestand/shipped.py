"""Finds the files that come with the product: inside the package when installed, in the repository in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_FOLDERS = {  # name: folder in a checkout, below the root
    "templates": "templates",
    "workbook": "workbook",
    "sample_data": "sample_data",
    "handleiding": "addin/handleiding",
    "ribbon": "addin/ribbon",
    "vba": "addin/vba",
}


def shipped(folder: str, *names: str) -> Path:
    """The path of a shipped file or folder; FileNotFoundError where this installation lacks it."""
    for base in (_PACKAGE / "shipped" / folder, _PACKAGE.parents[1] / _FOLDERS[folder]):
        path = base.joinpath(*names)
        if path.exists():
            return path
    raise FileNotFoundError("/".join((folder, *names)))
