"""Whole outputs beside their input: `UPDATE_GOLDEN=1 pytest tests/mail` writes them, a person reads them first."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest


def same_as_golden(folder: Path, made: Mapping[str, bytes]) -> None:
    """Every file of `made` is byte for byte the one in `folder`, and there is no other (its input *.md aside)."""
    if os.environ.get("UPDATE_GOLDEN"):
        for name, data in made.items():
            (folder / name).write_bytes(data)
    for name, data in made.items():
        path = folder / name
        if not path.is_file():
            pytest.fail(f"{path} is missing; make it with UPDATE_GOLDEN=1 and read it")
        assert data.decode("utf-8") == path.read_bytes().decode("utf-8"), name
    assert {path.name for path in folder.iterdir() if path.suffix != ".md"} == set(made)
